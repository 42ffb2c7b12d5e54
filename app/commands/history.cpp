#include "core/book/history.h"
#include "app/command.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/work.h"

#include <QJsonArray>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

using Step = Result<HistoryStep> (*)(Database&, const Knowledge&, QDate, Progress&);

// Goes one step back or forth in the history; `says` tells the person, with %1 for the step's name.
int go(const Call& call, Step step, const QString& key, const QString& says)
{
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    Work work(call.terminal());
    const Result<HistoryStep> gone = step(book->database, *book->knowledge, book->today, work.progress);
    if (!gone)
        return call.failed(gone.error());
    if (!call.json())
        call.terminal().line(says.arg(gone->name));
    return call.done({{key, gone->name}});
}

} // namespace

int runUndo(const Call& call)
{
    return go(call, undo, u"undone"_s, App::tr("Undone: %1. “kith redo” brings it back."));
}

int runRedo(const Call& call)
{
    return go(call, redo, u"redone"_s, App::tr("Done again: %1."));
}

int runLog(const Call& call)
{
    const Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    const Result<std::vector<HistoryStep>> steps = history(book->database);
    if (!steps)
        return call.failed(steps.error());
    QJsonArray array;
    TextTable table({Align::Left, Align::Left, Align::Left});
    for (const HistoryStep& step : *steps) {
        array.append(QJsonObject{{u"id"_s, step.id}, {u"at"_s, step.at.toString(Qt::ISODate)},
            {u"name"_s, step.name}, {u"undone"_s, step.undone}});
        table.add({{step.at.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), TextStyle::Faint},
            {step.name, step.undone ? TextStyle::Faint : TextStyle::Plain},
            {step.undone ? App::tr("undone") : QString(), TextStyle::Faint}});
    }
    if (!call.json()) {
        table.print(call.terminal());
        if (steps->empty())
            call.terminal().line(App::tr("There is nothing to undo or redo."));
    }
    return call.done({{u"steps"_s, array}});
}

} // namespace kith
