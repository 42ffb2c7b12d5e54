#include "app/openbook.h"

#include "app/texts.h"
#include "core/book/adviseall.h"
#include "core/book/browsebook.h"
#include "core/book/keepbook.h"
#include "core/book/readbook.h"
#include "core/book/sample.h"
#include "core/store/migrations.h"

#include <QDir>
#include <QFileInfo>

#include <future>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

Result<OpenBook> open(const QString& path, QDate today, std::unique_ptr<QTemporaryDir> folder = {})
{
    // Reading what Kith knows takes as long as making a book.
    std::future<Result<std::shared_ptr<const Knowledge>>> loading
        = std::async(std::launch::async, [] { return Knowledge::load(); });
    Result<Database> database = Database::open(path);
    // A book on a read-only disk can still be shown.
    if (!database && database.error().code == ErrorCode::Unwritable && QFileInfo::exists(path)) {
        Result<Database> readOnly = Database::open(path, Database::Mode::ReadOnly);
        if (readOnly && readOnly->integer("PRAGMA user_version").value_or(0) < bookVersion())
            return failure(ErrorCode::Unwritable,
                App::tr(
                    "“%1” was made by an older Kith and cannot be written, as it has to be once to open it."
                    " Copy it to where it can be.")
                    .arg(path));
        if (readOnly)
            database = std::move(readOnly);
    }
    if (!database)
        return tl::unexpected(database.error());
    const Result<QDate> day = bookDay(*database, today);
    Result<std::shared_ptr<const Knowledge>> knowledge = loading.get();
    if (const Error* error = firstError(day, knowledge))
        return tl::unexpected(*error);
    return OpenBook{std::move(folder), *std::move(database), *std::move(knowledge), *day};
}

} // namespace

Result<QString> bookPath(const QString& named)
{
    return named.isEmpty() ? defaultBookPath() : Result<QString>(QFileInfo(named).absoluteFilePath());
}

Result<OpenBook> openBook(const QString& named, IfMissing ifMissing, QDate today)
{
    const Result<QString> path = bookPath(named);
    if (!path)
        return tl::unexpected(path.error());
    if (ifMissing == IfMissing::Create || QFileInfo::exists(*path))
        return open(*path, today);
    if (ifMissing == IfMissing::Refuse && !named.isEmpty()) {
        return failure(ErrorCode::NotFound,
            App::tr("There is no book “%1”. “kith --book %1 import FILE” starts it.").arg(named));
    }
    return openTemporaryBook(today);
}

Result<OpenBook> openTemporaryBook(QDate today)
{
    auto folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + "/kith-XXXXXX"_L1);
    if (!folder->isValid())
        return failure(ErrorCode::Unwritable,
            App::tr("No temporary folder can be made in “%1”.").arg(QDir::tempPath()), folder->errorString());
    const QString path = folder->filePath(u"book.kith"_s);
    return open(path, today, std::move(folder));
}

Result<std::shared_ptr<const BrowseIndex>> freshIndex(OpenBook& book, Progress& progress)
{
    const Result<bool> fresh = adviceIsFresh(book.database, *book.knowledge, book.today);
    if (!fresh)
        return tl::unexpected(fresh.error());
    if (!*fresh) {
        const auto counts = adviseAll(book.database, *book.knowledge, book.today, progress);
        if (!counts && counts.error().code != ErrorCode::Unwritable)
            return tl::unexpected(counts.error());
    }
    return browseIndex(book.database, book.today, progress);
}

Result<std::vector<ContactId>> find(
    const BrowseIndex& index, const BrowseIndex::Query& query, const Progress& progress)
{
    std::vector<ContactId> found = index.find(query, progress);
    if (progress.cancelled())
        return failure(ErrorCode::Cancelled, App::tr("Stopped."));
    return found;
}

} // namespace kith
