#include "app/command.h"
#include "app/contacts.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/verdictcounts.h"
#include "app/words.h"
#include "app/work.h"
#include "core/book/exportbook.h"
#include "core/book/readbook.h"
#include "core/book/sample.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <span>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t listLength = 10;

// What the window would show first: how many there are of each verdict, and whom to connect with first.
struct Overview {
    VerdictCounts verdicts;
    std::vector<ContactRow> top;
    QStringList files; // the exported advice
};

Result<Overview> overview(OpenBook& book, Progress& progress)
{
    const auto index = freshIndex(book, progress);
    if (!index)
        return tl::unexpected(index.error());
    const Result<VerdictCounts> verdicts = countVerdicts(book.database, **index, progress);
    if (!verdicts)
        return tl::unexpected(verdicts.error());
    const Result<std::vector<ContactId>> found = find(**index, {.view = View::Connect}, progress);
    if (!found)
        return tl::unexpected(found.error());
    const auto first = std::span(*found).first(std::min(found->size(), listLength));
    const Result<std::vector<ContactRow>> top = contactRows(book.database, first);
    if (!top)
        return tl::unexpected(top.error());
    return Overview{*verdicts, *top, {}};
}

Result<QStringList> exportAdvice(const OpenBook& book, Progress& progress)
{
    QStringList files;
    for (const QString& name : {u"kith-advice.csv"_s, u"kith-advice.json"_s}) {
        const QString path = QDir::current().absoluteFilePath(name);
        const Result<qint64> written
            = exportBook(book.database, *book.knowledge, {.path = path, .today = book.today}, progress);
        if (!written)
            return tl::unexpected(written.error());
        files.append(path);
    }
    return files;
}

void print(Terminal& terminal, const Overview& overview)
{
    print(terminal, overview.verdicts);
    if (!overview.top.empty()) {
        terminal.line();
        terminal.line(terminal.styled(App::tr("To connect with first"), TextStyle::Strong));
        TextTable table({Align::Right, Align::Left, Align::Left, Align::Left}, 2);
        for (const ContactRow& row : overview.top) {
            table.add({{QString::number(row.id), TextStyle::Faint}, {row.name, TextStyle::Connect},
                {workOf(row.title, row.organisation)}, {row.labels.join(", "_L1), TextStyle::Faint}});
        }
        table.print(terminal);
    }
    terminal.line();
    for (const QString& file : overview.files)
        terminal.line(App::tr("The advice is in %1").arg(file));
    if (!overview.top.empty())
        terminal.line(App::tr("“kith show ID” tells why and what to write."));
}

QJsonObject json(const Overview& overview)
{
    QJsonArray top;
    for (const ContactRow& row : overview.top) {
        top.append(QJsonObject{{u"id"_s, QString::number(row.id)}, {u"name"_s, row.name},
            {u"title"_s, row.title}, {u"organisation"_s, row.organisation},
            {u"reasons"_s, QJsonArray::fromStringList(row.labels)}});
    }
    QJsonObject object = json(overview.verdicts);
    object.insert(u"top"_s, top);
    object.insert(u"files"_s, QJsonArray::fromStringList(overview.files));
    return object;
}

// The window's job on the command line, for a book that is open.
int tell(const Call& call, OpenBook& book, Progress& progress)
{
    Result<Overview> result = overview(book, progress);
    if (!result)
        return call.failed(result.error());
    const bool empty = result->verdicts.total() == 0;
    if (!empty) {
        const Result<QStringList> files = exportAdvice(book, progress);
        if (!files)
            return call.failed(files.error());
        result->files = *files;
    }
    if (!call.json() && empty)
        call.terminal().line(
            App::tr("The book is empty. “kith import FILE” fills it, “kith sample” shows a sample."));
    else if (!call.json())
        print(call.terminal(), *result);
    return call.done(json(*result));
}

void sayThereIsNoDisplay(const Call& call)
{
    if (!call.json())
        call.terminal().message(
            App::tr("There is no display for the window, so this is the overview on the command line."));
}

} // namespace

int runOverview(const Call& call)
{
    sayThereIsNoDisplay(call);
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Work work(call.terminal());
    return tell(call, *book, work.progress);
}

int runSample(const Call& call)
{
    sayThereIsNoDisplay(call);
    Result<OpenBook> book
        = call.book().isEmpty() ? openTemporaryBook(call.today()) : call.openBook(IfMissing::Create);
    if (!book)
        return call.failed(book.error());
    Work work(call.terminal());
    if (const Done filled = fillWithSample(book->database, *book->knowledge, work.progress); !filled)
        return call.failed(filled.error());
    const Result<QDate> day = bookDay(book->database, call.today());
    if (!day)
        return call.failed(day.error());
    book->today = *day;
    return tell(call, *book, work.progress);
}

} // namespace kith
