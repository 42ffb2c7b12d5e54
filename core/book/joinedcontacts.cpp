// What an import does to contacts that turn out to be one, or of whom its files say different things.
#include "core/book/recordwriter.h"
#include "core/book/texts.h"
#include "core/matching/mergechanges.h"
#include "core/store/edits.h"

#include <algorithm>

namespace kith
{

Done RecordWriter::joinInto(ContactId gone, ContactId into)
{
    const Result<std::optional<StoredContact>> from = this->stored(gone);
    const Result<std::optional<StoredContact>> to = this->stored(into);
    const Result<Facts> fromFacts = storedFacts(gone);
    const Result<Facts> toFacts = storedFacts(into);
    if (const Error* error = firstError(from, to, fromFacts, toFacts))
        return tl::unexpected(*error);
    if (const Result<bool> changed = apply(into, **to, *toFacts, (*from)->contact, (*from)->asOf, *fromFacts);
        !changed)
        return tl::unexpected(changed.error());
    const bool tookAName = mayHaveTakenAName(gone, *fromFacts);
    const bool hadOnlyAName = !m_identities.isKeyed(gone);
    recordChangesOf(gone);
    m_identities.remove(gone, IdentityKeys::of((*from)->contact));
    m_recorder->setRecording(true);
    if (Done done = m_decisions.move(gone, into); !done)
        return done;
    if (Done done = copyEdits(*m_database, gone, into); !done)
        return done;
    recordChangesOf(into); // to whom this is news, whoever is gone
    if (Done done = m_notes.copy(gone, into); !done)
        return done;
    recordChangesOf(gone);
    if (Done done = m_contacts.remove(gone); !done)
        return done;
    m_identities.add(into, IdentityKeys::of((*from)->contact));
    const auto firstAlias = m_aliases.lower_bound({gone, {}});
    const auto lastAlias = m_aliases.lower_bound({gone + 1, {}});
    for (const auto& [alias, by] : std::map(firstAlias, lastAlias)) {
        IdentityKeys keys;
        keys.name = keyHash(alias.second);
        m_identities.remove(gone, keys);
        m_identities.add(into, keys);
        Origin::By& known = m_aliases.try_emplace({into, alias.second}, by).first->second;
        known = std::max(known, by);
        m_aliases.erase(alias);
    }
    for (const auto& [one, other] : std::set(m_apart)) {
        if (one == gone || other == gone)
            m_apart.insert(std::minmax(into, one == gone ? other : one));
    }
    if (gone < m_firstNew)
        m_changed.insert(gone);
    m_joined.insert(gone, into);
    if (gone < m_firstNew && into < m_firstNew) {
        if (Done done
            = noteChange(m_receipt, {into, ContactChange::Kind::MadeOne, (*from)->contact.name, {}});
            !done)
            return done;
    }
    if (tookAName || hadOnlyAName)
        m_tookNames.insert(into);
    if (tookAName)
        m_unlike.insert(into);
    m_toSettle.insert(into);
    if (m_edited.contains(gone))
        m_edited.insert(into);
    return {};
}

ContactId RecordWriter::whereTo(ContactId gone) const
{
    while (m_joined.contains(gone))
        gone = m_joined.value(gone);
    return gone;
}

qint64 RecordWriter::foundToBeOne() const
{
    return std::ranges::count_if(m_joined.keyBegin(), m_joined.keyEnd(), [this](ContactId gone) {
        return !m_parted.contains(gone) && (gone >= m_firstNew || whereTo(gone) >= m_firstNew);
    });
}

Done RecordWriter::moveRowsOfJoined()
{
    if (m_joined.isEmpty())
        return {};
    // The rows that were about those who are gone are about the others now: one pass over all rows.
    QHash<ContactId, ContactId> last;
    for (const ContactId gone : m_joined.keys()) {
        last.insert(gone, whereTo(gone));
    }
    m_recorder->setRecording(false);
    if (Done done = m_sources.writeChanges(); !done)
        return done;
    m_recorder->setRecording(true);
    const Done moved = m_rows.table().move(last);
    return moved ? m_sources.moveChanges(last) : moved;
}

// The contact with what the receipts say of it so far.
Contact RecordWriter::asTold(const Contact& contact) const
{
    Contact told = contact;
    if (const auto held = m_untold.constFind(contact.id); held != m_untold.constEnd()) {
        told.title = held->title;
        told.organisation = held->organisation;
    }
    return told;
}

RecordWriter::File* RecordWriter::fileBefore(SourceId id)
{
    const auto file
        = std::ranges::find(m_filesBefore, id, [](const File& before) { return before.source.id; });
    return file == m_filesBefore.end() ? nullptr : &*file;
}

const FileReceipt* RecordWriter::receiptOf(SourceId file)
{
    if (const File* const before = fileBefore(file))
        return &before->receipt;
    return file != 0 && file == m_receipt.source ? &m_receipt : nullptr;
}

// Of the rows read now; null: none of them says it.
const ContactRecord* RecordWriter::newestThatSays(
    const ContactChange& change, const std::vector<ContactRecord>& records)
{
    using enum ContactChange::Kind;
    const ContactRecord* newest = nullptr;
    for (const ContactRecord& record : records) {
        const Contact& stated = record.stated->contact;
        const QString& says = change.kind == Title ? stated.title
            : change.kind == Organisation          ? stated.organisation
                                                   : stated.name;
        if (says != change.after || (record.source != m_source.id && !fileBefore(record.source)))
            continue;
        const auto age = [](const ContactRecord& of) { return std::pair(of.stated->asOf, of.stated->age); };
        if (!newest || age(record) >= age(*newest))
            newest = &record;
    }
    return newest;
}

// Of files that tell no day the newest is right, which is known when all are read.
Done RecordWriter::noteWhatTurnedOut(const Contact& told, const std::vector<ContactRecord>& records)
{
    if (told.id >= m_firstNew)
        return {};
    const Result<std::optional<StoredContact>> after = this->stored(told.id);
    if (!after)
        return tl::unexpected(after.error());
    if (!*after)
        return {};
    using enum ContactChange::Kind;
    for (const ContactChange& change : changesOf(told, {}, {.contact = (*after)->contact})) {
        if (change.kind != Renamed && change.kind != Title && change.kind != Organisation)
            continue;
        const ContactRecord* const said = newestThatSays(change, records);
        FileReceipt* receipt = &m_receipt;
        if (File* const before = said ? fileBefore(said->source) : nullptr)
            receipt = &before->receipt;
        if (said)
            m_turnedOut[said->source].insert(said->row);
        if (Done done = noteChange(*receipt, change); !done)
            return done;
    }
    return {};
}

// A row that told nothing but another name or job was taken for one that tells nothing new.
Done RecordWriter::countTurnedOutAsUpdated()
{
    if (m_turnedOut.empty())
        return {};
    m_recorder->setRecording(false); // as where the rows were written
    for (const auto& [id, rows] : m_turnedOut) {
        const Result<qint64> marked = m_rows.table().markUpdated(id, rows);
        if (!marked)
            return tl::unexpected(marked.error());
        File* const before = fileBefore(id);
        Source& source = before ? before->source : m_source;
        FileReceipt& receipt = before ? before->receipt : m_receipt;
        receipt.counts.unchanged -= *marked;
        receipt.counts.updated += *marked;
        source.counts = receipt.counts;
        if (Done done = m_sources.finish(source); !done)
            return done;
    }
    return {};
}

Done RecordWriter::settleDisagreements()
{
    for (const ContactId gone : m_joined.keys()) {
        if (m_disagreeing.erase(gone) > 0)
            m_disagreeing.insert(whereTo(gone));
    }
    if (m_disagreeing.empty())
        return {};
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (!rebuilder)
        return tl::unexpected(rebuilder.error());
    const Done settled = walkRecords(
        *m_database, m_disagreeing, [&](ContactId id, std::vector<ContactRecord> records) -> Done {
            if (m_progress->cancelled())
                return tl::unexpected(stopped());
            // What an older Kith read cannot be made again.
            if (records.empty() || !std::ranges::all_of(records, &ContactRecord::isKnown))
                return {};
            recordChangesOf(id);
            if (id < m_firstNew)
                m_changed.insert(id);
            const Result<std::optional<StoredContact>> before = this->stored(id);
            if (!before)
                return tl::unexpected(before.error());
            if (!*before)
                return {};
            if (Done rebuilt = (*rebuilder)->rebuild(id, records); !rebuilt)
                return rebuilt;
            if (Done done = noteWhatTurnedOut(asTold((*before)->contact), records); !done)
                return done;
            m_recorder->setRecording(true); // other names are undone one by one, also of somebody new
            return (*rebuilder)->callBy(id, records);
        });
    return settled ? countTurnedOutAsUpdated() : settled;
}

} // namespace kith
