#pragma once

struct sqlite3;

namespace kith
{

// Adds the SQL aggregates by which books of old get their rows into blocks (rowblock.h):
//     SELECT pack_rows(row, outcome, contact, record), pack_records(row, record) FROM source_rows GROUP BY …
void addPackRows(sqlite3* handle);

} // namespace kith
