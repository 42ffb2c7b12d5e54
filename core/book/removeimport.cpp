#include "core/book/removeimport.h"

#include "core/book/adviseall.h"
#include "core/book/rebuilder.h"
#include "core/book/settleagain.h"
#include "core/book/texts.h"
#include "core/store/journal.h"
#include "core/store/owner.h"
#include "core/store/prepared.h"
#include "core/store/rowrecord.h"
#include "core/store/sourcerows.h"
#include "core/store/sources.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// "Removal of Connections.csv", or "Removal of 12 files".
Result<QString> removalName(const Database& database, const std::vector<SourceId>& sources)
{
    if (sources.size() != 1)
        return Book::tr("Removal of %n file(s)", nullptr, static_cast<int>(sources.size()));
    Result<Statement> name = database.prepare("SELECT name FROM sources WHERE id = ?");
    if (!name)
        return tl::unexpected(name.error());
    const Result<bool> there = name->bindAll(sources.front()).step();
    if (!there)
        return tl::unexpected(there.error());
    return Book::tr("Removal of %1").arg(name->text(0));
}

Done areKnown(const Database& database, const std::set<SourceId>& removed)
{
    Result<Statement> known = database.prepare("SELECT id FROM sources");
    const Result<std::set<SourceId>> all = known ? idsIn(*known) : tl::unexpected(known.error());
    if (!all)
        return tl::unexpected(all.error());
    if (removed.empty() || !std::ranges::includes(*all, removed))
        return failure(ErrorCode::NotFound, Book::tr("The book has no such imported file."));
    return {};
}

// Those of whom the files to remove say something.
Result<std::set<ContactId>> touchedContacts(SourceRows& rows, const std::set<SourceId>& removed)
{
    std::vector<ContactId> touched;
    for (const SourceId source : removed) {
        const Done walked = rows.walk(source, [&](const RowBlock& block) -> Done {
            for (const BlockRow& row : block.rows) {
                if (row.contact != 0)
                    touched.push_back(row.contact);
            }
            return {};
        });
        if (!walked)
            return tl::unexpected(walked.error());
    }
    std::ranges::sort(touched);
    return std::set<ContactId>(touched.begin(), touched.end());
}

// What the rows of a block, of a file of that day, state of the owner.
Done restate(OwnerTable& owner, SourceRows& rows, const RowBlock& block, QDate day)
{
    const auto isOwners = [](const BlockRow& row) { return row.contact == 0 && row.size > 0; };
    if (std::ranges::none_of(block.rows, isOwners))
        return {};
    const Result<BlockRecords> records = rows.records(block.source, block.number);
    if (!records)
        return tl::unexpected(records.error());
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        const BlockRow& row = block.rows[i];
        const auto record = isOwners(row) ? unpacked(records->at(i), row.row) : std::nullopt;
        if (!record || record->about != RowRecord::About::Owner)
            continue;
        for (MeStatement statement : record->statements) {
            statement.origin = Origin::file(block.source, row.row);
            statement.asOf = day;
            if (const Result<bool> added = owner.add(statement); !added)
                return tl::unexpected(added.error());
        }
    }
    return {};
}

// What the owner's own files say, without those removed: what two of them stated stays.
Done restateOwner(const Database& database, SourceRows& rows, const std::set<SourceId>& removed)
{
    Result<Statement> stated = database.prepare("SELECT DISTINCT source FROM owner WHERE by = 0");
    Result<Statement> remove = database.prepare("DELETE FROM owner WHERE by = 0 AND source = ?");
    if (const Error* error = firstError(stated, remove))
        return tl::unexpected(*error);
    const Result<std::set<SourceId>> before = idsIn(*stated);
    if (!before)
        return tl::unexpected(before.error());
    std::vector<SourceId> gone;
    std::ranges::set_intersection(*before, removed, std::back_inserter(gone));
    if (gone.empty())
        return {};
    for (const SourceId source : gone) {
        if (Done done = remove->bindAll(source).run(); !done)
            return done;
    }
    Result<OwnerTable> owner = OwnerTable::load(database);
    Result<Sources> table = Sources::prepare(database);
    const Result<std::vector<Source>> files = table ? table->all() : tl::unexpected(table.error());
    if (const Error* error = firstError(owner, files))
        return tl::unexpected(*error);
    QHash<SourceId, QDate> days;
    for (const Source& file : *files)
        days.insert(file.id, file.day);
    return rows.walk([&](const RowBlock& block) {
        return removed.contains(block.source) ? Done()
                                              : restate(*owner, rows, block, days.value(block.source));
    });
}

Done deleteRemoved(const Database& database, SourceRows& rows, const std::set<SourceId>& removed)
{
    Result<Statement> changes = database.prepare("DELETE FROM changes WHERE source = ?");
    Result<Statement> remarks = database.prepare("DELETE FROM remarks WHERE source = ?");
    Result<Statement> sources = database.prepare("DELETE FROM sources WHERE id = ?");
    if (const Error* error = firstError(changes, remarks, sources))
        return tl::unexpected(*error);
    for (const SourceId source : removed) {
        if (Done done = rows.remove(source); !done)
            return done;
        for (Statement* statement : {&*changes, &*remarks, &*sources}) {
            if (Done done = statement->bindAll(source).run(); !done)
                return done;
        }
    }
    return {};
}

// Whether what is left of a contact would be one, whatever has gone.
bool restOnOneProfile(const std::vector<ContactRecord>& rows)
{
    return std::ranges::all_of(rows, [&](const ContactRecord& row) {
        return row.isKnown() && rows.front().isKnown()
            && (rows.size() == 1
                || (!row.stated->contact.profile.isEmpty()
                    && row.stated->contact.profile == rows.front().stated->contact.profile));
    });
}

// `left`: those of whom several records are left, which what has gone may have made one.
Result<Removal> rebuildAll(const Database& database, const std::set<ContactId>& contacts,
    std::set<ContactId>& left, Progress& progress)
{
    Result<Rebuilder> rebuilder = Rebuilder::prepare(database);
    const Result<qint64> before = database.integer("SELECT count(*) FROM contacts");
    if (const Error* error = firstError(rebuilder, before))
        return tl::unexpected(*error);
    qint64 done = 0;
    const Done walked
        = walkRecords(database, contacts, [&](ContactId id, const std::vector<ContactRecord>& rows) -> Done {
              if (!restOnOneProfile(rows))
                  left.insert(id);
              if (progress.cancelled())
                  return tl::unexpected(stopped());
              if (++done % 1024 == 0)
                  progress.report(Book::tr("Removing"), done, std::ssize(contacts));
              const Done rebuilt = rebuilder->rebuild(id, rows);
              return rebuilt ? rebuilder->callBy(id, rows) : rebuilt;
          });
    if (!walked)
        return tl::unexpected(walked.error());
    if (Done cleared = database.execute("DELETE FROM changes WHERE contact NOT IN (SELECT id FROM contacts)");
        !cleared)
        return tl::unexpected(cleared.error());
    const Result<qint64> after = database.integer("SELECT count(*) FROM contacts");
    if (!after)
        return tl::unexpected(after.error());
    const qint64 gone = *before - *after;
    return Removal{.contacts = gone, .touched = std::ssize(contacts) - gone};
}

} // namespace

Result<Removal> removeSources(Database& database, const Knowledge& knowledge,
    const std::vector<SourceId>& sources, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const std::set<SourceId> removed(sources.begin(), sources.end());
    if (Done done = areKnown(database, removed); !done)
        return tl::unexpected(done.error());
    const Result<QString> name = removalName(database, sources);
    Result<Recorder> recorder = Recorder::start(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    const Result<ContactId> last = database.integer("SELECT max(id) FROM contacts");
    if (const Error* error = firstError(name, recorder, rows, last))
        return tl::unexpected(*error);
    const Result<std::set<ContactId>> contacts = touchedContacts(*rows, removed);
    if (!contacts)
        return tl::unexpected(contacts.error());
    if (Done done = restateOwner(database, *rows, removed); !done)
        return tl::unexpected(done.error());
    if (Done done = deleteRemoved(database, *rows, removed); !done)
        return tl::unexpected(done.error());
    std::set<ContactId> left;
    Result<Removal> removal = rebuildAll(database, *contacts, left, progress);
    if (!removal)
        return removal;
    const Result<QStringList> told = settleAgain(
        database, knowledge, [&](RecordWriter& writer) { writer.reconsider(left); }, *last, *recorder,
        progress);
    if (!told)
        return tl::unexpected(told.error());
    removal->told = *told;
    if (const Result<JournalId> step = recorder->finish(*name); !step)
        return tl::unexpected(step.error());
    // Organisations may have come or gone with their people, so everyone is looked at again.
    if (const auto counts = adviseEveryone(database, knowledge, today, progress, Written::Contacts); !counts)
        return tl::unexpected(counts.error());
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return removal;
}

} // namespace kith
