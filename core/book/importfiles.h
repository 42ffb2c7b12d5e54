#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/importing/listfield.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <QDate>
#include <QStringList>

namespace kith
{

struct ImportRequest {
    QStringList paths;
    QString event; // for attendee lists: --event
    QDate on; // for attendee lists: --on
    bool dryRun = false; // say what would happen, change nothing
    QDate today;
    ColumnMap map; // what columns of contact lists hold: --map
};

// Reads, matches, stores and advises: one transaction, one undo step. Fails as a whole if a file cannot be
// read at all; rows that cannot be used are in the receipt. A file that the book holds already changes
// nothing.
Result<ImportReceipt> importFiles(
    Database& database, const Knowledge& knowledge, const ImportRequest& request, Progress& progress);

} // namespace kith
