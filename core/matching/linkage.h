#pragma once

#include <QHash>

#include <vector>

namespace kith
{

// How far two records agree, a level a field: 0 where one of them does not say, 1 where they differ, more the
// more they are alike. Up to 16 fields of up to 15 levels.
class Agreement
{
public:
    void set(int field, int level) { m_levels |= static_cast<quint64>(level) << (4 * field); }
    int level(int field) const { return static_cast<int>(m_levels >> (4 * field)) & 15; }

    bool operator==(const Agreement&) const = default;
    friend size_t qHash(Agreement agreement, size_t seed = 0) noexcept
    {
        return ::qHash(agreement.m_levels, seed);
    }

private:
    quint64 m_levels = 0;
};

// How often each level of a field comes up.
struct FieldOdds {
    std::vector<double> one; // between records of one person (the literature's m); index 0 is not used
    std::vector<double> two; // between records of two people (u)

    // log2(m/u): how much a level speaks for one person; 0 for what a record does not say.
    double weight(int level) const;
};

// What agreement is worth, after Fellegi and Sunter (1969): fields count independently, each by the logarithm
// of how much more often its level comes up for one person than for two.
class LinkageModel
{
public:
    LinkageModel() = default;
    LinkageModel(std::vector<FieldOdds> fields, double share)
        : m_fields(std::move(fields)), m_share(share) { }
    // Knows nothing but that records of one person mostly agree.
    static LinkageModel unlearnt(const std::vector<int>& levels);

    // Learns from pairs of which nobody said which are one person, by expectation maximisation: how often
    // each agreement was seen. This model is where it starts, and counts like `trust` pairs of each side.
    LinkageModel learnt(const QHash<Agreement, qint64>& seen, double trust) const;

    // The evidence in bits: the sum of the fields' weights.
    double weight(Agreement agreement) const;
    // The probability that such a pair is one person, among pairs like those learnt from.
    double probability(Agreement agreement) const;

    const std::vector<FieldOdds>& fields() const { return m_fields; }

private:
    std::vector<FieldOdds> m_fields;
    double m_share = 0.1; // of the pairs that are one person
};

} // namespace kith
