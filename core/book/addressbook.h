#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/browsebook.h"
#include "core/book/changebook.h"
#include "core/book/exportbook.h"
#include "core/book/history.h"
#include "core/book/importcolumns.h"
#include "core/book/importfiles.h"
#include "core/book/knowledge.h"
#include "core/book/readbook.h"
#include "core/book/removeimport.h"
#include "core/book/review.h"
#include "core/book/rules.h"
#include "core/book/splitcontact.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace kith
{

// The open book, for the window. Lives in the GUI thread. Reading a page or a few rows is done here and now,
// on the GUI thread's connection; everything else runs on a worker with its own connection, one thing after
// the other, and announces itself: changed() after every change of the book, indexChanged() when a new browse
// index is there, which after a change of a few contacts is at once, reviewChanged() when it is known anew
// who may be one person.
class AddressBook : public QObject
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<AddressBook>> open(
        const QString& path, std::shared_ptr<const Knowledge> knowledge, QDate today);
    ~AddressBook() override; // cancels and waits for what runs

    QString path() const;
    QDate today() const;
    const Knowledge& knowledge() const;
    const Database& database() const; // the GUI thread's connection, for the functions of readbook.h

    // Null until the first index is there.
    std::shared_ptr<const BrowseIndex> index() const;

    // Who may be one person and is not decided about yet; null until that is known. A decision takes its pair
    // away at once; what else it changes is found out in the background.
    std::shared_ptr<const Review> review() const;

    // Long work. The future is finished on the GUI thread after changed(); continue with .then(context, …).
    using Shared = std::shared_ptr<Progress>;
    QFuture<Result<ImportReceipt>> importFiles(ImportRequest request, Shared progress);
    QFuture<Result<std::vector<FileColumns>>> importColumns(ImportRequest request);
    QFuture<Done> erase(ContactId contact); // for good: it rewrites the whole file
    QFuture<Done> backUp(QString path);
    QFuture<Result<Removal>> removeSource(SourceId source);
    QFuture<Result<qint64>> saveRejectedRows(SourceId source, QString path); // how many
    QFuture<Result<qint64>> exportContacts(ExportRequest request, Shared progress);
    QFuture<Result<HistoryStep>> undo();
    QFuture<Result<HistoryStep>> redo();
    // What each row says of a contact, and taking it apart by them.
    QFuture<Result<std::vector<ContactRecord>>> recordsAbout(ContactId contact);
    QFuture<Result<ContactId>> split(ContactId contact, std::vector<RowId> rows);
    QFuture<Result<QStringList>> setMe(std::vector<MeField> fields, std::vector<MeStatement> statements);
    QFuture<Done> fillWithSample(Shared progress);
    // The rules with how many each counts for, what a change of them would do, and making it.
    QFuture<Result<std::vector<RuleLine>>> rules(Shared progress);
    QFuture<Result<RulesPreview>> previewRules(RulesChange change, Shared progress);
    QFuture<Done> changeRules(RulesChange change);
    // Two contacts that the user takes for one.
    QFuture<Result<Review>> compare(ContactId one, ContactId other);
    // A search on a thread of its own; a newer one cancels it (its result is then empty and must not be
    // shown).
    QFuture<std::vector<ContactId>> find(BrowseIndex::Query query, Shared progress);

    // Short changes, done at once.
    Done decide(const std::vector<ContactId>& contacts, Decision decision, const QString& because = {});
    Done takeBack(ContactId contact, FactKind kind); // a decision or an answer
    Done answer(ContactId contact, const std::vector<Answer>& answers);
    Done answer(ContactId contact, FactKind kind, bool holds, const QString& value = {});
    Done editContact(const Contact& contact);
    Done keepNote(ContactId contact, const QString& text);
    Done forgetColumns(const QByteArray& header); // what the user said of this header's; no step of undo
    Done merge(ContactId kept, ContactId gone);
    Done keepApart(ContactId one, ContactId other);

    // What undo and redo would do next; empty: nothing.
    QString undoName() const;
    QString redoName() const;

    // Whether a long change runs; short changes are refused meanwhile with ErrorCode::Busy.
    bool busy() const;

Q_SIGNALS:
    // Contacts whose facts, fields or verdict changed; empty: anything may have.
    void changed(const QList<qint64>& contacts);
    void indexChanged();
    void reviewChanged();
    void busyChanged(bool busy);
    // Something went wrong in the background that nobody waits for.
    void failed(const kith::Error& error);

private:
    template <typename T>
    using Work = std::function<Result<T>(Database&, Progress&)>;

    explicit AddressBook(Database database, std::shared_ptr<const Knowledge> knowledge, QDate today);

    // Runs the task on the worker; `changes`: the book is busy meanwhile and has changed afterwards.
    template <typename T>
    QFuture<Result<T>> work(Shared progress, bool changes, Work<T> task);
    // A change that is made at once, of these contacts and of those that it returns.
    Done shortly(QList<qint64> contacts, const std::function<Result<std::vector<ContactId>>()>& change);
    void announce(const QList<qint64>& contacts);
    void readHistory();
    void makeIndex();
    bool updateIndex(const QList<qint64>& contacts);
    qint64 foreignChanges() const;
    void findPairs();
    void setReview(Review review);
    void adviseAnew();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace kith
