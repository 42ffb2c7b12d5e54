#pragma once

#include <QString>

namespace kith::bench
{

// The limit of an import: seconds that a bare loop of prepared statements takes to write the rows that it
// wrote into the same tables, with the same pragmas and indexes, in one transaction. `bookPath` is the book
// after the import, and `copyPath` a copy from before it, or nothing; the rows are written to that. They are
// in memory before the clock starts.
double bareLoop(const QString& bookPath, const QString& copyPath);

} // namespace kith::bench
