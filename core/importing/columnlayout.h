#pragma once

#include "core/importing/columnwords.h"
#include "core/importing/inputfile.h"

#include <optional>
#include <vector>

namespace kith
{

// Where a contact list has what.
struct ColumnLayout {
    size_t record = 0; // the header's place among InputFile::columns
    std::vector<ListField> fields; // of the columns, from left to right
    bool headless = false; // there is no header: the record is the first row of the list
};

// What a column without a name is called, counted from 0: "Column 1".
QString numberedColumn(size_t place);

// The columns that are called so in that header; else the one of that number from the left ("3", "Column 3").
std::vector<size_t> columnsCalled(const QString& name, const std::vector<QByteArray>& header);

// Whether a record holds data, so that it is no header: addresses and phone numbers name no columns.
bool looksLikeData(const std::vector<QByteArray>& record);

// The place of the first record with several cells, which is the header unless it looks like data.
std::optional<size_t> firstTableRecord(const InputFile& file);

// The layout of the list of that program; nothing if it is none.
std::optional<ColumnLayout> layoutOf(const InputFile& file, const ListFormat& format);

// The layout of a list of unknown origin, guessed by what its columns are called and by what stands in them;
// nothing if there is no header with a person's name or an e-mail address, or if it tells of several people
// and not whom it lists.
std::optional<ColumnLayout> guessedLayout(const InputFile& file);

// Whether each row below that header has the addresses of several people, and nothing tells whom it lists.
bool tellsOfSeveral(const InputFile& file, size_t record);

// The layout of a list of two or three columns that has no header, where what stands in them leaves no doubt:
// in each of its first rows an e-mail address and a name, whole or in two parts of which the addresses tell
// which is which.
std::optional<ColumnLayout> headlessLayout(const InputFile& file);

// The layout by what the user says of the columns, and for the others by guessing; nothing if the map names
// no column of the file. Where it names them by number, the first row is a header only if a column of it is
// known.
std::optional<ColumnLayout> mappedLayout(const InputFile& file, const ColumnMap& map);

// The place among InputFile::columns of the first row with a column that the map names.
std::optional<size_t> mappedRecord(const InputFile& file, const ColumnMap& map);

// The place of what is likely the header of a table that nobody knows: the first record with several cells.
// In a list of a single column it is the first cell, if columns are called so or it is data.
std::optional<size_t> likelyHeader(const InputFile& file);

// The first cells of each column below a header, from left to right, or of a list without one.
std::vector<QStringList> samplesOf(const InputFile& file, size_t record, bool headless = false);

// Says of a column that is called "Name" whether it holds the whole name or a part of it, by the columns
// beside it and by what stands in them, as far as that is known.
void resolveBareNames(std::vector<ListField>& fields, const std::vector<QStringList>& samples);

// Sets what the user says of columns of this header.
void applyMap(const ColumnMap& map, const std::vector<QByteArray>& header, std::vector<ListField>& fields);

} // namespace kith
