#include "core/book/filerows.h"

#include <utility>

namespace kith
{

void FileRows::begin(SourceId source)
{
    m_block = {source, 0, {}, {}};
}

void FileRows::note(const BlockRow& row, const RowPrint& print)
{
    m_block.rows.push_back(row);
    m_block.prints.push_back(print);
}

FileRows::Place FileRows::keepPlace(int row, int size, const RowPrint& print)
{
    ++m_placesKept;
    note({.row = row, .size = size}, print);
    return {m_block.number, m_block.rows.size() - 1};
}

RowBlock& FileRows::blockAt(int number)
{
    if (number == m_block.number)
        return m_block;
    Q_ASSERT(!m_heldBack.empty());
    return m_heldBack[static_cast<std::size_t>(number - m_heldBack.front().block.number)].block;
}

void FileRows::fill(const Place& place, const BlockRow& row)
{
    --m_placesKept;
    blockAt(place.block).rows[place.at] = row;
}

void FileRows::addBeside(const Place& place, const BlockRow& row)
{
    Q_ASSERT(row.size == 0);
    RowBlock& block = blockAt(place.block);
    block.rows.push_back(row);
    block.prints.push_back({});
}

Done FileRows::endBatch(const QByteArray& records)
{
    RowBlock ended = std::exchange(m_block, {m_block.source, m_block.number + 1, {}, {}});
    if (m_placesKept == 0 && m_heldBack.empty())
        return m_table.put(ended, records);
    m_heldBack.push_back({std::move(ended), records});
    return {};
}

Done FileRows::putHeldBack()
{
    Q_ASSERT(m_placesKept == 0);
    for (const HeldBack& held : std::exchange(m_heldBack, {})) {
        if (Done done = m_table.put(held.block, held.records); !done)
            return done;
    }
    return {};
}

} // namespace kith
