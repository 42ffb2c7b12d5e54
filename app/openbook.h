#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/store/database.h"

#include <QDate>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace kith
{

// What to do where there is no book yet.
enum class IfMissing {
    Create,
    Pretend, // an empty one in a temporary folder, gone afterwards
    Refuse, // if the user named it: a slip of the pen makes no new book. Without a name as Pretend
};

// An open book with what Kith knows.
struct OpenBook {
    std::unique_ptr<QTemporaryDir> folder; // of a temporary book; goes after the database
    Database database;
    std::shared_ptr<const Knowledge> knowledge;
};

// The path that the user named, else the default one.
Result<QString> bookPath(const QString& named);

Result<OpenBook> openBook(const QString& named, IfMissing ifMissing);

// A book of its own in a temporary folder.
Result<OpenBook> openTemporaryBook();

// Advises everyone anew if the stored advice is of another day, other rules or another owner. A book that can
// only be read keeps what it has.
Done refreshAdvice(OpenBook& book, QDate today, Progress& progress);

} // namespace kith
