#pragma once

#include "core/book/importcolumns.h"

#include <QWidget>

namespace kith
{

class ColumnChoice;

// What the columns of one file are called, what stands in them, and what Kith takes them for, which the user
// may change.
class ColumnsView : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnsView(const FileColumns& file, QWidget* parent = nullptr);

    // The same columns, taken for something else by now.
    void takeOver(const FileColumns& file);

Q_SIGNALS:
    // The user says what columns hold: all that is said of this header by now.
    void mapChanged(const kith::ColumnMap& map);

private:
    void choose(std::size_t column, ListField field);

    FileColumns m_file;
    std::vector<ColumnChoice*> m_choices;
};

} // namespace kith
