#include "core/store/rowblock.h"

#include "core/store/packing.h"

#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <utility>

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
// Instead of these: so many rows follow, each as far behind the one before as that one is behind its own. A
// newer list restates nearly all of an older one, row after row.
constexpr unsigned again = 32;
constexpr int mostAgain = 127; // bounds what damaged bytes can ask for

unsigned kindsOf(const BlockRow& row)
{
    return static_cast<unsigned>(row.outcome) | (row.summedInto != 0 ? summed : 0)
        | (row.hasOnlyAName ? named : 0) | (row.restates ? restating : 0);
}

// How a row that restates another differs from the row before, and what it restates from what a row before
// did. Mostly it is the next one.
struct Step {
    qint64 row = 0;
    qint64 contact = 0;
    qint64 source = 0;
    qint64 block = 0;
    qint64 at = 0;
    qint64 asOf = 0;

    bool operator==(const Step&) const = default;
};

Step stepTo(const BlockRow& row, const BlockRow& before, const Restatement& place)
{
    const Restatement& to = *row.restates;
    return {row.row - before.row, row.contact - before.contact, to.source - place.source,
        to.block - place.block, to.at - place.at, to.asOf.number - place.asOf.number};
}

Restatement moved(const Restatement& place, const Step& step)
{
    return {place.source + step.source, place.block + static_cast<int>(step.block),
        place.at + static_cast<int>(step.at), Day(place.asOf.number + static_cast<int>(step.asOf))};
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
    std::optional<Step> last; // of the row before, if it restates another
    int alike = 0; // rows that are not written yet
    const auto writeAlike = [&] {
        if (alike > 0)
            to.difference(0).number(again).number(std::exchange(alike, 0));
    };
    for (const BlockRow& row : rows) {
        const std::optional<Step> step
            = row.restates ? std::optional(stepTo(row, before, place)) : std::nullopt;
        if (step && step == last && kindsOf(row) == kindsOf(before)) {
            if (++alike == mostAgain)
                writeAlike();
        } else {
            writeAlike();
            to.difference(row.row - before.row).number(kindsOf(row)).difference(row.contact - before.contact);
            if (row.summedInto != 0)
                to.difference(row.summedInto - row.row);
            else if (step)
                to.difference(step->source)
                    .difference(step->block)
                    .difference(step->at)
                    .difference(step->asOf);
            else
                to.number(row.size);
        }
        if (row.restates)
            place = *row.restates;
        last = step;
        before = row;
    }
    writeAlike();
    return to.bytes();
}

std::optional<std::vector<BlockRow>> unpackedRows(QByteArrayView bytes, std::vector<BlockRow> rows)
{
    Unpacker from(bytes);
    const auto count = from.number<quint64>();
    if (count > largestBlock / sizeof(BlockRow))
        return std::nullopt;
    rows.clear();
    rows.reserve(
        static_cast<std::size_t>(std::min<quint64>(count, 512 + static_cast<quint64>(bytes.size()))));
    BlockRow before;
    Restatement place;
    Step last;
    while (rows.size() < count && !from.isRead()) {
        BlockRow row;
        Step step{.row = from.difference()};
        const auto kinds = from.number<unsigned>();
        if (kinds == again) {
            auto more = from.number<quint64>();
            if (!before.restates || more == 0 || more > mostAgain || more > count - rows.size())
                return std::nullopt;
            for (; more > 0; --more) {
                before.row += static_cast<int>(last.row);
                before.contact += last.contact;
                before.restates = place = moved(place, last);
                rows.push_back(before);
            }
            continue;
        }
        row.row = before.row + static_cast<int>(step.row);
        row.outcome = static_cast<Outcome>(kinds & 3u);
        row.hasOnlyAName = (kinds & named) != 0;
        step.contact = from.difference();
        row.contact = before.contact + step.contact;
        if ((kinds & summed) != 0) {
            row.summedInto = row.row + static_cast<int>(from.difference());
        } else if ((kinds & restating) != 0) {
            step.source = from.difference();
            step.block = from.difference();
            step.at = from.difference();
            step.asOf = from.difference();
            row.restates = place = moved(place, step);
        } else {
            row.size = from.number<int>();
        }
        last = step;
        before = row;
        rows.push_back(row);
    }
    const bool isWhole = from.atEnd() && rows.size() == count
        && std::ranges::all_of(rows, [](const BlockRow& row) { return canBe(row); });
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
