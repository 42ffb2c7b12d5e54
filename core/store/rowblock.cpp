#include "core/store/rowblock.h"

#include "core/store/packing.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>

namespace kith
{
namespace
{

// Blocks are written once and seldom read, and there are many: the level that costs least.
constexpr int level = 1;
// A block holds a few hundred rows; whatever claims to be larger is damaged.
constexpr unsigned long long largestBlock = 1ull << 30;

// A row's outcome takes the two lowest bits of a number, these the next.
constexpr unsigned summed = 4;
constexpr unsigned named = 8;
constexpr unsigned restating = 16;

unsigned kindsOf(const BlockRow& row)
{
    return static_cast<unsigned>(row.outcome) | (row.summedInto != 0 ? summed : 0)
        | (row.hasOnlyAName ? named : 0) | (row.restates ? restating : 0);
}

// Mostly the row behind the one that the row before restates.
void pack(const Restatement& place, Restatement& before, Packer& to)
{
    to.difference(place.source - before.source).difference(place.block - before.block);
    to.difference(place.at - before.at).difference(place.asOf.number - before.asOf.number);
    before = place;
}

Restatement unpackPlace(Unpacker& from, const Restatement& before)
{
    const SourceId source = before.source + from.difference();
    const int block = before.block + static_cast<int>(from.difference());
    const int at = before.at + static_cast<int>(from.difference());
    return {source, block, at, Day(before.asOf.number + static_cast<int>(from.difference()))};
}

bool canBe(const Restatement& place)
{
    return place.source > 0 && place.block >= 0 && place.at >= 0;
}

bool canBe(const BlockRow& row)
{
    const bool isAnothers = row.summedInto != 0 || row.restates.has_value();
    return row.row >= 0 && row.contact >= 0 && row.contact <= std::numeric_limits<qint32>::max()
        && row.summedInto >= 0 && row.size >= 0 && (!isAnothers || row.size == 0)
        && (!row.restates || canBe(*row.restates));
}

} // namespace

// Making what zstd works with takes as long as a block does, so that each thread keeps its own.
QByteArray compressed(QByteArrayView records)
{
    if (records.isEmpty())
        return {};
    const auto size = static_cast<std::size_t>(records.size());
    QByteArray bytes(static_cast<qsizetype>(ZSTD_compressBound(size)), Qt::Uninitialized);
    thread_local const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(
        ZSTD_createCCtx(), ZSTD_freeCCtx);
    const std::size_t written = ZSTD_compressCCtx(
        context.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), records.data(), size, level);
    Q_ASSERT(!ZSTD_isError(written));
    bytes.truncate(static_cast<qsizetype>(written));
    return bytes;
}

std::optional<QByteArray> decompressed(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return QByteArray();
    const auto packedSize = static_cast<std::size_t>(bytes.size());
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), packedSize);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > largestBlock)
        return std::nullopt;
    QByteArray records(static_cast<qsizetype>(size), Qt::Uninitialized);
    thread_local const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(
        ZSTD_createDCtx(), ZSTD_freeDCtx);
    const std::size_t read
        = ZSTD_decompressDCtx(context.get(), records.data(), size, bytes.data(), packedSize);
    return read == size ? std::optional(std::move(records)) : std::nullopt;
}

QByteArray packedRows(const std::vector<BlockRow>& rows)
{
    Packer to;
    to.number(rows.size());
    BlockRow before;
    Restatement place;
    for (const BlockRow& row : rows) {
        to.difference(row.row - before.row).number(kindsOf(row)).difference(row.contact - before.contact);
        if (row.summedInto != 0)
            to.difference(row.summedInto - row.row);
        else if (row.restates)
            pack(*row.restates, place, to);
        else
            to.number(row.size);
        before = row;
    }
    return to.bytes();
}

std::optional<std::vector<BlockRow>> unpackedRows(QByteArrayView bytes)
{
    Unpacker from(bytes);
    std::vector<BlockRow> rows(static_cast<std::size_t>(from.entries()));
    BlockRow before;
    Restatement place;
    for (BlockRow& row : rows) {
        row.row = before.row + static_cast<int>(from.difference());
        const auto kinds = from.number<unsigned>();
        row.outcome = static_cast<Outcome>(kinds & 3u);
        row.hasOnlyAName = (kinds & named) != 0;
        row.contact = before.contact + from.difference();
        if ((kinds & summed) != 0)
            row.summedInto = row.row + static_cast<int>(from.difference());
        else if ((kinds & restating) != 0)
            row.restates = place = unpackPlace(from, place);
        else
            row.size = from.number<int>();
        before = row;
    }
    const bool isWhole
        = from.atEnd() && std::ranges::all_of(rows, [](const BlockRow& row) { return canBe(row); });
    return isWhole ? std::optional(std::move(rows)) : std::nullopt;
}

QByteArray packedPrints(const std::vector<RowPrint>& prints)
{
    if (std::ranges::none_of(prints, &RowPrint::isKnown))
        return {};
    return {reinterpret_cast<const char*>(prints.data()), std::ssize(prints) * qsizetype{sizeof(RowPrint)}};
}

std::vector<RowPrint> unpackedPrints(QByteArrayView bytes)
{
    std::vector<RowPrint> prints(static_cast<std::size_t>(bytes.size()) / sizeof(RowPrint));
    if (!prints.empty())
        std::memcpy(prints.data(), bytes.data(), prints.size() * sizeof(RowPrint));
    return prints;
}

} // namespace kith
