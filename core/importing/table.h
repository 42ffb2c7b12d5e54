#pragma once

#include "core/importing/csvreader.h"
#include "core/importing/dates.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <vector>

namespace kith
{

// The names of columns, as the format's own documentation writes them.
using ColumnNames = std::vector<QString>;

// In which form the names of columns are compared: folded(), without spaces and underscores.
QByteArray columnKey(QStringView name);
// columnKey() without punctuation; "#" is spelt out.
QByteArray bareKey(QStringView name);
// Several columns of a kind are numbered: "E-mail 2 Address".
QByteArray withoutDigits(QByteArray key);

// A table with a header, which may stand below a preamble; rows are read by column, wherever a column stands.
class Table
{
public:
    // The device is open for reading and outlives the table. The first bytes, if given, tell how its columns
    // are written.
    explicit Table(QIODevice& device, QByteArray head = {});

    // Reads to the header: the first of the first fifty records that holds all of these columns. False if
    // none does.
    Result<bool> findHeader(const ColumnNames& required);
    // The current row is the header of what follows.
    void takeHeader();
    // There is none: the current row is the first of the list, and columns are known by their places.
    void takeNoHeader();
    const QStringList& header() const { return m_header; }
    // columnKey() of its cells.
    const std::vector<QByteArray>& keys() const { return m_keys; }
    int headerRow() const { return m_headerRow; }
    // The first column with the first of these names that there is; -1 if there is none.
    int column(const QString& name) const { return column({name}); }
    int column(std::initializer_list<QString> names) const;

    // The next row that is not blank; false at the end.
    Result<bool> next();
    int row() const { return m_reader.row(); }
    // Cleaned, and without the apostrophe that keeps spreadsheets from calculating ("'+1 555"). Empty for
    // column -1 and for cells that the row does not have.
    QString cell(int column) const;
    // Cleaned, with its line breaks.
    QString lines(int column) const;
    // As it stands in the file.
    QByteArrayView bytes(int column) const { return m_reader.utf8(column); }
    QDate date(int column, bool dayFirst = false) const { return dateFrom(m_reader.utf8(column), dayFirst); }
    // The row as text, for the receipt.
    QString rowText() const;
    // Why the row cannot be used whatever it says, one translated line: an open quotation mark, or more cells
    // than columns, so that nobody can tell which belongs where. Empty if it can.
    QString trouble() const;

    const CsvReader& reader() const { return m_reader; }
    const QByteArray& head() const { return m_head; }

    static constexpr int headerWithin = 50; // records

private:
    CsvReader m_reader;
    QByteArray m_head;
    QStringList m_header;
    std::vector<QByteArray> m_keys;
    int m_headerRow = 0;
    bool m_headless = false;
};

} // namespace kith
