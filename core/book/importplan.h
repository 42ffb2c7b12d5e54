#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/importfiles.h"
#include "core/importing/catalogue.h"
#include "core/store/database.h"

#include <QByteArray>
#include <QDate>

#include <optional>
#include <vector>

namespace kith
{

// A file of the import: to read, or known already, or of no use.
struct PlannedFile {
    RecognisedFile recognised;
    QByteArray hash;
    QString event; // that the user names for it,
    QDate on; // and its day
    std::optional<Source> known;
    QDate day; // of which it tells, where that was known only when rows had been read,
    bool isToReadAgain = false; // which is so since

    bool isToRead() const { return recognised.importer && !known; }
    void leaveOut(const Error& error)
    {
        recognised.importer = nullptr;
        recognised.error = error;
        isToReadAgain = false;
    }
};

// All files of a request, each read to its end once: damage shows before anything is applied, and the hash
// tells whether the book holds the file. A file that cannot be read is left out; fails where none is left.
Result<std::vector<PlannedFile>> planImport(
    const Database& database, const ImportRequest& request, Progress& progress);

// Why each cannot be read, where none is left.
Done someCanBeRead(const std::vector<PlannedFile>& files);

// The receipt of a file that is known already, or of no use.
FileReceipt notRead(const PlannedFile& file);

} // namespace kith
