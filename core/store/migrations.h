#pragma once

#include "core/base/result.h"

namespace kith
{

class Database;

// "Kith" in ASCII: SQLite's application_id of every book.
inline constexpr int bookApplicationId = 0x4B697468;

// The version that this Kith writes: PRAGMA user_version.
int bookVersion();

// Brings the book from its version to bookVersion(), with its version, in one transaction.
Done migrate(const Database& database, int from);

} // namespace kith
