#include "core/store/journal.h"

#include "core/store/identityblocks.h"
#include "core/store/settings.h"
#include "core/store/texts.h"

#include <sqlite3.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Rows, and blocks of rows, that one changeset of a redo holds: bounds the memory of undoing an import of a
// million.
constexpr qint64 chunkRows = 50'000;
constexpr qint64 chunkBlocks = 200;

Done storePart(const Database& database, JournalId entry, bool redo, int number, const Changeset& changeset)
{
    Result<Statement> insert
        = database.prepare("INSERT INTO journal_parts (entry, redo, number, changeset) VALUES (?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    const auto bytes = QByteArray::fromRawData(changeset.view().data(), changeset.view().size());
    return insert->bindAll(entry, int{redo}, number, bytes).run();
}

Result<std::vector<QByteArray>> parts(const Database& database, JournalId entry, bool redo)
{
    Result<Statement> select = database.prepare(
        "SELECT changeset FROM journal_parts WHERE entry = ? AND redo = ? ORDER BY number");
    if (!select)
        return tl::unexpected(select.error());
    select->bindAll(entry, int{redo});
    std::vector<QByteArray> all;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return all;
        all.push_back(select->blob(0));
    }
}

// The contacts that a changeset is about.
Done collect(
    const Database& database, const QByteArray& changeset, std::set<ContactId>& contacts, bool& everything)
{
    return eachChangedRow(database, changeset, [&](const ChangedRow& row) {
        everything = everything || row.table() == "owner"_L1;
        const bool isAContacts = row.table() == "contacts"_L1 || row.table() == "employments"_L1
            || row.table() == "points"_L1 || row.table() == "facts"_L1 || row.table() == "drafts"_L1;
        if (const auto id = isAContacts ? row.contact() : std::nullopt)
            contacts.insert(*id);
    });
}

// What is derived from contacts and does not hold any more.
struct Outdated {
    std::set<qint64> identities; // blocks of who they are (identityblocks.h)
    bool employers = false;
};

void note(const ChangedRow& row, Outdated& all)
{
    constexpr int kind = 1, name = 2, organisation = 6, profile = 8; // columns of contacts,
    constexpr int employer = 2; // and of employments
    const bool isContact = row.table() == "contacts"_L1;
    const bool isEmployment = row.table() == "employments"_L1;
    all.employers = all.employers || (isContact && row.touches({kind, name, organisation}))
        || (isEmployment && row.touches({employer}));
    if (row.table() != "points"_L1 && !(isContact && row.touches({kind, name, profile})))
        return;
    if (const auto id = row.contact())
        all.identities.insert(IdentityBlocks::blockOf(*id));
}

Done forget(const Database& database, const Outdated& outdated)
{
    Result<IdentityBlocks> table = IdentityBlocks::prepare(database);
    Done done = table.map([](const auto&) {});
    for (auto block = outdated.identities.begin(); done && block != outdated.identities.end(); ++block)
        done = table->forget(*block, *block);
    return done && outdated.employers ? setSetting(database, employersNotedFor, {}) : done;
}

// Before or after the change goes back or forth.
Done forgetDerived(const Database& database, QByteArrayView changeset)
{
    Outdated outdated;
    const Done noted
        = eachChangedRow(database, changeset, [&](const ChangedRow& row) { note(row, outdated); });
    return noted ? forget(database, outdated) : noted;
}

struct Entry {
    HistoryStep step;
    ContactId firstContact = 0;
    ContactId lastContact = 0;
    SourceId firstSource = 0;
    SourceId lastSource = 0;
};

// Steps are undone from the newest on, and forgotten when there is a new one: those that are undone are newer
// than all others.
constexpr const char* nextToUndo = "NOT undone ORDER BY id DESC LIMIT 1";
constexpr const char* nextToRedo
    = "id > (SELECT coalesce(max(id), 0) FROM journal WHERE NOT undone) ORDER BY id LIMIT 1";

Result<std::optional<Entry>> entry(const Database& database, const char* where)
{
    const QByteArray sql
        = QByteArray("SELECT id, at, name, undone, first_contact, last_contact, first_source, last_source"
                     " FROM journal WHERE ")
        + where;
    Result<Statement> select = database.prepare(sql.constData());
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    return Entry{.step = {select->integer(0), QDateTime::fromString(select->text(1), Qt::ISODate),
                     select->text(2), select->integer(3) != 0},
        .firstContact = select->integer(4),
        .lastContact = select->integer(5),
        .firstSource = select->integer(6),
        .lastSource = select->integer(7)};
}

// Deletes rows in a session of its own and keeps the deletion as a part to redo from.
template <typename Delete>
Done deleteChunk(const Database& database, JournalId id, int& number, Delete&& deleteRows)
{
    Result<Session> session = Session::start(database);
    if (!session)
        return tl::unexpected(session.error());
    if (Done done = deleteRows(); !done)
        return done;
    const Result<Changeset> changeset = session->finish();
    if (!changeset)
        return tl::unexpected(changeset.error());
    if (changeset->isEmpty())
        return {};
    return storePart(database, id, true, number++, *changeset);
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Store::tr("Stopped. Nothing was changed."), {}};
}

Done deleteContacts(const Database& database, const Entry& entry, int& number, Progress& progress)
{
    for (ContactId first = entry.firstContact; first <= entry.lastContact; first += chunkRows) {
        if (progress.cancelled())
            return tl::unexpected(cancelled());
        progress.report(
            entry.step.name, first - entry.firstContact, entry.lastContact - entry.firstContact + 1);
        const ContactId last = std::min(first + chunkRows - 1, entry.lastContact);
        const Done done = deleteChunk(database, entry.step.id, number, [&]() -> Done {
            for (const char* sql : {"DELETE FROM points WHERE contact BETWEEN ? AND ?",
                     "DELETE FROM facts WHERE contact BETWEEN ? AND ?",
                     "DELETE FROM drafts WHERE contact BETWEEN ? AND ?",
                     "DELETE FROM advice WHERE contact BETWEEN ? AND ?",
                     "DELETE FROM employments WHERE contact BETWEEN ? AND ?",
                     "DELETE FROM contacts WHERE id BETWEEN ? AND ?"}) {
                Result<Statement> statement = database.prepare(sql);
                if (!statement)
                    return tl::unexpected(statement.error());
                if (Done deleted = statement->bindAll(first, last).run(); !deleted)
                    return deleted;
            }
            return {};
        });
        if (!done)
            return done;
    }
    return {};
}

Done deleteSources(const Database& database, const Entry& entry, int& number, Progress& progress)
{
    for (SourceId source = entry.firstSource; source <= entry.lastSource; ++source) {
        Result<Statement> lastBlock = database.prepare("SELECT max(number) FROM row_blocks WHERE source = ?");
        Result<Statement> deleteBlocks
            = database.prepare("DELETE FROM row_blocks WHERE source = ? AND number BETWEEN ? AND ?");
        Result<Statement> deleteRejected = database.prepare("DELETE FROM rejected_rows WHERE source = ?");
        Result<Statement> deleteChanges = database.prepare("DELETE FROM changes WHERE source = ?");
        Result<Statement> deleteRemarks = database.prepare("DELETE FROM remarks WHERE source = ?");
        Result<Statement> deleteSource = database.prepare("DELETE FROM sources WHERE id = ?");
        if (const Error* error
            = firstError(lastBlock, deleteBlocks, deleteRejected, deleteChanges, deleteRemarks, deleteSource))
            return tl::unexpected(*error);
        if (const Result<bool> row = lastBlock->bindAll(source).step(); !row)
            return tl::unexpected(row.error());
        const qint64 blocks = lastBlock->integer(0);
        lastBlock->reset();
        for (qint64 first = 0; first <= blocks; first += chunkBlocks) {
            if (progress.cancelled())
                return tl::unexpected(cancelled());
            const Done done = deleteChunk(database, entry.step.id, number,
                [&] { return deleteBlocks->bindAll(source, first, first + chunkBlocks - 1).run(); });
            if (!done)
                return done;
        }
        const Done done = deleteChunk(database, entry.step.id, number, [&]() -> Done {
            for (Statement* statement :
                {&*deleteRejected, &*deleteChanges, &*deleteRemarks, &*deleteSource}) {
                if (Done deleted = statement->bindAll(source).run(); !deleted)
                    return deleted;
            }
            return {};
        });
        if (!done)
            return done;
    }
    return {};
}

Done setUndone(const Database& database, JournalId id, bool undone)
{
    Result<Statement> update = database.prepare("UPDATE journal SET undone = ? WHERE id = ?");
    if (!update)
        return tl::unexpected(update.error());
    return update->bindAll(int{undone}, id).run();
}

Done forgetDerived(const Database& database, const Entry& entry, const std::vector<QByteArray>& changesets)
{
    Done done;
    if (entry.firstContact > 0) {
        Outdated outdated{.identities = {}, .employers = true};
        const qint64 last = IdentityBlocks::blockOf(entry.lastContact);
        for (qint64 block = IdentityBlocks::blockOf(entry.firstContact); block <= last; ++block)
            outdated.identities.insert(outdated.identities.end(), block);
        done = forget(database, outdated);
    }
    for (auto changeset = changesets.begin(); done && changeset != changesets.end(); ++changeset)
        done = forgetDerived(database, *changeset);
    return done;
}

// What the step is about, from its recorded changes and its range.
Result<Touched> touched(
    const Database& database, const Entry& entry, const std::vector<QByteArray>& changesets)
{
    Touched result;
    std::set<ContactId> contacts;
    for (const QByteArray& changeset : changesets) {
        if (Done done = collect(database, changeset, contacts, result.everything); !done)
            return tl::unexpected(done.error());
    }
    constexpr qint64 mostListed = 10'000;
    if (entry.firstContact > 0) {
        if (entry.lastContact - entry.firstContact >= mostListed)
            result.everything = true;
        for (ContactId id = entry.firstContact; !result.everything && id <= entry.lastContact; ++id)
            contacts.insert(id);
    }
    if (!result.everything)
        result.contacts.assign(contacts.begin(), contacts.end());
    return result;
}

} // namespace

Result<Recorder> Recorder::start(const Database& database)
{
    Result<Session> session = Session::start(database);
    if (!session)
        return tl::unexpected(session.error());
    return Recorder(database, std::move(*session));
}

Result<JournalId> Recorder::finish(const QString& name, Derived derived)
{
    const Result<Changeset> changeset = m_session.finish();
    if (!changeset)
        return tl::unexpected(changeset.error());
    const bool forgets = derived == Derived::IsOutdated;
    if (Done done = forgets ? forgetDerived(*m_database, changeset->view()) : Done(); !done)
        return tl::unexpected(done.error());
    const Result<qint64> lastContact = m_database->integer("SELECT max(id) FROM contacts");
    const Result<qint64> lastSource = m_database->integer("SELECT max(id) FROM sources");
    if (const Error* error = firstError(lastContact, lastSource))
        return tl::unexpected(*error);
    const bool contactsAdded = m_firstContact > 0 && *lastContact >= m_firstContact;
    const bool sourcesAdded = m_firstSource > 0 && *lastSource >= m_firstSource;
    if (changeset->isEmpty() && !contactsAdded && !sourcesAdded)
        return 0;

    // A new step: what was undone before it can no longer be redone.
    for (const char* sql : {"DELETE FROM journal_parts WHERE entry >"
                            " (SELECT coalesce(max(id), 0) FROM journal WHERE NOT undone)",
             "DELETE FROM journal WHERE id > (SELECT coalesce(max(id), 0) FROM journal WHERE NOT undone)"}) {
        if (Done done = m_database->execute(sql); !done)
            return tl::unexpected(done.error());
    }
    Result<Statement> insert = m_database->prepare(
        "INSERT INTO journal (at, name, first_contact, last_contact, first_source, last_source)"
        " VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?)");
    if (!insert)
        return tl::unexpected(insert.error());
    insert->bindAll(name);
    if (contactsAdded)
        insert->bind(2, m_firstContact).bind(3, *lastContact);
    if (sourcesAdded)
        insert->bind(4, m_firstSource).bind(5, *lastSource);
    if (Done done = insert->run(); !done)
        return tl::unexpected(done.error());
    const JournalId id = sqlite3_last_insert_rowid(m_database->handle());
    if (!changeset->isEmpty()) {
        if (Done done = storePart(*m_database, id, false, 0, *changeset); !done)
            return tl::unexpected(done.error());
    }
    const QByteArray oldest = QByteArray::number(id - historyLength);
    for (const QByteArray& sql : {QByteArray("DELETE FROM journal_parts WHERE entry <= " + oldest),
             QByteArray("DELETE FROM journal WHERE id <= " + oldest)}) {
        if (Done done = m_database->execute(sql.constData()); !done)
            return tl::unexpected(done.error());
    }
    return id;
}

Result<std::vector<HistoryStep>> journal(const Database& database)
{
    Result<Statement> select = database.prepare("SELECT id, at, name, undone FROM journal ORDER BY id DESC");
    if (!select)
        return tl::unexpected(select.error());
    std::vector<HistoryStep> steps;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return steps;
        steps.push_back({select->integer(0), QDateTime::fromString(select->text(1), Qt::ISODate),
            select->text(2), select->integer(3) != 0});
    }
}

Result<NextSteps> nextJournalSteps(const Database& database)
{
    const Result<std::optional<Entry>> undo = entry(database, nextToUndo);
    const Result<std::optional<Entry>> redo = entry(database, nextToRedo);
    if (const Error* error = firstError(undo, redo))
        return tl::unexpected(*error);
    return NextSteps{.undo = *undo ? (*undo)->step.name : QString(),
        .redo = *redo ? (*redo)->step.name : QString(),
        .toUndo = *undo ? (*undo)->step.id : 0};
}

Result<std::optional<JournalMove>> undoStep(const Database& database, Progress& progress)
{
    const Result<std::optional<Entry>> newest = entry(database, nextToUndo);
    if (!newest)
        return tl::unexpected(newest.error());
    if (!*newest)
        return std::nullopt;
    const Entry& undoing = **newest;
    const Result<std::vector<QByteArray>> changesets = parts(database, undoing.step.id, false);
    if (!changesets)
        return tl::unexpected(changesets.error());
    const Result<Touched> what = touched(database, undoing, *changesets);
    const Done forgotten = forgetDerived(database, undoing, *changesets);
    if (const Error* error = firstError(what, forgotten))
        return tl::unexpected(*error);
    for (auto changeset = changesets->rbegin(); changeset != changesets->rend(); ++changeset) {
        if (Done done = applyChangeset(database, *changeset, Direction::Back); !done)
            return tl::unexpected(done.error());
    }
    int number = 0;
    if (undoing.firstContact > 0) {
        if (Done done = deleteContacts(database, undoing, number, progress); !done)
            return tl::unexpected(done.error());
    }
    if (undoing.firstSource > 0) {
        if (Done done = deleteSources(database, undoing, number, progress); !done)
            return tl::unexpected(done.error());
    }
    if (Done done = setUndone(database, undoing.step.id, true); !done)
        return tl::unexpected(done.error());
    return JournalMove{undoing.step, *what};
}

Result<std::optional<JournalMove>> redoStep(const Database& database, Progress& progress)
{
    const Result<std::optional<Entry>> oldest = entry(database, nextToRedo);
    if (!oldest)
        return tl::unexpected(oldest.error());
    if (!*oldest)
        return std::nullopt;
    const Entry& redoing = **oldest;
    const Result<std::vector<QByteArray>> deletions = parts(database, redoing.step.id, true);
    const Result<std::vector<QByteArray>> changesets = parts(database, redoing.step.id, false);
    if (const Error* error = firstError(deletions, changesets))
        return tl::unexpected(*error);
    const Result<Touched> what = touched(database, redoing, *changesets);
    const Done forgotten = forgetDerived(database, redoing, *changesets);
    if (const Error* error = firstError(what, forgotten))
        return tl::unexpected(*error);
    for (qsizetype i = std::ssize(*deletions) - 1; i >= 0; --i) {
        if (progress.cancelled())
            return tl::unexpected(cancelled());
        progress.report(redoing.step.name, std::ssize(*deletions) - i, std::ssize(*deletions));
        if (Done done = applyChangeset(database, (*deletions)[static_cast<std::size_t>(i)], Direction::Back);
            !done)
            return tl::unexpected(done.error());
    }
    for (const QByteArray& changeset : *changesets) {
        if (Done done = applyChangeset(database, changeset, Direction::Forth); !done)
            return tl::unexpected(done.error());
    }
    Result<Statement> forget = database.prepare("DELETE FROM journal_parts WHERE entry = ? AND redo = 1");
    if (!forget)
        return tl::unexpected(forget.error());
    if (Done done = forget->bindAll(redoing.step.id).run(); !done)
        return tl::unexpected(done.error());
    if (Done done = setUndone(database, redoing.step.id, false); !done)
        return tl::unexpected(done.error());
    return JournalMove{redoing.step, *what};
}

Done clearJournal(const Database& database)
{
    if (Done done = database.execute("DELETE FROM identities"); !done)
        return done;
    if (Done done = setSetting(database, employersNotedFor, {}); !done)
        return done;
    if (Done done = database.execute("DELETE FROM journal_parts"); !done)
        return done;
    return database.execute("DELETE FROM journal");
}

} // namespace kith
