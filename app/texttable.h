#pragma once

#include "app/terminal.h"

#include <QString>

#include <vector>

namespace kith
{

struct Cell {
    QString text;
    TextStyle style = TextStyle::Plain;
};

enum class Align { Left, Right };

// Lines in aligned columns, two spaces apart.
class TextTable
{
public:
    // A column that is always empty takes no space. `indent` spaces stand before each line.
    explicit TextTable(std::vector<Align> alignment, int indent = 0);

    void add(std::vector<Cell> cells); // fewer cells than columns are filled up
    void addText(const QString& text); // a line across all columns, between two rows
    void print(Terminal& terminal) const;

private:
    struct Line {
        std::vector<Cell> cells; // empty: `text` alone
        QString text;
    };

    std::vector<Align> m_alignment;
    QString m_indent;
    std::vector<Line> m_lines;
};

// The count as a cell that stands back when it is zero.
Cell countCell(qint64 count);

} // namespace kith
