#include "core/exporting/csvrow.h"

#include "core/base/spreadsheetcell.h"

#include <algorithm>
#include <iterator>

namespace kith
{
namespace
{

QByteArray quoted(const QString& cell)
{
    return '"' + cell.toUtf8().replace('"', "\"\"") + '"';
}

QByteArray quotedWhereNeeded(const QString& cell)
{
    const bool special = std::any_of(
        cell.cbegin(), cell.cend(), [](QChar c) { return QStringView(u",\"\n\r").contains(c); });
    return special ? quoted(cell) : cell.toUtf8();
}

template <typename Write>
QByteArray rowOf(const QStringList& cells, char delimiter, Write write)
{
    QByteArrayList written;
    std::ranges::transform(cells, std::back_inserter(written), write);
    return written.join(delimiter) + "\r\n";
}

} // namespace

QByteArray csvRow(const QStringList& cells, char delimiter)
{
    return rowOf(cells, delimiter, [](const QString& cell) { return quoted(spreadsheetSafe(cell)); });
}

QByteArray exactCsvRow(const QStringList& cells)
{
    return rowOf(cells, ',', quotedWhereNeeded);
}

} // namespace kith
