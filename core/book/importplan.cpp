#include "core/book/importplan.h"

#include "core/book/formats.h"
#include "core/book/texts.h"
#include "core/importing/linkedin/conversations.h"
#include "core/store/owner.h"
#include "core/store/sourcerows.h"
#include "core/store/sources.h"

#include <xxhash.h>

#include <algorithm>
#include <memory>
#include <set>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Tells whether the book holds the file already: its bytes, and what the user said of it. XXH3 with 128 bits,
// by which rows are told apart, too; a slower one takes a tenth of an import of a newer archive.
Result<QByteArray> hashOf(const PlannedFile& planned, Progress& progress)
{
    const InputFile& file = planned.recognised.file;
    Result<std::unique_ptr<QIODevice>> device = file.open();
    if (!device)
        return tl::unexpected(device.error());
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(), XXH3_freeState);
    XXH3_128bits_reset(hash.get());
    const auto add = [&hash](QByteArrayView bytes) {
        XXH3_128bits_update(hash.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    };
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
            return tl::unexpected(stopped());
        add(QByteArrayView(block.constData(), size));
    }
    add(planned.event.toUtf8());
    add(planned.on.toString(Qt::ISODate).toUtf8());
    for (const MappedColumn& mapped : planned.recognised.map)
        add((mapped.column + u'=' + listFieldName(mapped.field) + u'\n').toUtf8());
    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits_digest(hash.get()));
    return QByteArray(reinterpret_cast<const char*>(digest.digest), sizeof digest.digest);
}

// What the user says of an event is said of single files, or of all lists of guests; where there are none, of
// tables of contacts.
void nameEvents(std::vector<PlannedFile>& files, const ImportRequest& request)
{
    const auto isGuestList = [](const PlannedFile& file) {
        return file.recognised.importer && importFormatTakesEvent(file.recognised.importer->format());
    };
    const bool hasGuests = std::ranges::any_of(files, isGuestList);
    for (PlannedFile& file : files) {
        if (const auto said = request.events.constFind(file.recognised.file.key());
            said != request.events.cend()) {
            file.event = said->name;
            file.on = said->on;
            continue;
        }
        const bool isTable
            = file.recognised.importer && importFormatMayTakeEvent(file.recognised.importer->format());
        if (hasGuests ? !isGuestList(file) : !isTable)
            continue;
        file.event = request.event;
        file.on = request.on;
    }
}

Done lookUp(PlannedFile& file, Sources& sources, SourceRows& rows, bool knowsOwner, Progress& progress)
{
    RecognisedFile& recognised = file.recognised;
    if (recognised.importer == nullptr)
        return {};
    Result<QByteArray> hash = hashOf(file, progress);
    if (!hash && hash.error().code == ErrorCode::Cancelled)
        return tl::unexpected(hash.error());
    if (!hash) {
        file.leaveOut(hash.error());
        return {};
    }
    Result<std::optional<Source>> known
        = sources.byHash(recognised.importer->format(), *hash, recognised.file.container);
    if (!known)
        return tl::unexpected(known.error());
    file.hash = std::move(*hash);
    // Messages of which it was not clear who the owner is can be read when it is.
    if (*known && knowsOwner && (*known)->counts.read > 0
        && (*known)->counts.rejected == (*known)->counts.read) {
        const Result<std::vector<SourceRow>> first = rows.rows((*known)->id, Outcome::Rejected, 0, 1);
        if (!first)
            return tl::unexpected(first.error());
        if (!first->empty() && first->front().note == linkedin::ownerIsUnclear())
            known->reset();
    }
    file.known = std::move(*known);
    return {};
}

// What the archive of an older day held as well, a newer one says again, which counts when the older one is
// taken out of the book. A folder may hold what it did, and more.
void readAgain(std::vector<PlannedFile>& files)
{
    std::set<QString> withNews; // archives and folders
    for (const PlannedFile& file : files) {
        if (file.isToRead())
            withNews.insert(file.recognised.file.container);
    }
    for (PlannedFile& file : files) {
        const InputFile& input = file.recognised.file;
        const bool isSame = file.known && file.known->container == input.container && !input.isInArchive;
        if (file.known && !input.container.isEmpty() && withNews.contains(input.container) && !isSame)
            file.known.reset();
    }
}

FileReceipt knownAlready(const Source& source, const QString& file)
{
    FileReceipt receipt;
    receipt.file = file;
    receipt.format = source.format;
    receipt.counts = {.read = source.counts.read,
        .unchanged = source.counts.read - source.counts.rejected,
        .rejected = source.counts.rejected};
    receipt.issues.push_back({Severity::Info, 0, 0,
        Book::tr("The book holds this file already, since %1.")
            .arg(source.importedAt.date().toString(Qt::ISODate))});
    return receipt;
}

FileReceipt leftOut(const RecognisedFile& recognised)
{
    FileReceipt receipt;
    receipt.file = recognised.file.displayName();
    if (recognised.error) {
        receipt.issues.push_back({Severity::Error, 0, 0, recognised.error->message});
        return receipt;
    }
    receipt.leftOut = recognised.leftOut;
    const bool mayTell = recognised.leftOut == LeftOut::UnknownColumns;
    receipt.issues.push_back({mayTell ? Severity::Warning : Severity::Info, 0, 0, recognised.note});
    return receipt;
}

} // namespace

Result<std::vector<PlannedFile>> planImport(
    const Database& database, const ImportRequest& request, Progress& progress)
{
    const Result<HeaderMaps> maps = mapsOf(database, request);
    Result<Sources> sources = Sources::prepare(database);
    Result<SourceRows> rows = SourceRows::prepare(database);
    const Result<OwnerTable> owner = OwnerTable::load(database);
    if (const Error* error = firstError(maps, sources, rows, owner))
        return tl::unexpected(*error);
    Result<std::vector<RecognisedFile>> files = recogniseFiles(request.paths, request.map, *maps);
    if (!files)
        return tl::unexpected(files.error());
    std::vector<PlannedFile> planned;
    for (RecognisedFile& file : *files)
        planned.push_back({.recognised = std::move(file), .hash = {}, .event = {}, .on = {}, .known = {}});
    nameEvents(planned, request);
    for (PlannedFile& file : planned) {
        if (Done done = lookUp(file, *sources, *rows, owner->me().known(), progress); !done)
            return tl::unexpected(done.error());
    }
    readAgain(planned);
    if (Done done = someCanBeRead(planned); !done)
        return tl::unexpected(done.error());
    return planned;
}

Done someCanBeRead(const std::vector<PlannedFile>& files)
{
    std::vector<Error> errors;
    for (const PlannedFile& file : files) {
        if (file.recognised.importer != nullptr)
            return {};
        if (file.recognised.error)
            errors.push_back(*file.recognised.error);
    }
    if (errors.empty())
        return {};
    return tl::unexpected(whyNoneIsRead(errors));
}

FileReceipt notRead(const PlannedFile& file)
{
    return file.known ? knownAlready(*file.known, file.recognised.file.displayName())
                      : leftOut(file.recognised);
}

} // namespace kith
