#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/importing/listfield.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <QDate>
#include <QHash>
#include <QStringList>

namespace kith
{

// The event at which the people of a list were.
struct SaidEvent {
    QString name;
    QDate on;

    bool operator==(const SaidEvent&) const = default;
};

struct ImportRequest {
    QStringList paths;
    QString event; // of attendee lists, or, where there are none, of tables of contacts: --event
    QDate on; // its day: --on
    QHash<QString, SaidEvent> events = {}; // of single files, by their InputFile::key(), in place of it
    bool dryRun = false; // say what would happen, change nothing
    QDate today;
    ColumnMap map; // what columns of contact lists hold, in any file: --map
    HeaderMaps maps; // the same for single headers, in place of what is remembered
    bool forgetColumns = false; // guess anew, whatever was said of columns before
};

// Reads, matches, stores and advises: one transaction, one undo step. Rows that cannot be used, and files
// that cannot be read at all, are in the receipt; fails if no file can be read, with a line for each. A file
// that the book holds already changes nothing. What is said of columns is remembered for the next table with
// the same header.
Result<ImportReceipt> importFiles(
    Database& database, const Knowledge& knowledge, const ImportRequest& request, Progress& progress);

// What is said of columns, by headers: remembered, and by the request.
Result<HeaderMaps> mapsOf(const Database& database, const ImportRequest& request);

} // namespace kith
