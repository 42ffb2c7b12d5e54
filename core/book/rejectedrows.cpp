#include "core/book/rejectedrows.h"

#include "core/book/newfile.h"
#include "core/book/readbook.h"
#include "core/book/texts.h"
#include "core/exporting/csvrow.h"
#include "core/importing/csvreader.h"

#include <QBuffer>

#include <algorithm>

namespace kith
{
namespace
{

constexpr qint64 rowsAtOnce = 1'000;

// The cells of one line of a table. A line that is no row, such as one whose quotation mark is never closed,
// is one cell.
QStringList cellsOf(const QString& line, char delimiter)
{
    QByteArray bytes = line.toUtf8();
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, delimiter);
    const Result<bool> read = reader.next();
    if (!read || !*read || reader.trouble() != CsvReader::Trouble::None)
        return {line};
    QStringList cells;
    for (qsizetype i = 0; i < reader.size(); ++i)
        cells += reader.field(i);
    return cells;
}

char delimiterOf(const QString& header)
{
    QByteArray bytes = header.toUtf8();
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device);
    const Result<bool> read = reader.next();
    return read && *read ? reader.delimiter() : ',';
}

} // namespace

Result<qint64> saveRejectedRows(const Database& database, SourceId source, const QString& path)
{
    const Result<std::vector<Source>> files = sources(database);
    if (!files)
        return tl::unexpected(files.error());
    const auto from = std::ranges::find(*files, source, &Source::id);
    if (from == files->end())
        return failure(ErrorCode::NotFound, Book::tr("The book knows no such file any more."));
    Result<SafeFile> file = newFile(database, path);
    if (!file)
        return tl::unexpected(file.error());

    const bool isTable = !from->header.isEmpty();
    const char delimiter = delimiterOf(from->header);
    QStringList names{Book::tr("Row"), Book::tr("Rejected because")};
    names += isTable ? cellsOf(from->header, delimiter) : QStringList{Book::tr("What it holds")};
    if (Done done = file->write(csvByteOrderMark + csvRow(names)); !done)
        return tl::unexpected(done.error());
    qint64 written = 0;
    while (true) {
        const auto rows = sourceRows(database, source, Outcome::Rejected, written, rowsAtOnce);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const SourceRow& row : *rows) {
            QStringList cells{QString::number(row.row), row.note};
            cells += isTable ? cellsOf(row.text, delimiter) : QStringList{row.text};
            if (Done done = file->write(csvRow(cells)); !done)
                return tl::unexpected(done.error());
        }
        written += std::ssize(*rows);
        if (rows->empty())
            break;
    }
    if (Done done = file->commit(); !done)
        return tl::unexpected(done.error());
    return written;
}

} // namespace kith
