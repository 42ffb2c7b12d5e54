#include "core/store/owner.h"

#include <algorithm>

namespace kith
{

Result<std::vector<MeStatement>> ownerStatements(const Database& database)
{
    Result<Statement> select = database.prepare(
        "SELECT field, value, detail, since, until, by, source, row FROM owner ORDER BY id");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<MeStatement> statements;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return statements;
        statements.push_back({.field = static_cast<MeField>(select->integer(0)),
            .value = select->text(1),
            .detail = select->text(2),
            .from = select->date(3),
            .to = select->date(4),
            .origin = {static_cast<Origin::By>(select->integer(5)), select->integer(6),
                static_cast<int>(select->integer(7))}});
    }
}

Result<int> addOwnerStatements(const Database& database, const std::vector<MeStatement>& statements)
{
    Result<std::vector<MeStatement>> there = ownerStatements(database);
    if (!there)
        return tl::unexpected(there.error());
    Result<Statement> insert
        = database.prepare("INSERT INTO owner (field, value, detail, since, until, by, source, row)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    int added = 0;
    for (const MeStatement& statement : statements) {
        // The same word from a second file adds nothing; the user's own word stands beside a file's.
        const bool known = std::ranges::any_of(*there, [&](const MeStatement& other) {
            return other.field == statement.field && other.value == statement.value
                && other.detail == statement.detail && other.from == statement.from
                && other.to == statement.to
                && (other.origin.by == Origin::By::You) == (statement.origin.by == Origin::By::You);
        });
        if (known || statement.value.isEmpty())
            continue;
        const Done done = insert
                              ->bindAll(static_cast<int>(statement.field), statement.value, statement.detail,
                                  statement.from, statement.to, static_cast<int>(statement.origin.by),
                                  statement.origin.source, statement.origin.row)
                              .run();
        if (!done)
            return tl::unexpected(done.error());
        there->push_back(statement);
        ++added;
    }
    return added;
}

Done removeYourStatements(const Database& database, MeField field)
{
    Result<Statement> remove = database.prepare("DELETE FROM owner WHERE field = ? AND by = 1");
    if (!remove)
        return tl::unexpected(remove.error());
    return remove->bindAll(static_cast<int>(field)).run();
}

} // namespace kith
