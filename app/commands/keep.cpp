#include "app/command.h"
#include "app/texts.h"
#include "app/work.h"
#include "core/book/changebook.h"
#include "core/book/keepbook.h"
#include "core/book/readbook.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

} // namespace

int runCheck(const Call& call)
{
    const Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    const Result<QStringList> findings = checkBook(book->database);
    if (!findings)
        return call.failed(findings.error());
    if (findings->isEmpty()) {
        if (!call.json())
            call.terminal().line(App::tr("The book is sound."));
        return call.done({{u"sound"_s, true}, {u"findings"_s, QJsonArray()}});
    }
    if (!call.json()) {
        for (const QString& finding : *findings)
            call.terminal().line(finding);
    }
    const QString message
        = App::tr("The book is damaged: %Ln finding(s). “kith restore FILE” brings a backup back.", nullptr,
            static_cast<int>(findings->size()));
    return call.failed({ErrorCode::Damaged, message, {}},
        {{u"sound"_s, false}, {u"findings"_s, QJsonArray::fromStringList(*findings)}});
}

int runBackup(const Call& call)
{
    const Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    const QString path = call.arguments().first();
    Work work(call.terminal());
    if (const Done done = backupBook(book->database, path, work.progress); !done)
        return call.failed(done.error());
    if (!call.json())
        call.terminal().line(App::tr("Backed up to %1.").arg(path));
    return call.done({{u"file"_s, QFileInfo(path).absoluteFilePath()}});
}

int runRestore(const Call& call)
{
    const Result<QString> path = bookPath(call.book());
    if (!path)
        return call.failed(path.error());
    const QString backup = call.arguments().first();
    if (!call.isSet("yes"_L1) && QFileInfo::exists(*path)
        && !call.terminal().confirmed(App::tr("Replace the book %1 by %2?").arg(*path, backup)))
        return call.failed({ErrorCode::Cancelled,
            App::tr("Nothing was restored. Add --yes to go on without being asked."), {}});
    const Result<QString> snapshot = restoreBook(*path, backup);
    if (!snapshot)
        return call.failed(snapshot.error());
    if (!call.json()) {
        call.terminal().line(App::tr("Restored from %1.").arg(backup));
        if (!snapshot->isEmpty())
            call.terminal().line(App::tr("The former book is kept as %1.").arg(*snapshot));
    }
    return call.done({{u"book"_s, *path}, {u"kept"_s, *snapshot}});
}

int runErase(const Call& call)
{
    const QString argument = call.arguments().first();
    bool isId = false;
    const ContactId id = argument.toLongLong(&isId);
    // A name could be anybody's; what cannot be undone takes the one id.
    if (!isId)
        return call.misused(App::tr("“%1” is no id. “kith show %1” tells it.").arg(argument));
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    const Result<std::vector<ContactRow>> rows = contactRows(book->database, std::array{id});
    if (!rows)
        return call.failed(rows.error());
    if (rows->empty())
        return call.failed(
            {ErrorCode::NotFound, App::tr("There is no contact %1 in this book.").arg(argument), {}});
    const QString name = rows->front().name;
    if (!call.isSet("yes"_L1)
        && !call.terminal().confirmed(
            App::tr("Erase %1 for good, also from the undo history and backups?").arg(name)))
        return call.failed({ErrorCode::Cancelled,
            App::tr("Nothing was erased. Add --yes to go on without being asked."), {}});
    if (const Done done = eraseContact(book->database, *book->knowledge, id, book->today); !done)
        return call.failed(done.error());
    if (!call.json())
        call.terminal().line(App::tr("Erased %1.").arg(name));
    return call.done({{u"erased"_s, QString::number(id)}});
}

} // namespace kith
