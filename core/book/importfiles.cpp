#include "core/book/importfiles.h"

#include "core/book/adviseall.h"
#include "core/book/columnmemory.h"
#include "core/book/employers.h"
#include "core/book/importplan.h"
#include "core/book/lostconnections.h"
#include "core/book/recordwriter.h"
#include "core/book/rowlines.h"
#include "core/book/texts.h"
#include "core/store/backup.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <span>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// The day that an archive's name carries: "Complete_LinkedInDataExport_11-20-2026.zip".
QDate dayInName(const QString& name)
{
    static const QRegularExpression pattern(u"(\\d\\d)-(\\d\\d)-(\\d{4})"_s);
    const QRegularExpressionMatch match = pattern.match(name);
    return match.hasMatch()
        ? QDate(match.captured(3).toInt(), match.captured(1).toInt(), match.captured(2).toInt())
        : QDate();
}

QString stepName(const ImportRequest& request)
{
    if (request.paths.size() == 1)
        return Book::tr("Import of %1").arg(QFileInfo(request.paths.first()).fileName());
    return Book::tr("Import of %n file(s)", nullptr, static_cast<int>(request.paths.size()));
}

// Whether an error of reading lies in the file and not in the book.
bool isFilesFault(ErrorCode code)
{
    using enum ErrorCode;
    return code == Unreadable || code == UnknownFormat || code == Damaged || code == Unsafe;
}

QString mapSays(const ColumnMap& map)
{
    QStringList columns;
    for (const MappedColumn& mapped : map)
        columns += mapped.column + u'=' + listFieldName(mapped.field);
    return columns.join(u", "_s);
}

Done rememberColumns(const Database& database, const std::vector<PlannedFile>& files)
{
    for (const PlannedFile& planned : files) {
        const RecognisedFile& file = planned.recognised;
        if (file.importer == nullptr || !file.importer->takesMap())
            continue;
        const std::optional<TableColumns> table = columnsOf(file.file, file.importer, file.map);
        if (!table)
            continue;
        if (Done done = rememberMap(database, table->header, file.map); !done)
            return done;
    }
    return {};
}

Result<FileReceipt> read(PlannedFile& planned, const Knowledge& knowledge, const ImportRequest& request,
    KnownRowsAhead& known, RecordWriter& writer, Progress& progress)
{
    const InputFile& file = planned.recognised.file;
    const Importer& importer = *planned.recognised.importer;
    const QDate day = planned.day.isValid()
        ? planned.day
        : dayInName(file.container.isEmpty() ? file.name : file.container);
    const Source source{.id = 0,
        .name = file.name,
        .container = file.container,
        .format = importer.format(),
        .hash = planned.hash,
        .importedAt = {},
        .counts = {},
        .header = {},
        .day = day,
        .made = file.made};
    const Result<SourceId> id = writer.beginFile(source);
    if (!id)
        return tl::unexpected(id.error());
    const ColumnMap& map = planned.recognised.map;
    if (!map.empty() && request.map.empty() && request.maps.empty())
        writer.issue({Severity::Info, 0, 0,
            Book::tr("The columns are read as you said before: %1.").arg(mapSays(map))});
    const ReadContext context{.event = planned.event,
        .on = planned.on,
        .me = writer.ownerOfFiles(),
        .today = request.today,
        .day = day,
        .map = map};
    if (Done done = readAhead(importer, file, context, day, knowledge.detectors, known, writer, progress);
        !done)
        return tl::unexpected(done.error());
    planned.isToReadAgain = writer.laterDay().isValid();
    if (planned.isToReadAgain)
        planned.day = writer.laterDay();
    // Archives hold such files of whatever somebody never used.
    const FileReceipt& receipt = writer.lastReceipt();
    if (file.container.isEmpty() && receipt.counts.read == 0 && receipt.issues.empty())
        writer.issue({Severity::Info, 0, 0, Book::tr("There is nothing in it to import.")});
    return writer.endFile();
}

// Whether everyone is to be advised anew, rather than those who have changed.
bool concernsEveryone(const RecordWriter& writer)
{
    return writer.ownerChanged() || std::ssize(writer.changed()) * 4 >= writer.firstNew() - 1;
}

// Those who are new in lists of connections, beside those of before.
Done expectNewConnections(const Database& database, std::span<const FileReceipt> files)
{
    const Result<qint64> before = connectionsOf(database);
    if (!before)
        return tl::unexpected(before.error());
    qint64 added = 0;
    for (const FileReceipt& file : files)
        added += listsConnections(file.format) ? file.counts.added : 0;
    return expectConnections(database, *before + added);
}

// Those who have changed since this was done last.
Done adviseChanged(
    const Database& database, const Knowledge& knowledge, RecordWriter& writer, const ImportRequest& request)
{
    const std::set<ContactId> changed = writer.takeChanged();
    const std::vector<ContactId> contacts(changed.begin(), changed.end());
    return contacts.empty() ? Done() : adviseSome(database, knowledge, contacts, request.today);
}

// Gives employers their pages and everyone who is concerned advice. Returns who is in the book then.
Result<ContactCounts> advise(Database& database, const Knowledge& knowledge, RecordWriter& writer,
    std::span<const FileReceipt> files, EmployersAhead employers, const ImportRequest& request,
    Progress& progress)
{
    const bool isMostlyNew = concernsEveryone(writer);
    const Result<bool> everyone
        = isMostlyNew ? Result<bool>(true) : recountConnections(database, knowledge.limits);
    Done done = everyone.map([](bool) {});
    if (isMostlyNew) // else they were counted
        done = expectNewConnections(database, files);
    // While another thread reads the names of employers.
    if (done && !*everyone)
        done = adviseChanged(database, knowledge, writer, request);
    if (!done)
        return tl::unexpected(done.error());
    const Result<ContactCounts> contacts = noteEmployers(database, std::move(employers), writer, progress);
    if (!contacts)
        return contacts;
    if (*everyone) {
        const auto counts = adviseEveryone(database, knowledge, request.today, progress, Written::Contacts);
        done = counts.map([](const auto&) {});
    } else {
        done = adviseChanged(database, knowledge, writer, request);
        if (done)
            done = adviseNew(database, knowledge, writer.firstNew() - 1, request.today, progress);
    }
    return done ? contacts : tl::unexpected(done.error());
}

Done countFacts(const Database& database, ImportReceipt& receipt)
{
    const Result<qint64> facts = database.integer("SELECT count(*) FROM facts");
    receipt.facts = facts.value_or(0);
    return facts.map([](qint64) {});
}

Done countBook(const Database& database, ImportReceipt& receipt)
{
    // One walk tells both.
    Result<Statement> contacts = database.prepare("SELECT count(*), total(kind) FROM contacts");
    if (!contacts)
        return tl::unexpected(contacts.error());
    static_assert(static_cast<int>(ContactKind::Organisation) == 1);
    if (const Result<bool> row = contacts->step(); !row)
        return tl::unexpected(row.error());
    receipt.organisations = static_cast<qint64>(contacts->real(1));
    receipt.people = contacts->integer(0) - receipt.organisations;
    return countFacts(database, receipt);
}

// Contacts of before stand in the receipt of the list that lacks them, if it is one of these files.
Done tellLostConnections(const Database& database, RecordWriter& writer, std::vector<FileReceipt>& files)
{
    const auto all = noteLostConnections(database, writer);
    if (!all)
        return tl::unexpected(all.error());
    for (const LostConnections& lost : *all) {
        const auto file = std::ranges::find(files, lost.list, &FileReceipt::source);
        if (file == files.end())
            continue;
        for (const ContactChange& change : lost.changes) {
            const bool isNew = change.contact >= writer.firstNew();
            if (Done done = isNew ? Done() : writer.noteChange(*file, change); !done)
                return done;
        }
    }
    return {};
}

// Reads and applies; inside the caller's transaction.
Result<ImportReceipt> apply(Database& database, const Knowledge& knowledge, const ImportRequest& request,
    std::vector<PlannedFile>& files, DayBackup& backup, Recorder& recorder, Progress& progress)
{
    // Whoever has such a list gets a newer one, of which most is known.
    KnownRowsAhead known(database.path(), progress);
    for (const PlannedFile& file : files) {
        const QString format = file.isToRead() ? QString(file.recognised.importer->format()) : QString();
        if (listsConnections(format))
            known.begin(format);
    }
    Result<RecordWriter> writer
        = RecordWriter::start(database, knowledge.nicknames, Written::NoContacts, recorder, progress);
    if (!writer)
        return tl::unexpected(writer.error());
    backup.start();
    ImportReceipt receipt;
    for (PlannedFile& file : files) {
        Result<FileReceipt> one
            = file.isToRead() ? read(file, knowledge, request, known, *writer, progress) : notRead(file);
        if (!one && isFilesFault(one.error().code))
            file.leaveOut(one.error());
        if (!one)
            return tl::unexpected(one.error());
        receipt.files.push_back(std::move(*one));
    }
    if (std::ranges::any_of(files, &PlannedFile::isToReadAgain))
        return receipt; // which importPlanned() drops
    if (Done done = writer->finish(); !done)
        return tl::unexpected(done.error());
    receipt.undecided = writer->undecided();
    receipt.foundToBeOne = writer->foundToBeOne();
    for (FileReceipt& file : receipt.files) {
        if (const FileReceipt* const withAll = writer->receiptOf(file.source))
            file = *withAll;
    }
    Result<EmployersAhead> employers = EmployersAhead::begin(database, knowledge, *writer, progress);
    if (!employers)
        return tl::unexpected(employers.error());
    if (Done done = tellLostConnections(database, *writer, receipt.files); !done)
        return tl::unexpected(done.error());
    const Result<ContactCounts> contacts = request.dryRun
        ? noteEmployers(database, std::move(*employers), *writer, progress)
        : advise(database, knowledge, *writer, receipt.files, std::move(*employers), request, progress);
    const Done kept = contacts ? writer->keepIdentities() : tl::unexpected(contacts.error());
    if (!kept)
        return tl::unexpected(kept.error());
    receipt.people = contacts->people;
    receipt.organisations = contacts->organisations;
    const auto isNews
        = [&](ContactId id) { return id >= writer->firstNew() || writer->changed().contains(id); };
    const Done previewed
        = request.dryRun ? previewRows(database, knowledge, isNews, receipt, progress) : Done();
    return previewed ? Result<ImportReceipt>(std::move(receipt)) : tl::unexpected(previewed.error());
}

// One transaction. A file that turns out to be unreadable is left out of `files`, and nothing has changed.
// None: files tell a later day at their end than at their beginning; nothing has changed either.
Result<std::optional<ImportReceipt>> importPlanned(Database& database, const Knowledge& knowledge,
    const ImportRequest& request, std::vector<PlannedFile>& files, DayBackup& backup, Progress& progress)
{
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    if (!recorder)
        return tl::unexpected(recorder.error());
    Result<ImportReceipt> receipt = apply(database, knowledge, request, files, backup, *recorder, progress);
    if (!receipt)
        return tl::unexpected(receipt.error());
    if (std::ranges::any_of(files, &PlannedFile::isToReadAgain))
        return std::nullopt;
    if (Done done = countFacts(database, *receipt); !done)
        return tl::unexpected(done.error());
    if (request.dryRun)
        return receipt; // the transaction rolls back
    const Result<JournalId> step = recorder->finish(stepName(request), Recorder::Derived::IsKept);
    if (!step)
        return tl::unexpected(step.error());
    receipt->step = *step;
    if (Done done = markEmployersNoted(database, knowledge); !done)
        return tl::unexpected(done.error());
    if (Done done = rememberColumns(database, files); !done)
        return tl::unexpected(done.error());
    if (Done done = backup.wait(progress); !done)
        return tl::unexpected(done.error());
    if (progress.cancelled())
        return tl::unexpected(stopped());
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    // A bulk import leaves a write-ahead log as large as itself.
    (void)database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return receipt;
}

// Once more without each file that fails halfway.
Result<ImportReceipt> importReadable(Database& database, const Knowledge& knowledge,
    const ImportRequest& request, std::vector<PlannedFile>& files, DayBackup& backup, Progress& progress)
{
    while (true) {
        const auto toRead = std::ranges::count_if(files, &PlannedFile::isToRead);
        Result<std::optional<ImportReceipt>> receipt
            = importPlanned(database, knowledge, request, files, backup, progress);
        if (receipt && *receipt)
            return std::move(**receipt);
        if (receipt)
            continue;
        if (std::ranges::count_if(files, &PlannedFile::isToRead) == toRead)
            return tl::unexpected(receipt.error());
        if (Done done = someCanBeRead(files); !done)
            return tl::unexpected(done.error());
    }
}

// No file tells anything new.
Result<ImportReceipt> importNothing(
    Database& database, const ImportRequest& request, const std::vector<PlannedFile>& files)
{
    ImportReceipt receipt;
    for (const PlannedFile& file : files)
        receipt.files.push_back(notRead(file));
    if (Done done = countBook(database, receipt); !done)
        return tl::unexpected(done.error());
    if (!request.dryRun) {
        if (Done done = rememberColumns(database, files); !done)
            return tl::unexpected(done.error());
    }
    return receipt;
}

} // namespace

Result<HeaderMaps> mapsOf(const Database& database, const ImportRequest& request)
{
    if (request.forgetColumns)
        return request.maps;
    Result<HeaderMaps> maps = rememberedMaps(database);
    if (maps)
        maps->insert(request.maps);
    return maps;
}

Result<ImportReceipt> importFiles(
    Database& database, const Knowledge& knowledge, const ImportRequest& request, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    Result<std::vector<PlannedFile>> files = planImport(database, request, progress);
    if (!files)
        return tl::unexpected(files.error());
    if (std::ranges::none_of(*files, &PlannedFile::isToRead))
        return importNothing(database, request, *files);
    Result<DayBackup> backup = request.dryRun ? DayBackup() : DayBackup::begin(database, request.today);
    if (!backup)
        return tl::unexpected(backup.error());
    Result<ImportReceipt> receipt = importReadable(database, knowledge, request, *files, *backup, progress);
    const Done noted = backup->note(database);
    return receipt && !noted ? tl::unexpected(noted.error()) : receipt;
}

} // namespace kith
