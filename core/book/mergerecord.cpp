// What an import tells of contacts that there are, and what that changes.
#include "core/book/incoming.h"
#include "core/book/storemerge.h"
#include "core/matching/mergechanges.h"
#include "core/store/edits.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace kith
{

namespace
{

// Whether there may be another key to find the contact by.
bool tellsAnewWhoItIs(const Contact& contact, const Contact& before)
{
    const auto keys = [](const Contact& of) { return std::tie(of.kind, of.name, of.profile, of.points); };
    return keys(contact) != keys(before);
}

} // namespace

// A row that tells something new among many that tell nothing is mostly about somebody who is known. A
// statement for all of them costs half of what one for each does.
Done RecordWriter::beginBatch(std::span<const PreparedRecord* const> records)
{
    std::set<ContactId> about;
    for (const PreparedRecord* record : records) {
        const ContactId id = record->isInNoOther ? m_identities.byProfile(record->keys) : 0;
        if (id != 0 && id < m_firstNew)
            about.insert(id);
    }
    if (about.size() < 2)
        return {};
    GivenRows ids(1);
    for (const ContactId id : about)
        ids.add(id);
    Result<std::vector<StoredContact>> contacts = m_contacts.read(ids);
    Result<std::map<ContactId, Facts>> facts = m_facts.read(ids);
    if (const Error* error = firstError(contacts, facts))
        return tl::unexpected(*error);
    for (StoredContact& contact : *contacts) {
        const ContactId id = contact.contact.id;
        m_foreseen.emplace(id, Foreseen{std::move(contact), std::move((*facts)[id])});
    }
    return {};
}

Result<Outcome> RecordWriter::mergeInto(ContactId id, Incoming& incoming)
{
    if (Done done = writeNew(); !done)
        return tl::unexpected(done.error());
    if (!incoming.isInNoOther()) { // else it says something else, which takes a closer look
        const Result<bool> fields = m_contacts.says(id, m_contact);
        const Result<bool> all = fields && *fields ? m_facts.says(id, m_contact.facts) : fields;
        if (!all)
            return tl::unexpected(all.error());
        if (*all)
            return Outcome::Unchanged;
    }
    const Record& record = incoming.record();
    const Result<std::optional<StoredContact>> stored = this->stored(id);
    const Result<Facts> facts = storedFacts(id);
    if (const Error* error = firstError(stored, facts))
        return tl::unexpected(*error);
    const Result<bool> changed = apply(id, **stored, *facts, record.contact, m_day.date(), record.facts);
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed ? Outcome::Updated : Outcome::Unchanged;
}

Result<bool> RecordWriter::apply(ContactId id, const StoredContact& before, const Facts& facts,
    const Contact& record, QDate asOf, const Facts& recordFacts)
{
    const bool isNewest = !m_namedBefore && m_ages.areBefore(asOf, ageOf(m_source));
    Merged merged = merge(before.contact, before.asOf, facts, record, asOf, recordFacts, isNewest);
    // No file overrides what the user typed.
    if (m_edited.contains(id)) {
        if (const Result<bool> edited = applyEdits(*m_database, merged.contact, merged.asOf); !edited)
            return tl::unexpected(edited.error());
        merged.changed = merged.contact != before.contact || !merged.added.empty();
    }
    // Where the newest file disagrees, it is right; else all that was ever stated has to be looked at.
    const bool isSettled = isNewest && asOf.isValid();
    const bool unsettled = !isSettled && disagree(before.contact, record);
    if (unsettled)
        m_disagreeing.insert(id);
    noteWhatTellsPeopleApart(id, before.contact, facts, record, merged);
    // So may whoever had an employer of which nobody knows when it was stated.
    if (disagreeOnEmployment(before.contact, record) && (unsettled || !before.asOf.isValid()))
        m_unlike.insert(id);
    // Who has an address in common with somebody of another name, or with a profile, may be somebody else.
    const bool isIdentifiedAnew
        = record.name != before.contact.name || merged.contact.profile != before.contact.profile;
    if (isIdentifiedAnew && !before.contact.points.empty())
        m_addressed.insert(id);
    // So may whoever was found by a number or an office's address, now that there is more to compare.
    const auto isComparedAnew = [&] {
        return reachesOf(merged.contact) != reachesOf(before.contact)
            || (!record.title.isEmpty() && record.title != before.contact.title);
    };
    if (!before.contact.points.empty() && !IdentityKeys::of(before.contact).reaches.empty()
        && isComparedAnew())
        m_addressed.insert(id);
    const Result<bool> calledAnew = noteOtherName(id, merged.contact, record);
    if (!calledAnew)
        return calledAnew;
    if (merged.contact.name != before.contact.name) {
        if (Done done = noteFormerName(id, before.contact); !done)
            return tl::unexpected(done.error());
    }
    if (!merged.changed)
        return calledAnew;
    const bool isTold = tellsAnewWhoItIs(merged.contact, before.contact);
    const bool hasMoved = merged.contact.organisation != before.contact.organisation;
    const Changes atMost = hasMoved ? Changes::Employer : Changes::WhatIsKnown;
    recordChangesOf(id, isTold ? Changes::WhoItIs : atMost);
    if (Done done = storeMerge(m_contacts, m_facts, before, merged); !done)
        return tl::unexpected(done.error());
    if (isTold)
        m_identities.add(id, IdentityKeys::of(merged.contact));
    if (id >= m_firstNew)
        return true;
    m_changed.insert(id);
    const bool mayBeOutdone = !isNewest && (unsettled || m_untold.contains(id));
    std::optional<Contact> told; // where it is not the same
    if (mayBeOutdone || m_untold.contains(id))
        told = asTold(before.contact);
    m_untold.remove(id);
    if (mayBeOutdone) {
        if (merged.contact.title != told->title || merged.contact.organisation != told->organisation)
            m_untold.insert(id, {told->title, told->organisation});
        merged.contact.title = told->title;
        merged.contact.organisation = told->organisation;
    }
    if (Done done = noteChanges(told ? *told : before.contact, facts, merged); !done)
        return tl::unexpected(done.error());
    return true;
}

// Whom a name means depends on the employers and the days of connection of all who have it.
void RecordWriter::noteWhatTellsPeopleApart(
    ContactId id, const Contact& before, const Facts& facts, const Contact& record, const Merged& merged)
{
    const bool unlike = !record.organisation.isEmpty() && record.organisation != before.organisation;
    const bool connected
        = std::ranges::find(merged.added, FactKind::Connected, &Fact::kind) != merged.added.end();
    const bool reachable = merged.contact.points.size() > before.points.size();
    const bool isCalledAnew = merged.contact.name != before.name;
    if (!unlike && !connected && !reachable && !isCalledAnew)
        return;
    m_toSettle.insert(id);
    if ((connected || reachable) && m_identities.isKeyed(id))
        m_gainedKeys.insert(id);
    // Who took a record that has only a name may have taken it for want of what this one says.
    if (mayHaveTakenAName(id, facts))
        m_unlike.insert(id);
}

Done RecordWriter::noteChanges(const Contact& before, const Facts& facts, const Merged& merged)
{
    for (const ContactChange& change : changesOf(before, facts, merged)) {
        if (Done done = noteChange(m_receipt, change); !done)
            return done;
    }
    return {};
}

Done RecordWriter::noteChange(FileReceipt& receipt, const ContactChange& change)
{
    if (receipt.source == 0) // files have gone, and none has come
        return {};
    if (receipt.changes.size() < issuesListed)
        receipt.changes.push_back(change);
    m_recorder->setRecording(false);
    ++receipt.changedBy[static_cast<std::size_t>(change.kind)];
    return m_sources.insertChange(receipt.source, static_cast<int>(receipt.changed++), change);
}

} // namespace kith
