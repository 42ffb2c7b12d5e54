// Who a record is about that has only a name, as it is read (facts: advice 3). At the end of the import
// namesakes.cpp has the last word; what was read before has to be found where it put it, so that it is no
// news.
#include "core/book/incoming.h"
#include "core/matching/namekey.h"

#include <QScopeGuard>

#include <algorithm>
#include <iterator>
#include <utility>

namespace kith
{
namespace
{

// What several records may have in common that have only a name.
struct Sameness {
    explicit Sameness(const Contact& contact, const Facts& facts)
        : about(nameKey(contact) + '\n' + Marks::of(contact, facts).key())
    {
        Facts stated = facts;
        for (Fact& fact : stated)
            fact.origin = {};
        whole = packed(contact, stated, {}, 0);
    }

    QByteArray about; // the same person, as far as anybody can tell
    QByteArray whole; // the same record
};

} // namespace

Result<ContactId> RecordWriter::findNamed(Incoming& incoming, bool& unsure)
{
    m_contests = false;
    const std::vector<ContactId> namesakes = m_identities.byName(incoming.keys(), namesakesCompared);
    if (namesakes.empty())
        return 0;
    if (namesakes.size() > namesakesCompared) {
        unsure = namesakes.front() < m_firstOfFile;
        return 0;
    }
    const Record& record = incoming.record();
    const Marks marks = Marks::of(record.contact, record.facts);
    std::vector<ContactId> sure; // connected on the same day
    std::vector<ContactId> alike; // of whom no more is known than of this record
    std::vector<ContactId> others;
    bool maybe = false; // one of them
    for (const ContactId id : namesakes) {
        if (had(id))
            continue;
        const Result<std::optional<StoredContact>> stored = this->stored(id);
        const Result<Facts> facts = storedFacts(id);
        if (const Error* error = firstError(stored, facts))
            return tl::unexpected(*error);
        const Marks theirs = *stored ? Marks::of((*stored)->contact, *facts) : Marks();
        const SamePerson agree = agreement(marks, theirs);
        if (agree == SamePerson::Sure)
            sure.push_back(id);
        if (!m_identities.isKeyed(id) && !m_edited.contains(id) && theirs.key() == marks.key())
            alike.push_back(id);
        m_contests = m_contests || mayHaveTakenAName(id, *facts);
        // Whoever was connected on another day is somebody else; who has another employer may have had this.
        if (agree == SamePerson::No && !marks.days.empty() && !theirs.days.empty())
            continue;
        maybe = maybe || agree != SamePerson::No;
        others.push_back(id);
    }
    if (sure.size() == 1)
        return sure.front();
    if (alike.size() == 1)
        return alike.front();
    // Of namesakes that a Kith exported, in the order of the book, the first is the first.
    if (others.empty() || (m_holdsEachOnce && !maybe))
        return 0;
    if (maybe && (others.size() == 1 || m_holdsEachOnce)) {
        m_toSettle.insert(others.front());
        return others.front();
    }
    unsure = true;
    return 0;
}

// Whether the day of connecting is the contact's own, and not that of a record that has only a name and was
// taken for theirs: that one may be the one at hand, and the contact somebody else.
bool RecordWriter::isOwnConnection(ContactId id, const Facts& facts, const Record& record, bool& unsure) const
{
    if (!m_identities.isKeyed(id) || !mayHaveTakenAName(id, facts))
        return true;
    unsure = m_ownMarks == nullptr;
    if (unsure)
        return false;
    const auto own = m_ownMarks->find(id);
    return own != m_ownMarks->end()
        && agreement(own->second, Marks::of(record.contact, record.facts)) == SamePerson::Sure;
}

Done RecordWriter::keepUnsure()
{
    if (m_unsure.empty())
        return {};
    std::set<ContactId> namesakes;
    for (const auto& [prepared, packed, place] : m_unsure) {
        // What of this file has only a name is alike only to what else is unsure.
        std::ranges::copy_if(m_identities.byName(prepared.keys), std::inserter(namesakes, namesakes.end()),
            [&](ContactId id) { return id < m_firstOfFile || prepared.keys.beyondName(); });
    }
    std::map<ContactId, Marks> own; // what tells them apart without records that have only a name
    QHash<QByteArray, ContactId> byAbout;
    QHash<QByteArray, ContactId> byWhole;
    const auto learn = [&](ContactId id, const std::vector<ContactRecord>& records) {
        for (const ContactRecord& record : records) {
            if (!record.stated)
                continue;
            if (IdentityKeys::of(record.stated->contact).beyondName()) {
                own[id].add(Marks::of(record.stated->contact, record.stated->facts));
                continue;
            }
            const Sameness same(record.stated->contact, record.stated->facts);
            if (!byAbout.contains(same.about))
                byAbout.insert(same.about, id);
            if (!byWhole.contains(same.whole))
                byWhole.insert(same.whole, id);
        }
    };
    if (!namesakes.empty()) {
        if (Done done = walkAbout(namesakes, learn); !done)
            return done;
    }
    const Day day = m_day;
    const auto unsure = std::exchange(m_unsure, {});
    const auto end = qScopeGuard([this] { m_place = nullptr; });
    for (const Unsure& each : unsure) {
        PreparedRecord prepared = each.prepared;
        prepared.packed = each.packed;
        m_place = &each.place;
        m_contact.read(prepared.packed, prepared.row);
        m_day = m_contact.asOf;
        Incoming incoming(prepared, m_source.id);
        const Sameness same(incoming.record().contact, incoming.record().facts);
        Result<ContactId> found = byWhole.value(same.whole, byAbout.value(same.about));
        if (prepared.keys.beyondName()) {
            bool stillUnsure = false;
            m_ownMarks = &own;
            found = find(incoming, stillUnsure);
            m_ownMarks = nullptr;
        }
        const Result<ContactId> kept = found ? keep(prepared, incoming, *found) : found;
        if (!kept)
            return tl::unexpected(kept.error());
        if (!prepared.keys.beyondName())
            byAbout.insert(same.about, byAbout.value(same.about, *kept));
        m_toSettle.insert(*kept);
    }
    m_day = day;
    m_recorder->setRecording(false);
    return m_rows.putHeldBack();
}

} // namespace kith
