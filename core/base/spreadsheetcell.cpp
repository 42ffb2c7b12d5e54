#include "core/base/spreadsheetcell.h"

#include <algorithm>

namespace kith
{
namespace
{

constexpr QChar apostrophe = u'\'';

bool opensFormula(QChar c)
{
    return QStringView(u"=+-@＝＋－＠").contains(c);
}

// A spreadsheet skips spaces before a formula.
bool isFormula(QStringView text)
{
    const auto head = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isSpace(); });
    return !text.isEmpty()
        && ((head != text.cend() && opensFormula(*head)) || QStringView(u"\t\r\n").contains(text.front())
            || text.front().isNull());
}

qsizetype apostrophesAt(QStringView text, qsizetype from)
{
    qsizetype to = from;
    while (to < text.size() && text[to] == apostrophe)
        ++to;
    return to - from;
}

// Writes or takes away the apostrophe at every place where one keeps a formula from being one.
QString changed(const QString& cell, qsizetype by)
{
    const qsizetype before = apostrophesAt(cell, 0);
    const QStringView text = QStringView(cell).sliced(before);
    const auto written
        = [by](qsizetype there) { return QString(std::max<qsizetype>(there + by, 0), apostrophe); };
    QString out = isFormula(text) ? written(before) : QString(before, apostrophe);
    out.reserve(cell.size() + 1);
    const auto first = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return !c.isSpace(); });
    const qsizetype head = first - text.cbegin(); // the apostrophe before it stands at the front
    // One that splits lines at a delimiter other than ours forgets our quotes, so a formula may not stand
    // behind such a delimiter either.
    bool behindDelimiter = false;
    for (qsizetype at = 0; at < text.size();) {
        if (behindDelimiter) {
            const qsizetype there = apostrophesAt(text, at);
            const bool opens = at + there < text.size() && opensFormula(text[at + there]);
            out += opens && at != head ? written(there) : QString(there, apostrophe);
            at += there;
            behindDelimiter = there == 0;
            if (at == text.size())
                break;
        }
        const QChar c = text[at++];
        out += c;
        behindDelimiter = QStringView(u";|\t\r\n").contains(c) || (behindDelimiter && c.isSpace());
    }
    return out;
}

} // namespace

QString spreadsheetSafe(const QString& cell)
{
    return changed(cell, 1);
}

QString fromSpreadsheetSafe(const QString& cell)
{
    return changed(cell, -1);
}

} // namespace kith
