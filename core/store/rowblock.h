#pragma once

#include "core/model/source.h"
#include "core/store/day.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace kith
{

// Says that a row states what another row of the book does, which has the record: that of another file, which
// may be of another day.
struct Restatement {
    SourceId source = 0;
    int block = 0; // its number in the source
    int at = 0; // the place in the block
    Day asOf; // when the file of the row that restates was made (rowrecord.h)

    bool operator==(const Restatement&) const = default;
};

// A row of an imported file: what became of it, whom it is about, and how much it stated.
struct BlockRow {
    int row = 0;
    Outcome outcome = Outcome::New; // rejected: withheld (RecordSink), when it was read
    bool hasOnlyAName = false; // to tell whom it is about; an older Kith did not note it
    ContactId contact = 0; // 0: about the owner, or about somebody who was erased
    int summedInto = 0; // the row that tells what this one stated, too; 0: it tells that itself
    int size = 0; // of its record (rowrecord.h) in bytes; 0: the book has none
    std::optional<Restatement> restates; // instead of having one

    bool operator==(const BlockRow&) const = default;
};

// Tells a row of a file by its bytes: a hash of them so long that two which differ never share it in practice
// (2⁻¹²⁸). Zero: not known.
struct RowPrint {
    quint64 high = 0;
    quint64 low = 0;

    bool operator==(const RowPrint&) const = default;
    bool isKnown() const { return high != 0 || low != 0; }
};
inline size_t qHash(const RowPrint& print, size_t seed = 0) noexcept
{
    return static_cast<size_t>(print.low) ^ seed;
}

// The records of some rows that were read one after the other, as the table row_blocks keeps them. Most rows
// of a list are much alike, and together they take a third of the room that they take alone.
QByteArray compressed(QByteArrayView records);
// Nothing if the bytes are not whole.
std::optional<QByteArray> decompressed(QByteArrayView bytes);

// Rows without their records. Those that are read lie behind each other, in the order of the block.
QByteArray packedRows(const std::vector<BlockRow>& rows);
// Nothing if the bytes are not whole, or say what no row can. `rows` lends its memory.
std::optional<std::vector<BlockRow>> unpackedRows(QByteArrayView bytes, std::vector<BlockRow> rows = {});

// One behind the other; empty where none is known.
QByteArray packedPrints(const std::vector<RowPrint>& prints);
std::vector<RowPrint> unpackedPrints(QByteArrayView bytes);

} // namespace kith
