#pragma once

#include "core/base/progress.h"
#include "core/book/everyone.h"
#include "core/book/fileages.h"
#include "core/book/filerows.h"
#include "core/book/knownidentities.h"
#include "core/book/readahead.h"
#include "core/book/rebuilder.h"
#include "core/matching/identities.h"
#include "core/matching/mergeplan.h"
#include "core/matching/namedonly.h"
#include "core/matching/nicknames.h"
#include "core/model/ownerkeys.h"
#include "core/model/source.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"
#include "core/store/journal.h"
#include "core/store/newcontacts.h"
#include "core/store/notes.h"
#include "core/store/owner.h"
#include "core/store/sources.h"

#include <QBitArray>
#include <QDate>
#include <QHash>

#include <functional>
#include <map>
#include <set>
#include <utility>

namespace kith
{

// Applies what importers read to the book: finds out whose each record is, merges it in or adds a contact,
// and notes what became of every row. Lives for one import, inside its transaction.
class RecordWriter : public PreparedSink
{
public:
    // Loads who is in the book already: one walk through the contacts. `written`: by the transaction, before.
    // `lastBefore`: the last contact there was before the transaction, if it may have taken some out: ids are
    // not used again, or undoing could not tell who is new.
    static Result<RecordWriter> start(const Database& database, const Nicknames& nicknames, Written written,
        Recorder& recorder, Progress& progress, ContactId lastBefore = 0);

    // Begins a file and returns its id.
    Result<SourceId> beginFile(const Source& source);
    // Ends it: its counts and what there is to say about its rows.
    Result<FileReceipt> endFile();

    Done record(PreparedRecord record) override;
    Done restated(RestatedRow row) override;
    Done owner(PreparedOwner owner) override;
    Done reject(int row, const QString& reason, const QString& text) override;
    void issue(const Issue& issue) override;
    void expect(std::span<const IdentityKeys* const> keys) override { m_identities.prefetch(keys); }
    Done beginBatch(std::span<const PreparedRecord* const> records) override;
    void header(const QString& text) override;
    Done endBatch(const QByteArray& records) override;

    // Files have gone, which said something of these: whether they are one is to be found out again.
    void reconsider(const std::set<ContactId>& contacts)
    {
        m_filesGone = true;
        m_addressed = contacts;
    }
    bool filesGone() const { return m_filesGone; }
    // Whether lists of connections, or contacts whom they hold, have come, gone or moved.
    bool mayMoveConnections() const;
    // Who the owner was thought to be when rows were read.
    void ownerWas(const Me& me) { m_ownerBefore = OwnerKeys(me); }
    // After all files: records go to whom they mean, as peopleOf() and placesOf() say, whatever came first.
    Done finish();
    // How many contacts are known by name only and share it with somebody of whom more is known.
    qint64 undecided() const { return m_undecided; }
    // How many of the contacts that rows made were found to be one with another.
    qint64 foundToBeOne() const;
    // The receipt of the file at hand.
    const FileReceipt& lastReceipt() const { return m_receipt; }
    // After finish(): the receipt of one of the files, with what turned out after all of them. Null: it is of
    // none of them.
    const FileReceipt* receiptOf(SourceId file);

    Me me() const { return m_owner.me(); }
    // The owner as files are to be read: without the profile that Kith took from messages. What a file says
    // would else depend on which messages had been read before it.
    Me ownerOfFiles() const;
    bool ownerChanged() const { return me() != m_meBefore; }
    // The day of the file that was read last, if rows were read before it was known.
    QDate laterDay() const { return m_firstDay && *m_firstDay != m_day ? m_day.date() : QDate(); }
    ContactId firstNew() const { return m_firstNew; }
    // Of the contacts that were in the book before, those that may have another employer since, be another
    // organisation, or be gone. Null: not known.
    const QBitArray* whoMoved() const { return m_known.keeps() ? &m_moved : nullptr; }
    // Contacts that were in the book before and have changed.
    const std::set<ContactId>& changed() const { return m_changed; }
    // The same, to begin anew with those that change from now on.
    std::set<ContactId> takeChanged() { return std::exchange(m_changed, {}); }

    // Adds a contact that no file names, such as an employer of many. Only after finish(): nobody looks for
    // it.
    Result<ContactId> addContact(const Contact& contact, const Facts& facts);
    // Of a fact of which the contact has one of its kind at most, and which differs in nothing else.
    Done setCount(ContactId contact, const Fact& fact);
    Done removeFacts(ContactId contact, FactKind kind);
    Done addFact(ContactId contact, const Fact& fact);
    Done removeFact(ContactId contact, const Fact& fact); // one that is equal to it
    Done setName(ContactId contact, const QString& name); // unless the user did
    Done removeContact(ContactId contact);
    // Writes the contacts that were added and are not in the book yet.
    Done writeNew();
    // At last: writes what waits, and keeps what tells contacts apart for the next import.
    Done keepIdentities();
    // What a file changed of a contact that was there before, in its receipt and in the book.
    Done noteChange(FileReceipt& receipt, const ContactChange& change);

private:
    // Of a contact: what is known of it, also where it works, or also by what it is told apart from others.
    enum class Changes : quint8 { WhatIsKnown, Employer, WhoItIs };
    Done beginChange(ContactId contact, Changes changes); // before writing to one
    // Of the book, with those that were added just now.
    Result<std::optional<StoredContact>> stored(ContactId id);
    Result<Facts> storedFacts(ContactId id);
    Done loadNames();
    void noteName(ContactId id); // that a record which has only a name belongs to the contact
    Result<ContactId> insert(const PackedContact& contact, const IdentityKeys& keys);
    // Keeps what the user said to another book, where they said nothing to this one; whether that is news.
    Result<bool> takeOver(ContactId id, const PreparedRecord& prepared);
    void goesBy(ContactId id, ContactKind kind, const QString& name, Origin::By by);
    // Whoever is called otherwise by another record, which an address tells to be theirs, goes by that name,
    // too. Whether that is news.
    Result<bool> noteOtherName(ContactId id, const Contact& contact, const Contact& record);
    Done noteFormerName(ContactId id, const Contact& before); // the name of a newer file has taken its place
    void noteDay(Day day); // of the record at hand
    Done keepExportedApart();
    void noteRow(const BlockRow& row, const RowPrint& print = {});
    void noteRows(const PreparedRecord& prepared, Outcome outcome, ContactId contact);
    RecordWriter(const Database& database, const Nicknames& nicknames, Recorder& recorder, Progress& progress,
        Contacts contacts, FactTable facts, NewContacts added, Sources sources, SourceRows rows,
        OwnerTable owner, IdentityDecisions decisions, NoteTable notes, KnownIdentities known);

    class Incoming; // incoming.h
    bool list(const Issue& issue); // in the receipt; whether there was room
    // Of tablequotes.cpp.
    Done loadTables();
    Done beginQuoting();
    ContactId quoted(Incoming& incoming); // 0: nobody
    std::vector<ContactRecord> withoutQuotes(std::vector<ContactRecord> records) const;

    // Whether the file, which holds each contact once, was about the contact already.
    bool had(ContactId id) const;
    // `unsure`: whether the rows of before have to be looked at to say who it is.
    Result<ContactId> find(Incoming& incoming, bool& unsure);
    Result<ContactId> findByName(Incoming& incoming, bool& unsure);
    bool isOwnConnection(ContactId id, const Facts& facts, const Record& record, bool& unsure) const;
    // For a record that has only a name.
    Result<ContactId> findNamed(Incoming& incoming, bool& unsure);
    // Merges the record into the contact that it is about, or adds one; 0: nobody yet.
    Result<ContactId> keep(const PreparedRecord& prepared, Incoming& incoming, ContactId found);
    // Finds out who records are about that may have been read before, and keeps them.
    Done keepUnsure();
    Result<Outcome> mergeInto(ContactId id, Incoming& incoming);
    // Merges a record, or another contact, into one; whether that told anything new.
    Result<bool> apply(ContactId id, const StoredContact& before, const Facts& facts, const Contact& record,
        QDate asOf, const Facts& recordFacts);
    // Makes two contacts one; the first is gone.
    Done joinInto(ContactId gone, ContactId into);
    bool mayShareAnAddress(const Contact& contact, Incoming& incoming) const;
    Done noteWhoIsReached(ContactId found, Incoming& incoming);
    void noteWhatTellsPeopleApart(
        ContactId id, const Contact& before, const Facts& facts, const Contact& record, const Merged& merged);
    // Of namesakes.cpp.
    using RecordsOf = std::map<ContactId, std::vector<ContactRecord>>; // in the order in which they were read
    class NamesakesAt;
    // Whether a record that has only a name may belong to a contact of whom more is known. An older Kith did
    // not note that of a row, but almost always such a record tells something of its own.
    bool mayHaveTakenAName(ContactId id, const Facts& facts) const;
    bool isKeyedSince(ContactId id) const; // the beginning of the import
    Done settleNames();
    Result<std::vector<Identities::Group>> namesToSettle();
    Result<std::set<ContactId>> whoTookNames(const std::vector<Identities::Group>& groups);
    Done walkAbout(const std::set<ContactId>& contacts,
        const std::function<void(ContactId, std::vector<ContactRecord>)>& visit);
    Result<RecordsOf> recordsOf(const std::set<ContactId>& contacts);
    Result<Marks> storedMarks(ContactId contact);
    Result<bool> userMeantBy(ContactId contact, KeyHash name, const std::vector<ContactRecord>& records);
    Result<bool> joinAlike(const Namesakes& namesakes, RecordsOf& records); // two; whether there were
    Done lookAt(
        ContactId id, KeyHash name, const std::vector<ContactRecord>& records, NamesakesAt& namesakes);
    Done settle(const Identities::Group& group, RecordsOf& records);
    // Of settleowner.cpp.
    Done keepWithheld(const PreparedRecord& prepared);
    Done settleOwner();
    // Rows in lists of guests that are about a contact and would be withheld if they were read now, and under
    // 0 those that would not; and whether they are the owner's own, or of a meeting that the owner declined.
    using TurnedRows = std::map<ContactId, std::map<RowId, bool>>;
    Result<TurnedRows> findTurnedRows();
    Done withhold(ContactId contact, const std::map<RowId, bool>& rows, std::vector<ContactRecord> records,
        int& declined);
    Done bringBack(const ContactRecord& record, int& attended);
    Done tell(const QString& what);
    // Of settleaddresses.cpp.
    Done settleAddresses();
    std::vector<std::set<ContactId>> addressesToSettle();
    Done settleAddressed(const std::set<ContactId>& contacts, RecordsOf& records);
    bool isByYourWord(ContactId id) const; // who the contact is

    // Of movedrecords.cpp.
    // Settles group after group, each with all records about its contacts. `settle` gets the number of the
    // group.
    using SettleGroup = std::function<Done(std::size_t, RecordsOf&)>;
    Done settleInTurn(const std::vector<std::set<ContactId>>& groups, const SettleGroup& settle);
    using Homes = std::map<std::size_t, ContactId>; // by place
    using Parts = std::map<std::pair<ContactId, std::size_t>, std::vector<RowId>>; // by contact and place
    // Brings each part of a contact to the contact of its place, or to a new one that is its home from then
    // on. A contact moves as a whole if all of it does and it `canMove`.
    Done bringHome(
        const Parts& parts, Homes homes, const std::function<bool(ContactId)>& canMove, RecordsOf& records);
    Done identifyAnew(
        ContactId id, const std::vector<ContactRecord>& gone, const std::vector<ContactRecord>& records);
    Result<Rebuilder*> rebuilder(); // prepared when it is needed first
    // Makes these rows about the contact a contact of their own, to whom they move with all that are taken
    // out.
    Result<ContactId> takeOut(ContactId contact, const std::set<RowId>& rows, RecordsOf& records);
    Done moveRowsTakenOut();
    ContactId whereTo(ContactId gone) const; // into whom a contact was joined at last
    Done moveRowsOfJoined();
    // Makes what is known of them again from all that was ever stated, so that the order of files does not
    // matter.
    Done settleDisagreements();
    void recordChangesOf(ContactId id, Changes changes = Changes::WhoItIs); // before there are any
    Done noteChanges(const Contact& before, const Facts& facts, const Merged& merged);
    Contact asTold(const Contact& contact) const;
    Done noteWhatTurnedOut(const Contact& told, const std::vector<ContactRecord>& records);
    const ContactRecord* newestThatSays(
        const ContactChange& change, const std::vector<ContactRecord>& records);
    Done countTurnedOutAsUpdated();
    struct File {
        Source source;
        FileReceipt receipt;
    };
    File* fileBefore(SourceId id); // null: it is none of those that were read before the one at hand

    // A receipt is to be read: beyond these, issues and changes are counted. The book keeps all changes.
    static constexpr std::size_t issuesListed = 1'000;
    // Where more share a name, it tells nobody apart; comparing each with all others would take for ever.
    static constexpr std::size_t namesakesCompared = 100;

    const Database* m_database;
    const Nicknames* m_nicknames;
    Recorder* m_recorder;
    Progress* m_progress;
    Contacts m_contacts;
    FactTable m_facts;
    NewContacts m_new;
    Sources m_sources;
    FileRows m_rows;
    OwnerTable m_owner;
    IdentityDecisions m_decisions;
    NoteTable m_notes;
    std::set<MeField> m_said; // by the user, before
    KnownIdentities m_known;
    Identities m_identities;
    QBitArray m_keyedBefore; // who had more than a name
    QBitArray m_hasName; // contacts of before to whom a record belongs that has only a name
    bool m_namesNoted = true; // whether the book says so of every row; an older Kith did not
    QBitArray m_hasNames; // those to whom several do
    std::set<ContactId> m_tookNames; // the same of new contacts
    std::set<SourceId> m_guestLists; // files in which the owner may stand among others
    std::set<SourceId> m_exports; // files that hold each contact once
    std::set<ContactId> m_toSettle; // of whom this import told something that tells namesakes apart
    std::set<ContactId> m_addressed; // whom an address told to be somebody of another name
    std::set<ContactId> m_gainedKeys; // those to settle who have a day of connecting or an address since
    std::set<ContactId> m_unlike; // those to settle who may have been taken for the only one of the name
    bool m_contests = false; // whether the record at hand may be of whom another was taken to be
    // Contacts of before as the book holds them: whom the batch is about, as far as they have not changed
    // since it began.
    struct Foreseen {
        StoredContact stored;
        Facts facts;
    };
    std::map<ContactId, Foreseen> m_foreseen;
    // A record of which is not known yet who it is about.
    struct Unsure {
        PreparedRecord prepared;
        QByteArray packed; // the batch is gone by then
        FileRows::Place place;
    };
    std::vector<Unsure> m_unsure; // of the file
    const FileRows::Place* m_place = nullptr; // of the one of them that is being kept
    const std::map<ContactId, Marks>* m_ownMarks = nullptr; // while the unsure are found out about
    // Other names of contacts, as nameKey(), and who calls them so.
    std::map<std::pair<ContactId, QByteArray>, Origin::By> m_aliases;

    ContactId m_firstNew = 1;
    ContactId m_next = 1;
    std::set<ContactId> m_changed;
    QBitArray m_touched; // contacts of before that may have changed
    QBitArray m_moved; // see whoMoved()
    QHash<ContactId, ContactId> m_joined; // contacts that are gone, into which others
    Me m_meBefore;
    OwnerKeys m_ownerBefore;
    bool m_filesGone = false;
    bool m_tellsConnections = false; // one of the files
    qint64 m_undecided = 0;

    std::vector<File> m_filesBefore; // of this import, before the one at hand
    Source m_source;
    bool m_holdsEachOnce = false; // the file
    ContactId m_firstOfFile = 1;
    FileAges m_ages; // of the files before
    bool m_namedBefore = false; // whether the file had a row about the contact before the one at hand
    std::set<ContactId> m_edited; // of whom the user typed something
    std::set<ContactId> m_disagreeing; // of whom files state different titles, employers or places
    // By file: rows of which that turned out to say who is called otherwise or works elsewhere.
    std::map<SourceId, std::set<int>> m_turnedOut;
    struct Employment {
        QString title, organisation;
    };
    // What held before of those whom a file changed that another may outdo, so that no receipt tells it yet.
    QHash<ContactId, Employment> m_untold;
    std::optional<Day> m_firstDay; // that of its first record
    Day m_day; // when the file was made, as far as known: newer files win over older ones
    PackedContact m_contact; // the record at hand
    FileReceipt m_receipt;
    qint64 m_furtherIssues = 0; // beyond those that the receipt lists
    std::vector<Issue> m_remarks; // those of them that are not about rejected rows, whose table keeps them
    std::set<std::pair<ContactId, ContactId>> m_apart;
    std::optional<Rebuilder> m_rebuilder;
    std::map<RowId, ContactId> m_takenOut; // to whom they go
    std::set<ContactId> m_parted; // contacts made of rows that were taken out
    QHash<QString, ContactId> m_exported; // who is whom in the export at hand, of those who
    std::vector<std::pair<ContactId, QString>> m_exportedApart; // are kept apart from others there
    std::set<SourceId> m_tables; // files that are tables which Kith exported
    // If the file at hand is one: of whom the book said what before it.
    QHash<KeyHash, std::vector<ContactId>> m_toQuote;
    QBitArray m_listed; // contacts of before that the file names
    QBitArray m_named; // that any file of the import names
};

} // namespace kith
