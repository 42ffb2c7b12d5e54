// Rows in lists of guests that are the owner's own: they are about nobody, and are kept, since who the owner
// is may be told by another file, before or after.
#include "core/book/incoming.h"
#include "core/book/texts.h"
#include "core/model/ownerkeys.h"
#include "core/store/rowrecord.h"

#include <algorithm>

namespace kith
{

Done RecordWriter::keepOwnRows(const PreparedRecord& prepared)
{
    if (Done done = reject(prepared.row, thisIsYou(), prepared.ownTexts.value(0)); !done)
        return done;
    m_rows.note({.row = prepared.row,
        .outcome = Outcome::Rejected,
        .hasOnlyAName = !prepared.keys.beyondName(),
        .size = prepared.size});
    for (qsizetype i = 1; const int row : prepared.furtherRows) {
        if (Done done = reject(row, thisIsYou(), prepared.ownTexts.value(i++)); !done)
            return done;
        m_rows.note({.row = row, .outcome = Outcome::Rejected, .summedInto = prepared.row});
    }
    return {};
}

// Where files have gone, who the owner is may be told by less.
Done RecordWriter::settleOwner()
{
    const bool mayDiffer = m_ownerChanged || m_source.id == 0;
    if (!mayDiffer || m_guestLists.empty())
        return {};
    const Me me = ownerOfFiles();
    const OwnerKeys owner(me);
    Contact known{.name = me.name, .profile = me.profile};
    for (const QString& email : me.emails)
        known.points.push_back({ContactPoint::Kind::Email, email.toLower(), {}});
    const IdentityKeys keys = IdentityKeys::of(known);
    std::set<ContactId> contacts;
    for (const auto& some : {m_identities.byName(keys, namesakesCompared), m_identities.byEmail(keys)})
        contacts.insert(some.begin(), some.end());
    if (const ContactId profiled = m_identities.byProfile(keys); profiled != 0)
        contacts.insert(profiled);
    constexpr ContactId nobody = 0;
    contacts.insert(nobody);
    Result<RecordsOf> records = recordsOf(contacts);
    if (!records)
        return tl::unexpected(records.error());
    const auto isGuests = [&](const ContactRecord& record) {
        return record.isKnown() && m_guestLists.contains(record.source);
    };
    for (const ContactId contact : contacts) {
        std::set<RowId> own;
        for (const ContactRecord& record : (*records)[contact]) {
            if (!isGuests(record))
                continue;
            const bool isOwners = owner.match(record.stated->contact);
            if (isOwners && contact != nobody)
                own.insert(record.id());
            if (isOwners || contact != nobody)
                continue;
            if (Done done = fromOwner(record); !done)
                return done;
        }
        if (own.empty())
            continue;
        if (Done done = toOwner(contact, own, *records); !done)
            return done;
    }
    return moveRowsTakenOut();
}

Done RecordWriter::toOwner(ContactId contact, const std::set<RowId>& rows, RecordsOf& records)
{
    const Result<std::optional<StoredContact>> before = this->stored(contact);
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (const Error* error = firstError(before, rebuilder))
        return tl::unexpected(*error);
    if (!*before)
        return {};
    std::vector<ContactRecord> going;
    std::vector<ContactRecord> staying;
    for (ContactRecord& record : records[contact])
        (rows.contains(record.id()) ? going : staying).push_back(std::move(record));
    for (const ContactRecord& record : going) {
        for (const RowId& row : record.rows())
            m_takenOut[row] = 0;
    }
    recordChangesOf(contact);
    if (contact < m_firstNew)
        m_changed.insert(contact);
    if (Done done = (*rebuilder)->rebuild(contact, staying); !done)
        return done;
    const Result<std::optional<StoredContact>> after = this->stored(contact);
    if (!after)
        return tl::unexpected(after.error());
    const IdentityKeys keys = IdentityKeys::of((*before)->contact);
    for (const ContactId namesake : m_identities.byName(keys, namesakesCompared))
        m_toSettle.insert(namesake); // whom a name alone means has one possibility less
    if (*after) {
        m_unlike.insert(contact);
        return identifyAnew(contact, going, staying);
    }
    m_identities.remove(contact, keys);
    const auto from = m_aliases.lower_bound({contact, {}});
    const auto to = m_aliases.lower_bound({contact + 1, {}});
    for (auto alias = from; alias != to; ++alias) {
        IdentityKeys name;
        name.name = keyHash(alias->first.second);
        m_identities.remove(contact, name);
    }
    m_aliases.erase(from, to);
    const Issue issue{Severity::Info, 0, 0,
        Book::tr("%1, a contact so far, is you and was taken out of the book.").arg((*before)->contact.name)};
    if (m_source.id == 0 || !list(issue))
        return {};
    m_remarks.push_back(issue);
    m_recorder->setRecording(false);
    return m_sources.insertRemark(m_source.id, static_cast<int>(m_remarks.size()) - 1, issue);
}

// The row is somebody else's: whose, is found out as if it were read now.
Done RecordWriter::fromOwner(const ContactRecord& record)
{
    const Stated& stated = *record.stated;
    const QByteArray bytes = packed(stated.contact, stated.facts, stated.asOf, record.row);
    m_contact.read(bytes, record.row);
    const PreparedRecord prepared{.row = record.row,
        .furtherRows = {},
        .keys = IdentityKeys::of(stated.contact),
        .size = static_cast<int>(bytes.size()),
        .restates = {},
        .packed = bytes,
        .exportedId = {},
        .word = {},
        .ownTexts = {},
        .print = {}};
    Incoming incoming(prepared, record.source);
    bool unsure = false; // about which settling the names comes next
    const bool hasOnlyAName = !prepared.keys.beyondName();
    const Result<ContactId> found = hasOnlyAName ? findNamed(incoming, unsure) : find(incoming, unsure);
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (const Error* error = firstError(found, rebuilder))
        return tl::unexpected(*error);
    const ContactId added = m_next++;
    m_parted.insert(added);
    recordChangesOf(added);
    if (Done done = (*rebuilder)->add(added, {record}); !done)
        return done;
    for (const RowId& row : record.rows())
        m_takenOut[row] = added;
    (hasOnlyAName ? m_tookNames : m_addressed).insert(added);
    m_toSettle.insert(added);
    if (Done done = identifyAnew(added, {}, {record}); !done)
        return done;
    return *found != 0 ? joinInto(added, *found) : Done();
}

} // namespace kith
