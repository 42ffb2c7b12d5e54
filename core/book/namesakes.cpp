// The end of an import: contacts of which nothing but the name is known (facts: advice 3).
#include "core/book/recordwriter.h"
#include "core/book/texts.h"
#include "core/matching/namekey.h"

#include <algorithm>

namespace kith
{
namespace
{

bool hasOnlyAName(const ContactRecord& record)
{
    return record.stated && !IdentityKeys::of(record.stated->contact).beyondName();
}

} // namespace

Done RecordWriter::finish()
{
    if (Done done = takeApartNamesakes(); !done)
        return done;
    m_undecided = 0;
    for (const std::vector<ContactId>& group : m_identities.undecided()) {
        if (m_progress->cancelled())
            return tl::unexpected(stopped());
        std::vector<ContactId> keyed;
        std::ranges::copy_if(
            group, std::back_inserter(keyed), [this](ContactId id) { return m_identities.isKeyed(id); });
        for (const ContactId id : group) {
            if (m_identities.isKeyed(id))
                continue;
            const Result<ContactId> meant = whoIsMeant(id, keyed);
            if (!meant)
                return tl::unexpected(meant.error());
            m_undecided += *meant == 0;
            if (*meant == 0)
                continue;
            if (Done done = joinInto(id, *meant); !done)
                return done;
        }
    }
    if (Done done = moveRowsOfJoined(); !done)
        return done;
    return settleDisagreements();
}

Result<ContactId> RecordWriter::whoIsMeant(ContactId namedOnly, const std::vector<ContactId>& keyed)
{
    if (keyed.size() > namesakesCompared)
        return 0;
    const Result<std::optional<StoredContact>> stored = m_contacts.read(namedOnly);
    const Result<Facts> facts = m_facts.read(namedOnly);
    if (const Error* error = firstError(stored, facts))
        return tl::unexpected(*error);
    ContactId meant = 0;
    for (const ContactId id : keyed) {
        if (m_apart.contains(std::minmax(namedOnly, id)))
            continue;
        const Result<bool> may = mayBeMeant(id, (*stored)->contact, *facts);
        if (!may)
            return tl::unexpected(may.error());
        if (*may && meant != 0)
            return 0;
        if (*may)
            meant = id;
    }
    return meant;
}

Result<bool> RecordWriter::mayBeMeant(ContactId contact, const Contact& record, const Facts& recordFacts)
{
    const Result<std::optional<StoredContact>> stored = m_contacts.read(contact);
    const Result<Facts> facts = m_facts.read(contact);
    if (const Error* error = firstError(stored, facts))
        return tl::unexpected(*error);
    return *stored && !contradicts((*stored)->contact, *facts, record, recordFacts);
}

// A record that has only a name was taken for the one contact of that name that it could mean. Now that there
// is another, it stands for itself, as if the other had been there before.
Done RecordWriter::takeApartNamesakes()
{
    std::set<ContactId> rivals;
    for (const std::vector<ContactId>& group : m_identities.rivalsSince(m_keyedBefore)) {
        if (group.size() > namesakesCompared)
            continue;
        for (const ContactId id : group) {
            if (m_identities.isKeyed(id) && (id < m_firstNew || m_tookNames.contains(id)))
                rivals.insert(id);
        }
    }
    if (rivals.empty())
        return {};
    std::vector<std::pair<ContactId, std::vector<ContactRecord>>> suspects;
    const Done walked
        = walkRecords(*m_database, rivals, [&](ContactId id, std::vector<ContactRecord> records) -> Done {
              if (m_progress->cancelled())
                  return tl::unexpected(stopped());
              if (std::ranges::any_of(records, hasOnlyAName))
                  suspects.emplace_back(id, std::move(records));
              return {};
          });
    if (!walked)
        return walked;
    for (const auto& [id, records] : suspects) {
        if (Done done = takeOut(id, records); !done)
            return done;
    }
    return {};
}

Result<bool> RecordWriter::mayMeanAnother(ContactId contact, const ContactRecord& record)
{
    if (!hasOnlyAName(record) || record.stated->contact.kind != ContactKind::Person)
        return false;
    const Contact& named = record.stated->contact;
    if (m_aliases.contains({contact, nameKey(named)})) // the user said who is meant
        return false;
    for (const ContactId other : m_identities.byName(IdentityKeys::of(named))) {
        if (other == contact || !m_identities.isKeyed(other))
            continue;
        const Result<bool> may = mayBeMeant(other, named, record.stated->facts);
        if (!may || *may)
            return may;
    }
    return false;
}

Done RecordWriter::takeOut(ContactId contact, const std::vector<ContactRecord>& records)
{
    std::vector<ContactRecord> going;
    std::vector<ContactRecord> staying;
    for (const ContactRecord& record : records) {
        const Result<bool> goes = mayMeanAnother(contact, record);
        if (!goes)
            return tl::unexpected(goes.error());
        (*goes ? going : staying).push_back(record);
    }
    // What an older Kith read cannot be made again.
    if (going.empty() || staying.empty() || !std::ranges::all_of(staying, &ContactRecord::isKnown))
        return {};
    Result<Rebuilder> rebuilder = Rebuilder::prepare(*m_database);
    if (!rebuilder)
        return tl::unexpected(rebuilder.error());
    const ContactId added = m_next++;
    recordChangesOf(added);
    if (Done done = rebuilder->add(added, going); !done)
        return done;
    m_recorder->setRecording(true);
    if (Done done = rebuilder->moveRows(going, added); !done)
        return done;
    recordChangesOf(contact);
    if (Done done = rebuilder->rebuild(contact, staying); !done)
        return done;
    m_identities.add(added, IdentityKeys::of(going.front().stated->contact));
    if (contact < m_firstNew)
        m_changed.insert(contact);
    return {};
}

} // namespace kith
