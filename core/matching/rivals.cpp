#include "core/matching/rivals.h"

#include <QHash>

#include <cmath>

namespace kith
{
namespace
{

constexpr double leastShare = 1.0 / 8;

} // namespace

std::vector<WeighedPair> withoutOutdone(
    const std::vector<WeighedPair>& pairs, const std::function<bool(quint32, quint32)>& exclude)
{
    struct Partner {
        quint32 record = 0;
        double odds = 0;
    };
    QHash<quint32, std::vector<Partner>> partners;
    for (const WeighedPair& each : pairs) {
        const double odds = std::exp2(each.weight);
        partners[each.pair.first].push_back({each.pair.second, odds});
        partners[each.pair.second].push_back({each.pair.first, odds});
    }
    const auto isOutdone = [&](quint32 record, quint32 partner, double odds) {
        double all = odds;
        for (const Partner& rival : *partners.constFind(record)) {
            if (rival.record != partner && exclude(rival.record, partner))
                all += rival.odds;
        }
        return odds < leastShare * all;
    };
    std::vector<WeighedPair> left;
    for (const WeighedPair& each : pairs) {
        const double odds = std::exp2(each.weight);
        const auto [one, other] = each.pair;
        if (!isOutdone(one, other, odds) && !isOutdone(other, one, odds))
            left.push_back(each);
    }
    return left;
}

} // namespace kith
