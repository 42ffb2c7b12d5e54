#include "core/store/advicetable.h"

#include "core/store/prepared.h"
#include "core/store/rowsink.h"

#include <bit>
#include <limits>
#include <vector>

namespace kith
{
namespace
{

constexpr std::size_t putAtOnce = 512;

// Puts one value after the other into 64 bits; the same in every process, which Qt's hashes are not. Each
// step can be undone, so a single value that differs makes the digest differ.
class Digest
{
public:
    void add(quint64 value)
    {
        m_bits = (m_bits ^ value) * 0x9E3779B97F4A7C15u; // 2⁶⁴ divided by the golden ratio
        m_bits ^= m_bits >> 32;
    }
    void add(double value) { add(std::bit_cast<quint64>(value)); }
    void add(QStringView text)
    {
        for (const QChar letter : text)
            add(quint64(letter.unicode()));
        add(quint64(text.size()) << 32);
    }
    quint64 bits() const { return m_bits; }

private:
    quint64 m_bits = 1; // the form in which advice is stored: another one makes all of it anew
};

quint64 digestOf(const AdviceSummary& summary)
{
    Digest digest;
    digest.add(quint64(summary.action) << 8 | quint64(summary.gate));
    digest.add(quint64(summary.margin));
    digest.add(summary.confidence);
    digest.add(summary.worth);
    digest.add(quint64(Day(summary.later).number));
    for (const QString& label : summary.labels)
        digest.add(label);
    return digest.bits();
}

// Tells which advice differs from what is stored; both come in the order of contacts.
class Comparison final : public RowSink
{
public:
    explicit Comparison(std::span<const DigestedAdvice> advice) : m_advice(advice) { }

    void row(const RowValues& stored) override
    {
        const ContactId contact = stored.integer(0);
        Q_ASSERT(contact > m_last);
        m_last = contact;
        while (m_at < m_advice.size() && m_advice[m_at].summary.contact < contact)
            different.push_back(m_at++);
        if (m_at == m_advice.size() || m_advice[m_at].summary.contact != contact) {
            gone.push_back(contact);
            return;
        }
        if (stored.integer(1) != m_advice[m_at].digest)
            different.push_back(m_at);
        ++m_at;
    }

    void finish()
    {
        while (m_at < m_advice.size())
            different.push_back(m_at++);
    }

    std::vector<std::size_t> different; // indexes of the advice
    std::vector<ContactId> gone;

private:
    std::span<const DigestedAdvice> m_advice;
    std::size_t m_at = 0;
    ContactId m_last = std::numeric_limits<ContactId>::min();
};

// Once the comparison has seen all rows.
Done putWhatDiffers(AdviceTable& table, Comparison& comparison, std::span<const DigestedAdvice> advice)
{
    comparison.finish();
    for (const std::size_t index : comparison.different) {
        if (Done done = table.put(advice[index]); !done)
            return done;
    }
    if (Done done = table.write(); !done)
        return done;
    for (const ContactId contact : comparison.gone) {
        if (Done done = table.remove(contact); !done)
            return done;
    }
    return {};
}

} // namespace

DigestedAdvice::DigestedAdvice(AdviceSummary advice)
    : summary(std::move(advice)), digest(static_cast<qint64>(digestOf(summary)))
{
}

Result<AdviceTable> AdviceTable::prepare(const Database& database)
{
    AdviceTable table;
    const Done done = prepareAll(database,
        {{table.m_put,
             "INSERT OR REPLACE INTO advice (contact, action, gate, margin, confidence, worth, later, labels,"
             " digest) SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8 FROM given_rows(?1)"},
            {table.m_remove, "DELETE FROM advice WHERE contact = ?"},
            {table.m_counts, "SELECT action, count(*) FROM advice GROUP BY action"}});
    if (!done)
        return tl::unexpected(done.error());
    return table;
}

Done AdviceTable::put(const DigestedAdvice& advice)
{
    const AdviceSummary& summary = advice.summary;
    m_advice.add(summary.contact, static_cast<int>(summary.action), static_cast<int>(summary.gate),
        summary.margin, summary.confidence, summary.worth, Day(summary.later), summary.labels.join(u'\n'),
        advice.digest);
    return m_advice.size() < putAtOnce ? Done() : write();
}

Done AdviceTable::write()
{
    const Done done = m_advice.isEmpty() ? Done() : m_put.bindAll(m_advice).run();
    m_advice.clear();
    return done;
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

Result<AdviceUpdate> AdviceUpdate::begin(const Database& database, ContactId after)
{
    AdviceUpdate update;
    update.m_last = after;
    Result<AdviceTable> table = AdviceTable::prepare(database);
    Result<Statement> stored = database.prepare(
        "SELECT each_row(?1, contact, digest) FROM advice WHERE contact > ?2 AND contact <= ?3");
    Result<Statement> ofGiven = database.prepare(
        "SELECT each_row(?1, contact, digest) FROM given_rows(?2) CROSS JOIN advice ON contact = c0");
    if (const Error* error = firstError(table, stored, ofGiven))
        return tl::unexpected(*error);
    update.m_table = std::move(*table);
    update.m_stored = std::move(*stored);
    update.m_storedOfGiven = std::move(*ofGiven);
    return update;
}

Done AdviceUpdate::putAllTo(ContactId last, std::span<const DigestedAdvice> advice)
{
    Comparison comparison(advice);
    Done done = m_stored.bindAll(comparison, m_last, last).run();
    if (done)
        done = putWhatDiffers(m_table, comparison, advice);
    m_last = last;
    return done;
}

Done AdviceUpdate::put(const GivenRows& contacts, std::span<const DigestedAdvice> advice)
{
    Comparison comparison(advice);
    const Done done = m_storedOfGiven.bindAll(comparison, contacts).run();
    return done ? putWhatDiffers(m_table, comparison, advice) : done;
}

Done AdviceUpdate::put(std::span<const DigestedAdvice> advice)
{
    return advice.empty() ? Done() : putAllTo(advice.back().summary.contact, advice);
}

Done AdviceUpdate::finish()
{
    return putAllTo(std::numeric_limits<ContactId>::max(), {});
}

} // namespace kith
