#include "core/exporting/csvrow.h"

#include "core/base/spreadsheetcell.h"

#include <algorithm>

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
QByteArray rowOf(const QStringList& cells, Write write)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += (i > 0 ? "," : "") + write(cells[i]);
    return line + "\r\n";
}

} // namespace

QByteArray csvRow(const QStringList& cells)
{
    return rowOf(cells, [](const QString& cell) { return quoted(spreadsheetSafe(cell)); });
}

QByteArray exactCsvRow(const QStringList& cells)
{
    return rowOf(cells, quotedWhereNeeded);
}

} // namespace kith
