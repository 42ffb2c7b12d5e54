#include "core/book/importfiles.h"

#include "core/book/adviseall.h"
#include "core/book/employers.h"
#include "core/book/recordwriter.h"
#include "core/book/texts.h"
#include "core/importing/catalogue.h"
#include "core/store/backup.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Tells whether the book holds the file already: its bytes, and what the user said of it.
Result<QByteArray> hashOf(const InputFile& file, const ImportRequest& request, Progress& progress)
{
    Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    QByteArray block(1 << 20, Qt::Uninitialized);
    while (true) {
        const qint64 size = (*device)->read(block.data(), block.size());
        if (size < 0)
            return failure(ErrorCode::Damaged,
                Book::tr("“%1” cannot be read to its end: %2.")
                    .arg(file.displayName(), (*device)->errorString()));
        if (size == 0)
            break;
        if (progress.cancelled())
            return failure(ErrorCode::Cancelled, Book::tr("Stopped. Nothing was changed."));
        hash.addData(QByteArrayView(block.constData(), size));
    }
    hash.addData(request.event.toUtf8());
    hash.addData(request.on.toString(Qt::ISODate).toUtf8());
    for (const MappedColumn& mapped : request.map)
        hash.addData((mapped.column + u'=' + listFieldName(mapped.field) + u'\n').toUtf8());
    return hash.result();
}

// The day that an archive's name carries: "Complete_LinkedInDataExport_11-20-2026.zip".
QDate dayInName(const QString& name)
{
    static const QRegularExpression pattern(u"(\\d\\d)-(\\d\\d)-(\\d{4})"_s);
    const QRegularExpressionMatch match = pattern.match(name);
    return match.hasMatch()
        ? QDate(match.captured(3).toInt(), match.captured(1).toInt(), match.captured(2).toInt())
        : QDate();
}

FileReceipt knownAlready(const Source& source)
{
    FileReceipt receipt;
    receipt.file = source.container.isEmpty() ? source.name : source.container + u'/' + source.name;
    receipt.format = source.format;
    receipt.counts = {.read = source.counts.read,
        .unchanged = source.counts.read - source.counts.rejected,
        .rejected = source.counts.rejected};
    receipt.issues.push_back({Severity::Info, 0, 0,
        Book::tr("The book holds this file already, since %1.")
            .arg(source.importedAt.date().toString(Qt::ISODate))});
    return receipt;
}

QString stepName(const ImportRequest& request)
{
    if (request.paths.size() == 1)
        return Book::tr("Import of %1").arg(QFileInfo(request.paths.first()).fileName());
    return Book::tr("Import of %n file(s)", nullptr, static_cast<int>(request.paths.size()));
}

// A file of the import: to read, or known already, or of no use.
struct Planned {
    RecognisedFile recognised;
    QByteArray hash;
    std::optional<Source> known;

    bool isToRead() const { return recognised.importer && !known; }
};

Result<std::vector<Planned>> plan(const Database& database, const ImportRequest& request, Progress& progress)
{
    Result<std::vector<RecognisedFile>> files = recogniseFiles(request.paths, request.map);
    Result<Sources> sources = Sources::prepare(database);
    if (const Error* error = firstError(files, sources))
        return tl::unexpected(*error);
    std::vector<Planned> planned;
    for (RecognisedFile& file : *files) {
        Planned one{.recognised = std::move(file), .hash = {}, .known = {}};
        if (const Importer* importer = one.recognised.importer) {
            Result<QByteArray> hash = hashOf(one.recognised.file, request, progress);
            if (!hash)
                return tl::unexpected(hash.error());
            Result<std::optional<Source>> known = sources->byHash(importer->format(), *hash);
            if (!known)
                return tl::unexpected(known.error());
            one.hash = std::move(*hash);
            one.known = std::move(*known);
        }
        planned.push_back(std::move(one));
    }
    return planned;
}

FileReceipt leftOut(const RecognisedFile& recognised)
{
    FileReceipt receipt;
    receipt.file = recognised.file.displayName();
    receipt.issues.push_back({Severity::Info, 0, 0, recognised.note});
    return receipt;
}

Result<FileReceipt> read(
    const Planned& planned, const ImportRequest& request, RecordWriter& writer, Progress& progress)
{
    const InputFile& file = planned.recognised.file;
    const Importer& importer = *planned.recognised.importer;
    const Source source{.id = 0,
        .name = file.name,
        .container = file.container,
        .format = importer.format(),
        .hash = planned.hash,
        .importedAt = {},
        .counts = {}};
    const QDate day = dayInName(file.container.isEmpty() ? file.name : file.container);
    const Result<SourceId> id = writer.beginFile(source);
    if (!id)
        return tl::unexpected(id.error());
    const ReadContext context{.event = request.event,
        .on = request.on,
        .me = writer.me(),
        .today = request.today,
        .map = request.map};
    if (Done done = readAhead(importer, file, context, *id, day, writer, progress); !done)
        return tl::unexpected(done.error());
    return writer.endFile();
}

Done advise(Database& database, const Knowledge& knowledge, const RecordWriter& writer,
    const ImportRequest& request, Progress& progress)
{
    const Result<qint64> last = database.integer("SELECT max(id) FROM contacts");
    const Result<qint64> all = database.integer("SELECT count(*) FROM contacts");
    if (const Error* error = firstError(last, all))
        return tl::unexpected(*error);
    const qint64 touched = std::ssize(writer.changed()) + *last - writer.firstNew() + 1;
    if (writer.ownerChanged() || touched * 4 > *all) {
        const auto counts = adviseEveryone(database, knowledge, request.today, progress);
        return counts ? Done() : tl::unexpected(counts.error());
    }
    if (const Result<qint64> connections = countConnections(database); !connections)
        return tl::unexpected(connections.error());
    std::vector<ContactId> contacts(writer.changed().begin(), writer.changed().end());
    for (ContactId id = writer.firstNew(); id <= *last; ++id)
        contacts.push_back(id);
    return adviseSome(database, knowledge, contacts, request.today);
}

Done countBook(const Database& database, ImportReceipt& receipt)
{
    const Result<qint64> organisations = database.integer("SELECT count(*) FROM contacts WHERE kind = 1");
    const Result<qint64> contacts = database.integer("SELECT count(*) FROM contacts");
    const Result<qint64> facts = database.integer("SELECT count(*) FROM facts");
    if (const Error* error = firstError(organisations, contacts, facts))
        return tl::unexpected(*error);
    receipt.people = *contacts - *organisations;
    receipt.organisations = *organisations;
    receipt.facts = *facts;
    return {};
}

// Reads and applies; inside the caller's transaction.
Result<ImportReceipt> apply(Database& database, const Knowledge& knowledge, const ImportRequest& request,
    const std::vector<Planned>& files, Recorder& recorder, Progress& progress)
{
    Result<RecordWriter> writer = RecordWriter::start(database, recorder, progress);
    if (!writer)
        return tl::unexpected(writer.error());
    ImportReceipt receipt;
    for (const Planned& file : files) {
        Result<FileReceipt> one = !file.recognised.importer ? leftOut(file.recognised)
            : file.known                                    ? knownAlready(*file.known)
                                                            : read(file, request, *writer, progress);
        if (!one)
            return tl::unexpected(one.error());
        receipt.files.push_back(std::move(*one));
    }
    if (Done done = writer->finish(); !done)
        return tl::unexpected(done.error());
    receipt.undecided = writer->undecided();
    if (Done done = noteEmployers(database, knowledge, *writer); !done)
        return tl::unexpected(done.error());
    if (!request.dryRun) {
        if (Done done = advise(database, knowledge, *writer, request, progress); !done)
            return tl::unexpected(done.error());
    }
    return receipt;
}

} // namespace

Result<ImportReceipt> importFiles(
    Database& database, const Knowledge& knowledge, const ImportRequest& request, Progress& progress)
{
    const Result<std::vector<Planned>> files = plan(database, request, progress);
    if (!files)
        return tl::unexpected(files.error());
    if (std::ranges::none_of(*files, &Planned::isToRead)) {
        ImportReceipt receipt;
        for (const Planned& file : *files)
            receipt.files.push_back(file.known ? knownAlready(*file.known) : leftOut(file.recognised));
        if (Done done = countBook(database, receipt); !done)
            return tl::unexpected(done.error());
        return receipt;
    }
    if (!request.dryRun) {
        if (Done done = backUpBefore(database, request.today); !done)
            return tl::unexpected(done.error());
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    if (!recorder)
        return tl::unexpected(recorder.error());
    Result<ImportReceipt> receipt = apply(database, knowledge, request, *files, *recorder, progress);
    if (!receipt)
        return receipt;
    if (Done done = countBook(database, *receipt); !done)
        return tl::unexpected(done.error());
    if (request.dryRun)
        return receipt; // the transaction rolls back
    if (const Result<JournalId> step = recorder->finish(stepName(request)); !step)
        return tl::unexpected(step.error());
    if (progress.cancelled())
        return failure(ErrorCode::Cancelled, Book::tr("Stopped. Nothing was changed."));
    if (Done done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    // A bulk import leaves a write-ahead log as large as itself.
    (void)database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    return receipt;
}

} // namespace kith
