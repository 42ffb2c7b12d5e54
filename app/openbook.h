#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/browsing/browseindex.h"
#include "core/store/database.h"

#include <QDate>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <vector>

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
    QDate today; // by which it is advised
};

// The path that the user named, else the default one.
Result<QString> bookPath(const QString& named);

// `today`: the day, unless the book takes place on one of its own.
Result<OpenBook> openBook(const QString& named, IfMissing ifMissing, QDate today);

// A book of its own in a temporary folder.
Result<OpenBook> openTemporaryBook(QDate today);

// Everyone in the book, after advising anew if the stored advice is of another day, other rules or another
// owner. A book that can only be read keeps the advice that it has.
Result<std::shared_ptr<const BrowseIndex>> freshIndex(OpenBook& book, Progress& progress);

// Whom the query finds; fails when cancelled.
Result<std::vector<ContactId>> find(
    const BrowseIndex& index, const BrowseIndex::Query& query, const Progress& progress);

} // namespace kith
