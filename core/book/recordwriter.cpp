#include "core/book/recordwriter.h"

#include "core/book/incoming.h"
#include "core/book/texts.h"
#include "core/model/profile.h"
#include "core/store/edits.h"
#include "core/store/rowrecord.h"

#include <algorithm>
#include <span>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t unsureAtOnce = 20'000; // bounds the memory
constexpr std::size_t newAtOnce = 256;

// The fields in which the user has spoken.
std::set<MeField> fieldsSaid(const std::vector<MeStatement>& statements)
{
    std::set<MeField> fields;
    for (const MeStatement& statement : statements) {
        if (statement.origin.by == Origin::By::You)
            fields.insert(statement.field);
    }
    return fields;
}

} // namespace

RecordWriter::RecordWriter(const Database& database, const Nicknames& nicknames, Recorder& recorder,
    Progress& progress, Contacts contacts, FactTable facts, NewContacts added, Sources sources,
    SourceRows rows, OwnerTable owner, IdentityDecisions decisions, NoteTable notes, KnownIdentities known)
    : m_database(&database), m_nicknames(&nicknames), m_recorder(&recorder), m_progress(&progress),
      m_contacts(std::move(contacts)), m_facts(std::move(facts)), m_new(std::move(added)),
      m_sources(std::move(sources)), m_rows(std::move(rows)), m_owner(std::move(owner)),
      m_decisions(std::move(decisions)), m_notes(std::move(notes)), m_said(fieldsSaid(m_owner.statements())),
      m_known(std::move(known))
{
}

Result<RecordWriter> RecordWriter::start(const Database& database, const Nicknames& nicknames,
    Written written, Recorder& recorder, Progress& progress, ContactId lastBefore)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<NewContacts> added = NewContacts::prepare(database);
    Result<Sources> sources = Sources::prepare(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    Result<OwnerTable> owner = OwnerTable::load(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    Result<NoteTable> notes = NoteTable::prepare(database);
    Result<KnownIdentities> known = KnownIdentities::prepare(database);
    if (const Error* error
        = firstError(contacts, facts, added, sources, rows, owner, decisions, notes, known))
        return tl::unexpected(*error);
    RecordWriter writer(database, nicknames, recorder, progress, std::move(*contacts), std::move(*facts),
        std::move(*added), std::move(*sources), std::move(*rows), std::move(*owner), std::move(*decisions),
        std::move(*notes), std::move(*known));

    writer.m_meBefore = writer.me();
    writer.m_ownerBefore = OwnerKeys(writer.ownerOfFiles());
    const Result<ContactId> last = writer.m_contacts.lastId();
    const Result<SourceId> lastSource = writer.m_sources.lastId();
    const Result<std::vector<Source>> files = writer.m_sources.all();
    const Result<qint64> ofOld = database.integer("SELECT EXISTS (SELECT 1 FROM sources WHERE day IS NULL)");
    const Result<qint64> withoutNames
        = database.integer("SELECT EXISTS (SELECT 1 FROM sources WHERE made IS NULL)");
    if (const Error* error = firstError(last, lastSource, files, ofOld, withoutNames))
        return tl::unexpected(*error);
    writer.m_namesNoted = *withoutNames == 0;
    for (const Source& file : *files) {
        writer.m_ages.add(file);
        if (isKithExport(file.format))
            writer.m_exports.insert(file.id);
        if (isGuestList(file.format))
            writer.m_guestLists.insert(file.id);
    }
    if (*ofOld != 0)
        writer.m_ages.addUnknown();
    if (Done done = writer.loadTables(); !done)
        return tl::unexpected(done.error());
    writer.m_firstNew = writer.m_next = std::max(*last, lastBefore) + 1;
    writer.m_touched.resize(writer.m_firstNew);
    writer.m_moved.resize(writer.m_firstNew);
    recorder.addsContactsFrom(writer.m_firstNew);
    recorder.addsSourcesFrom(*lastSource + 1);

    if (Done done = writer.m_known.load(written, progress, writer.m_identities); !done)
        return tl::unexpected(done.error());
    if (Done done = writer.loadNames(); !done)
        return tl::unexpected(done.error());
    const auto aliases = writer.m_decisions.aliases();
    const auto apart = writer.m_decisions.apart();
    const auto profiles = writer.m_decisions.otherProfiles();
    Result<std::set<ContactId>> edited = editedContacts(database);
    if (const Error* error = firstError(aliases, apart, profiles, edited))
        return tl::unexpected(*error);
    for (const auto& [contact, profile] : *profiles) {
        IdentityKeys keys;
        keys.otherProfiles.push_back(keyHash(profileKey(profile).toUtf8()));
        writer.m_identities.add(contact, keys);
    }
    writer.m_edited = std::move(*edited);
    writer.m_apart.insert(apart->begin(), apart->end());
    writer.m_keyedBefore = writer.m_identities.keyed();
    for (const auto& [contact, kind, name, by] : *aliases)
        writer.goesBy(contact, kind, name, by);
    return writer;
}

Done RecordWriter::loadNames()
{
    m_hasName.resize(m_firstNew);
    m_hasNames.resize(m_firstNew);
    return m_rows.table().walk([this](const RowBlock& block) -> Done {
        for (const BlockRow& row : block.rows) {
            if (row.hasOnlyAName)
                noteName(row.contact);
        }
        return {};
    });
}

void RecordWriter::noteName(ContactId id)
{
    if (id < m_firstNew)
        (m_hasName.testBit(id) ? m_hasNames : m_hasName).setBit(id);
}

void RecordWriter::recordChangesOf(ContactId id, Changes changes)
{
    m_recorder->setRecording(id < m_firstNew);
    if (id < m_firstNew)
        m_touched.setBit(id);
    if (id < m_firstNew && changes != Changes::WhatIsKnown)
        m_moved.setBit(id);
    if (changes == Changes::WhoItIs)
        m_known.forget(id);
    m_foreseen.erase(id);
}

Result<SourceId> RecordWriter::beginFile(const Source& source)
{
    if (m_source.id != 0)
        m_filesBefore.push_back({m_source, m_receipt});
    m_source = source;
    m_day = {};
    m_firstDay.reset();
    m_holdsEachOnce = isKithExport(source.format);
    m_firstOfFile = m_next;
    m_receipt = {};
    m_receipt.file = source.displayName();
    m_receipt.format = source.format;
    m_furtherIssues = 0;
    m_remarks.clear();
    m_listed.fill(false, m_firstNew);
    const Result<SourceId> last = m_sources.lastId();
    if (!last)
        return tl::unexpected(last.error());
    m_source.id = *last + 1;
    if (Done done = beginQuoting(); !done)
        return tl::unexpected(done.error());
    if (m_holdsEachOnce)
        m_exports.insert(m_source.id);
    if (isGuestList(source.format))
        m_guestLists.insert(m_source.id);
    m_tellsConnections = m_tellsConnections || listsConnections(source.format) || isKithExport(source.format);
    m_rows.begin(m_source.id);
    m_receipt.source = m_source.id;
    m_recorder->setRecording(false);
    const Done inserted = m_sources.insert(m_source);
    return inserted ? Result<SourceId>(m_source.id) : tl::unexpected(inserted.error());
}

Result<FileReceipt> RecordWriter::endFile()
{
    if (Done done = keepUnsure(); !done)
        return tl::unexpected(done.error());
    if (Done done = keepExportedApart(); !done)
        return tl::unexpected(done.error());
    if (m_furtherIssues > 0)
        m_receipt.issues.push_back({Severity::Info, 0, 0,
            Book::tr("%n more of the kind.", "issues", static_cast<int>(m_furtherIssues))});
    m_named |= m_listed;
    m_recorder->setRecording(false);
    for (int number = 0; const Issue& remark : m_remarks) {
        if (Done done = m_sources.insertRemark(m_source.id, number++, remark); !done)
            return tl::unexpected(done.error());
    }
    m_source.counts = m_receipt.counts;
    if (m_day.date().isValid())
        m_source.day = m_day.date();
    m_namedBefore = false;
    m_said = fieldsSaid(m_owner.statements());
    m_ages.add(m_source);
    if (m_source.counts.rejected == 0)
        m_source.header.clear();
    if (Done done = m_sources.finish(m_source); !done)
        return tl::unexpected(done.error());
    return m_receipt;
}

void RecordWriter::noteDay(Day day)
{
    if (!m_firstDay && !m_holdsEachOnce)
        m_firstDay = day;
    m_day = day;
}

void RecordWriter::header(const QString& text)
{
    m_source.header = text;
}

void RecordWriter::issue(const Issue& issue)
{
    if (list(issue))
        m_remarks.push_back(issue);
}

bool RecordWriter::list(const Issue& issue)
{
    if (m_receipt.issues.size() < issuesListed) {
        m_receipt.issues.push_back(issue);
        return true;
    }
    ++m_furtherIssues;
    return false;
}

Done RecordWriter::reject(int row, const QString& reason, const QString& text)
{
    list({Severity::Warning, row, 0, reason});
    m_receipt.counts.count(Outcome::Rejected);
    m_recorder->setRecording(false);
    return m_rows.table().reject(m_source.id, row, reason, text);
}

Done RecordWriter::owner(PreparedOwner prepared)
{
    OwnerRecord& record = prepared.owner;
    bool toldNews = false;
    m_recorder->setRecording(true);
    for (MeStatement& statement : record.statements) {
        statement.origin = record.yours ? Origin::you() : Origin::file(m_source.id, record.row);
        statement.asOf = record.yours ? QDate() : m_source.day;
        // What the user said to this book comes before what they said to the one that was exported.
        if (record.yours && m_said.contains(statement.field))
            continue;
        const Result<bool> added = m_owner.add(statement);
        if (!added)
            return tl::unexpected(added.error());
        toldNews = toldNews || *added;
    }
    const Outcome news = record.aside ? Outcome::Updated : Outcome::New;
    const Outcome outcome = toldNews ? news : Outcome::Unchanged;
    if (record.row == 0)
        return {};
    noteRow({.row = record.row, .outcome = outcome, .size = prepared.size});
    return {};
}

Done RecordWriter::endBatch(const QByteArray& records)
{
    m_foreseen.clear();
    if (Done done = writeNew(); !done)
        return done;
    m_recorder->setRecording(false);
    if (Done done = m_rows.endBatch(records); !done)
        return done;
    return m_rows.isFull() ? keepUnsure() : Done();
}

Me RecordWriter::ownerOfFiles() const
{
    Me owner = me();
    const auto isYourWord = [](const MeStatement& statement) {
        return statement.field == MeField::Profile && statement.origin.by == Origin::By::You;
    };
    if (std::ranges::none_of(m_owner.statements(), isYourWord))
        owner.profile.clear();
    return owner;
}

Done RecordWriter::record(PreparedRecord prepared)
{
    if (m_progress->cancelled())
        return tl::unexpected(stopped());
    [[maybe_unused]] const bool whole = m_contact.read(prepared.packed, prepared.row);
    Q_ASSERT(whole);
    noteDay(m_contact.asOf);
    if (prepared.withheld)
        return keepWithheld(prepared);
    Incoming incoming(prepared, m_source.id);
    if (const ContactId quoted = this->quoted(incoming); quoted != 0)
        return keep(prepared, incoming, quoted).map([](ContactId) {});
    bool unsure = false;
    const Result<ContactId> found
        = prepared.keys.beyondName() ? find(incoming, unsure) : findNamed(incoming, unsure);
    if (!found)
        return tl::unexpected(found.error());
    if (unsure) {
        const FileRows::Place place = m_rows.keepPlace(prepared.row, prepared.size, prepared.print);
        QByteArray packed = prepared.packed.toByteArray();
        m_unsure.push_back({std::move(prepared), std::move(packed), place});
        return m_unsure.size() < unsureAtOnce ? Done() : keepUnsure();
    }
    return keep(prepared, incoming, *found).map([](ContactId) {});
}

Done RecordWriter::restated(RestatedRow row)
{
    if (m_progress->cancelled())
        return tl::unexpected(stopped());
    // The contact is what this row said before, and what the user said; saying it once more changes nothing.
    const bool saysNothingNew = row.isAll && row.contact < m_firstNew && !m_touched.testBit(row.contact)
        && !m_listed.testBit(row.contact);
    if (!saysNothingNew) {
        const Result<QByteArrayView> stated
            = row.packed.isEmpty() ? m_rows.table().record(row.restates) : row.packed;
        if (!stated)
            return tl::unexpected(stated.error());
        QByteArray bytes;
        return record(row.prepared(*stated, bytes));
    }
    noteDay(row.restates.asOf);
    m_listed.setBit(row.contact);
    noteRow({.row = row.row,
                .outcome = Outcome::Unchanged,
                .hasOnlyAName = !m_identities.isKeyed(row.contact),
                .contact = row.contact,
                .restates = row.restates},
        row.print);
    return {};
}

Result<ContactId> RecordWriter::keep(const PreparedRecord& prepared, Incoming& incoming, ContactId found)
{
    if (found != 0) {
        if (!prepared.keys.beyondName())
            noteName(found);
        if (Done done = noteWhoIsReached(found, incoming); !done)
            return tl::unexpected(done.error());
        m_namedBefore = found >= m_firstOfFile || (found < m_firstNew && m_listed.testBit(found));
        if (found < m_firstNew)
            m_listed.setBit(found);
        else if (!prepared.keys.beyondName() || !m_identities.isKeyed(found))
            m_tookNames.insert(found);
        const Result<bool> said = takeOver(found, prepared); // what the user typed comes first
        const Result<Outcome> merged = said ? mergeInto(found, incoming) : tl::unexpected(said.error());
        if (!merged)
            return tl::unexpected(merged.error());
        noteRows(prepared, *said ? Outcome::Updated : *merged, found);
        return found;
    }
    const Result<ContactId> added = insert(m_contact, prepared.keys);
    if (!added)
        return added;
    m_identities.add(*added, prepared.keys);
    if (m_contests && !prepared.keys.beyondName())
        m_toSettle.insert(*added);
    if (const Result<bool> said = takeOver(*added, prepared); !said)
        return tl::unexpected(said.error());
    noteRows(prepared, Outcome::New, *added);
    return added;
}

Result<ContactId> RecordWriter::insert(const PackedContact& contact, const IdentityKeys& keys)
{
    const ContactId id = m_next++;
    recordChangesOf(id, Changes::WhatIsKnown);
    if (Done done = m_known.add(id, keys); !done)
        return tl::unexpected(done.error());
    m_new.add(id, contact, employmentDay(contact, m_day), m_source.id);
    const Done done = m_new.size() < newAtOnce ? Done() : writeNew();
    return done ? Result<ContactId>(id) : tl::unexpected(done.error());
}

Done RecordWriter::writeNew()
{
    if (m_new.size() == 0)
        return {};
    const bool recording = m_recorder->setRecording(false);
    const Done written = m_new.write();
    m_recorder->setRecording(recording);
    return written;
}

Result<std::optional<StoredContact>> RecordWriter::stored(ContactId id)
{
    if (const auto known = m_foreseen.find(id); known != m_foreseen.end())
        return known->second.stored;
    const Done written = writeNew();
    return written ? m_contacts.read(id) : tl::unexpected(written.error());
}

Result<Facts> RecordWriter::storedFacts(ContactId id)
{
    if (const auto known = m_foreseen.find(id); known != m_foreseen.end())
        return known->second.facts;
    const Done written = writeNew();
    return written ? m_facts.read(id) : tl::unexpected(written.error());
}

Result<ContactId> RecordWriter::addContact(const Contact& contact, const Facts& facts)
{
    const QByteArray bytes = packed(contact, facts, m_day.date(), 0);
    PackedContact added;
    added.read(bytes, 0);
    return insert(added, IdentityKeys::of(contact));
}

void RecordWriter::noteRow(const BlockRow& row, const RowPrint& print)
{
    m_receipt.counts.count(row.outcome);
    m_rows.note(row, print);
}

void RecordWriter::noteRows(const PreparedRecord& prepared, Outcome outcome, ContactId contact)
{
    const BlockRow main{.row = prepared.row,
        .outcome = outcome,
        .hasOnlyAName = !prepared.keys.beyondName(),
        .contact = contact,
        .size = prepared.restates ? 0 : prepared.size,
        .restates = prepared.restates};
    m_receipt.counts.count(outcome);
    if (m_place)
        m_rows.fill(*m_place, main);
    else
        m_rows.note(main, prepared.print);
    // One row made the contact; the others summed up with it told more of it.
    const Outcome further = outcome == Outcome::New ? Outcome::Updated : outcome;
    for (const int number : prepared.furtherRows) {
        const BlockRow row{.row = number, .outcome = further, .contact = contact, .summedInto = prepared.row};
        m_receipt.counts.count(further);
        if (m_place)
            m_rows.addBeside(*m_place, row);
        else
            m_rows.note(row);
    }
}

Done RecordWriter::keepIdentities()
{
    m_recorder->setRecording(false);
    const Done written = m_sources.writeChanges();
    return written ? m_known.keep() : written;
}

Done RecordWriter::beginChange(ContactId contact, Changes changes)
{
    recordChangesOf(contact, changes);
    if (contact < m_firstNew)
        m_changed.insert(m_changed.end(), contact); // mostly it comes behind the others
    return writeNew();
}

Done RecordWriter::setCount(ContactId contact, const Fact& fact)
{
    if (Done done = beginChange(contact, Changes::WhatIsKnown); !done)
        return done;
    const Result<bool> known = m_facts.setCount(contact, fact.kind, fact.count);
    if (!known)
        return tl::unexpected(known.error());
    return *known ? Done() : m_facts.append(contact, fact);
}

Done RecordWriter::removeFacts(ContactId contact, FactKind kind)
{
    const Done done = beginChange(contact, Changes::WhatIsKnown);
    return done ? m_facts.removeKind(contact, kind) : done;
}

bool RecordWriter::mayMoveConnections() const
{
    return m_tellsConnections || m_filesGone || !m_joined.isEmpty() || !m_parted.empty();
}

Done RecordWriter::addFact(ContactId contact, const Fact& fact)
{
    const Done done = beginChange(contact, Changes::WhatIsKnown);
    return done ? m_facts.append(contact, fact) : done;
}

Done RecordWriter::removeFact(ContactId contact, const Fact& fact)
{
    const Done done = beginChange(contact, Changes::WhatIsKnown);
    return done ? m_facts.remove(contact, fact) : done;
}

Done RecordWriter::setName(ContactId contact, const QString& name)
{
    if (m_edited.contains(contact))
        return {};
    if (Done done = beginChange(contact, Changes::WhoItIs); !done)
        return done;
    Result<std::optional<StoredContact>> stored = m_contacts.read(contact);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return {};
    Contact renamed = (*stored)->contact;
    renamed.name = name;
    return m_contacts.update(**stored, renamed, (*stored)->asOf);
}

Done RecordWriter::removeContact(ContactId contact)
{
    const Done done = beginChange(contact, Changes::WhoItIs);
    return done ? m_contacts.remove(contact) : done;
}

} // namespace kith
