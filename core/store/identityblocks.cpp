#include "core/store/identityblocks.h"

#include "core/store/prepared.h"

namespace kith
{

Result<IdentityBlocks> IdentityBlocks::prepare(const Database& database)
{
    IdentityBlocks table;
    const Done done = prepareAll(database,
        {{table.m_count, "SELECT count(*) FROM identities"},
            {table.m_read, "SELECT keys FROM identities WHERE block = ?"},
            {table.m_put, "INSERT OR REPLACE INTO identities (block, keys) VALUES (?, ?)"},
            {table.m_forget, "DELETE FROM identities WHERE block BETWEEN ? AND ?"}});
    return done ? Result<IdentityBlocks>(std::move(table)) : tl::unexpected(done.error());
}

Result<qint64> IdentityBlocks::count()
{
    if (const Result<bool> row = m_count.step(); !row)
        return tl::unexpected(row.error());
    const qint64 count = m_count.integer(0);
    m_count.reset();
    return count;
}

Result<bool> IdentityBlocks::read(qint64 block, const std::function<void(QByteArrayView)>& visit)
{
    const Result<bool> row = m_read.bindAll(block).step();
    if (row && *row)
        visit(m_read.blobView(0));
    m_read.reset();
    return row;
}

Done IdentityBlocks::put(qint64 block, const QByteArray& keys)
{
    return m_put.bindAll(block, keys).run();
}

Done IdentityBlocks::forget(qint64 first, qint64 last)
{
    return m_forget.bindAll(first, last).run();
}

} // namespace kith
