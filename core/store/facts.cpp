#include "core/store/facts.h"

#include "core/store/prepared.h"
#include "core/store/rowsink.h"

namespace kith
{

namespace
{

// As a statement yields the row, or a sink gets it.
template <typename Row>
Fact factIn(const Row& row, int column)
{
    return {.kind = static_cast<FactKind>(row.integer(column)),
        .certainty = static_cast<Certainty>(row.integer(column + 1)),
        .value = row.text(column + 2),
        .from = row.date(column + 3),
        .to = row.date(column + 4),
        .count = static_cast<int>(row.integer(column + 5)),
        .origin = {static_cast<Origin::By>(row.integer(column + 6)), row.integer(column + 7),
            static_cast<int>(row.integer(column + 8))}};
}

} // namespace

Fact factAt(const Statement& row, int column)
{
    return factIn(row, column);
}

Result<FactTable> FactTable::prepare(const Database& database)
{
    FactTable table;
    const Done done = prepareAll(database,
        {{table.m_read,
             "SELECT kind, certainty, value, since, until, count, by, source, row FROM facts"
             " WHERE contact = ? ORDER BY number"},
            {table.m_readGiven,
                "SELECT each_row(?1, contact, kind, certainty, value, since, until, count, by, source, row)"
                " FROM given_rows(?2) CROSS JOIN facts ON contact = c0"},
            {table.m_last, "SELECT max(number) FROM facts WHERE contact = ?"},
            {table.m_insert,
                "INSERT INTO facts (contact, number, kind, certainty, value, since, until, count, by, "
                "source, row)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
            {table.m_remove,
                "DELETE FROM facts WHERE contact = ?1 AND number = (SELECT min(number) FROM facts"
                " WHERE contact = ?1 AND kind = ?2 AND certainty = ?3 AND value IS ?4 AND since IS ?5"
                " AND until IS ?6 AND count = ?7 AND by = ?8 AND source = ?9 AND row = ?10)"},
            {table.m_setCount, "UPDATE facts SET count = ?3 WHERE contact = ?1 AND kind = ?2"},
            {table.m_removeYours, "DELETE FROM facts WHERE contact = ? AND kind = ? AND by = 1"},
            {table.m_removeKind, "DELETE FROM facts WHERE contact = ? AND kind = ?"}});
    static_assert(static_cast<int>(Origin::By::You) == 1);
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Result<Facts> FactTable::read(ContactId contact)
{
    Facts facts;
    m_read.bindAll(contact);
    while (true) {
        const Result<bool> row = m_read.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return facts;
        facts.push_back(factAt(m_read, 0));
    }
}

Result<std::map<ContactId, Facts>> FactTable::read(const GivenRows& contacts)
{
    std::map<ContactId, Facts> all;
    TakeRows rows([&all](const RowValues& row) { all[row.integer(0)].push_back(factIn(row, 1)); });
    const Done done = m_readGiven.bindAll(rows, contacts).run();
    return done ? Result<std::map<ContactId, Facts>>(std::move(all)) : tl::unexpected(done.error());
}

Result<bool> FactTable::says(ContactId contact, const std::vector<PackedContact::PackedFact>& facts)
{
    if (facts.empty())
        return true;
    m_read.bindAll(contact);
    return foundAll(m_read, facts, [this](const PackedContact::PackedFact& fact) {
        const bool isByOmission = m_read.integer(8) == 0 && fact.kind == FactKind::Disconnected;
        return !isByOmission && m_read.integer(0) == static_cast<int>(fact.kind)
            && m_read.integer(1) == static_cast<int>(fact.certainty) && m_read.utf8(2) == fact.value
            && m_read.integer(3) == fact.from.number && m_read.integer(4) == fact.to.number
            && m_read.integer(5) == fact.count;
    });
}

Result<int> FactTable::nextNumber(ContactId contact)
{
    if (const Result<bool> row = m_last.bindAll(contact).step(); !row)
        return tl::unexpected(row.error());
    const int next = m_last.isNull(0) ? 0 : static_cast<int>(m_last.integer(0)) + 1;
    m_last.reset();
    return next;
}

Done FactTable::insert(ContactId contact, int number, const Fact& fact)
{
    return m_insert
        .bindAll(contact, number, static_cast<int>(fact.kind), static_cast<int>(fact.certainty), fact.value,
            fact.from, fact.to, fact.count, static_cast<int>(fact.origin.by), fact.origin.source,
            fact.origin.row)
        .run();
}

Done FactTable::append(ContactId contact, const Fact& fact)
{
    const Result<int> number = nextNumber(contact);
    return number ? insert(contact, *number, fact) : tl::unexpected(number.error());
}

Done FactTable::remove(ContactId contact, const Fact& fact)
{
    return m_remove
        .bindAll(contact, static_cast<int>(fact.kind), static_cast<int>(fact.certainty), fact.value,
            fact.from, fact.to, fact.count, static_cast<int>(fact.origin.by), fact.origin.source,
            fact.origin.row)
        .run();
}

Result<bool> FactTable::setCount(ContactId contact, FactKind kind, int count)
{
    const Done done = m_setCount.bindAll(contact, static_cast<int>(kind), count).run();
    return done.map([this] { return m_setCount.changed() > 0; });
}

Done FactTable::removeYours(ContactId contact, FactKind kind)
{
    return m_removeYours.bindAll(contact, static_cast<int>(kind)).run();
}

Done FactTable::removeKind(ContactId contact, FactKind kind)
{
    return m_removeKind.bindAll(contact, static_cast<int>(kind)).run();
}

} // namespace kith
