#include "core/store/owner.h"

#include "core/store/prepared.h"

#include <algorithm>

namespace kith
{
namespace
{

bool saysTheSame(const MeStatement& a, const MeStatement& b)
{
    return a.field == b.field && a.value == b.value && a.detail == b.detail && a.from == b.from
        && a.to == b.to && (a.origin.by == Origin::By::You) == (b.origin.by == Origin::By::You);
}

} // namespace

Result<OwnerTable> OwnerTable::load(const Database& database)
{
    OwnerTable table;
    Statement select;
    const Done done = prepareAll(database,
        {{select,
             "SELECT field, value, detail, since, until, by, source, row,"
             " (SELECT day FROM sources WHERE sources.id = owner.source) FROM owner ORDER BY id"},
            {table.m_insert,
                "INSERT INTO owner (field, value, detail, since, until, by, source, row)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
            {table.m_sayAgain,
                "UPDATE owner SET source = ?, row = ? WHERE field = ? AND value = ? AND detail IS ?"
                " AND since IS ? AND until IS ? AND by = 0"},
            {table.m_removeYours, "DELETE FROM owner WHERE field = ? AND by = 1"}});
    if (!done)
        return tl::unexpected(done.error());
    while (true) {
        const Result<bool> row = select.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return table;
        table.m_statements.push_back({.field = static_cast<MeField>(select.integer(0)),
            .value = select.text(1),
            .detail = select.text(2),
            .from = select.date(3),
            .to = select.date(4),
            .origin = {static_cast<Origin::By>(select.integer(5)), select.integer(6),
                static_cast<int>(select.integer(7))},
            .asOf = select.date(8)});
    }
}

Result<bool> OwnerTable::add(const MeStatement& statement)
{
    const auto same = [&](const MeStatement& other) { return saysTheSame(statement, other); };
    if (statement.value.isEmpty())
        return false;
    if (const auto known = std::ranges::find_if(m_statements, same); known != m_statements.end()) {
        const bool isNewer
            = statement.asOf.isValid() && (!known->asOf.isValid() || statement.asOf > known->asOf);
        if (!isNewer || !isSingleValued(statement.field) || statement.origin.by != Origin::By::File)
            return false;
        known->asOf = statement.asOf;
        known->origin = statement.origin;
        const Done done
            = m_sayAgain
                  .bindAll(statement.origin.source, statement.origin.row, static_cast<int>(statement.field),
                      statement.value, statement.detail, statement.from, statement.to)
                  .run();
        return done ? Result<bool>(false) : tl::unexpected(done.error());
    }
    const Done done = m_insert
                          .bindAll(static_cast<int>(statement.field), statement.value, statement.detail,
                              statement.from, statement.to, static_cast<int>(statement.origin.by),
                              statement.origin.source, statement.origin.row)
                          .run();
    if (!done)
        return tl::unexpected(done.error());
    m_statements.push_back(statement);
    return true;
}

Done OwnerTable::removeYours(MeField field)
{
    if (Done done = m_removeYours.bindAll(static_cast<int>(field)).run(); !done)
        return done;
    std::erase_if(m_statements, [&](const MeStatement& statement) {
        return statement.field == field && statement.origin.by == Origin::By::You;
    });
    return {};
}

} // namespace kith
