#include "core/importing/tableimporter.h"

#include "core/importing/addressbook.h"
#include "core/importing/dateorder.h"
#include "core/importing/rejectedcolumns.h"
#include "core/importing/texts.h"

#include <utility>

namespace kith
{
namespace
{

constexpr int rowsBetweenReports = 4096;
constexpr int datesReported = 10;

tl::unexpected<Error> inFile(const InputFile& file, Error error)
{
    error.message = file.displayName() + QStringLiteral(": ") + error.message;
    return tl::unexpected(std::move(error));
}

QString doubtAbout(const DateOrder& order)
{
    const QString says = order.dayFirst
        ? Importing::tr("Nothing in the file tells the day from the month in “%1”. Dates were read with the "
                        "day first. If that is wrong, undo the import, write them as 2026-12-31 and import "
                        "the file again.")
        : Importing::tr("Nothing in the file tells the day from the month in “%1”. Dates were read with the "
                        "month first. If that is wrong, undo the import, write them as 2026-12-31 and import "
                        "the file again.");
    return says.arg(order.doubtful);
}

Done readRow(const Table& table, const RowReader& rows, RecordSink& sink)
{
    // Of a row in the bytes of another, which could be used, nobody looks at the cells.
    if (rows.standsAlone && table.reader().trouble() == CsvReader::Trouble::None) {
        const Result<bool> restated = sink.restated(table.row(), table.reader().rawBytes());
        if (!restated || *restated)
            return restated.map([](bool) {});
    }
    const QString trouble = table.trouble();
    return trouble.isEmpty() ? rows.row() : sink.reject(table.row(), trouble, table.rowText());
}

} // namespace

Done readTable(const InputFile& file, const ColumnNames& columns,
    const std::function<RowReader(const Table& table)>& reader, RecordSink& sink, Progress& progress,
    FirstRow first)
{
    const Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    Table table(**device, file.head);
    const Result<bool> header = table.findHeader(columns);
    if (!header)
        return inFile(file, header.error());
    if (!*header) {
        return failure(ErrorCode::UnknownFormat,
            Importing::tr("%1 has no row with these columns: %2.")
                .arg(file.displayName(), QStringList(columns.begin(), columns.end()).join(u", ")));
    }
    bool isAtRow = first == FirstRow::Data;
    if (isAtRow) {
        table.takeNoHeader();
        sink.issue({Severity::Info, table.row(), 0,
            Importing::tr("There is no header: the list was read from this row on.")});
    } else {
        sink.header(table.rowText());
    }
    const RowReader rows = reader(table);
    size_t issues = 0;
    for (int count = 0;; ++count) {
        if (count % rowsBetweenReports == 0) {
            if (progress.cancelled())
                return failure(
                    ErrorCode::Cancelled, Importing::tr("The import was cancelled. Nothing has changed."));
            progress.report(file.displayName(), table.reader().position(), file.size, Progress::Unit::Bytes);
        }
        const Result<bool> more = std::exchange(isAtRow, false) ? Result<bool>(true) : table.next();
        for (; issues < table.reader().issues().size(); ++issues)
            sink.issue(table.reader().issues()[issues]);
        if (!more)
            return inFile(file, more.error());
        if (!*more)
            break;
        if (const Done done = readRow(table, rows, sink); !done)
            return done;
    }
    progress.report(file.displayName(), table.reader().position(), file.size, Progress::Unit::Bytes);
    return rows.finish ? rows.finish() : Done();
}

void tellUnread(const QStringList& columns, RecordSink& sink)
{
    QStringList names = columns.mid(rejectedColumnsIn(columns));
    names.removeAll(QString());
    if (names.isEmpty())
        return;
    const auto count = static_cast<int>(names.size());
    sink.issue({Severity::Info, 0, 0,
        Importing::tr("Not read: the column(s) %1.", nullptr, count).arg(namesShown(names))});
}

bool TableImporter::recognises(const InputFile& file) const
{
    return mayBeCalled(file.stem()) && file.hasColumns(columnsIn(file));
}

bool TableImporter::mayBeCalled(const QString&) const
{
    return true;
}

Done TableImporter::read(
    const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const
{
    return readTable(
        file, columnsIn(file), [&](const Table& table) { return reader(table, context, sink); }, sink,
        progress);
}

DateColumn::DateColumn(const Table& table, int column, RecordSink& sink, QDate today)
    : m_table(table), m_column(column), m_sink(sink),
      m_latest(today.isValid() ? today.addDays(1) : QDate()) // it may be tomorrow where the file was written
{
    if (column < 0)
        return;
    const DateOrder order = dateOrderOf(table.head(), column);
    m_dayFirst = order.dayFirst;
    if (!order.doubtful.isEmpty())
        m_sink.issue({Severity::Warning, 0, column + 1, doubtAbout(order)});
}

QDate DateColumn::read()
{
    QDate date = m_table.date(m_column, m_dayFirst);
    if (!date.isValid())
        date = spreadsheetDate(m_table.bytes(m_column));
    const bool isAhead = m_latest.isValid() && date > m_latest;
    if (date.isValid() && !isAhead)
        return date;
    if (m_unreadable > datesReported || m_table.bytes(m_column).trimmed().isEmpty())
        return {};
    QString message
        = Importing::tr("From this row on more dates cannot be read. Their rows were used without them.");
    if (++m_unreadable <= datesReported) {
        message = isAhead ? Importing::tr("The date “%1” is still to come. The row was used without it.")
                          : Importing::tr("The date “%1” cannot be read. The row was used without it.");
        message = message.arg(m_table.cell(m_column));
    }
    m_sink.issue({Severity::Warning, m_table.row(), m_column + 1, message});
    return {};
}

} // namespace kith
