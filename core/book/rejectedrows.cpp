#include "core/book/rejectedrows.h"

#include "core/book/newfile.h"
#include "core/book/readbook.h"
#include "core/book/texts.h"
#include "core/exporting/csvrow.h"
#include "core/importing/csvreader.h"
#include "core/importing/rejectedcolumns.h"

#include <QBuffer>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

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

// The beginning of a file of rejected rows.
QByteArray headOf(RejectedForm form, const QStringList& columns, char delimiter)
{
    if (form == RejectedForm::Cards)
        return {};
    if (form == RejectedForm::Directory)
        return "version: 1\r\n";
    return csvByteOrderMark + csvRow(rejectedColumns() + columns, delimiter);
}

QString rowSays(const SourceRow& row)
{
    return Book::tr("row %1: %2", "number, why it was rejected").arg(row.row).arg(row.note.simplified());
}

// The card as it was, which readers take as if nothing were added to it: "X-…" is what they don't know
// (RFC 6350 section 6.10). One that was cut off has an end.
QByteArray cardOf(const SourceRow& row)
{
    const auto name = "X-KITH-REJECTED:"_L1;
    const auto end = "END:VCARD"_L1;
    QString says = rowSays(row);
    for (const QChar special : {u'\\', u',', u';'})
        says.replace(special, u'\\' + QString(special));
    QStringList lines = row.text.split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([&](const QString& line) { return line.startsWith(name); }); // of a time before
    if (lines.isEmpty() || !lines.last().trimmed().startsWith(end, Qt::CaseInsensitive))
        lines.append(end);
    lines.insert(lines.size() - 1, name + says);
    return (lines.join("\r\n"_L1) + "\r\n"_L1).toUtf8();
}

// A row with why it was rejected; `delimiter` is that of the table that it is from, `again` says how many of
// its columns did so before.
QByteArray pieceOf(RejectedForm form, const SourceRow& row, char delimiter, qsizetype again)
{
    if (form == RejectedForm::Cards)
        return cardOf(row);
    if (form == RejectedForm::Directory)
        return "\r\n# " + rowSays(row).toUtf8() + "\r\n"
            + QString(row.text).replace(u'\n', "\r\n"_L1).toUtf8() + "\r\n";
    QStringList cells{QString::number(row.row), row.note};
    cells += form == RejectedForm::Table ? cellsOf(row.text, delimiter).mid(again) : QStringList{row.text};
    return csvRow(cells, delimiter);
}

} // namespace

RejectedForm rejectedForm(const Source& source)
{
    if (!source.header.isEmpty())
        return RejectedForm::Table;
    if (source.format == "vcard"_L1)
        return RejectedForm::Cards;
    return source.format == "ldif"_L1 ? RejectedForm::Directory : RejectedForm::List;
}

QString rejectedSuffix(RejectedForm form)
{
    if (form == RejectedForm::Cards)
        return u"vcf"_s;
    return form == RejectedForm::Directory ? u"ldif"_s : u"csv"_s;
}

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

    const RejectedForm form = rejectedForm(*from);
    const char delimiter = delimiterOf(from->header);
    const QStringList columns = form == RejectedForm::Table ? cellsOf(from->header, delimiter)
                                                            : QStringList{Book::tr("What it holds")};
    const qsizetype again = rejectedColumnsIn(columns);
    if (Done done = file->write(headOf(form, columns.mid(again), delimiter)); !done)
        return tl::unexpected(done.error());
    qint64 written = 0;
    while (true) {
        const auto rows = sourceRows(database, source, Outcome::Rejected, written, rowsAtOnce);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const SourceRow& row : *rows) {
            if (Done done = file->write(pieceOf(form, row, delimiter, again)); !done)
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
