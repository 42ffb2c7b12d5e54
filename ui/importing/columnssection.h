#pragma once

#include "core/book/importcolumns.h"
#include "ui/shared/cardframe.h"

#include <vector>

namespace kith
{

class Button;
class ColumnsView;
class TextLabel;

// The tables of an import with their columns, each behind a line that says how they are read; a table that
// cannot be read so is unfolded.
class ColumnsSection : public CardFrame
{
    Q_OBJECT

public:
    explicit ColumnsSection(QWidget* parent = nullptr);

    // Tables of the same headers as before keep their places, the focus and what is unfolded.
    void showFiles(const std::vector<FileColumns>& files);

Q_SIGNALS:
    // The user says what the columns of a header hold: all that is said of it by now.
    void mapChanged(const QByteArray& header, const kith::ColumnMap& map);
    // What was said in an import of before is to hold no more.
    void forgetRequested(const QByteArray& header);

private:
    struct Line {
        FileColumns file;
        TextLabel* says = nullptr;
        Button* forget = nullptr;
        ColumnsView* view = nullptr; // null: not unfolded yet
    };

    bool holdsSameTables(const std::vector<FileColumns>& files) const;
    void build(const std::vector<FileColumns>& files);
    QWidget* buildLine(std::size_t number);
    void refresh(Line& line);

    std::vector<Line> m_lines;
    QWidget* m_content = nullptr;
};

} // namespace kith
