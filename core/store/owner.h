#pragma once

#include "core/base/result.h"
#include "core/model/me.h"
#include "core/store/database.h"

#include <vector>

namespace kith
{

// The table owner: what files and the user state about the owner of the book.
Result<std::vector<MeStatement>> ownerStatements(const Database& database);
// Adds those that are not there yet; the number added.
Result<int> addOwnerStatements(const Database& database, const std::vector<MeStatement>& statements);
// Removes what the user said in this field.
Done removeYourStatements(const Database& database, MeField field);

} // namespace kith
