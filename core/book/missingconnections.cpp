#include "core/book/missingconnections.h"

#include "core/model/fact.h"
#include "core/store/rowsink.h"
#include "core/store/sources.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace kith
{

namespace
{

using namespace Qt::StringLiterals;

constexpr ContactId contactsAtOnce = 16'384;

// With whom earlier lists told of a tie.
class Connected : public RowSink
{
public:
    explicit Connected(const QBitArray& listed) : m_listed(listed) { }

    void row(const RowValues& values) override
    {
        const ContactId contact = values.integer(0);
        const Day since = values.day(1);
        newest = std::max(newest, since);
        const bool isNew = contact >= m_listed.size(); // of another list of this import
        if (isNew || std::exchange(m_last, contact) == contact)
            return;
        ++all;
        if (!m_listed.testBit(contact))
            missing.emplace_back(contact, since);
    }

    qint64 all = 0;
    Day newest;
    std::vector<std::pair<ContactId, Day>> missing;

private:
    const QBitArray& m_listed;
    ContactId m_last = 0;
};

} // namespace

Result<std::vector<ContactChange>> missingConnections(
    const Database& database, const Source& source, QDate day, const QBitArray& listed)
{
    std::vector<ContactChange> missing;
    if (!listsConnections(source.format) || !day.isValid())
        return missing;
    Result<Statement> connected
        = database.prepare("SELECT each_row(?1, contact, since) FROM facts WHERE kind = ?2 AND by = 0"
                           " AND source IN (SELECT id FROM sources WHERE format = ?3 AND id < ?4)"
                           " AND contact > ?5 AND contact <= ?6");
    static_assert(static_cast<int>(Origin::By::File) == 0);
    Result<Sources> sources = Sources::prepare(database);
    if (const Error* error = firstError(connected, sources))
        return tl::unexpected(*error);
    const Result<std::set<ContactId>> known = sources->notListed();
    if (!known)
        return tl::unexpected(known.error());
    Connected ties(listed);
    const qsizetype most = listed.count(true);
    for (ContactId after = 0; after < listed.size(); after += contactsAtOnce) {
        const bool isLast = after + contactsAtOnce >= listed.size();
        const ContactId to = isLast ? std::numeric_limits<ContactId>::max() : after + contactsAtOnce;
        const Done done
            = connected
                  ->bindAll(ties, static_cast<int>(FactKind::Connected), source.format, source.id, after, to)
                  .run();
        if (!done)
            return tl::unexpected(done.error());
        // Where what is there is newer, or most are missing, the list says nothing of who has gone.
        if (ties.newest > Day(day) || std::ssize(ties.missing) > most)
            return missing;
    }
    if (std::ssize(ties.missing) * 2 > ties.all)
        return missing;
    for (const auto& [contact, since] : ties.missing) {
        if (!known->contains(contact))
            missing.push_back(
                {contact, ContactChange::Kind::NotListed, since.date().toString(Qt::ISODate), {}});
    }
    return missing;
}

} // namespace kith
