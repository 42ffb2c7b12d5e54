#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/database.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <future>
#include <memory>

namespace kith
{

// What SQLite's integrity and foreign key checks find; none: sound.
Result<QStringList> checkIntegrity(const Database& database);

// Copies the book, consistently while others read or write, to a new file. An existing file is never
// replaced. `verify` runs the integrity check on the copy; what fails it, and what is cancelled, is removed
// again.
Done copyBook(
    const Database& database, const QString& path, bool verify, const Progress& progress = Progress());

// The folder of the book's own backups: "<book's folder>/backups".
QString backupFolder(const QString& bookPath);
// The automatic backups of a book, oldest first. Numbered, since a clock may be wrong.
QStringList backups(const QString& bookPath);

// A backup before something big, at most one a day, of which the newest five stay. An empty book needs none.
// It is made on a thread of its own, of the book as it is when that starts, whatever is written meanwhile.
class DayBackup
{
public:
    DayBackup() = default; // none
    // Finds out whether one is due.
    static Result<DayBackup> begin(const Database& database, QDate today);
    DayBackup(DayBackup&&) = default;
    DayBackup& operator=(DayBackup&&) = delete;
    ~DayBackup(); // stops it, if nobody waited for it

    // Makes it, unless that has started: at the latest when there is something to wait for.
    void start();
    // Until it is made; what is to be backed up is not to be changed for good before. Also why it can't be
    // made.
    Done wait(const Progress& progress = Progress());
    // Keeps in the book that today's is made, if it is. Outside of a transaction.
    Done note(const Database& database);

private:
    QString m_path; // of the book; empty: none is due, or it has started
    QString m_today; // empty: there is nothing to note
    std::unique_ptr<Progress> m_stop;
    std::future<Done> m_making;
};

// Puts a backup in the place of the book, once it has been found sound. A copy of the present book is kept
// beside it; the result is its path, or empty if there was no book. No connection to the book may be open.
Result<QString> replaceBook(const QString& bookPath, const QString& backupPath);

// Leaves no trace of deleted rows: rewrites the file without free pages and empties the write-ahead log, and
// replaces the backups by a new one.
Done scrub(const Database& database);

} // namespace kith
