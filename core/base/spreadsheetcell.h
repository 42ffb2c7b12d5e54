#pragma once

#include <QString>

namespace kith
{

// A cell that no spreadsheet takes for a formula (CWE-1236; facts: safety): an apostrophe stands before
// whatever it would take for one. So that the cell can be read back, apostrophes that stand there already get
// another one.
QString spreadsheetSafe(const QString& cell);

// The cell before: fromSpreadsheetSafe(spreadsheetSafe(cell)) == cell.
QString fromSpreadsheetSafe(const QString& cell);

} // namespace kith
