#include "core/book/removeimport.h"

#include "core/book/adviseall.h"
#include "core/book/contactrows.h"
#include "core/book/employers.h"
#include "core/book/recordwriter.h"
#include "core/book/texts.h"
#include "core/store/journal.h"
#include "core/store/prepared.h"
#include "core/store/rowrecord.h"

#include <algorithm>
#include <array>
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

Done listRemoved(const Database& database, const std::vector<SourceId>& sources)
{
    for (const char* sql : {"CREATE TEMP TABLE IF NOT EXISTS removed (source INTEGER PRIMARY KEY)",
             "DELETE FROM temp.removed"}) {
        if (Done done = database.execute(sql); !done)
            return done;
    }
    Result<Statement> insert
        = database.prepare("INSERT INTO temp.removed SELECT id FROM sources WHERE id = ?1"
                           " AND id NOT IN (SELECT source FROM temp.removed)");
    if (!insert)
        return tl::unexpected(insert.error());
    for (const SourceId source : sources) {
        if (Done done = insert->bindAll(source).run(); !done)
            return done;
    }
    const Result<qint64> known = database.integer("SELECT count(*) FROM temp.removed");
    if (!known)
        return tl::unexpected(known.error());
    if (*known == 0 || *known < std::ssize(std::set(sources.begin(), sources.end())))
        return failure(ErrorCode::NotFound, Book::tr("The book has no such imported file."));
    return {};
}

// Those of whom the files to remove say something.
Result<std::set<ContactId>> touchedContacts(const Database& database)
{
    Result<Statement> select = database.prepare(
        "SELECT contact FROM source_rows WHERE source IN (SELECT source FROM temp.removed) AND contact > 0");
    return select ? idsIn(*select) : tl::unexpected(select.error());
}

// What the owner's own files say, without those removed: what two of them stated stays.
Result<bool> restateOwner(const Database& database)
{
    const Result<qint64> stated = database.integer(
        "SELECT count(*) FROM owner WHERE by = 0 AND source IN (SELECT source FROM temp.removed)");
    if (!stated || *stated == 0)
        return stated ? Result<bool>(false) : tl::unexpected(stated.error());
    if (Done done
        = database.execute("DELETE FROM owner WHERE by = 0 AND source IN (SELECT source FROM temp.removed)");
        !done)
        return tl::unexpected(done.error());
    Result<OwnerTable> owner = OwnerTable::load(database);
    Result<Statement> select
        = database.prepare("SELECT source, row, record,"
                           " (SELECT day FROM sources WHERE id = source) FROM source_rows"
                           " WHERE contact = 0 AND record IS NOT NULL"
                           " AND source NOT IN (SELECT source FROM temp.removed)"
                           " ORDER BY source, row");
    if (const Error* error = firstError(owner, select))
        return tl::unexpected(*error);
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return true;
        const std::optional<RowRecord> record = unpacked(select->blob(2));
        if (!record || record->about != RowRecord::About::Owner)
            continue;
        for (MeStatement statement : record->statements) {
            statement.origin = Origin::file(select->integer(0), static_cast<int>(select->integer(1)));
            statement.asOf = select->date(3);
            if (const Result<bool> added = owner->add(statement); !added)
                return tl::unexpected(added.error());
        }
    }
}

Done deleteRemoved(const Database& database)
{
    for (const char* sql : {"DELETE FROM source_rows WHERE source IN (SELECT source FROM temp.removed)",
             "DELETE FROM changes WHERE source IN (SELECT source FROM temp.removed)",
             "DELETE FROM sources WHERE id IN (SELECT source FROM temp.removed)"}) {
        if (Done done = database.execute(sql); !done)
            return done;
    }
    return {};
}

Result<Removal> rebuildAll(const Database& database, const std::set<ContactId>& contacts, Progress& progress)
{
    Result<Rebuilder> rebuilder = Rebuilder::prepare(database);
    const Result<qint64> before = database.integer("SELECT count(*) FROM contacts");
    if (const Error* error = firstError(rebuilder, before))
        return tl::unexpected(*error);
    qint64 done = 0;
    const Done walked
        = walkRecords(database, contacts, [&](ContactId id, const std::vector<ContactRecord>& rows) -> Done {
              if (progress.cancelled())
                  return tl::unexpected(stopped());
              if (++done % 1024 == 0)
                  progress.report(Book::tr("Removing"), done, std::ssize(contacts));
              return rebuilder->rebuild(id, rows);
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

// Who is named only may mean somebody now, and employers have lost people.
Done settleTheRest(
    const Database& database, const Knowledge& knowledge, Recorder& recorder, Progress& progress)
{
    Result<RecordWriter> writer
        = RecordWriter::start(database, knowledge.nicknames, Written::Contacts, recorder, progress);
    if (!writer)
        return tl::unexpected(writer.error());
    const Done settled = writer->finish();
    return settled ? noteEmployers(database, knowledge, *writer, progress) : settled;
}

} // namespace

Result<Removal> removeSources(Database& database, const Knowledge& knowledge,
    const std::vector<SourceId>& sources, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (Done done = listRemoved(database, sources); !done)
        return tl::unexpected(done.error());
    const Result<QString> name = removalName(database, sources);
    Result<Recorder> recorder = Recorder::start(database);
    const Result<std::set<ContactId>> contacts = touchedContacts(database);
    if (const Error* error = firstError(name, recorder, contacts))
        return tl::unexpected(*error);
    const Result<bool> ownerChanged = restateOwner(database);
    if (!ownerChanged)
        return tl::unexpected(ownerChanged.error());
    if (Done done = deleteRemoved(database); !done)
        return tl::unexpected(done.error());
    const Result<Removal> removal = rebuildAll(database, *contacts, progress);
    if (!removal)
        return removal;
    if (Done done = settleTheRest(database, knowledge, *recorder, progress); !done)
        return tl::unexpected(done.error());
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
