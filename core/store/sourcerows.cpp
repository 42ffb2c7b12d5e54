#include "core/store/sourcerows.h"

#include "core/store/prepared.h"
#include "core/store/rowrecord.h"

#include <QScopeGuard>

#include <sqlite3.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace kith
{
namespace
{

// Rows that restate others leave theirs to them.
QByteArray packedPrints(const RowBlock& block)
{
    std::vector<RowPrint> own;
    for (std::size_t i = 0; i < block.prints.size(); ++i) {
        if (!block.rows[i].restates)
            own.push_back(block.prints[i]);
    }
    return packedPrints(own);
}

// Nothing if there is not one for each row that has its own.
std::optional<std::vector<RowPrint>> printsOf(const std::vector<BlockRow>& rows, QByteArrayView packed)
{
    const std::vector<RowPrint> own = unpackedPrints(packed);
    if (own.empty())
        return own;
    std::vector<RowPrint> prints(rows.size());
    auto next = own.begin();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].restates)
            continue;
        if (next == own.end())
            return std::nullopt;
        prints[i] = *next++;
    }
    return next == own.end() ? std::optional(std::move(prints)) : std::nullopt;
}

} // namespace

BlockRecords::BlockRecords(QByteArray bytes, const std::vector<BlockRow>& rows) : m_bytes(std::move(bytes))
{
    m_begins.push_back(0);
    for (const BlockRow& row : rows)
        m_begins.push_back(m_begins.back() + row.size);
}

Result<SourceRows> SourceRows::prepare(const Database& database)
{
    SourceRows table;
    table.m_handle = database.handle();
    const Done done = prepareAll(database,
        {{table.m_put,
             "INSERT INTO row_blocks (source, number, first, last, rows, prints, records)"
             " VALUES (?, ?, ?, ?, ?, ?, ?)"},
            {table.m_reject, "INSERT INTO rejected_rows (source, row, reason, text) VALUES (?, ?, ?, ?)"},
            {table.m_walk, "SELECT source, number, rows FROM row_blocks ORDER BY source, number"},
            {table.m_walkSource,
                "SELECT source, number, rows FROM row_blocks WHERE source = ? ORDER BY number"},
            {table.m_walkPrints,
                "SELECT source, number, rows, prints FROM row_blocks ORDER BY source, number"},
            {table.m_held, "SELECT rows, prints, records FROM row_blocks WHERE source = ? AND number = ?"},
            {table.m_rejected,
                "SELECT row, reason, text FROM rejected_rows WHERE source = ? ORDER BY row LIMIT ? OFFSET ?"},
            {table.m_update, "UPDATE row_blocks SET rows = ?3 WHERE source = ?1 AND number = ?2"},
            {table.m_updateRecords,
                "UPDATE row_blocks SET rows = ?3, prints = ?4, records = ?5"
                " WHERE source = ?1 AND number = ?2"},
            {table.m_remove, "DELETE FROM row_blocks WHERE source = ?"},
            {table.m_removeRejected, "DELETE FROM rejected_rows WHERE source = ?"},
            {table.m_eraseRemarks, "DELETE FROM remarks WHERE source = ? AND row = ?"},
            {table.m_eraseRejected, "UPDATE rejected_rows SET text = '' WHERE source = ? AND row = ?"}});
    return done ? Result<SourceRows>(std::move(table)) : tl::unexpected(done.error());
}

tl::unexpected<Error> SourceRows::damaged() const
{
    return tl::unexpected(databaseError(m_handle, SQLITE_CORRUPT));
}

Done SourceRows::put(const RowBlock& block, const QByteArray& records)
{
    if (block.rows.empty())
        return {};
    const auto [first, last] = std::ranges::minmax(block.rows, {}, &BlockRow::row);
    const QByteArray rows = packedRows(block.rows);
    return m_put
        .bindAll(block.source, block.number, first.row, last.row, BlobView{rows}, packedPrints(block),
            BlobView{records})
        .run();
}

Done SourceRows::reject(SourceId source, int row, const QString& reason, const QString& text)
{
    return m_reject.bindAll(source, row, reason, text).run();
}

Done SourceRows::walk(Statement& blocks, const Visit& visit)
{
    const auto reset = qScopeGuard([&] { blocks.reset(); });
    RowBlock block;
    while (true) {
        const Result<bool> row = blocks.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        std::optional<std::vector<BlockRow>> rows = unpackedRows(blocks.blobView(2), std::move(block.rows));
        std::optional<std::vector<RowPrint>> prints;
        if (rows)
            prints = printsOf(*rows, blocks.columns() > 3 ? blocks.blobView(3) : QByteArrayView());
        if (!prints)
            return damaged();
        block
            = {blocks.integer(0), static_cast<int>(blocks.integer(1)), std::move(*rows), std::move(*prints)};
        if (Done done = visit(block); !done)
            return done;
    }
}

Done SourceRows::walk(const Visit& visit)
{
    return walk(m_walk, visit);
}

Done SourceRows::walk(SourceId source, const Visit& visit)
{
    return walk(m_walkSource.bindAll(source), visit);
}

Done SourceRows::walkPrints(const Visit& visit)
{
    return walk(m_walkPrints, visit);
}

Result<SourceRows::Held> SourceRows::held(SourceId source, int number)
{
    const auto reset = qScopeGuard([&] { m_held.reset(); });
    const Result<bool> row = m_held.bindAll(source, number).step();
    if (!row)
        return tl::unexpected(row.error());
    auto rows = *row ? unpackedRows(m_held.blobView(0)) : std::nullopt;
    auto prints = rows ? printsOf(*rows, m_held.blobView(1)) : std::nullopt;
    std::optional<QByteArray> bytes = prints ? decompressed(m_held.blobView(2)) : std::nullopt;
    if (!bytes)
        return damaged();
    BlockRecords records(std::move(*bytes), *rows);
    if (!records.areWhole())
        return damaged();
    return Held{{source, number, std::move(*rows), std::move(*prints)}, std::move(records)};
}

Result<const SourceRows::Held*> SourceRows::restated(const Restatement& place)
{
    const RowBlock& block = m_restated.block;
    if (block.source != place.source || block.number != place.block) {
        Result<Held> another = held(place.source, place.block);
        if (!another)
            return tl::unexpected(another.error());
        m_restated = std::move(*another);
    }
    const auto at = static_cast<std::size_t>(place.at);
    if (at >= m_restated.block.rows.size() || m_restated.block.rows[at].size == 0)
        return damaged();
    return &m_restated;
}

Result<QByteArrayView> SourceRows::record(const Restatement& place)
{
    const Result<const Held*> block = restated(place);
    return block ? Result<QByteArrayView>((*block)->records.at(static_cast<std::size_t>(place.at)))
                 : tl::unexpected(block.error());
}

Result<BlockRecords> SourceRows::records(SourceId source, int number)
{
    Result<Held> block = held(source, number);
    if (!block)
        return tl::unexpected(block.error());
    std::vector<BlockRow>& rows = block->block.rows;
    if (std::ranges::none_of(rows, [](const BlockRow& row) { return row.restates.has_value(); }))
        return std::move(block->records);
    m_restated = {}; // it may have changed meanwhile
    QByteArray all;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].restates) {
            all += block->records.at(i);
            continue;
        }
        const Result<const Held*> other = restated(*rows[i].restates);
        if (!other)
            return tl::unexpected(other.error());
        const auto at = static_cast<std::size_t>(rows[i].restates->at);
        const QByteArray record = kith::restated((*other)->records.at(at), rows[i].restates->asOf);
        rows[i].size = static_cast<int>(record.size());
        all += record;
    }
    return BlockRecords(std::move(all), rows);
}

Result<std::vector<SourceRow>> SourceRows::rejected(SourceId source, qint64 offset, qint64 limit)
{
    std::vector<SourceRow> rows;
    m_rejected.bindAll(source, limit, offset);
    while (true) {
        const Result<bool> row = m_rejected.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return rows;
        rows.push_back({source, static_cast<int>(m_rejected.integer(0)), Outcome::Rejected, 0,
            m_rejected.text(1), m_rejected.text(2)});
    }
}

Result<std::vector<SourceRow>> SourceRows::rows(SourceId source, Outcome outcome, qint64 offset, qint64 limit)
{
    if (outcome == Outcome::Rejected)
        return rejected(source, offset, limit);
    std::vector<SourceRow> rows;
    const Done walked = walk(source, [&](const RowBlock& block) -> Done {
        for (const BlockRow& row : block.rows) {
            if (row.outcome == outcome)
                rows.push_back({source, row.row, outcome, row.contact, {}, {}});
        }
        return {};
    });
    if (!walked)
        return tl::unexpected(walked.error());
    // Rows that were summed up come with those into which they were.
    std::ranges::sort(rows, {}, &SourceRow::row);
    const auto begin = rows.begin() + std::min<qint64>(offset, std::ssize(rows));
    const auto end = begin + std::min<qint64>(limit, rows.end() - begin);
    return std::vector(begin, end);
}

Done SourceRows::update(const RowBlock& block)
{
    const QByteArray rows = packedRows(block.rows);
    return m_update.bindAll(block.source, block.number, BlobView{rows}).run();
}

Done SourceRows::moveIf(const std::function<ContactId(SourceId source, const BlockRow& row)>& to)
{
    std::vector<RowBlock> changed;
    const Done walked = walk([&](const RowBlock& block) -> Done {
        const auto moves = [&](const BlockRow& row) { return to(block.source, row) != row.contact; };
        if (std::ranges::none_of(block.rows, moves))
            return {};
        RowBlock& moved = changed.emplace_back(block);
        for (BlockRow& row : moved.rows)
            row.contact = to(block.source, row);
        return {};
    });
    if (!walked)
        return walked;
    for (const RowBlock& block : changed) {
        if (Done done = update(block); !done)
            return done;
    }
    return {};
}

Result<qint64> SourceRows::markUpdated(SourceId source, const std::set<int>& rows)
{
    qint64 marked = 0;
    std::vector<RowBlock> changed;
    const Done walked = walk(source, [&](const RowBlock& block) -> Done {
        RowBlock marking = block;
        for (BlockRow& row : marking.rows) {
            if (row.outcome != Outcome::Unchanged || !rows.contains(row.row))
                continue;
            row.outcome = Outcome::Updated;
            ++marked;
        }
        if (marking.rows != block.rows)
            changed.push_back(std::move(marking));
        return {};
    });
    if (!walked)
        return tl::unexpected(walked.error());
    for (const RowBlock& block : changed) {
        if (Done done = update(block); !done)
            return tl::unexpected(done.error());
    }
    return marked;
}

Done SourceRows::move(const std::map<RowId, ContactId>& rows)
{
    return moveIf([&](SourceId source, const BlockRow& row) {
        const auto found = rows.find({source, row.row});
        return found == rows.end() ? row.contact : found->second;
    });
}

Done SourceRows::move(const QHash<ContactId, ContactId>& joined)
{
    return moveIf([&](SourceId, const BlockRow& row) { return joined.value(row.contact, row.contact); });
}

Done SourceRows::write(const RowBlock& block, const QByteArray& records)
{
    return m_updateRecords
        .bindAll(block.source, block.number, packedRows(block.rows), packedPrints(block), records)
        .run();
}

Done SourceRows::keepRecords(SourceId source, int number)
{
    Result<Held> restating = held(source, number);
    const Result<BlockRecords> before = records(source, number);
    if (const Error* error = firstError(restating, before))
        return tl::unexpected(*error);
    RowBlock& block = restating->block;
    block.prints.resize(block.rows.size());
    QByteArray all;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        BlockRow& row = block.rows[i];
        const QByteArrayView record = before->at(i);
        all += record;
        if (!row.restates)
            continue;
        const Result<const Held*> other = restated(*row.restates);
        if (!other)
            return tl::unexpected(other.error());
        const std::vector<RowPrint>& prints = (*other)->block.prints;
        if (!prints.empty())
            block.prints[i] = prints[static_cast<std::size_t>(row.restates->at)];
        row.restates.reset();
        row.size = static_cast<int>(record.size());
    }
    return write(block, compressed(all));
}

Done SourceRows::keepRestated(const std::function<bool(const BlockRow&)>& goes)
{
    std::vector<std::pair<SourceId, int>> restating;
    const Done walked = walk([&](const RowBlock& block) -> Done {
        if (std::ranges::any_of(block.rows, goes))
            restating.emplace_back(block.source, block.number);
        return {};
    });
    if (!walked)
        return walked;
    for (const auto& [source, number] : restating) {
        if (Done done = keepRecords(source, number); !done)
            return done;
    }
    return {};
}

Done SourceRows::eraseFrom(SourceId source, int number, ContactId contact)
{
    Result<Held> before = held(source, number);
    if (!before)
        return tl::unexpected(before.error());
    RowBlock& block = before->block;
    QByteArray after;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        BlockRow& row = block.rows[i];
        if (row.contact != contact) {
            after += before->records.at(i);
            continue;
        }
        row = {.row = row.row, .outcome = row.outcome};
        if (!block.prints.empty())
            block.prints[i] = {};
    }
    return write(block, compressed(after));
}

Done SourceRows::erase(ContactId contact)
{
    std::set<std::pair<SourceId, int>> about;
    std::set<std::tuple<SourceId, int, int>> gone;
    const Done walked = walk([&](const RowBlock& block) -> Done {
        for (int at = 0; const BlockRow& row : block.rows) {
            if (row.contact == contact) {
                for (Statement* erase : {&m_eraseRemarks, &m_eraseRejected}) {
                    if (Done done = erase->bindAll(block.source, row.row).run(); !done)
                        return done;
                }
                about.emplace(block.source, block.number);
                gone.emplace(block.source, block.number, at);
            }
            ++at;
        }
        return {};
    });
    if (!walked)
        return walked;
    // Where the same row was about two, one of them taken out of the other, the other's stays.
    const Done kept = keepRestated([&](const BlockRow& row) {
        return row.restates && row.contact != contact
            && gone.contains({row.restates->source, row.restates->block, row.restates->at});
    });
    if (!kept)
        return kept;
    for (const auto& [source, number] : about) {
        if (Done done = eraseFrom(source, number, contact); !done)
            return done;
    }
    return {};
}

Done SourceRows::remove(SourceId source)
{
    const Done kept = keepRestated(
        [source](const BlockRow& row) { return row.restates && row.restates->source == source; });
    if (!kept)
        return kept;
    const Done done = m_remove.bindAll(source).run();
    return done ? m_removeRejected.bindAll(source).run() : done;
}

} // namespace kith
