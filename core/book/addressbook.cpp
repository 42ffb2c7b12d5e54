#include "core/book/addressbook.h"

#include "core/book/adviseall.h"
#include "core/book/columnmemory.h"
#include "core/book/keepbook.h"
#include "core/book/rejectedrows.h"
#include "core/book/sample.h"
#include "core/book/texts.h"

#include <QPromise>
#include <QtConcurrentRun>

#include <set>

namespace kith
{
namespace
{

Error busyError()
{
    return {ErrorCode::Busy, Book::tr("The book is being changed. Wait until that is done, or stop it."), {}};
}

// What a change returns that is of nobody but those whom it names.
Result<std::vector<ContactId>> nobodyElse(const Done& done)
{
    return done.map([] { return std::vector<ContactId>(); });
}

// On the GUI thread nothing waits long for another process.
constexpr int guiPatience = 300; // ms
// Entries that the index may hold beside those it was made of. Searching looks for the place of each.
constexpr qsizetype mostChangedInIndex = 500;

// Runs `task` in the pool, then `then` with its result on the thread of `context`. What follows is attached
// before the task begins: Qt 6.4 runs it twice, and crashes, where a task ends just while it is attached.
template <typename Task, typename Then>
auto runThen(QThreadPool& pool, Task task, QObject* context, Then then)
{
    const auto promise = std::make_shared<QPromise<std::invoke_result_t<Task>>>();
    auto finished = promise->future().then(context, std::move(then));
    pool.start([promise, task = std::move(task)] {
        promise->start();
        promise->addResult(task());
        promise->finish();
    });
    return finished;
}

} // namespace

struct AddressBook::Private {
    Private(Database openDatabase, std::shared_ptr<const Knowledge> shared, QDate day)
        : database(std::move(openDatabase)), knowledge(std::move(shared)), today(day)
    {
        for (QThreadPool* pool : {&writers, &indexers, &reviewers, &searchers})
            pool->setMaxThreadCount(1);
        database.setBusyTimeout(guiPatience);
    }

    Database database;
    std::shared_ptr<const Knowledge> knowledge;
    QDate today;
    std::shared_ptr<const BrowseIndex> index;
    std::shared_ptr<Progress> indexing;
    qint64 indexedAt = -1; // foreignChanges() when the index was begun
    bool isIndexSound = false; // the last one could be made
    std::shared_ptr<const Review> review;
    std::shared_ptr<Progress> reviewing;
    std::set<Shared> running; // to cancel when the window closes
    Shared searching;
    QString undoName;
    QString redoName;
    int busy = 0;
    QThreadPool writers; // one change after the other
    QThreadPool indexers;
    QThreadPool reviewers;
    QThreadPool searchers;
};

AddressBook::AddressBook(Database database, std::shared_ptr<const Knowledge> knowledge, QDate today)
    : d(std::make_unique<Private>(std::move(database), std::move(knowledge), today))
{
}

AddressBook::~AddressBook()
{
    for (const Shared& progress : d->running)
        progress->cancel();
    for (const Shared& progress : {d->indexing, d->reviewing, d->searching}) {
        if (progress)
            progress->cancel();
    }
    for (QThreadPool* pool : {&d->writers, &d->indexers, &d->reviewers, &d->searchers})
        pool->waitForDone();
}

Result<std::unique_ptr<AddressBook>> AddressBook::open(
    const QString& path, std::shared_ptr<const Knowledge> knowledge, QDate today)
{
    Result<Database> database = Database::open(path);
    if (!database)
        return tl::unexpected(database.error());
    const Result<QDate> day = bookDay(*database, today);
    if (!day)
        return tl::unexpected(day.error());
    std::unique_ptr<AddressBook> book(new AddressBook(std::move(*database), std::move(knowledge), *day));
    book->readHistory();
    const Result<bool> fresh = adviceIsFresh(book->d->database, *book->d->knowledge, *day);
    if (!fresh)
        return tl::unexpected(fresh.error());
    book->makeIndex();
    book->findPairs();
    if (!*fresh)
        book->adviseAnew();
    return book;
}

QString AddressBook::path() const
{
    return d->database.path();
}
QDate AddressBook::today() const
{
    return d->today;
}
const Knowledge& AddressBook::knowledge() const
{
    return *d->knowledge;
}
const Database& AddressBook::database() const
{
    return d->database;
}
std::shared_ptr<const BrowseIndex> AddressBook::index() const
{
    return d->index;
}
std::shared_ptr<const Review> AddressBook::review() const
{
    return d->review;
}
QString AddressBook::undoName() const
{
    return d->undoName;
}
QString AddressBook::redoName() const
{
    return d->redoName;
}
bool AddressBook::busy() const
{
    return d->busy > 0;
}

void AddressBook::readHistory()
{
    const Result<NextSteps> next = nextSteps(d->database);
    d->undoName = next ? next->undo : QString();
    d->redoName = next ? next->redo : QString();
}

void AddressBook::announce(const QList<qint64>& contacts)
{
    readHistory();
    const bool isKnown = updateIndex(contacts);
    if (!isKnown || d->indexing) // what is being read may be of before
        makeIndex();
    Q_EMIT changed(contacts);
    if (isKnown)
        Q_EMIT indexChanged();
}

// Brings the index up to date with a few contacts, here and now. False: it is to be made anew.
bool AddressBook::updateIndex(const QList<qint64>& contacts)
{
    if (contacts.isEmpty() || contacts.size() > mostChangedInIndex || !d->index || !d->isIndexSound
        || foreignChanges() != d->indexedAt)
        return false;
    const auto updated = browseIndexAfter(*d->index, d->database, contacts, d->today);
    if (!updated)
        return false;
    d->index = *updated;
    if (d->index->changed() > mostChangedInIndex && !d->indexing)
        makeIndex();
    return true;
}

// Another number whenever somebody else has changed the book: a worker, or a command.
qint64 AddressBook::foreignChanges() const
{
    return d->database.integer("PRAGMA data_version").value_or(-1);
}

void AddressBook::makeIndex()
{
    if (d->indexing)
        d->indexing->cancel();
    const Shared progress = std::make_shared<Progress>();
    d->indexing = progress;
    d->indexedAt = foreignChanges();
    d->isIndexSound = true;
    using Made = Result<std::shared_ptr<const BrowseIndex>>;
    const auto make = [path = path(), today = d->today, progress]() -> Made {
        if (progress->cancelled())
            return failure(ErrorCode::Cancelled, {});
        const Result<Database> database = Database::open(path, Database::Mode::ReadOnly);
        if (!database)
            return tl::unexpected(database.error());
        return browseIndex(*database, today, *progress);
    };
    runThen(d->indexers, make, this, [this, progress](const Made& made) {
        if (progress->cancelled())
            return;
        d->indexing.reset();
        if (!made) {
            d->isIndexSound = false;
            Q_EMIT failed(made.error());
            return;
        }
        d->index = *made;
        Q_EMIT indexChanged();
    });
}

void AddressBook::findPairs()
{
    if (d->reviewing)
        d->reviewing->cancel();
    const Shared progress = std::make_shared<Progress>();
    d->reviewing = progress;
    const auto review = [path = path(), knowledge = d->knowledge, progress]() -> Result<Review> {
        if (progress->cancelled())
            return failure(ErrorCode::Cancelled, {});
        const Result<Database> database = Database::open(path, Database::Mode::ReadOnly);
        if (!database)
            return tl::unexpected(database.error());
        const Result<Snapshot> snapshot = Snapshot::begin(*database);
        if (!snapshot)
            return tl::unexpected(snapshot.error());
        return reviewAll(*database, knowledge->nicknames, *progress);
    };
    runThen(d->reviewers, review, this, [this, progress](const Result<Review>& found) {
        if (progress->cancelled())
            return;
        d->reviewing.reset();
        if (found)
            setReview(*found);
        else
            Q_EMIT failed(found.error());
    });
}

void AddressBook::setReview(Review review)
{
    d->review = std::make_shared<const Review>(std::move(review));
    Q_EMIT reviewChanged();
}

template <typename T>
QFuture<Result<T>> AddressBook::work(Shared progress, bool changes, Work<T> task)
{
    if (!progress)
        progress = std::make_shared<Progress>();
    d->running.insert(progress);
    if (changes && d->busy++ == 0)
        Q_EMIT busyChanged(true);
    auto run = [path = path(), progress, task = std::move(task)]() -> Result<T> {
        if (progress->cancelled())
            return tl::unexpected(stopped());
        Result<Database> database = Database::open(path);
        if (!database)
            return tl::unexpected(database.error());
        return task(*database, *progress);
    };
    return runThen(d->writers, std::move(run), this, [this, progress, changes](Result<T> result) {
        d->running.erase(progress);
        if (changes) {
            if (--d->busy == 0)
                Q_EMIT busyChanged(false);
            if (result) {
                announce({});
                findPairs();
            } else if (result.error().code != ErrorCode::Cancelled) {
                makeIndex(); // it may have failed after it changed something
            }
        }
        return result;
    });
}

void AddressBook::adviseAnew()
{
    using Counts = std::array<qint64, actionCount>;
    work<Counts>({}, true,
        [knowledge = d->knowledge, today = d->today](Database& database, Progress& progress) {
            return adviseAll(database, *knowledge, today, progress);
        })
        .then(this, [this](const Result<Counts>& counts) {
            if (!counts && counts.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(counts.error());
        });
}

QFuture<Result<ImportReceipt>> AddressBook::importFiles(ImportRequest request, Shared progress)
{
    const bool changes = !request.dryRun;
    return work<ImportReceipt>(std::move(progress), changes,
        [knowledge = d->knowledge, request = std::move(request)](Database& database, Progress& reporting) {
            return kith::importFiles(database, *knowledge, request, reporting);
        });
}

QFuture<Result<std::vector<FileColumns>>> AddressBook::importColumns(ImportRequest request)
{
    return work<std::vector<FileColumns>>(
        {}, false, [request = std::move(request)](Database& database, Progress&) {
            return kith::importColumns(database, request);
        });
}

QFuture<Done> AddressBook::erase(ContactId contact)
{
    return work<void>(
        {}, true, [knowledge = d->knowledge, today = d->today, contact](Database& database, Progress&) {
            return eraseContact(database, *knowledge, contact, today);
        });
}

QFuture<Done> AddressBook::backUp(QString path)
{
    return work<void>({}, false, [path = std::move(path)](Database& database, Progress& progress) {
        return backupBook(database, path, progress);
    });
}

QFuture<Result<Removal>> AddressBook::removeSource(SourceId source)
{
    return work<Removal>({}, true,
        [knowledge = d->knowledge, today = d->today, source](Database& database, Progress& progress) {
            return removeSources(database, *knowledge, {source}, today, progress);
        });
}

QFuture<Result<qint64>> AddressBook::saveRejectedRows(SourceId source, QString path)
{
    return work<qint64>({}, false, [source, path = std::move(path)](Database& database, Progress&) {
        return kith::saveRejectedRows(database, source, path);
    });
}

QFuture<Result<qint64>> AddressBook::exportContacts(ExportRequest request, Shared progress)
{
    return work<qint64>(std::move(progress), false,
        [knowledge = d->knowledge, request = std::move(request)](Database& database, Progress& reporting) {
            return exportBook(database, *knowledge, request, reporting);
        });
}

QFuture<Result<HistoryStep>> AddressBook::undo()
{
    return work<HistoryStep>(
        {}, true, [knowledge = d->knowledge, today = d->today](Database& database, Progress& progress) {
            return kith::undo(database, *knowledge, today, progress);
        });
}

QFuture<Result<HistoryStep>> AddressBook::redo()
{
    return work<HistoryStep>(
        {}, true, [knowledge = d->knowledge, today = d->today](Database& database, Progress& progress) {
            return kith::redo(database, *knowledge, today, progress);
        });
}

QFuture<Result<std::vector<ContactRecord>>> AddressBook::recordsAbout(ContactId contact)
{
    return work<std::vector<ContactRecord>>({}, false,
        [contact](Database& database, Progress&) { return kith::recordsAbout(database, contact); });
}

QFuture<Result<ContactId>> AddressBook::split(ContactId contact, std::vector<RowId> rows)
{
    return work<ContactId>({}, true,
        [knowledge = d->knowledge, today = d->today, contact, rows = std::move(rows)](Database& database,
            Progress&) { return splitContact(database, *knowledge, contact, rows, today); });
}

QFuture<Result<QStringList>> AddressBook::setMe(
    std::vector<MeField> fields, std::vector<MeStatement> statements)
{
    return work<QStringList>({}, true,
        [knowledge = d->knowledge, today = d->today, fields = std::move(fields),
            statements = std::move(statements)](Database& database, Progress& progress) {
            return kith::setMe(database, *knowledge, fields, statements, today, progress);
        });
}

QFuture<Done> AddressBook::fillWithSample(Shared progress)
{
    return work<void>(
        std::move(progress), true, [knowledge = d->knowledge](Database& database, Progress& reporting) {
            return kith::fillWithSample(database, *knowledge, reporting);
        });
}

QFuture<Result<std::vector<RuleLine>>> AddressBook::rules(Shared progress)
{
    return work<std::vector<RuleLine>>(std::move(progress), false,
        [knowledge = d->knowledge, today = d->today](Database& database, Progress& reporting) {
            return listRules(database, *knowledge, today, reporting);
        });
}

QFuture<Result<RulesPreview>> AddressBook::previewRules(RulesChange change, Shared progress)
{
    return work<RulesPreview>(std::move(progress), false,
        [knowledge = d->knowledge, today = d->today, change = std::move(change)](
            Database& database, Progress& reporting) {
            return kith::previewRules(database, *knowledge, change, today, reporting);
        });
}

QFuture<Done> AddressBook::changeRules(RulesChange change)
{
    return work<void>({}, true,
        [knowledge = d->knowledge, today = d->today, change = std::move(change)](Database& database,
            Progress& progress) { return kith::changeRules(database, *knowledge, change, today, progress); });
}

QFuture<Result<Review>> AddressBook::compare(ContactId one, ContactId other)
{
    return work<Review>(
        {}, false, [knowledge = d->knowledge, one, other](Database& database, Progress& progress) {
            return reviewTwo(database, knowledge->nicknames, one, other, progress);
        });
}

QFuture<std::vector<ContactId>> AddressBook::find(BrowseIndex::Query query, Shared progress)
{
    if (d->searching)
        d->searching->cancel();
    if (!progress)
        progress = std::make_shared<Progress>();
    d->searching = progress;
    return QtConcurrent::run(
        &d->searchers, [index = d->index, query = std::move(query), progress]() -> std::vector<ContactId> {
            if (!index || progress->cancelled())
                return {};
            return index->find(query, *progress);
        });
}

Done AddressBook::shortly(
    QList<qint64> contacts, const std::function<Result<std::vector<ContactId>>()>& change)
{
    if (busy())
        return tl::unexpected(busyError());
    const Result<std::vector<ContactId>> others = change();
    if (!others)
        return tl::unexpected(others.error());
    announce(contacts + QList<qint64>(others->begin(), others->end()));
    return {};
}

Done AddressBook::decide(const std::vector<ContactId>& contacts, Decision decision, const QString& because)
{
    return shortly({contacts.begin(), contacts.end()}, [&] {
        return nobodyElse(kith::decide(d->database, *d->knowledge, contacts, decision, d->today, because));
    });
}

Done AddressBook::takeBack(ContactId contact, FactKind kind)
{
    return shortly({contact},
        [&] { return nobodyElse(kith::takeBack(d->database, *d->knowledge, contact, kind, d->today)); });
}

Done AddressBook::answer(ContactId contact, const std::vector<Answer>& answers)
{
    return shortly({contact},
        [&] { return nobodyElse(kith::answer(d->database, *d->knowledge, contact, answers, d->today)); });
}

Done AddressBook::answer(ContactId contact, FactKind kind, bool holds, const QString& value)
{
    return answer(contact, {{kind, holds, value}});
}

Done AddressBook::editContact(const Contact& contact)
{
    const Done done = shortly(
        {contact.id}, [&] { return kith::editContact(d->database, *d->knowledge, contact, d->today); });
    if (done)
        findPairs();
    return done;
}

Done AddressBook::keepNote(ContactId contact, const QString& text)
{
    return shortly({contact}, [&] { return nobodyElse(kith::keepNote(d->database, contact, text)); });
}

Done AddressBook::forgetColumns(const QByteArray& header)
{
    if (busy())
        return tl::unexpected(busyError());
    return rememberMap(d->database, header, {});
}

Done AddressBook::merge(ContactId kept, ContactId gone)
{
    const Done done = shortly(
        {kept, gone}, [&] { return mergeContacts(d->database, *d->knowledge, kept, gone, d->today); });
    if (!done)
        return done;
    if (d->review) {
        Review review = *d->review;
        review.dropContact(gone);
        setReview(std::move(review));
    }
    findPairs(); // what remains of the others: the contact may have been a reason to ask, or not to
    return {};
}

Done AddressBook::keepApart(ContactId one, ContactId other)
{
    const Done done = shortly({one, other},
        [&] { return nobodyElse(kith::keepApart(d->database, *d->knowledge, one, other, d->today)); });
    if (done && d->review) {
        Review review = *d->review;
        review.dropPair(one, other);
        setReview(std::move(review));
        if (d->reviewing) // it may have begun before
            findPairs();
    }
    return done;
}

} // namespace kith
