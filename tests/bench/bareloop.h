#pragma once

#include <QString>

namespace kith::bench
{

// The limit of an import: seconds that a bare loop of prepared statements takes to write every row of the
// book at `bookPath` into the same tables, with the same pragmas and indexes, in one transaction. The rows
// are in memory before the clock starts. The result is written to `copyPath`.
double bareLoop(const QString& bookPath, const QString& copyPath);

} // namespace kith::bench
