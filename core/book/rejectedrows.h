#pragma once

#include "core/base/result.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <QString>

namespace kith
{

// The form in which rejected rows of a file are saved: where each stands for itself, that of the file, so
// that they can be mended and imported again.
enum class RejectedForm : quint8 {
    Table, // as CSV: the rejectedColumns(), then its cells under the names of the columns, set apart as they
           // were
    Cards, // as vCard; a property of each says why it was rejected
    Directory, // as LDIF; comments say why
    List, // as CSV: the row, why, and what stands in it; to be looked through, no more
};
RejectedForm rejectedForm(const Source& source);
QString rejectedSuffix(RejectedForm form); // "csv"

// Writes the rows of an imported file that could not be used to a file in that form. The number of rows.
Result<qint64> saveRejectedRows(const Database& database, SourceId source, const QString& path);

} // namespace kith
