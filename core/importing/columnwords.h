#pragma once

#include "core/importing/listfield.h"
#include "core/importing/table.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace kith
{

// What columns are called: names in the form of bareKey(), with the field that they hold.
using FieldByKey = QHash<QByteArray, ListField>;

// The list of a known program, an entry of "lists" in resources/columns.json.
struct ListFormat {
    QByteArray format; // the importer's id
    QString program;
    QString addressBook; // what facts call it; empty: its people need not be known to the owner
    bool hasProfiles = false;
    bool hasFooter = false; // lines of one cell below the list
    std::vector<std::vector<QByteArray>> told; // any of these sets of bareKey() tells it
    FieldByKey columns; // that hold something else than in other lists
};

// resources/columns.json.
struct ColumnWords {
    QSet<QByteArray> nothing; // folded() cells that hold nothing: "#n/a"
    QSet<QByteArray> nobody; // folded() cells that stand in place of a name: "unknown"
    QSet<QByteArray> people; // bareKey() of columns of names, where no other holds them
    QSet<QByteArray> clients; // the same of what may be firms as well
    QSet<QByteArray> keepers; // bareKey() of what those are who look after the people in a list
    QSet<QByteArray> groups; // bareKey() of what people belong to
    QStringList conjunctions; // that join what stands in one cell
    FieldByKey words; // in every language
    std::vector<ListFormat> lists;
    QHash<QString, QStringList> linkedIn; // other names of LinkedIn's columns, by the English one
    FieldByKey ldif; // attributes of directories
    QHash<QByteArray, QSet<QByteArray>> noise; // bareKey() of what a format's program writes by itself

    // What a column of that bareKey() holds, in a list of unknown origin.
    std::optional<ListField> fieldOf(const QByteArray& key) const;
    // The same in the list of a program.
    std::optional<ListField> fieldOf(const QByteArray& key, const ListFormat& format) const;
    // Whether the program of that format fills the column by itself, with what nobody would miss.
    bool isNoise(const QByteArray& key, QLatin1StringView format) const;
};

// Read once.
const ColumnWords& columnWords();

} // namespace kith
