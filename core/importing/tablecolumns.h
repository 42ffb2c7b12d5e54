#pragma once

#include "core/importing/importer.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace kith
{

// A column of a table, for the user to see and to say what it holds.
struct TableColumn {
    QString name; // as the header has it; numberedColumn() where there is none
    QStringList samples; // the first different cells that hold anything
    std::optional<ListField> field; // what it is taken for; empty: what only this kind of list has

    bool operator==(const TableColumn&) const = default;
};

struct TableColumns {
    QByteArray header; // its headerKey()
    std::vector<TableColumn> columns;
    std::vector<ListField> choices; // what the user may say of a column
    QString event; // of a list of guests: what Kith would call it
    bool rowsTellEvent = false; // as of TakenColumns
    bool rowsTellDay = false;

    bool operator==(const TableColumns&) const = default;
};

inline constexpr qsizetype samplesShown = 3;

// The columns of a file and what they are taken for, by the map and else by the importer. Without an importer
// the header is the first record of several columns, unless it looks like data, and all are ignored. Empty
// for files of whose columns there is nothing to say: no table, or one that tells itself what its columns
// are.
std::optional<TableColumns> columnsOf(const InputFile& file, const Importer* importer, const ColumnMap& map);

// What tells headers apart: a hash of their columns' names, but for rejectedColumns().
QByteArray headerKey(const std::vector<QByteArray>& header);

// Says it of the column, in place of what the map says of it so far.
void setColumn(ColumnMap& map, const MappedColumn& column);

// What is said of the columns of this file: of its header as a whole, then of single columns by name.
ColumnMap mapFor(const InputFile& file, const HeaderMaps& byHeader, const ColumnMap& byName);

} // namespace kith
