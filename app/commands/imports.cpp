#include "app/command.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/words.h"
#include "app/work.h"
#include "core/book/readbook.h"
#include "core/book/rejectedrows.h"
#include "core/book/removeimport.h"
#include "core/book/rowlines.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qint64 mostRowsListed = 1'000; // changes, and rejected rows, of one file
constexpr qsizetype hashShown = 12; // digits: enough to tell files apart

QJsonObject json(const Source& source)
{
    return {{u"id"_s, QString::number(source.id)}, {u"file"_s, source.displayName()},
        {u"format"_s, source.format}, {u"at"_s, source.importedAt.toString(Qt::ISODate)},
        {u"read"_s, source.counts.read}, {u"new"_s, source.counts.added},
        {u"updated"_s, source.counts.updated}, {u"unchanged"_s, source.counts.unchanged},
        {u"rejected"_s, source.counts.rejected}, {u"hash"_s, QString::fromLatin1(source.hash.toHex())}};
}

void print(Terminal& terminal, const std::vector<Source>& sources)
{
    TextTable table({Align::Right, Align::Left, Align::Left, Align::Right, Align::Right});
    table.add({{App::tr("ID"), TextStyle::Strong}, {App::tr("Imported"), TextStyle::Strong},
        {App::tr("File"), TextStyle::Strong}, {App::tr("Rows"), TextStyle::Strong},
        {App::tr("Rejected"), TextStyle::Strong}});
    for (const Source& source : sources) {
        table.add({{QString::number(source.id)},
            {source.importedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s), TextStyle::Faint},
            {source.displayName()}, countCell(source.counts.read), countCell(source.counts.rejected)});
    }
    table.print(terminal);
    terminal.line(sources.empty()
            ? App::tr("Nothing was imported yet.")
            : App::tr("“kith imports ID” tells more of one, “kith remove ID” takes it out."));
}

// One, with all that is to be told of it.
void print(Terminal& terminal, const Source& source)
{
    const RowCounts& counts = source.counts;
    TextTable table({Align::Left, Align::Left});
    const auto add = [&table](const QString& what, const QString& says) {
        table.add({{what, TextStyle::Faint}, {says}});
    };
    add(App::tr("File"), source.displayName());
    add(App::tr("Imported"), source.importedAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s));
    add(App::tr("Format"), source.format);
    add(App::tr("Rows"),
        App::tr("%1: %2 new, %3 updated, %4 unchanged, %5 rejected")
            .arg(QString::number(counts.read), QString::number(counts.added), QString::number(counts.updated),
                QString::number(counts.unchanged), QString::number(counts.rejected)));
    add(App::tr("Hash"), QString::fromLatin1(source.hash.toHex().left(hashShown)));
    table.print(terminal);
    terminal.line(counts.rejected > 0
            ? App::tr("“kith imports %1 --rejected FILE” saves the rejected rows, “kith remove %1” takes the "
                      "file out.")
                  .arg(source.id)
            : App::tr("“kith remove %1” takes the file out.").arg(source.id));
}

// A source by its id as typed.
Result<Source> sourceFrom(const std::vector<Source>& sources, const QString& id)
{
    for (const Source& source : sources) {
        if (QString::number(source.id) == id)
            return source;
    }
    return failure(
        ErrorCode::NotFound, App::tr("There is no imported file %1; “kith imports” lists them.").arg(id));
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::New:
        return App::tr("new");
    case Outcome::Updated:
        return App::tr("updated");
    case Outcome::Unchanged:
        return App::tr("unchanged");
    case Outcome::Rejected:
        break;
    }
    return App::tr("rejected");
}

// Rows that were used, in the order of the file: the first of each outcome, or all.
Result<std::vector<RowLine>> usedRows(const Database& database, SourceId source, bool all)
{
    const qint64 most = all ? std::numeric_limits<qint64>::max() : mostRowsListed;
    std::vector<RowLine> rows;
    for (const Outcome outcome : {Outcome::New, Outcome::Updated, Outcome::Unchanged}) {
        Result<std::vector<RowLine>> some = rowLines(database, source, outcome, 0, most);
        if (!some)
            return some;
        std::ranges::move(*some, std::back_inserter(rows));
    }
    std::ranges::sort(rows, {}, &RowLine::row);
    return rows;
}

QJsonArray json(const std::vector<RowLine>& rows)
{
    QJsonArray array;
    for (const RowLine& row : rows) {
        QJsonObject line{{u"row"_s, row.row}, {u"outcome"_s, outcomeName(row.outcome)},
            {u"contact"_s, row.contact == 0 ? QJsonValue() : QString::number(row.contact)},
            {u"name"_s, row.who}};
        if (!row.called.isEmpty())
            line.insert(u"called"_s, row.called);
        array.append(line);
    }
    return array;
}

// What became of the rows that were used.
void print(Terminal& terminal, const std::vector<RowLine>& rows)
{
    TextTable table({Align::Right, Align::Left, Align::Right, Align::Left});
    table.add({{App::tr("Row"), TextStyle::Strong}, {App::tr("Outcome"), TextStyle::Strong},
        {App::tr("ID"), TextStyle::Strong}, {App::tr("Contact"), TextStyle::Strong}});
    for (const RowLine& row : rows) {
        QString who = row.contact == 0 ? App::tr("you, or somebody who was erased") : row.who;
        if (!row.called.isEmpty())
            who = App::tr("%1 (in the file: %2)", "a name, another").arg(who, row.called);
        table.add({{QString::number(row.row)}, {outcomeWord(row.outcome)},
            {row.contact == 0 ? QString() : QString::number(row.contact)}, {who}});
    }
    table.print(terminal);
}

struct Receipt {
    std::vector<ContactChange> changes;
    QHash<ContactId, QString> names; // of whom it changed
    std::vector<SourceRow> rejected;
    std::vector<Issue> remarks; // of rows that were used all the same
};

Result<Receipt> receiptOf(const Database& database, SourceId source)
{
    Result<std::vector<ContactChange>> changes = sourceChanges(database, source, 0, mostRowsListed);
    Result<std::vector<SourceRow>> rejected
        = sourceRows(database, source, Outcome::Rejected, 0, mostRowsListed);
    Result<std::vector<Issue>> remarks = sourceRemarks(database, source);
    if (const Error* error = firstError(changes, rejected, remarks))
        return tl::unexpected(*error);
    std::vector<ContactId> ids;
    for (const ContactChange& change : *changes)
        ids.push_back(change.contact);
    Result<QHash<ContactId, QString>> names = contactNames(database, ids);
    if (!names)
        return tl::unexpected(names.error());
    return Receipt{std::move(*changes), std::move(*names), std::move(*rejected), std::move(*remarks)};
}

int showOne(const Call& call, const Database& database, const Source& source)
{
    const Result<Receipt> receipt = receiptOf(database, source.id);
    if (!receipt)
        return call.failed(receipt.error());
    QJsonObject document = json(source);
    QJsonArray changes;
    for (const ContactChange& change : receipt->changes) {
        changes.append(QJsonObject{{u"contact"_s, QString::number(change.contact)},
            {u"name"_s, receipt->names.value(change.contact)}, {u"change"_s, changeName(change.kind)},
            {u"before"_s, change.before}, {u"after"_s, change.after}});
    }
    document.insert(u"changes"_s, changes);
    const bool allRows = call.isSet("rows"_L1);
    std::vector<RowLine> rows;
    if (allRows || call.json()) {
        Result<std::vector<RowLine>> used = usedRows(database, source.id, allRows);
        if (!used)
            return call.failed(used.error());
        rows = std::move(*used);
    }
    document.insert(u"rows"_s, json(rows));
    QJsonArray rejected;
    for (const SourceRow& row : receipt->rejected)
        rejected.append(QJsonObject{{u"row"_s, row.row}, {u"message"_s, row.note}, {u"text"_s, row.text}});
    document.insert(u"rejectedRows"_s, rejected);
    QJsonArray issues;
    for (const Issue& remark : receipt->remarks)
        issues.append(QJsonObject{{u"severity"_s, severityName(remark.severity)}, {u"row"_s, remark.row},
            {u"message"_s, remark.message}});
    document.insert(u"issues"_s, issues);
    if (call.json())
        return call.done(document);

    Terminal& terminal = call.terminal();
    print(terminal, source);
    for (const Issue& remark : receipt->remarks) {
        terminal.line(u"  "_s
            + (remark.row > 0 ? App::tr("row %1: %2").arg(remark.row).arg(remark.message) : remark.message));
    }
    for (const ContactChange& change : receipt->changes)
        terminal.line(u"  "_s + changeSays(change, receipt->names.value(change.contact)));
    for (const SourceRow& row : receipt->rejected)
        terminal.line(u"  "_s + App::tr("row %1: %2").arg(row.row).arg(row.note));
    if (allRows) {
        terminal.line();
        print(terminal, rows);
    }
    return call.done(document);
}

int saveRejected(const Call& call, const Database& database, const Source& source)
{
    const QString path = call.value("rejected"_L1);
    const Result<qint64> rows = saveRejectedRows(database, source.id, path);
    if (!rows)
        return call.failed(rows.error());
    if (!call.json())
        call.terminal().line(App::tr("Wrote %Ln row(s) to %1.", nullptr, static_cast<int>(*rows)).arg(path));
    if (!call.json() && rejectedForm(source) == RejectedForm::List)
        call.terminal().line(
            App::tr("They are a list to look through: mend the file itself, and import that."));
    return call.done({{u"file"_s, QFileInfo(path).absoluteFilePath()}, {u"rows"_s, *rows}});
}

} // namespace

int runImports(const Call& call)
{
    const Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    const Result<std::vector<Source>> all = sources(book->database);
    if (!all)
        return call.failed(all.error());
    if (!call.arguments().isEmpty()) {
        const Result<Source> source = sourceFrom(*all, call.arguments().first());
        if (!source)
            return call.failed(source.error());
        return call.isSet("rejected"_L1) ? saveRejected(call, book->database, *source)
                                         : showOne(call, book->database, *source);
    }
    if (call.isSet("rejected"_L1) || call.isSet("rows"_L1))
        return call.misused(App::tr("Say of which file: “kith imports” lists their ids."));
    QJsonArray array;
    for (const Source& source : *all)
        array.append(json(source));
    if (!call.json())
        print(call.terminal(), *all);
    return call.done({{u"imports"_s, array}});
}

int runRemove(const Call& call)
{
    Result<OpenBook> book = call.openBook(IfMissing::Refuse);
    if (!book)
        return call.failed(book.error());
    const Result<std::vector<Source>> all = sources(book->database);
    if (!all)
        return call.failed(all.error());
    std::vector<SourceId> ids;
    for (const QString& id : call.arguments()) {
        const Result<Source> source = sourceFrom(*all, id);
        if (!source)
            return call.failed(source.error());
        ids.push_back(source->id);
    }
    Work work(call.terminal());
    const Result<Removal> removal
        = removeSources(book->database, *book->knowledge, ids, book->today, work.progress);
    if (!removal)
        return call.failed(removal.error());
    if (!call.json()) {
        call.terminal().line(App::tr("%Ln contact(s) rested on that alone and left the book.", nullptr,
            static_cast<int>(removal->contacts)));
        for (const QString& told : removal->told)
            call.terminal().line(told);
        call.terminal().line(App::tr("“kith undo” takes it back."));
    }
    return call.done({{u"removed"_s, static_cast<qint64>(ids.size())},
        {u"contactsRemoved"_s, removal->contacts}, {u"contactsTouched"_s, removal->touched}});
}

} // namespace kith
