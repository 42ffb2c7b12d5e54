#include "core/store/advicetable.h"

#include "core/store/prepared.h"

#include <QAnyStringView>

#include <algorithm>

namespace kith
{
namespace
{

// Whether the text of the column is the labels, each on a line.
bool areStored(const QStringList& labels, QByteArrayView stored)
{
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const qsizetype end = i + 1 < labels.size() ? stored.indexOf('\n') : stored.size();
        if (end < 0 || QAnyStringView(QUtf8StringView(stored.data(), end)) != QAnyStringView(labels[i]))
            return false;
        stored = stored.sliced(std::min(end + 1, stored.size()));
    }
    return stored.isEmpty();
}

bool isStored(const AdviceSummary& summary, const Statement& row)
{
    return row.integer(1) == static_cast<int>(summary.action)
        && row.integer(2) == static_cast<int>(summary.gate) && row.integer(3) == summary.margin
        && row.real(4) == summary.confidence && row.real(5) == summary.worth && row.date(6) == summary.later
        && areStored(summary.labels, row.utf8(7));
}

} // namespace

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

Result<AdviceUpdate> AdviceUpdate::begin(const Database& database)
{
    AdviceUpdate update;
    Result<AdviceTable> table = AdviceTable::prepare(database);
    Result<Statement> stored = database.prepare("SELECT contact, action, gate, margin, confidence, worth, "
                                                "later, labels FROM advice ORDER BY contact");
    if (const Error* error = firstError(table, stored))
        return tl::unexpected(*error);
    update.m_table = std::move(*table);
    update.m_stored = std::move(*stored);
    const Result<bool> more = update.m_stored.step();
    if (!more)
        return tl::unexpected(more.error());
    update.m_more = *more;
    return update;
}

Done AdviceUpdate::passTo(ContactId contact)
{
    while (m_more && m_stored.integer(0) < contact) {
        m_gone.push_back(m_stored.integer(0));
        const Result<bool> more = m_stored.step();
        if (!more)
            return tl::unexpected(more.error());
        m_more = *more;
    }
    return {};
}

Done AdviceUpdate::put(const AdviceSummary& summary)
{
    if (Done done = passTo(summary.contact); !done)
        return done;
    if (!m_more || m_stored.integer(0) != summary.contact)
        return m_table.put(summary);
    const bool same = isStored(summary, m_stored);
    const Result<bool> more = m_stored.step(); // before the row is written anew
    if (!more)
        return tl::unexpected(more.error());
    m_more = *more;
    return same ? Done() : m_table.put(summary);
}

Done AdviceUpdate::finish()
{
    if (Done done = passTo(std::numeric_limits<ContactId>::max()); !done)
        return done;
    for (const ContactId contact : m_gone) {
        if (Done done = m_table.remove(contact); !done)
            return done;
    }
    return {};
}

} // namespace kith
