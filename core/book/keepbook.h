#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <QString>
#include <QStringList>

namespace kith
{

// Where the book lives when the user names none: $XDG_DATA_HOME/kith/book.kith. Makes the folder, 0700.
Result<QString> defaultBookPath();

// SQLite's integrity check, foreign keys, and Kith's own laws. The findings; none: the book is sound.
Result<QStringList> checkBook(const Database& database);

// A verified copy of the book; never over an existing file.
Done backupBook(const Database& database, const QString& path, const Progress& progress = Progress());

// Replaces the book by a backup. A snapshot of the present book is kept beside it; its path is the result. No
// connection to the book may be open.
Result<QString> restoreBook(const QString& bookPath, const QString& backupPath);

} // namespace kith
