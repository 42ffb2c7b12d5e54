#include "app/command.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/work.h"
#include "core/base/text.h"
#include "core/base/typedday.h"
#include "core/book/formats.h"
#include "core/book/importfiles.h"
#include "core/book/reviewpairs.h"
#include "core/importing/catalogue.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t mostIssueGroups = 8; // shown for one file
constexpr qsizetype mostLeftOut = 4; // files named
constexpr qint64 mostSearched = 10'000; // people in a book, for whom it takes a moment

// How many pairs only the user can decide about, which an import has brought or left. Nothing: the book is so
// large that looking for them would take longer than the import.
std::optional<qint64> pairsToDecide(const OpenBook& book, const ImportReceipt& receipt, Progress& progress)
{
    if (receipt.toDecide || receipt.people > mostSearched)
        return receipt.toDecide;
    const auto pairs = pairsToReview(book.database, book.knowledge->nicknames, progress);
    return pairs ? std::optional(std::ssize(*pairs)) : std::nullopt; // the import is done, whatever this says
}

QJsonObject json(const FileReceipt& file)
{
    QJsonArray issues;
    for (const Issue& issue : file.issues) {
        issues.append(QJsonObject{{u"severity"_s, severityName(issue.severity)}, {u"row"_s, issue.row},
            {u"message"_s, issue.message}});
    }
    return {
        {u"id"_s, file.source == 0 ? QJsonValue() : QString::number(file.source)},
        {u"file"_s, file.file},
        {u"format"_s, file.format},
        {u"read"_s, file.counts.read},
        {u"new"_s, file.counts.added},
        {u"updated"_s, file.counts.updated},
        {u"unchanged"_s, file.counts.unchanged},
        {u"rejected"_s, file.counts.rejected},
        {u"issues"_s, issues},
        {u"changed"_s, file.changed},
    };
}

QJsonObject json(const ImportReceipt& receipt)
{
    QJsonArray files;
    for (const FileReceipt& file : receipt.files)
        files.append(json(file));
    return {
        {u"files"_s, files},
        {u"people"_s, receipt.people},
        {u"organisations"_s, receipt.organisations},
        {u"facts"_s, receipt.facts},
        {u"foundToBeOne"_s, receipt.foundToBeOne},
        {u"toDecide"_s, receipt.toDecide ? QJsonValue(*receipt.toDecide) : QJsonValue()},
    };
}

// Issues with the same words.
struct IssueGroup {
    QString message;
    int firstRow = 0;
    int count = 0;
};

std::vector<IssueGroup> grouped(const std::vector<Issue>& issues)
{
    std::vector<IssueGroup> groups;
    for (const Issue& issue : issues) {
        const auto found = std::ranges::find(groups, issue.message, &IssueGroup::message);
        if (found == groups.end())
            groups.push_back({issue.message, issue.row, 1});
        else
            ++found->count;
    }
    return groups;
}

QString says(const IssueGroup& group)
{
    if (group.count > 1 && group.firstRow > 0)
        return App::tr("%Ln row(s), first row %1: %2", nullptr, group.count)
            .arg(group.firstRow)
            .arg(group.message);
    return group.firstRow > 0 ? App::tr("row %1: %2").arg(group.firstRow).arg(group.message) : group.message;
}

void addCounts(TextTable& table, const Cell& name, const RowCounts& counts)
{
    table.add({name, countCell(counts.read), countCell(counts.added), countCell(counts.updated),
        countCell(counts.unchanged), countCell(counts.rejected)});
}

// The files that were left out for that, by their names.
QString leftOut(const ImportReceipt& receipt, LeftOut why)
{
    QStringList files;
    for (const FileReceipt& file : receipt.files) {
        if (file.leftOut == why)
            files.append(file.file.section(u'/', -1));
    }
    QString names = files.mid(0, mostLeftOut).join(", "_L1);
    if (files.size() > mostLeftOut)
        names += App::tr(" and %Ln more", nullptr, static_cast<int>(files.size() - mostLeftOut));
    return names;
}

// Tables that may hold contacts, and how to have them read.
void printUnknownTables(Terminal& terminal, const ImportReceipt& receipt)
{
    qsizetype count = 0;
    for (const FileReceipt& file : receipt.files) {
        if (file.leftOut == LeftOut::UnknownColumns && ++count <= mostLeftOut)
            terminal.line(
                App::tr("Left out %1: %2.", "a file, why").arg(file.file, file.issues.front().message));
    }
    if (count > mostLeftOut)
        terminal.line(App::tr("Left out %Ln more table(s) with columns that Kith does not know.", nullptr,
            static_cast<int>(count - mostLeftOut)));
    if (count > 0)
        terminal.line(howToMap());
}

void printLeftOut(Terminal& terminal, const ImportReceipt& receipt)
{
    const auto isLeftOut = [](const FileReceipt& file) { return file.leftOut != LeftOut::No; };
    if (std::ranges::none_of(receipt.files, isLeftOut))
        return;
    terminal.line();
    if (const QString files = leftOut(receipt, LeftOut::NotNeeded); !files.isEmpty())
        terminal.line(App::tr("Left out, since they say nothing about contacts: %1.").arg(files));
    if (const QString files = leftOut(receipt, LeftOut::Empty); !files.isEmpty())
        terminal.line(App::tr("Left out, since they are empty: %1.").arg(files));
    if (const QString files = leftOut(receipt, LeftOut::UnknownKind); !files.isEmpty())
        terminal.line(App::tr("Left out, since they are no lists that Kith knows: %1.").arg(files));
    printUnknownTables(terminal, receipt);
}

void printToDecide(Terminal& terminal, const ImportReceipt& receipt, bool dryRun)
{
    if (!receipt.toDecide) {
        terminal.line(App::tr("“kith review” looks for contacts that may be one person."));
    } else if (*receipt.toDecide > 0) {
        const int pairs = static_cast<int>(*receipt.toDecide);
        terminal.line(dryRun
                ? App::tr("%Ln pair(s) of contacts would be left that may be one person.", nullptr, pairs)
                : App::tr(
                    "%Ln pair(s) of contacts may be one person: “kith review” shows them.", nullptr, pairs));
    }
}

void printChanges(Terminal& terminal, const ImportReceipt& receipt)
{
    qint64 changed = 0;
    QStringList commands; // that tell them
    for (const FileReceipt& file : receipt.files) {
        changed += file.changed;
        if (file.changed > 0 && file.source != 0)
            commands += App::tr("“kith imports %1”").arg(file.source);
    }
    if (changed == 0)
        return;
    QString says = App::tr("%Ln change(s) of people you had: new jobs, names, addresses or connections",
        nullptr, static_cast<int>(changed));
    if (!commands.isEmpty())
        says += App::tr("; see %1", "commands").arg(commands.join(", "_L1));
    terminal.line(says + u'.');
}

// What may be said of lists of guests whose file does not tell enough.
void printHowToTellEvents(Terminal& terminal, const ImportReceipt& receipt)
{
    const auto lacksIt = [](const FileReceipt& file) {
        return importFormatTakesEvent(file.format)
            && std::ranges::any_of(file.issues,
                [](const Issue& issue) { return issue.severity == Severity::Warning && issue.row == 0; });
    };
    if (std::ranges::any_of(receipt.files, lacksIt))
        terminal.line(App::tr("--event NAME says at which event you met, --on DATE when."));
}

void print(Terminal& terminal, const ImportReceipt& receipt, const ImportRequest& request)
{
    const bool dryRun = request.dryRun;
    TextTable table({Align::Left, Align::Right, Align::Right, Align::Right, Align::Right, Align::Right});
    table.add({{App::tr("File"), TextStyle::Strong}, {App::tr("Rows"), TextStyle::Strong},
        {App::tr("New"), TextStyle::Strong}, {App::tr("Updated"), TextStyle::Strong},
        {App::tr("Unchanged"), TextStyle::Strong}, {App::tr("Rejected"), TextStyle::Strong}});
    for (const FileReceipt& file : receipt.files) {
        if (file.isUnreadable()) {
            table.addText(App::tr("Not read: %1").arg(file.issues.front().message));
            continue;
        }
        if (file.format.isEmpty())
            continue;
        addCounts(table, {file.file}, file.counts);
        const std::vector<IssueGroup> groups = grouped(file.issues);
        for (std::size_t i = 0; i < std::min(groups.size(), mostIssueGroups); ++i)
            table.addText(u"    "_s + says(groups[i]));
        if (groups.size() > mostIssueGroups) {
            table.addText(u"    "_s
                + App::tr("… and %Ln more remark(s); --json lists them all", nullptr,
                    static_cast<int>(groups.size() - mostIssueGroups)));
        }
    }
    addCounts(table, {App::tr("Total"), TextStyle::Strong}, receipt.total());
    table.print(terminal);
    printLeftOut(terminal, receipt);
    if (request.event.isEmpty())
        printHowToTellEvents(terminal, receipt);
    if (request.on.isValid())
        terminal.line(App::tr("The day of the event: %1.").arg(request.on.toString(Qt::ISODate)));
    const QString people = App::tr("%Ln person(s)", nullptr, static_cast<int>(receipt.people));
    const QString organisations
        = App::tr("%Ln organisation(s)", nullptr, static_cast<int>(receipt.organisations));
    const QString facts = App::tr("%Ln fact(s)", nullptr, static_cast<int>(receipt.facts));
    terminal.line();
    if (receipt.foundToBeOne > 0) {
        terminal.line(App::tr("%Ln of the new contacts turned out to be one with another.", nullptr,
            static_cast<int>(receipt.foundToBeOne)));
    }
    terminal.line(
        (dryRun ? App::tr("The book would hold %1, %2 and %3.") : App::tr("The book holds %1, %2 and %3."))
            .arg(people, organisations, facts));
    if (receipt.undecided > 0) {
        terminal.line(
            App::tr("%Ln contact(s) known by name only may be one of several others and stand apart for now.",
                nullptr, static_cast<int>(receipt.undecided)));
    }
    printToDecide(terminal, receipt, dryRun);
    printChanges(terminal, receipt);
    if (dryRun)
        terminal.line(App::tr("Nothing was changed."));
}

// "COLUMN=FIELD", or why it makes no sense. Names of columns may hold the sign, too.
tl::expected<MappedColumn, QString> mappedColumn(const QString& text)
{
    const qsizetype sign = text.lastIndexOf(u'=');
    const QString column = text.left(std::max<qsizetype>(sign, 0)).trimmed();
    if (column.isEmpty())
        return tl::unexpected(App::tr("“%1” is not COLUMN=FIELD.").arg(text));
    const QString field = text.mid(sign + 1).trimmed();
    const std::optional<ListField> meant = listFieldMeant(field);
    if (!meant) {
        return tl::unexpected(
            App::tr("“%1” is no field. The fields are %2.").arg(field, listFieldNames().join(", "_L1)));
    }
    return MappedColumn{column, *meant};
}

// Reads the arguments: files, and what --map says. "--map A=name B=email" reads naturally; a file that is
// there is a file.
tl::expected<ImportRequest, QString> importRequest(const Call& call)
{
    ImportRequest request;
    QStringList mapped = call.values("map"_L1);
    for (const QString& argument : call.arguments()) {
        const bool maps = !mapped.isEmpty() && argument.contains(u'=') && !QFileInfo::exists(argument);
        (maps ? mapped : request.paths) += argument;
    }
    if (request.paths.isEmpty())
        return tl::unexpected(App::tr("Say which file to import."));
    for (const QString& text : mapped) {
        const tl::expected<MappedColumn, QString> column = mappedColumn(text);
        if (!column)
            return tl::unexpected(column.error());
        request.map.push_back(*column);
    }
    request.forgetColumns = call.isSet("guess"_L1);
    request.event = call.value("event"_L1);
    request.dryRun = call.isSet("dry-run"_L1);
    if (call.isSet("on"_L1)) {
        request.on = typedDay(call.value("on"_L1), QLocale());
        if (!request.on.isValid())
            return tl::unexpected(App::tr("“%1” is no day such as 2026-01-31.").arg(call.value("on"_L1)));
    }
    return request;
}

// The last of the tables with columns that nobody knows says how to map them.
Error withHint(Error error, const ImportRequest& request)
{
    if (!request.map.empty())
        return error;
    QStringList lines = error.message.split(u'\n');
    qsizetype last = -1;
    for (const RecognisedFile& file : lookAtFiles(request.paths)) {
        if (file.isUnknownTable && file.error)
            last = std::max(last, lines.lastIndexOf(cleaned(file.error->message)));
    }
    if (last >= 0)
        lines[last] += u' ' + howToMap();
    error.message = lines.join(u'\n');
    return error;
}

// Says of each file why it cannot be read, on a line of its own.
int failedFiles(const Call& call, const Error& error)
{
    QStringList lines = error.message.split(u'\n');
    const QString last = lines.takeLast();
    for (const QString& line : lines)
        call.terminal().message(line);
    return call.failed({error.code, last, error.detail}, {{u"message"_s, error.message}});
}

} // namespace

int runImport(const Call& call)
{
    tl::expected<ImportRequest, QString> wanted = importRequest(call);
    if (!wanted)
        return call.misused(wanted.error());
    ImportRequest& request = *wanted;

    // Files that cannot be read make no new book. Where there is one, it may know their columns.
    const Result<QString> path = bookPath(call.book());
    if (!path)
        return call.failed(path.error());
    if (!QFileInfo::exists(*path)) {
        const Result<std::vector<RecognisedFile>> files = recogniseFiles(request.paths, request.map);
        if (!files)
            return failedFiles(call, withHint(files.error(), request));
    }
    const IfMissing ifMissing = request.dryRun ? IfMissing::Pretend : IfMissing::Create;
    Result<OpenBook> book = call.openBook(ifMissing);
    if (!book)
        return call.failed(book.error());

    request.today = book->today;
    Work work(call.terminal());
    Result<ImportReceipt> receipt = importFiles(book->database, *book->knowledge, request, work.progress);
    if (!receipt)
        return failedFiles(call, withHint(receipt.error(), request));
    receipt->toDecide = pairsToDecide(*book, *receipt, work.progress);
    if (!call.json())
        print(call.terminal(), *receipt, request);
    return call.done(json(*receipt));
}

} // namespace kith
