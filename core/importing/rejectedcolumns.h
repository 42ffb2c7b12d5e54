#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace kith
{

// The two columns that Kith puts before those of a table of which it saves the rejected rows: which row it
// was, and why. They say nothing of anybody, and tell no header from that of the table itself.

QStringList rejectedColumns();

// How many there are before the others of a header: two or none. Names of columns, or their columnKey().
qsizetype rejectedColumnsIn(const QStringList& names);
qsizetype rejectedColumnsIn(const std::vector<QByteArray>& header);

} // namespace kith
