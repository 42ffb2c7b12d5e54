#include "core/exporting/csvrow.h"

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

bool opensFormula(QChar c)
{
    return QStringView(u"=+-@＝＋－＠").contains(c);
}

// A spreadsheet skips spaces before a formula. And one that splits lines at a delimiter other than ours
// forgets our quotes, so a formula may not stand behind such a delimiter either.
QString withoutFormulas(const QString& cell)
{
    const auto head = std::find_if(cell.cbegin(), cell.cend(), [](QChar c) { return !c.isSpace(); });
    const bool opened = !cell.isEmpty()
        && ((head != cell.cend() && opensFormula(*head)) || QStringView(u"\t\r\n").contains(cell.front())
            || cell.front().isNull());
    QString out = opened ? u"'"_s : QString();
    out.reserve(cell.size() + 1);
    bool behindDelimiter = false;
    for (auto at = cell.cbegin(); at != cell.cend(); ++at) {
        if (behindDelimiter && at != head && opensFormula(*at))
            out += u'\'';
        out += *at;
        behindDelimiter = QStringView(u";|\t\r\n").contains(*at) || (behindDelimiter && at->isSpace());
    }
    return out;
}

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
    return rowOf(cells, [](const QString& cell) { return quoted(withoutFormulas(cell)); });
}

QByteArray exactCsvRow(const QStringList& cells)
{
    return rowOf(cells, quotedWhereNeeded);
}

} // namespace kith
