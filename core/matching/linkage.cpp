#include "core/matching/linkage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kith
{
namespace
{

constexpr int mostRounds = 100;
constexpr double settled = 1e-6; // a change of the share that no longer matters

// What was seen of a field: the levels' counts, for one person and for two, beginning with the trusted odds.
FieldOdds startOf(const FieldOdds& odds, double trust)
{
    FieldOdds counts = odds;
    for (double& each : counts.one)
        each *= trust;
    for (double& each : counts.two)
        each *= trust;
    return counts;
}

void makeShares(std::vector<double>& counts)
{
    const double sum = std::accumulate(counts.begin() + 1, counts.end(), 0.0);
    for (double& each : counts)
        each /= sum;
}

} // namespace

double FieldOdds::weight(int level) const
{
    const auto at = static_cast<size_t>(level);
    return level == 0 ? 0 : std::log2(one[at] / two[at]);
}

LinkageModel LinkageModel::unlearnt(const std::vector<int>& levels)
{
    std::vector<FieldOdds> fields;
    for (const int top : levels) {
        FieldOdds odds;
        odds.one.assign(static_cast<size_t>(top) + 1, 0);
        odds.two = odds.one;
        for (size_t level = 1; level < odds.one.size(); ++level) {
            odds.one[level] = std::exp2(static_cast<double>(level));
            odds.two[level] = std::exp2(-static_cast<double>(level));
        }
        makeShares(odds.one);
        makeShares(odds.two);
        fields.push_back(std::move(odds));
    }
    return {std::move(fields), 0.1};
}

LinkageModel LinkageModel::learnt(const QHash<Agreement, qint64>& seen, double trust) const
{
    LinkageModel model = *this;
    for (int round = 0; round < mostRounds; ++round) {
        std::vector<FieldOdds> counts;
        for (const FieldOdds& odds : m_fields)
            counts.push_back(startOf(odds, trust));
        double ones = trust * m_share;
        double all = trust;
        for (auto it = seen.begin(); it != seen.end(); ++it) {
            const auto pairs = static_cast<double>(it.value());
            const double one = pairs * model.probability(it.key());
            for (size_t field = 0; field < counts.size(); ++field) {
                const auto level = static_cast<size_t>(it.key().level(static_cast<int>(field)));
                if (level == 0)
                    continue;
                counts[field].one[level] += one;
                counts[field].two[level] += pairs - one;
            }
            ones += one;
            all += pairs;
        }
        for (FieldOdds& odds : counts) {
            makeShares(odds.one);
            makeShares(odds.two);
        }
        const double before = model.m_share;
        model = {std::move(counts), ones / all};
        if (std::abs(model.m_share - before) < settled * before)
            break;
    }
    return model;
}

double LinkageModel::weight(Agreement agreement) const
{
    double sum = 0;
    for (size_t field = 0; field < m_fields.size(); ++field)
        sum += m_fields[field].weight(agreement.level(static_cast<int>(field)));
    return sum;
}

double LinkageModel::probability(Agreement agreement) const
{
    return 1 / (1 + std::exp2(-weight(agreement)) * (1 - m_share) / m_share);
}

} // namespace kith
