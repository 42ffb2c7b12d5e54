#pragma once

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <QString>

namespace kith
{

// Writes the rows of an imported file that could not be used to a CSV file, to be looked through or mended:
// the row and why it was rejected, then its cells under the names of the columns, where the file is a table;
// else what stands in it. The number of rows.
Result<qint64> saveRejectedRows(const Database& database, SourceId source, const QString& path);

} // namespace kith
