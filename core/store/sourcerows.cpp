#include "core/store/sourcerows.h"

#include "core/store/prepared.h"

#include <QScopeGuard>

#include <sqlite3.h>

#include <algorithm>

namespace kith
{

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
            {table.m_records, "SELECT rows, records FROM row_blocks WHERE source = ? AND number = ?"},
            {table.m_rejected,
                "SELECT row, reason, text FROM rejected_rows WHERE source = ? ORDER BY row LIMIT ? OFFSET ?"},
            {table.m_find,
                "SELECT source, number, rows FROM row_blocks WHERE source = ?1 AND ?2 BETWEEN first AND "
                "last"},
            {table.m_update, "UPDATE row_blocks SET rows = ?3 WHERE source = ?1 AND number = ?2"},
            {table.m_updateRecords,
                "UPDATE row_blocks SET rows = ?3, prints = ?4, records = ?5"
                " WHERE source = ?1 AND number = ?2"},
            {table.m_remove, "DELETE FROM row_blocks WHERE source = ?"},
            {table.m_removeRejected, "DELETE FROM rejected_rows WHERE source = ?"}});
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
        .bindAll(block.source, block.number, first.row, last.row, BlobView{rows}, packedPrints(block.prints),
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
    while (true) {
        const Result<bool> row = blocks.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        std::optional<std::vector<BlockRow>> rows = unpackedRows(blocks.blob(2));
        if (!rows)
            return damaged();
        const RowBlock block{blocks.integer(0), static_cast<int>(blocks.integer(1)), std::move(*rows),
            blocks.columns() > 3 ? unpackedPrints(blocks.blob(3)) : std::vector<RowPrint>()};
        if (!block.prints.empty() && block.prints.size() != block.rows.size())
            return damaged();
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

Result<BlockRecords> SourceRows::records(SourceId source, int number)
{
    const Result<bool> row = m_records.bindAll(source, number).step();
    if (!row)
        return tl::unexpected(row.error());
    const auto rows = *row ? unpackedRows(m_records.blob(0)) : std::nullopt;
    std::optional<QByteArray> bytes = *row ? decompressed(m_records.blob(1)) : std::nullopt;
    m_records.reset();
    if (!rows || !bytes)
        return damaged();
    BlockRecords records(std::move(*bytes), *rows);
    return records.areWhole() ? Result<BlockRecords>(std::move(records)) : damaged();
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

Done SourceRows::move(SourceId source, int row, ContactId to)
{
    std::optional<RowBlock> changed;
    const Done found = walk(m_find.bindAll(source, row), [&](const RowBlock& block) -> Done {
        const auto at = std::ranges::find(block.rows, row, &BlockRow::row);
        if (at == block.rows.end())
            return {};
        changed = block;
        changed->rows[static_cast<std::size_t>(at - block.rows.begin())].contact = to;
        return {};
    });
    return found && changed ? update(*changed) : found;
}

Done SourceRows::move(const QHash<ContactId, ContactId>& joined)
{
    std::vector<RowBlock> changed;
    const Done walked = walk([&](const RowBlock& block) -> Done {
        const auto isGone = [&](const BlockRow& row) { return joined.contains(row.contact); };
        if (std::ranges::none_of(block.rows, isGone))
            return {};
        RowBlock& moved = changed.emplace_back(block);
        for (BlockRow& row : moved.rows)
            row.contact = joined.value(row.contact, row.contact);
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

Done SourceRows::eraseFrom(RowBlock block, ContactId contact)
{
    const Result<BlockRecords> before = records(block.source, block.number);
    if (!before)
        return tl::unexpected(before.error());
    QByteArray after;
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        BlockRow& row = block.rows[i];
        if (row.contact != contact) {
            after += before->at(i);
            continue;
        }
        row = {.row = row.row, .outcome = row.outcome};
        if (!block.prints.empty())
            block.prints[i] = {};
    }
    return m_updateRecords
        .bindAll(
            block.source, block.number, packedRows(block.rows), packedPrints(block.prints), compressed(after))
        .run();
}

Done SourceRows::erase(ContactId contact)
{
    std::vector<RowBlock> about;
    const Done walked = walkPrints([&](const RowBlock& block) -> Done {
        if (std::ranges::find(block.rows, contact, &BlockRow::contact) != block.rows.end())
            about.push_back(block);
        return {};
    });
    if (!walked)
        return walked;
    for (RowBlock& block : about) {
        if (Done done = eraseFrom(std::move(block), contact); !done)
            return done;
    }
    return {};
}

Done SourceRows::remove(SourceId source)
{
    const Done done = m_remove.bindAll(source).run();
    return done ? m_removeRejected.bindAll(source).run() : done;
}

} // namespace kith
