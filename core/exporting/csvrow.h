#pragma once

#include <QByteArray>
#include <QStringList>

namespace kith
{

// Tells spreadsheets that a file is UTF-8.
inline constexpr char csvByteOrderMark[] = "\xEF\xBB\xBF";

// A row of a table that is safe to open in a spreadsheet: every cell is quoted, and spreadsheetSafe().
QByteArray csvRow(const QStringList& cells, char delimiter = ',');

// The same for other programs: the cells as they are, quoted where they must be.
QByteArray exactCsvRow(const QStringList& cells);

} // namespace kith
