#include "core/store/advicetable.h"

#include "core/store/prepared.h"

namespace kith
{

Result<AdviceTable> AdviceTable::prepare(const Database& database)
{
    AdviceTable table;
    const Done done = prepareAll(database,
        {{table.m_put,
             "INSERT OR REPLACE INTO advice (contact, action, gate, margin, confidence, worth, later, labels)"
             " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
            {table.m_remove, "DELETE FROM advice WHERE contact = ?"},
            {table.m_counts, "SELECT action, count(*) FROM advice GROUP BY action"}});
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Done AdviceTable::put(const AdviceSummary& summary)
{
    return m_put
        .bindAll(summary.contact, static_cast<int>(summary.action), static_cast<int>(summary.gate),
            summary.margin, summary.confidence, summary.worth, summary.later, summary.labels.join(u'\n'))
        .run();
}

Done AdviceTable::remove(ContactId contact)
{
    return m_remove.bindAll(contact).run();
}

Result<std::array<qint64, actionCount>> AdviceTable::countsByAction()
{
    std::array<qint64, actionCount> counts{};
    while (true) {
        const Result<bool> row = m_counts.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return counts;
        counts.at(static_cast<std::size_t>(m_counts.integer(0))) = m_counts.integer(1);
    }
}

} // namespace kith
