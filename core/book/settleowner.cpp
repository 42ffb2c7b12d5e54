// Rows in lists of guests that are the owner's own, or of a meeting that the owner declined: they are about
// nobody, and are kept, since who the owner is may be told by another file, before or after.
#include "core/book/incoming.h"
#include "core/book/texts.h"
#include "core/model/ownerkeys.h"
#include "core/store/rowrecord.h"

#include <algorithm>

namespace kith
{

Done RecordWriter::keepWithheld(const PreparedRecord& prepared)
{
    const auto& [reason, texts] = *prepared.withheld;
    if (Done done = reject(prepared.row, reason, texts.value(0)); !done)
        return done;
    m_rows.note({.row = prepared.row,
        .outcome = Outcome::Rejected,
        .hasOnlyAName = !prepared.keys.beyondName(),
        .size = prepared.size});
    for (qsizetype i = 1; const int row : prepared.furtherRows) {
        if (Done done = reject(row, reason, texts.value(i++)); !done)
            return done;
        m_rows.note({.row = row, .outcome = Outcome::Rejected, .summedInto = prepared.row});
    }
    return {};
}

// Looks at every row of every list of guests, of which there are few beside lists of contacts: by what the
// owner is known does not lead to all rows that are the owner's own.
Result<RecordWriter::TurnedRows> RecordWriter::findTurnedRows()
{
    const OwnerKeys owner(ownerOfFiles());
    TurnedRows found;
    SourceRows& table = m_rows.table();
    for (const SourceId source : m_guestLists) {
        struct Guest {
            ContactId contact;
            int row;
            RowRecord stated;
        };
        std::vector<Guest> guests; // of whom it may depend on the owner
        bool isListed = false; // the owner, by an address
        const auto tellsAddress = [&owner](const Contact& contact) { return owner.matchesAddress(contact); };
        const auto mayBe = [&owner](const Contact& contact) { return owner.isOwn(contact, false); };
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
                std::optional<RowRecord> stated = unpacked(records->at(at), row.row);
                if (!stated || stated->about != RowRecord::About::Contact)
                    continue;
                isListed = isListed || tellsAddress(stated->contact)
                    || std::ranges::any_of(stated->absent, tellsAddress);
                if (row.contact == 0 || mayBe(stated->contact) || std::ranges::any_of(stated->absent, mayBe))
                    guests.push_back({row.contact, row.row, std::move(*stated)});
            }
        }
        const auto isOwner
            = [&owner, isListed](const Contact& contact) { return owner.isOwn(contact, isListed); };
        for (const Guest& guest : guests) {
            const bool isOwn = isOwner(guest.stated.contact);
            const bool isWithheld = isOwn || std::ranges::any_of(guest.stated.absent, isOwner);
            if (isWithheld != (guest.contact == 0))
                found[guest.contact].emplace(RowId{source, guest.row}, isOwn);
        }
    }
    return found;
}

Done RecordWriter::settleOwner()
{
    if (m_guestLists.empty() || (!m_filesGone && OwnerKeys(ownerOfFiles()) == m_ownerBefore))
        return {};
    Result<TurnedRows> rows = findTurnedRows();
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return {};
    constexpr ContactId nobody = 0;
    std::set<ContactId> contacts;
    for (const auto& [contact, turned] : *rows)
        contacts.insert(contact);
    std::vector<ContactRecord> again; // which say something of a contact from now on
    int declined = 0;
    const Done gone
        = walkRecords(*m_database, contacts, [&](ContactId id, std::vector<ContactRecord> records) -> Done {
              const std::map<RowId, bool>& turned = (*rows)[id];
              if (id != nobody)
                  return withhold(id, turned, std::move(records), declined);
              std::erase_if(records, [&](const ContactRecord& each) { return !turned.contains(each.id()); });
              again = std::move(records);
              return {};
          });
    if (!gone)
        return gone;
    if (Done done = moveRowsTakenOut(); !done)
        return done;
    int attended = 0;
    for (const ContactRecord& record : again) {
        if (Done done = bringBack(record, attended); !done)
            return done;
    }
    if (declined > 0) {
        const Done told = tell(Book::tr(
            "%n rows about meetings that you did not attend were taken out of the book.", nullptr, declined));
        if (!told)
            return told;
    }
    if (attended > 0) {
        const Done told = tell(
            Book::tr("%n rows about meetings that you attended, after all, count again.", nullptr, attended));
        if (!told)
            return told;
    }
    m_recorder->setRecording(false);
    if (Done done = m_sources.writeChanges(); !done)
        return done;
    m_recorder->setRecording(true);
    if (Done done = m_database->execute("DELETE FROM changes WHERE contact NOT IN (SELECT id FROM contacts)");
        !done)
        return done;
    return moveRowsTakenOut();
}

// `declined`: counts the rows that are not the owner's own.
Done RecordWriter::withhold(
    ContactId contact, const std::map<RowId, bool>& rows, std::vector<ContactRecord> records, int& declined)
{
    const Result<std::optional<StoredContact>> before = this->stored(contact);
    const Result<Rebuilder*> rebuilder = this->rebuilder();
    if (const Error* error = firstError(before, rebuilder))
        return tl::unexpected(*error);
    // What an older Kith read cannot be made again.
    if (!*before || !std::ranges::all_of(records, &ContactRecord::isKnown))
        return {};
    std::vector<ContactRecord> going;
    std::vector<ContactRecord> staying;
    const bool isTied = isByYourWord(contact); // who they are: the user knows better than a name
    bool isOwn = false;
    for (ContactRecord& record : records) {
        const auto turned = rows.find(record.id());
        const bool goes = turned != rows.end() && !(turned->second && isTied);
        isOwn = isOwn || (goes && turned->second);
        (goes ? going : staying).push_back(std::move(record));
    }
    if (going.empty())
        return {};
    std::set<RowId> gone;
    for (const ContactRecord& record : going) {
        for (const RowId& row : record.rows()) {
            gone.insert(row);
            m_takenOut[row] = 0;
        }
    }
    if (!isOwn)
        declined += static_cast<int>(gone.size());
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
        if (Done done = identifyAnew(contact, going, staying); !done || !isOwn)
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
    if (!isOwn)
        return {};
    return tell(Book::tr("%1, a contact so far, is you and was taken out of the book.").arg(name));
}

// With the file that was read last, if any was.
Done RecordWriter::tell(const QString& what)
{
    const Issue issue{Severity::Info, 0, 0, what};
    if (!list(issue) || m_source.id == 0)
        return {};
    m_remarks.push_back(issue);
    m_recorder->setRecording(false);
    return m_sources.insertRemark(m_source.id, static_cast<int>(m_remarks.size()) - 1, issue);
}

// The row says something of somebody, after all: of whom, is found out as if it were read now. `attended`:
// counts the rows that were not taken for the owner's own.
Done RecordWriter::bringBack(const ContactRecord& record, int& attended)
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
        .withheld = {},
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
    if (!m_ownerBefore.isOwn(stated.contact, false)) {
        attended += static_cast<int>(record.rows().size());
        return {};
    }
    return tell(Book::tr("%1 in a list of guests is not you, and a contact again.").arg(stated.contact.name));
}

} // namespace kith
