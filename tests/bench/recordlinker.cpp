#include "tests/bench/recordlinker.h"

#include "core/matching/spelling.h"

#include <algorithm>
#include <numeric>

namespace kith::bench
{
namespace
{

constexpr size_t mostOfAKey = 100; // records; a key of more tells nothing
constexpr qsizetype codeLength = 4;
constexpr double trust = 10; // in the model before it has seen a pair
constexpr double alike = .75; // how similar values are that differ by a slip
constexpr double resembling = .5;
constexpr double unknown = .3; // how similar a value is to none, when choosing which fields to compare

enum Level { NotSaid, Different, Resembling, Alike, SameUsual, SameRare };

double likenessOf(const QByteArray& one, const QByteArray& other)
{
    return one.isEmpty() || other.isEmpty() ? unknown : similarity(one, other);
}

} // namespace

RecordLinker::RecordLinker(const std::vector<FieldValues>& records, Exchanged exchanged)
    : m_records(records), m_exchanged(std::move(exchanged)),
      m_fields(records.empty() ? 0 : static_cast<int>(records.front().size()))
{
    countValues();
    m_pairs = candidates();
    QHash<Agreement, qint64> seen;
    for (const RecordPair& pair : m_pairs)
        ++seen[compare(pair)];
    const std::vector<int> levels(static_cast<size_t>(m_fields), SameRare);
    m_model = LinkageModel::unlearnt(levels).learnt(seen, trust);
}

void RecordLinker::countValues()
{
    m_counts.resize(static_cast<size_t>(m_fields));
    for (const FieldValues& record : m_records) {
        for (int field = 0; field < m_fields; ++field) {
            if (!record[field].isEmpty())
                ++m_counts[static_cast<size_t>(field)][record[field]];
        }
    }
    for (const QHash<QByteArray, int>& counts : m_counts) {
        double records = 0;
        double pairs = 0;
        for (const int count : counts) {
            records += count;
            pairs += static_cast<double>(count) * count;
        }
        m_usual.push_back(pairs / std::max(records, 1.0));
    }
}

// How each value begins, with its column; columns that are mixed up count as one.
QByteArrayList RecordLinker::codesOf(const FieldValues& record) const
{
    QByteArrayList codes;
    for (int field = 0; field < m_fields; ++field) {
        if (record[field].isEmpty())
            continue;
        const auto mixed
            = std::ranges::find(m_exchanged, field, [](const auto& pair) { return pair.second; });
        const int column = mixed == m_exchanged.end() ? field : mixed->first;
        codes.append(QByteArray::number(column) + ':' + record[field].left(codeLength));
    }
    std::ranges::sort(codes);
    return codes;
}

std::vector<RecordPair> RecordLinker::candidates() const
{
    std::vector<Keyed> keys;
    for (quint32 record = 0; record < m_records.size(); ++record) {
        const QByteArrayList codes = codesOf(m_records[record]);
        for (qsizetype one = 0; one < codes.size(); ++one) {
            for (qsizetype other = one + 1; other < codes.size(); ++other)
                keys.push_back({qHash(codes[one] + ' ' + codes[other]), record});
        }
    }
    return pairsSharingAKey(std::move(keys), mostOfAKey);
}

int RecordLinker::levelOf(int field, const QByteArray& one, const QByteArray& other) const
{
    const auto at = static_cast<size_t>(field);
    if (one.isEmpty() || other.isEmpty())
        return NotSaid;
    if (one == other)
        return m_counts[at].value(one) <= m_usual[at] ? SameRare : SameUsual;
    const double likeness = similarity(one, other);
    return likeness >= alike ? Alike : likeness >= resembling ? Resembling : Different;
}

Agreement RecordLinker::compare(const RecordPair& pair) const
{
    const FieldValues& one = m_records[pair.first];
    FieldValues other = m_records[pair.second];
    for (const auto& [left, right] : m_exchanged) {
        const double straight = likenessOf(one[left], other[left]) + likenessOf(one[right], other[right]);
        const double crosswise = likenessOf(one[left], other[right]) + likenessOf(one[right], other[left]);
        if (crosswise > straight)
            other.swapItemsAt(left, right);
    }
    Agreement agreement;
    for (int field = 0; field < m_fields; ++field)
        agreement.set(field, levelOf(field, one[field], other[field]));
    return agreement;
}

std::vector<std::vector<quint32>> RecordLinker::groups() const
{
    std::vector<quint32> parent(m_records.size());
    std::iota(parent.begin(), parent.end(), 0U);
    const auto rootOf = [&parent](quint32 record) {
        while (parent[record] != record)
            record = parent[record] = parent[parent[record]];
        return record;
    };
    for (const RecordPair& pair : m_pairs) {
        if (m_model.probability(compare(pair)) > .5)
            parent[rootOf(pair.first)] = rootOf(pair.second);
    }
    QHash<quint32, std::vector<quint32>> members;
    for (quint32 record = 0; record < m_records.size(); ++record)
        members[rootOf(record)].push_back(record);
    return {members.cbegin(), members.cend()};
}

std::vector<RecordPair> pairsWithin(const std::vector<std::vector<quint32>>& groups)
{
    std::vector<RecordPair> pairs;
    for (const std::vector<quint32>& group : groups) {
        for (auto one = group.begin(); one != group.end(); ++one) {
            for (auto other = one + 1; other != group.end(); ++other)
                pairs.emplace_back(*one, *other);
        }
    }
    std::ranges::sort(pairs);
    return pairs;
}

} // namespace kith::bench
