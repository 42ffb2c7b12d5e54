// Records that turn out to be about another contact than the one they were kept with.
#include "core/book/recordwriter.h"
#include "core/book/texts.h"
#include "core/matching/namekey.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kith
{

Done RecordWriter::settleInTurn(const std::vector<std::set<ContactId>>& groups, const SettleGroup& settle)
{
    constexpr std::size_t contactsAtOnce = 20'000; // bounds the memory
    for (std::size_t next = 0; next < groups.size();) {
        std::set<ContactId> contacts;
        const std::size_t first = next;
        for (; next < groups.size() && contacts.size() < contactsAtOnce; ++next)
            contacts.insert(groups[next].begin(), groups[next].end());
        Result<RecordsOf> records = recordsOf(contacts);
        if (!records)
            return tl::unexpected(records.error());
        for (std::size_t group = first; group < next; ++group) {
            if (m_progress->cancelled())
                return tl::unexpected(stopped());
            if (Done done = settle(group, *records); !done)
                return done;
        }
        if (Done done = moveRowsTakenOut(); !done)
            return done;
    }
    return {};
}

Done RecordWriter::bringHome(
    const Parts& parts, Homes homes, const std::function<bool(ContactId)>& canMove, RecordsOf& records)
{
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        const auto& [where, rows] = *part;
        const auto [contact, place] = where;
        if (homes.contains(place) && homes[place] == contact)
            continue;
        // What is left of a contact that is nobody's home, when the other parts have left, moves as the
        // contact.
        const auto isHome = [contact = contact](const auto& home) { return home.second == contact; };
        const bool isLast = std::next(part) == parts.end() || std::next(part)->first.first != contact;
        ContactId moving = contact;
        if (!canMove(contact) || !isLast || std::ranges::any_of(homes, isHome)) {
            const Result<ContactId> added = takeOut(contact, {rows.begin(), rows.end()}, records);
            if (!added)
                return tl::unexpected(added.error());
            moving = *added;
        }
        if (!homes.contains(place)) {
            homes[place] = moving;
            continue;
        }
        if (Done done = joinInto(moving, homes[place]); !done)
            return done;
        addRecords(records[homes[place]], std::move(records[moving]));
        records.erase(moving);
    }
    return {};
}

Result<Rebuilder*> RecordWriter::rebuilder()
{
    if (!m_rebuilder) {
        Result<Rebuilder> prepared = Rebuilder::prepare(*m_database);
        if (!prepared)
            return tl::unexpected(prepared.error());
        m_rebuilder = std::move(*prepared);
    }
    return &*m_rebuilder;
}

Done RecordWriter::moveRowsTakenOut()
{
    if (m_takenOut.empty())
        return {};
    m_recorder->setRecording(true);
    return m_rows.table().move(std::exchange(m_takenOut, {}));
}

Result<ContactId> RecordWriter::takeOut(ContactId contact, const std::set<RowId>& rows, RecordsOf& records)
{
    std::vector<ContactRecord> going;
    std::vector<ContactRecord> staying;
    for (ContactRecord& record : records[contact])
        (rows.contains(record.id()) ? going : staying).push_back(std::move(record));
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (!rebuilder)
        return tl::unexpected(rebuilder.error());
    const ContactId added = m_next++;
    m_parted.insert(added);
    recordChangesOf(added);
    if (Done done = (*rebuilder)->add(added, going); !done)
        return tl::unexpected(done.error());
    for (const ContactRecord& record : going) {
        for (const RowId& row : record.rows())
            m_takenOut[row] = added;
    }
    recordChangesOf(contact);
    if (Done done = (*rebuilder)->rebuild(contact, staying); !done)
        return tl::unexpected(done.error());
    if (Done done = identifyAnew(contact, going, staying); !done)
        return tl::unexpected(done.error());
    if (Done done = identifyAnew(added, {}, going); !done)
        return tl::unexpected(done.error());
    if (contact < m_firstNew)
        m_changed.insert(contact);
    records[contact] = std::move(staying);
    records[added] = std::move(going);
    return added;
}

// The contact is found by what these records say, and goes by their names, and no more by those that have
// gone.
Done RecordWriter::identifyAnew(
    ContactId id, const std::vector<ContactRecord>& gone, const std::vector<ContactRecord>& records)
{
    const auto keysOf = [](const ContactRecord& record) { return IdentityKeys::of(record.stated->contact); };
    for (const ContactRecord& record : gone) {
        if (const IdentityKeys keys = keysOf(record); keys.beyondName())
            m_identities.remove(id, keys);
    }
    for (const ContactRecord& record : records)
        m_identities.add(id, keysOf(record));
    const Result<std::optional<StoredContact>> stored = this->stored(id);
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (const Error* error = firstError(stored, rebuilder))
        return tl::unexpected(*error);
    if (!*stored)
        return {};
    m_identities.add(id, IdentityKeys::of((*stored)->contact));
    m_recorder->setRecording(true); // other names are undone one by one, also of somebody new
    if (Done done = (*rebuilder)->callBy(id, records); !done)
        return done;
    const auto from = m_aliases.lower_bound({id, {}});
    for (auto alias = from; alias != m_aliases.end() && alias->first.first == id;) {
        if (alias->second == Origin::By::File) {
            alias = m_aliases.erase(alias);
            continue;
        }
        IdentityKeys keys;
        keys.name = keyHash(alias->first.second);
        m_identities.add(id, keys);
        ++alias;
    }
    for (const ContactRecord& record : records) {
        const Contact& called = record.stated->contact;
        if (keysOf(record).beyondName() && nameKey(called) != nameKey((*stored)->contact))
            m_aliases.try_emplace({id, nameKey(called)}, Origin::By::File);
    }
    return {};
}

} // namespace kith
