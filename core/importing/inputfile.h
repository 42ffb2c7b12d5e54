#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace kith
{

// A file to import, or a member of an archive or a folder. Opening yields a fresh sequential device; members
// of a zip are inflated as they are read, in memory, and never touch the disk.
struct InputFile {
    QString path; // what the user handed over
    QString name; // base name, such as "Connections.csv"
    QString container; // name of the archive or folder; empty for a single file
    bool isInArchive = false;
    qint64 size = 0; // bytes once inflated, as declared; -1 unknown
    qint64 made
        = 0; // when it was last written, as the disk or the archive says: seconds since 1970; 0 unknown
    QByteArray head; // the first 64 KiB, as they are
    std::vector<std::vector<QByteArray>>
        columns; // the first Table::headerWithin records, if it is text: columnKey() of each cell
    std::function<Result<std::unique_ptr<QIODevice>>()> open;

    QString displayName() const { return container.isEmpty() ? name : container + u'/' + name; }
    // Tells it from others of its name.
    QString key() const { return path + u'\n' + name; }
    // What is left of the name to tell its kind by: lower case, without folders, extension, spaces and
    // underscores, and without a number at its end, as in "Member_Follows_12345.csv" and "Connections
    // (1).csv".
    QString stem() const;
    // Whether one of the first records holds all these columns.
    bool hasColumns(const std::vector<QString>& names) const;
};

// Opens the file once and fills in head and columns. Fails if it cannot be opened or read.
Done lookInto(InputFile& file);

// Whether the path is named like a book, or like what SQLite keeps beside one: "network.kith-wal".
bool isBook(const QString& path);

// What there is to say of a file without anything in it.
Error emptyFile(const QString& name);

// A file on the disk, looked into. Fails naming it: no such file, a folder, not allowed to read it, empty.
Result<InputFile> fileOnDisk(const QString& path);

// Bytes in memory as a file, looked into.
InputFile fileInMemory(const QString& name, const QByteArray& bytes);

} // namespace kith
