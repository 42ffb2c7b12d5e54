#pragma once

#include "core/store/database.h"

#include <bitset>
#include <initializer_list>
#include <set>

namespace kith
{

struct ToPrepare {
    Statement& statement;
    const char* sql;
};

// Prepares the statements of a table.
inline Done prepareAll(const Database& database, std::initializer_list<ToPrepare> all)
{
    for (const ToPrepare& each : all) {
        Result<Statement> statement = database.prepare(each.sql);
        if (!statement)
            return tl::unexpected(statement.error());
        each.statement = std::move(*statement);
    }
    return {};
}

// The ids in the first column of all rows.
inline Result<std::set<qint64>> idsIn(Statement& rows)
{
    std::set<qint64> found;
    while (true) {
        const Result<bool> row = rows.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.insert(rows.integer(0));
    }
}

// Whether each of these stands in a row of the statement, which goes to its end; `stands` compares with the
// row at hand. Of very many: false.
template <typename List, typename Stands>
Result<bool> foundAll(Statement& rows, const List& list, Stands&& stands)
{
    std::bitset<64> found;
    const bool fits = list.size() <= found.size();
    while (true) {
        const Result<bool> row = rows.step();
        if (!row)
            return row;
        if (!*row)
            return fits && found.count() == list.size();
        for (std::size_t i = 0; fits && i < list.size(); ++i) {
            if (!found[i] && stands(list[i]))
                found.set(i);
        }
    }
}

} // namespace kith
