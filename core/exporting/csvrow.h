#pragma once

#include <QByteArray>
#include <QStringList>

namespace kith
{

// Tells spreadsheets that a file is UTF-8.
inline constexpr char csvByteOrderMark[] = "\xEF\xBB\xBF";

// A row of a table that is safe to open in a spreadsheet: every cell is quoted, and an apostrophe stands
// before whatever would be taken for a formula (facts: safety).
QByteArray csvRow(const QStringList& cells);

// The same for other programs: the cells as they are, quoted where they must be.
QByteArray exactCsvRow(const QStringList& cells);

} // namespace kith
