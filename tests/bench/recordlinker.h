#pragma once

#include "core/matching/blocking.h"
#include "core/matching/linkage.h"

#include <QByteArrayList>

#include <utility>
#include <vector>

namespace kith::bench
{

using FieldValues = QByteArrayList; // of a record, by field; empty where it does not say

// Finds the records of a table that are about one person, whatever its columns are: nothing is set for a
// table but which two columns people mix up.
class RecordLinker
{
public:
    using Exchanged = std::vector<std::pair<int, int>>;

    RecordLinker(const std::vector<FieldValues>& records, Exchanged exchanged);

    // The pairs that agree roughly on two fields, which are the ones looked at; ascending.
    const std::vector<RecordPair>& compared() const { return m_pairs; }
    // The records by person, by what the pairs alone tell; each in one group.
    std::vector<std::vector<quint32>> groups() const;

private:
    void countValues();
    QByteArrayList codesOf(const FieldValues& record) const;
    std::vector<RecordPair> candidates() const;
    int levelOf(int field, const QByteArray& one, const QByteArray& other) const;
    Agreement compare(const RecordPair& pair) const;

    const std::vector<FieldValues>& m_records;
    Exchanged m_exchanged;
    int m_fields = 0;
    std::vector<QHash<QByteArray, int>> m_counts; // how many records have a value, by field
    std::vector<double> m_usual; // how many records have the value of a record, on average
    std::vector<RecordPair> m_pairs;
    LinkageModel m_model;
};

// Every pair of records of a group, ascending.
std::vector<RecordPair> pairsWithin(const std::vector<std::vector<quint32>>& groups);

} // namespace kith::bench
