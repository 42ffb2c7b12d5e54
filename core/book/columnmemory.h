#pragma once

#include "core/importing/tablecolumns.h"
#include "core/store/database.h"

namespace kith
{

// What the user has said of the columns of tables, kept with the book by their headers, so that the next
// table with the same header is read in the same way.

Result<HeaderMaps> rememberedMaps(const Database& database);
// An empty map is forgotten.
Done rememberMap(const Database& database, const QByteArray& header, const ColumnMap& map);

} // namespace kith
