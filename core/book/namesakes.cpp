// The end of an import: contacts of which nothing but the name is known (facts: advice 3).
#include "core/book/recordwriter.h"
#include "core/book/texts.h"
#include "core/matching/namekey.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace kith
{
namespace
{

bool hasOnlyAName(const ContactRecord& record)
{
    return record.stated && !IdentityKeys::of(record.stated->contact).beyondName();
}

Marks marksOf(const ContactRecord& record)
{
    return Marks::of(record.stated->contact, record.stated->facts);
}

} // namespace

// Whom records that have only a name are about, as far as the book tells so far.
class RecordWriter::NamesakesAt
{
public:
    // Where a record belongs, and which row stated it; none: the contact moves as a whole.
    struct Part {
        ContactId at = 0;
        std::optional<RowId> row;
    };

    Namesakes namesakes;
    std::vector<Part> parts; // one for each of namesakes.named

    void addKnown(ContactId id, Marks marks) { namesakes.known.push_back({id, std::move(marks), {}}); }
    void addNamed(ContactId id, Marks marks, std::optional<RowId> row)
    {
        namesakes.named.push_back({id, std::move(marks)});
        parts.push_back({id, row});
    }
    void addOther(ContactId id) { m_others.insert(id); }
    // Whether more than a name is known of the contact.
    bool isKnown(ContactId id) const
    {
        return m_others.contains(id)
            || std::ranges::find(namesakes.known, id, &Namesakes::Known::id) != namesakes.known.end();
    }

private:
    std::set<ContactId> m_others; // whom nothing but these records calls so
};

Done RecordWriter::finish()
{
    if (Done done = writeNew(); !done)
        return done;
    m_holdsEachOnce = false; // the last file did
    if (Done done = settleOwner(); !done)
        return done;
    if (Done done = settleAddresses(); !done)
        return done;
    if (Done done = settleNames(); !done)
        return done;
    m_undecided = m_identities.undecided();
    if (Done done = moveRowsOfJoined(); !done)
        return done;
    if (Done done = settleDisagreements(); !done)
        return done;
    m_identities = {}; // nobody is looked for any more, and what is to come needs as much room
    return {};
}

// What was decided about a record that has only a name rested on who was known when it was read. Whom a name
// means is decided again wherever this import told something of it, from all that was ever stated.
Done RecordWriter::settleNames()
{
    const Result<std::vector<Identities::Group>> groups = namesToSettle();
    if (!groups)
        return tl::unexpected(groups.error());
    std::vector<std::set<ContactId>> contacts;
    for (const Identities::Group& group : *groups)
        contacts.emplace_back(group.contacts.begin(), group.contacts.end());
    return settleInTurn(
        contacts, [&](std::size_t group, RecordsOf& records) { return settle((*groups)[group], records); });
}

Result<std::vector<Identities::Group>> RecordWriter::namesToSettle()
{
    // Where files have gone, whoever is known by name only may mean somebody now.
    const auto told = [&](ContactId id) {
        return isKeyedSince(id) || m_toSettle.contains(id) || (m_filesGone && !m_identities.isKeyed(id));
    };
    // A row that is no news may yet tell of somebody for certain what only a name had told.
    const auto named = [&](ContactId id) { return told(id) || (id < m_named.size() && m_named.testBit(id)); };
    const auto unsettled = [&](ContactId id) { return told(id) || !m_identities.isKeyed(id); };
    std::vector<Identities::Group> groups
        = m_identities.namesakes([&](const std::vector<ContactId>& contacts) {
              return std::ranges::any_of(contacts, unsettled) && std::ranges::any_of(contacts, named);
          });
    for (const ContactId id : m_unlike) {
        const Result<std::optional<StoredContact>> stored = this->stored(id);
        if (!stored)
            return tl::unexpected(stored.error());
        if (!*stored)
            continue;
        const IdentityKeys keys = IdentityKeys::of((*stored)->contact);
        if (keys.name && m_identities.byName(keys).size() == 1)
            groups.push_back({*keys.name, {id}});
    }
    std::erase_if(
        groups, [](const Identities::Group& group) { return group.contacts.size() > namesakesCompared; });
    const Result<std::set<ContactId>> takers = whoTookNames(groups);
    if (!takers)
        return tl::unexpected(takers.error());
    std::erase_if(groups, [&](const Identities::Group& group) {
        return std::ranges::all_of(group.contacts, [&](ContactId id) {
            return m_identities.isKeyed(id) && !takers->contains(id) && !m_gainedKeys.contains(id);
        });
    });
    return groups;
}

bool RecordWriter::isKeyedSince(ContactId id) const
{
    return m_identities.isKeyed(id) && (id >= m_keyedBefore.size() || !m_keyedBefore.testBit(id));
}

bool RecordWriter::mayHaveTakenAName(ContactId id, const Facts& facts) const
{
    if (id >= m_firstNew)
        return m_tookNames.contains(id);
    const auto isOfAnotherRow = [&](const Fact& fact) {
        return fact.origin.by == Origin::By::File && fact.origin != facts.front().origin;
    };
    return m_hasNames.testBit(id) || (m_hasName.testBit(id) && m_identities.isKeyed(id))
        || std::ranges::any_of(facts, isOfAnotherRow);
}

// Of most names, everyone has more than the name. Then only those matter to whom a record belongs that has
// not.
Result<std::set<ContactId>> RecordWriter::whoTookNames(const std::vector<Identities::Group>& groups)
{
    std::set<ContactId> suspects;
    for (const Identities::Group& group : groups) {
        const auto isKeyed = [this](ContactId id) { return m_identities.isKeyed(id); };
        if (!std::ranges::all_of(group.contacts, isKeyed))
            continue;
        const bool hasCome
            = std::ranges::any_of(group.contacts, [this](ContactId id) { return isKeyedSince(id); });
        for (const ContactId id : group.contacts) {
            const bool mayHaveBefore = id < m_firstNew && (!m_namesNoted || m_hasName.testBit(id));
            if (hasCome && (mayHaveBefore || m_tookNames.contains(id)))
                suspects.insert(id);
            if (hasCome)
                continue;
            const Result<Facts> facts = storedFacts(id);
            if (!facts)
                return tl::unexpected(facts.error());
            if (m_unlike.contains(id) || mayHaveTakenAName(id, *facts))
                suspects.insert(id);
        }
    }
    std::set<ContactId> takers;
    if (suspects.empty())
        return takers;
    const Done walked = walkAbout(suspects, [&](ContactId id, const std::vector<ContactRecord>& records) {
        if (std::ranges::any_of(records, hasOnlyAName))
            takers.insert(id);
    });
    return walked ? Result<std::set<ContactId>>(std::move(takers)) : tl::unexpected(walked.error());
}

// The rows about those who were joined into others stand under those who are gone until the import ends.
Done RecordWriter::walkAbout(const std::set<ContactId>& contacts,
    const std::function<void(ContactId, std::vector<ContactRecord>)>& visit)
{
    std::set<ContactId> all = contacts;
    for (const ContactId gone : m_joined.keys()) {
        if (contacts.contains(whereTo(gone)))
            all.insert(gone);
    }
    return walkRecords(*m_database, all, [&](ContactId id, std::vector<ContactRecord> records) -> Done {
        if (m_progress->cancelled())
            return tl::unexpected(stopped());
        visit(whereTo(id), withoutQuotes(std::move(records)));
        return {};
    });
}

Result<RecordWriter::RecordsOf> RecordWriter::recordsOf(const std::set<ContactId>& contacts)
{
    RecordsOf all;
    const Done walked = walkAbout(contacts,
        [&](ContactId id, std::vector<ContactRecord> records) { addRecords(all[id], std::move(records)); });
    return walked ? Result<RecordsOf>(std::move(all)) : tl::unexpected(walked.error());
}

Result<Marks> RecordWriter::storedMarks(ContactId contact)
{
    const Result<std::optional<StoredContact>> stored = this->stored(contact);
    const Result<Facts> facts = storedFacts(contact);
    if (const Error* error = firstError(stored, facts))
        return tl::unexpected(*error);
    return *stored ? Marks::of((*stored)->contact, *facts) : Marks();
}

// Whether the user said that records which have only this name are about the contact. Of another name by
// which its own records call it, nobody needed to.
Result<bool> RecordWriter::userMeantBy(
    ContactId contact, KeyHash name, const std::vector<ContactRecord>& records)
{
    const auto from = m_aliases.lower_bound({contact, {}});
    const auto to = m_aliases.lower_bound({contact + 1, {}});
    const auto isMeant = [&](const auto& alias) {
        return alias.second == Origin::By::You && keyHash(alias.first.second) == name;
    };
    if (std::none_of(from, to, isMeant))
        return false;
    const auto callsItSo = [&](const ContactRecord& record) {
        return record.stated && !hasOnlyAName(record)
            && IdentityKeys::of(record.stated->contact).name == name;
    };
    if (std::ranges::none_of(records, callsItSo))
        return true;
    const Result<std::optional<StoredContact>> stored = this->stored(contact);
    if (!stored)
        return tl::unexpected(stored.error());
    return *stored && IdentityKeys::of((*stored)->contact).name == name;
}

Done RecordWriter::lookAt(
    ContactId id, KeyHash name, const std::vector<ContactRecord>& records, NamesakesAt& namesakes)
{
    const Result<bool> isMeant = userMeantBy(id, name, records);
    if (!isMeant)
        return tl::unexpected(isMeant.error());
    const bool isKnown = *isMeant || m_identities.isKeyed(id);
    const bool canBeTakenApart = !records.empty() && std::ranges::all_of(records, &ContactRecord::isKnown)
        && (isKnown ? !std::ranges::all_of(records, hasOnlyAName) : !m_edited.contains(id));
    if (!canBeTakenApart || m_edited.contains(id)) {
        // What the user typed says who somebody is, too.
        Result<Marks> marks = storedMarks(id);
        if (!marks)
            return tl::unexpected(marks.error());
        if (isKnown)
            namesakes.addKnown(id, std::move(*marks));
        else
            namesakes.addNamed(id, std::move(*marks), {});
    } else if (isKnown) {
        const bool isCalledSo = *isMeant || std::ranges::any_of(records, [name](const ContactRecord& record) {
            return !hasOnlyAName(record) && IdentityKeys::of(record.stated->contact).name == name;
        });
        if (!isCalledSo) {
            // Records that came with somebody who has left since.
            namesakes.addOther(id);
            for (const ContactRecord& record : records) {
                if (hasOnlyAName(record) && IdentityKeys::of(record.stated->contact).name == name)
                    namesakes.addNamed(id, marksOf(record), record.id());
            }
            return {};
        }
        namesakes.addKnown(id, {});
    }
    if (!canBeTakenApart)
        return {};
    for (const ContactRecord& record : records) {
        const Contact& stated = record.stated->contact;
        Marks marks = marksOf(record);
        if (!isKnown) {
            namesakes.addNamed(id, std::move(marks), record.id());
        } else if (!hasOnlyAName(record)) {
            namesakes.namesakes.known.back().marks.add(marks);
        } else if (IdentityKeys::of(stated).name != name) {
            continue; // of another name by which the contact goes
        } else if (*isMeant) {
            namesakes.namesakes.known.back().theirs.push_back(marks.key());
            namesakes.namesakes.known.back().marks.add(marks);
        } else {
            namesakes.addNamed(id, std::move(marks), record.id());
        }
    }
    return {};
}

// Who was connected on the same day is one, even if nobody knew that of either when the other came.
Result<bool> RecordWriter::joinAlike(const Namesakes& namesakes, RecordsOf& records)
{
    std::vector<Contact> contacts;
    for (const Namesakes::Known& known : namesakes.known) {
        Result<std::optional<StoredContact>> stored = this->stored(known.id);
        if (!stored)
            return tl::unexpected(stored.error());
        contacts.push_back(*stored ? std::move((*stored)->contact) : Contact());
    }
    const auto areAlike = [&](std::size_t one, std::size_t other) {
        const Marks& some = namesakes.known[one].marks;
        const Marks& others = namesakes.known[other].marks;
        const SamePerson agree = agreement(some, others);
        const bool otherDays = agree == SamePerson::No && !some.days.empty() && !others.days.empty();
        const bool apart = m_apart.contains(std::minmax(contacts[one].id, contacts[other].id));
        // An address in the place of a name tells nothing about who has a profile.
        const bool isNamed = contacts[other].profile.isEmpty() || !hasSubstituteName(contacts[one]);
        if (one == other || !isNamed || apart || otherDays)
            return false;
        return agree == SamePerson::Sure; // whom an address means was found out before
    };
    for (std::size_t one = 0; one < contacts.size(); ++one) {
        if (!contacts[one].profile.isEmpty())
            continue;
        std::vector<ContactId> same;
        std::vector<ContactId> profiled;
        for (std::size_t other = 0; other < contacts.size(); ++other) {
            if (areAlike(one, other))
                (contacts[other].profile.isEmpty() ? same : profiled).push_back(contacts[other].id);
        }
        // Of two with a profile nobody knows which it is.
        const std::vector<ContactId>& candidates = profiled.empty() ? same : profiled;
        if (candidates.empty() || profiled.size() > 1)
            continue;
        const ContactId gone = contacts[one].id;
        const ContactId into = candidates.front();
        if (Done done = joinInto(gone, into); !done)
            return tl::unexpected(done.error());
        addRecords(records[into], std::move(records[gone]));
        records.erase(gone);
        return true;
    }
    return false;
}

Done RecordWriter::settle(const Identities::Group& group, RecordsOf& records)
{
    NamesakesAt at;
    for (bool joined = true; joined;) {
        at = {};
        for (const ContactId id : group.contacts) {
            if (m_joined.contains(id))
                continue;
            if (Done done = lookAt(id, group.name, records[id], at); !done)
                return done;
        }
        const Result<bool> again = joinAlike(at.namesakes, records);
        if (!again)
            return tl::unexpected(again.error());
        joined = *again;
    }
    const std::vector<std::size_t> places = placesOf(at.namesakes,
        [this](ContactId one, ContactId other) { return m_apart.contains(std::minmax(one, other)); });
    // The contacts of those places.
    Homes homes;
    std::set<ContactId> taken;
    for (std::size_t known = 0; known < at.namesakes.known.size(); ++known)
        homes[known] = at.namesakes.known[known].id;
    Parts parts;
    for (std::size_t i = 0; i < places.size(); ++i) {
        std::vector<RowId>& rows = parts[{at.parts[i].at, places[i]}];
        if (at.parts[i].row)
            rows.push_back(*at.parts[i].row);
    }
    std::vector<std::pair<std::size_t, ContactId>> claims;
    for (const auto& [where, of] : parts) {
        if (!at.isKnown(where.first))
            claims.emplace_back(where.second, where.first);
    }
    std::ranges::sort(claims);
    for (const auto& [place, contact] : claims) {
        if (!homes.contains(place) && taken.insert(contact).second)
            homes[place] = contact;
    }
    return bringHome(
        parts, std::move(homes), [&at](ContactId id) { return !at.isKnown(id); }, records);
}

} // namespace kith
