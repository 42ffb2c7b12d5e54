#include "core/store/advicetable.h"

#include "core/store/prepared.h"
#include "core/store/rowsink.h"

#include <QAnyStringView>

#include <algorithm>
#include <limits>
#include <vector>

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

bool isStored(const AdviceSummary& summary, const RowValues& row)
{
    return row.integer(1) == static_cast<int>(summary.action)
        && row.integer(2) == static_cast<int>(summary.gate) && row.integer(3) == summary.margin
        && row.real(4) == summary.confidence && row.real(5) == summary.worth
        && row.day(6).number == Day(summary.later).number && areStored(summary.labels, row.utf8(7));
}

// Tells which advice differs from what is stored; both come in the order of contacts.
class Comparison final : public RowSink
{
public:
    explicit Comparison(std::span<const AdviceSummary> summaries) : m_summaries(summaries) { }

    void row(const RowValues& stored) override
    {
        const ContactId contact = stored.integer(0);
        Q_ASSERT(contact > m_last);
        m_last = contact;
        while (m_at < m_summaries.size() && m_summaries[m_at].contact < contact)
            different.push_back(m_at++);
        if (m_at == m_summaries.size() || m_summaries[m_at].contact != contact) {
            gone.push_back(contact);
            return;
        }
        if (!isStored(m_summaries[m_at], stored))
            different.push_back(m_at);
        ++m_at;
    }

    void finish()
    {
        while (m_at < m_summaries.size())
            different.push_back(m_at++);
    }

    std::vector<std::size_t> different; // indexes of summaries
    std::vector<ContactId> gone;

private:
    std::span<const AdviceSummary> m_summaries;
    std::size_t m_at = 0;
    ContactId m_last = std::numeric_limits<ContactId>::min();
};

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
    Result<Statement> stored = database.prepare(
        "SELECT each_row(?1, contact, action, gate, margin, confidence, worth, later, labels)"
        " FROM advice WHERE contact > ?2 AND contact <= ?3");
    if (const Error* error = firstError(table, stored))
        return tl::unexpected(*error);
    update.m_table = std::move(*table);
    update.m_stored = std::move(*stored);
    return update;
}

Done AdviceUpdate::putAllTo(ContactId last, std::span<const AdviceSummary> summaries)
{
    Comparison comparison(summaries);
    if (Done done = m_stored.bindAll(comparison, m_last, last).run(); !done)
        return done;
    comparison.finish();
    for (const std::size_t index : comparison.different) {
        if (Done done = m_table.put(summaries[index]); !done)
            return done;
    }
    for (const ContactId contact : comparison.gone) {
        if (Done done = m_table.remove(contact); !done)
            return done;
    }
    m_last = last;
    return {};
}

Done AdviceUpdate::put(std::span<const AdviceSummary> summaries)
{
    return summaries.empty() ? Done() : putAllTo(summaries.back().contact, summaries);
}

Done AdviceUpdate::finish()
{
    return putAllTo(std::numeric_limits<ContactId>::max(), {});
}

} // namespace kith
