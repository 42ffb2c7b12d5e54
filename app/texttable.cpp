#include "app/texttable.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

TextTable::TextTable(std::vector<Align> alignment, int indent)
    : m_alignment(std::move(alignment)), m_indent(indent, u' ')
{
}

void TextTable::add(std::vector<Cell> cells)
{
    Q_ASSERT(cells.size() <= m_alignment.size());
    cells.resize(m_alignment.size());
    m_lines.push_back({std::move(cells), {}});
}

void TextTable::addText(const QString& text)
{
    m_lines.push_back({{}, text});
}

void TextTable::print(Terminal& terminal) const
{
    std::vector<int> widths(m_alignment.size(), 0);
    for (const Line& line : m_lines) {
        for (std::size_t i = 0; i < line.cells.size(); ++i)
            widths[i] = std::max(widths[i], columns(line.cells[i].text));
    }
    for (const Line& line : m_lines) {
        QString text = line.text;
        // Spaces are written before the next text, so that no line ends in one.
        int gap = 0;
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            const Cell& cell = line.cells[i];
            const int padding = widths[i] - columns(cell.text);
            if (m_alignment[i] == Align::Right)
                gap += padding;
            if (!cell.text.isEmpty()) {
                text += QString(gap, u' ') + terminal.styled(cell.text, cell.style);
                gap = 0;
            }
            if (m_alignment[i] == Align::Left)
                gap += padding;
            if (widths[i] > 0)
                gap += 2;
        }
        terminal.line(m_indent + text);
    }
}

Cell countCell(qint64 count)
{
    return {QLocale().toString(count), count == 0 ? TextStyle::Faint : TextStyle::Plain};
}

} // namespace kith
