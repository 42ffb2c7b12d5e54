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

// Looks at every row of every list of guests, of which there are few beside lists of contacts: by what the
// owner is known does not lead to all rows that are the owner's own.
Result<RecordWriter::OwnRows> RecordWriter::findOwnRows()
{
    const OwnerKeys owner(ownerOfFiles());
    OwnRows found;
    SourceRows& table = m_rows.table();
    for (const SourceId source : m_guestLists) {
        struct Guest {
            ContactId contact;
            int row;
            Contact stated;
        };
        std::vector<Guest> guests; // who may be, or are taken for, the owner
        bool isListed = false; // the owner, by an address
        std::vector<RowBlock> blocks;
        const Done walked = table.walk(source, [&](const RowBlock& block) -> Done {
            blocks.push_back(block);
            return {};
        });
        if (!walked)
            return tl::unexpected(walked.error());
        for (const RowBlock& block : blocks) {
            const Result<BlockRecords> records = table.records(source, block.number);
            if (!records)
                return tl::unexpected(records.error());
            for (std::size_t at = 0; at < block.rows.size(); ++at) {
                const BlockRow& row = block.rows[at];
                const std::optional<RowRecord> stated = unpacked(records->at(at), row.row);
                if (!stated || stated->about != RowRecord::About::Contact)
                    continue;
                isListed = isListed || owner.matchesAddress(stated->contact);
                if (row.contact == 0 || owner.isOwn(stated->contact, false))
                    guests.push_back({row.contact, row.row, stated->contact});
            }
        }
        for (const Guest& guest : guests) {
            if (owner.isOwn(guest.stated, isListed) != (guest.contact == 0))
                found[guest.contact].insert({source, guest.row});
        }
    }
    return found;
}

Done RecordWriter::settleOwner()
{
    if (m_guestLists.empty() || (!m_filesGone && OwnerKeys(ownerOfFiles()) == m_ownerBefore))
        return {};
    Result<OwnRows> rows = findOwnRows();
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return {};
    constexpr ContactId nobody = 0;
    std::set<ContactId> contacts;
    for (const auto& [contact, own] : *rows)
        contacts.insert(contact);
    std::vector<ContactRecord> others; // who were taken for the owner
    const Done gone
        = walkRecords(*m_database, contacts, [&](ContactId id, std::vector<ContactRecord> records) -> Done {
              const std::set<RowId>& turned = (*rows)[id];
              if (id != nobody)
                  return toOwner(id, turned, std::move(records));
              std::erase_if(records, [&](const ContactRecord& each) { return !turned.contains(each.id()); });
              others = std::move(records);
              return {};
          });
    if (!gone)
        return gone;
    if (Done done = moveRowsTakenOut(); !done)
        return done;
    for (const ContactRecord& record : others) {
        if (Done done = fromOwner(record); !done)
            return done;
    }
    m_recorder->setRecording(true);
    if (Done done = m_database->execute("DELETE FROM changes WHERE contact NOT IN (SELECT id FROM contacts)");
        !done)
        return done;
    return moveRowsTakenOut();
}

Done RecordWriter::toOwner(ContactId contact, const std::set<RowId>& rows, std::vector<ContactRecord> records)
{
    const Result<std::optional<StoredContact>> before = this->stored(contact);
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (const Error* error = firstError(before, rebuilder))
        return tl::unexpected(*error);
    // What an older Kith read cannot be made again, and the user knows better.
    if (!*before || isByYourWord(contact) || !std::ranges::all_of(records, &ContactRecord::isKnown))
        return {};
    std::vector<ContactRecord> going;
    std::vector<ContactRecord> staying;
    for (ContactRecord& record : records)
        (rows.contains(record.id()) ? going : staying).push_back(std::move(record));
    std::set<RowId> gone;
    for (const ContactRecord& record : going) {
        for (const RowId& row : record.rows()) {
            gone.insert(row);
            m_takenOut[row] = 0;
        }
    }
    recordChangesOf(contact);
    if (contact < m_firstNew)
        m_changed.insert(contact);
    if (Done done = (*rebuilder)->rebuild(contact, staying, gone); !done)
        return done;
    const Result<std::optional<StoredContact>> after = this->stored(contact);
    if (!after)
        return tl::unexpected(after.error());
    // Whom a name or an address means has one possibility less.
    const IdentityKeys keys = IdentityKeys::of((*before)->contact);
    for (const auto& others : {m_identities.byName(keys, namesakesCompared), m_identities.byEmail(keys)})
        m_toSettle.insert(others.begin(), others.end());
    const QString& name = (*before)->contact.name;
    if (*after) {
        m_unlike.insert(contact);
        m_addressed.insert(contact);
        if (Done done = identifyAnew(contact, going, staying); !done)
            return done;
        return tell(
            Book::tr("%1 is you. What lists of guests say of you was taken out of the book.").arg(name));
    }
    m_identities.remove(contact, keys);
    const auto from = m_aliases.lower_bound({contact, {}});
    const auto to = m_aliases.lower_bound({contact + 1, {}});
    for (auto alias = from; alias != to; ++alias) {
        IdentityKeys other;
        other.name = keyHash(alias->first.second);
        m_identities.remove(contact, other);
    }
    m_aliases.erase(from, to);
    return tell(Book::tr("%1, a contact so far, is you and was taken out of the book.").arg(name));
}

// With the file that was read last.
Done RecordWriter::tell(const QString& what)
{
    const Issue issue{Severity::Info, 0, 0, what};
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
    if (Done done = *found != 0 ? joinInto(added, *found) : Done(); !done)
        return done;
    return tell(Book::tr("%1 in a list of guests is not you, and a contact again.").arg(stated.contact.name));
}

} // namespace kith
