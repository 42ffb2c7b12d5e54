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
};

// The layout of the list of that program; nothing if it is none.
std::optional<ColumnLayout> layoutOf(const InputFile& file, const ListFormat& format);

// The layout of a list of unknown origin, guessed by what its columns are called and by what stands in them;
// nothing if there is no header with a person's name or an e-mail address.
std::optional<ColumnLayout> guessedLayout(const InputFile& file);

// The layout by what the user says of the columns, and for the others by guessing; nothing if the map names
// no column of the file.
std::optional<ColumnLayout> mappedLayout(const InputFile& file, const ColumnMap& map);

// The place among InputFile::columns of the first row with a column that the map names.
std::optional<size_t> mappedRecord(const InputFile& file, const ColumnMap& map);

// The place of what is likely the header of a table that nobody knows: the first record with several cells.
// In a list of a single column it is the first cell, if columns are called so.
std::optional<size_t> likelyHeader(const InputFile& file);

// The first cells of each column below a record of InputFile::columns, from left to right.
std::vector<QStringList> samplesBelow(const InputFile& file, size_t record);

// Sets what the user says of columns of this header.
void applyMap(const ColumnMap& map, const std::vector<QByteArray>& header, std::vector<ListField>& fields);

} // namespace kith
