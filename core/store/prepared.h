#pragma once

#include "core/store/database.h"

#include <initializer_list>

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

} // namespace kith
