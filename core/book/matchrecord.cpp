// Who a record is about, as it is read.
#include "core/book/incoming.h"
#include "core/book/texts.h"
#include "core/matching/nameform.h"
#include "core/matching/namekey.h"

#include <algorithm>

namespace kith
{

bool RecordWriter::had(ContactId id) const
{
    return m_holdsEachOnce && (id >= m_firstOfFile || (id < m_firstNew && m_listed.testBit(id)));
}

Result<ContactId> RecordWriter::findByName(Incoming& incoming, bool& unsure)
{
    const IdentityKeys& keys = incoming.keys();
    // A list of connections holds each person once, so the same name connected on the same day is the same
    // person.
    ContactId candidate = 0;
    int candidates = 0;
    ContactId reached = 0; // who has an address of the record's
    bool reachedAlike = false;
    // Whoever has another profile is somebody else.
    const std::vector<ContactId> namesakes = keys.profile ? m_identities.byNameAlone(keys, namesakesCompared)
                                                          : m_identities.byName(keys, namesakesCompared);
    if (namesakes.size() > namesakesCompared)
        return 0;
    for (const ContactId id : namesakes) {
        if (had(id))
            continue;
        const Result<std::optional<StoredContact>> stored = this->stored(id);
        const Result<Facts> facts = storedFacts(id);
        if (const Error* error = firstError(stored, facts))
            return tl::unexpected(*error);
        const Record& record = incoming.record();
        if (!*stored || contradicts((*stored)->contact, *facts, record.contact, record.facts))
            continue;
        const Contact& other = (*stored)->contact;
        if (haveAddressInCommon(other, record.contact)) {
            // Rather who has been read from such a record before than who has more.
            const bool isAlike
                = other.title == record.contact.title && reachesOf(other) == reachesOf(record.contact);
            if (reached == 0 || (isAlike && !reachedAlike))
                reached = id;
            reachedAlike = reachedAlike || isAlike;
            continue;
        }
        if (sameConnection(*facts, record.facts) && isOwnConnection(id, *facts, record, unsure)) {
            unsure = false;
            return id;
        }
        // Of namesakes that a Kith exported, in the order of the book, the first is the first.
        if (m_holdsEachOnce && candidates > 0)
            continue;
        candidate = id;
        ++candidates;
    }
    if (reached != 0) {
        unsure = false;
        return reached;
    }
    return m_contact.kind == ContactKind::Organisation && candidates == 1 ? candidate : 0;
}

Result<ContactId> RecordWriter::find(Incoming& incoming, bool& unsure)
{
    const IdentityKeys& keys = incoming.keys();
    const ContactId byProfile = m_identities.byProfile(keys);
    const std::vector<ContactId> byEmail = m_identities.byEmail(keys);
    if (byProfile != 0) {
        // One file knew the profile, another the address, and this record that they may belong together.
        if (std::ranges::any_of(byEmail, [byProfile](ContactId id) { return id != byProfile; }))
            m_addressed.insert(byProfile);
        return byProfile;
    }
    const QByteArray name = byEmail.empty() ? QByteArray() : nameKey(incoming.record().contact);
    ContactId candidate = 0;
    int candidates = 0;
    ContactId called = 0; // one of them who goes by the record's name
    bool calledAlike = false;
    for (const ContactId id : byEmail) {
        const Result<std::optional<StoredContact>> stored = this->stored(id);
        if (!stored)
            return tl::unexpected(stored.error());
        // Two profiles are two people, and so are two names, even if they share a mailbox.
        const Contact& other = (*stored)->contact;
        const Contact& contact = incoming.record().contact;
        const bool twoProfiles = !other.profile.isEmpty() && !contact.profile.isEmpty();
        const bool isCalledSo = contact.name == other.name
            || (!name.isEmpty() && (nameKey(other) == name || m_aliases.contains({id, name})));
        if (twoProfiles || had(id) || (!isCalledSo && !mayShareAnAddress(other, incoming)))
            continue;
        candidate = id;
        ++candidates;
        // Rather who has been read from such a record before than who has more.
        const bool isAlike = contact.profile == other.profile;
        if (isCalledSo && (called == 0 || (isAlike && !calledAlike)))
            called = id;
        calledAlike = calledAlike || (isCalledSo && isAlike);
    }
    if (candidates > 1 && called == 0)
        return findByName(incoming, unsure);
    const ContactId found = called != 0 ? called : candidate;
    const auto alias = m_aliases.lower_bound({found, {}});
    const bool goesByOthers = alias != m_aliases.end() && alias->first.first == found;
    if (found != 0 && (candidates > 1 || called == 0 || goesByOthers))
        m_addressed.insert(found); // in the end the address may mean somebody else
    return found != 0 ? Result<ContactId>(found) : findByName(incoming, unsure);
}

// A number, or an office's address, may mean somebody else in the end: where the contact has been read from
// records that tell of other ways to reach it, or somebody else of the name has it, too.
Done RecordWriter::noteWhoIsReached(ContactId found, Incoming& incoming)
{
    const IdentityKeys& keys = incoming.keys();
    if (keys.reaches.empty() || keys.profile)
        return {};
    if (m_identities.sharesReach(keys, found)) {
        m_addressed.insert(found);
        return {};
    }
    const Result<std::optional<StoredContact>> stored = this->stored(found);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored && reachesOf((*stored)->contact) != reachesOf(incoming.record().contact))
        m_addressed.insert(found);
    return {};
}

bool RecordWriter::mayShareAnAddress(const Contact& contact, Incoming& incoming) const
{
    const Contact& other = incoming.record().contact;
    if (contact.kind != other.kind || contact.kind == ContactKind::Organisation)
        return contact.kind == other.kind;
    // Who is called otherwise in a newer file is of the same generation.
    const auto from = m_aliases.lower_bound({contact.id, {}});
    const auto to = m_aliases.lower_bound({contact.id + 1, {}});
    const auto isOfAnother = [&, key = from == to ? QByteArray() : personNameKey(other.name)](
                                 const auto& alias) { return differInGeneration(alias.first.second, key); };
    const std::vector<QByteArray> mailboxes = ownMailboxesShared(contact, other);
    const auto areOne = [&](const QByteArray& mailbox) {
        return areOneBehind(mailbox, contact.name, other.name, *m_nicknames);
    };
    return std::ranges::any_of(mailboxes, areOne) && std::none_of(from, to, isOfAnother);
}

} // namespace kith
