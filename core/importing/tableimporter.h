#pragma once

#include "core/importing/importer.h"
#include "core/importing/table.h"

#include <functional>

namespace kith
{

// Raise it where the same row of a table is read otherwise than before: books know rows that stand alone by
// it.
inline constexpr int formOfReading = 6;

// Reads the rows of one table, one call a row. Each call ends in exactly one of the sink's record(), owner()
// and reject(), or keeps the row for finish().
struct RowReader {
    std::function<Done()> row;
    std::function<Done()> finish = {}; // after the last row; may be empty
    // Whether a row's record depends on nothing but its bytes and the header: what another file stated in the
    // same bytes is the same then.
    bool standsAlone = false;
};

// What the row with the columns of a table is.
enum class FirstRow { Header, Data };

// Reads a table whose header holds all these columns, or whose first row holds all these cells. Does what all
// importers of delimited text do: finds the header, skips blank rows, rejects broken ones, passes on what is
// to be known about the file, reports progress in bytes, can be cancelled.
Done readTable(const InputFile& file, const ColumnNames& columns,
    const std::function<RowReader(const Table& table)>& reader, RecordSink& sink, Progress& progress,
    FirstRow first = FirstRow::Header);

// Says which columns of the table are not read, by their names; those that have none are not worth it.
void tellUnread(const QStringList& columns, RecordSink& sink);

// An importer for delimited text with a header that is the same in all files: readTable().
class TableImporter : public Importer
{
public:
    // By its columns, and its name where several kinds of files have the same.
    bool recognises(const InputFile& file) const override;
    Done read(
        const InputFile& file, const ReadContext& context, RecordSink& sink, Progress& progress) const final;

protected:
    // The columns without which it is not this kind of file.
    virtual ColumnNames columns() const = 0;
    // The same by the names that they have in this file.
    virtual ColumnNames columnsIn(const InputFile&) const { return columns(); }
    // Whether a file of that InputFile::stem() may be of this kind.
    virtual bool mayBeCalled(const QString& stem) const;
    // The table, the context and the sink outlive the reader.
    virtual RowReader reader(const Table& table, const ReadContext& context, RecordSink& sink) const = 0;
};

// A column of dates, each in any form that spreadsheets give them; which of two numbers is the day, the
// column as a whole tells, and if it does not, that is reported. A date that cannot be read, or that is ahead
// of `today` where the column tells of the past, is reported and the row used without it; after ten, once for
// all.
class DateColumn
{
public:
    DateColumn(const Table& table, int column, RecordSink& sink, QDate today = {});
    // Of the table's current row; invalid if the cell is empty or cannot be read.
    QDate read();
    bool dayFirst() const { return m_dayFirst; }

private:
    const Table& m_table;
    int m_column;
    RecordSink& m_sink;
    QDate m_latest;
    bool m_dayFirst = false;
    int m_unreadable = 0;
};

} // namespace kith
