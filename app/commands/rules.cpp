#include "core/book/rules.h"
#include "app/command.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/words.h"
#include "app/work.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t mostVerdictsPrinted = 20;

QJsonObject json(const RuleLine& line)
{
    return {{u"id"_s, line.id}, {u"label"_s, line.label}, {u"says"_s, line.says},
        {u"side"_s, QString(sideName(line.side))}, {u"strength"_s, QString(strengthName(line.strength))},
        {u"usualStrength"_s, QString(strengthName(line.usualStrength))}, {u"on"_s, line.on},
        {u"own"_s, line.own}, {u"guide"_s, line.guide}, {u"guideSays"_s, line.guideSays},
        {u"source"_s, line.source}, {u"unusable"_s, line.unusable}, {u"moves"_s, line.moves}};
}

void print(Terminal& terminal, const std::vector<RuleLine>& lines)
{
    TextTable table({Align::Left, Align::Left, Align::Left, Align::Right, Align::Left});
    for (const RuleLine& line : lines) {
        const TextStyle style = !line.on ? TextStyle::Faint
            : line.side == Side::Connect ? TextStyle::Connect
                                         : TextStyle::Follow;
        table.add({{line.on ? App::tr("on") : App::tr("off"), line.on ? TextStyle::Plain : TextStyle::Faint},
            {line.id, line.own ? TextStyle::Strong : TextStyle::Plain}, {strengthWord(line.strength), style},
            countCell(line.moves), {line.unusable.isEmpty() ? line.says : line.unusable}});
    }
    table.print(terminal);
}

QString findingName(RuleFinding::Kind kind)
{
    switch (kind) {
    case RuleFinding::Kind::NeverFires:
        return u"never-fires"_s;
    case RuleFinding::Kind::WaitsForGoal:
        return u"waits-for-goal"_s;
    case RuleFinding::Kind::BehindGate:
        return u"behind-gate"_s;
    case RuleFinding::Kind::Duplicates:
        return u"duplicates"_s;
    case RuleFinding::Kind::Contradicts:
        break;
    }
    return u"contradicts"_s;
}

QJsonObject json(const RulesChange& change, const RulesPreview& preview)
{
    QJsonArray findings;
    for (const RuleFinding& finding : change.findings)
        findings.append(QJsonObject{
            {u"rule"_s, finding.rule}, {u"kind"_s, findingName(finding.kind)}, {u"says"_s, finding.says}});
    QJsonArray verdicts;
    for (const VerdictChange& each : preview.changes)
        verdicts.append(QJsonObject{{u"id"_s, QString::number(each.contact)}, {u"name"_s, each.name},
            {u"before"_s, QString(actionName(each.before))}, {u"after"_s, QString(actionName(each.after))}});
    QJsonArray counts;
    for (const RuleCount& each : preview.rules)
        counts.append(
            QJsonObject{{u"rule"_s, each.rule}, {u"before"_s, each.before}, {u"after"_s, each.after}});
    return {{u"rules"_s, QJsonArray::fromStringList(change.rules)}, {u"findings"_s, findings},
        {u"counts"_s, counts}, {u"turned"_s, preview.turned}, {u"verdicts"_s, verdicts}};
}

QString doubtSays(const RuleFinding& finding)
{
    return App::tr("%1: %2", "a rule, what is doubtful about it").arg(finding.rule, finding.says);
}

// Why rules are not added, each with its own doubts.
QString refusalSays(const RulesChange& change)
{
    QStringList doubts;
    for (const RuleFinding& finding : change.findings) {
        if (finding.isDoubt())
            doubts += change.rules.size() == 1 ? finding.says : doubtSays(finding);
    }
    return change.rules.size() == 1
        ? App::tr("The rule “%1” was not added. %2 Add --anyway to have it nevertheless.")
              .arg(change.rules.first(), doubts.join(u' '))
        : App::tr("The rules were not added. %1 Add --anyway to have them nevertheless.")
              .arg(doubts.join(u' '));
}

void print(Terminal& terminal, const RulesChange& change, const RulesPreview& preview)
{
    for (const QString& rule : change.says)
        terminal.line(rule);
    for (const RuleFinding& finding : change.findings)
        terminal.line(doubtSays(finding));
    for (const RuleCount& count : preview.rules)
        terminal.line(preview.rules.size() == 1
                ? countSays(count)
                : App::tr("%1: %2", "a rule, for how many it counts").arg(count.rule, countSays(count)));
    if (!change.changesNothing())
        terminal.line(App::tr("%Ln verdict(s) change.", nullptr, static_cast<int>(preview.turned)));
    TextTable table({Align::Left, Align::Left, Align::Left, Align::Left}, 2);
    for (std::size_t i = 0; i < std::min(preview.changes.size(), mostVerdictsPrinted); ++i) {
        const VerdictChange& each = preview.changes[i];
        table.add({{each.name}, {actionWord(each.before), actionStyle(each.before)}, {u"→"_s},
            {actionWord(each.after), actionStyle(each.after)}});
    }
    table.print(terminal);
    const qint64 rest = preview.turned - static_cast<qint64>(mostVerdictsPrinted);
    if (rest > 0)
        terminal.line(u"  "_s + App::tr("and %Ln more", nullptr, static_cast<int>(rest)));
}

int list(const Call& call, OpenBook& book)
{
    Work work(call.terminal());
    const auto lines = listRules(book.database, *book.knowledge, book.today, work.progress);
    if (!lines)
        return call.failed(lines.error());
    QJsonArray rules;
    for (const RuleLine& line : *lines)
        rules.append(json(line));
    if (!call.json())
        print(call.terminal(), *lines);
    return call.done({{u"rules"_s, rules}});
}

int exportTo(const Call& call, OpenBook& book)
{
    const QString path = call.arguments()[1];
    const Result<qint64> written = exportRules(book.database, call.arguments().mid(2), path);
    if (!written)
        return call.failed(written.error());
    if (!call.json())
        call.terminal().line(
            App::tr("Wrote %Ln rule(s) to %1.", nullptr, static_cast<int>(*written)).arg(path));
    return call.done({{u"file"_s, QFileInfo(path).absoluteFilePath()}, {u"rules"_s, *written}});
}

int make(const Call& call, OpenBook& book, const RulesChange& change)
{
    Work work(call.terminal());
    const auto preview = previewRules(book.database, *book.knowledge, change, book.today, work.progress);
    if (!preview)
        return call.failed(preview.error());
    const bool dryRun = call.isSet("dry-run"_L1);
    QJsonObject document = json(change, *preview);
    document[u"dryRun"_s] = dryRun;
    if (!dryRun && call.arguments().first() == "add"_L1 && change.isDoubtful() && !call.isSet("anyway"_L1)) {
        return call.failed({ErrorCode::Invalid, refusalSays(change), {}}, document);
    }
    if (!dryRun) {
        const Done done = changeRules(book.database, *book.knowledge, change, book.today, work.progress);
        if (!done)
            return call.failed(done.error());
    }
    if (!call.json()) {
        print(call.terminal(), change, *preview);
        call.terminal().line(change.changesNothing() ? App::tr("The rules are so already.")
                : dryRun                             ? App::tr("Nothing was changed.")
                                                     : App::tr("Done. “kith undo” takes it back."));
    }
    document[u"changed"_s] = !dryRun && !change.changesNothing();
    return call.done(document);
}

// What each action takes after its name, at least and at most.
struct ActionUse {
    QLatin1StringView name;
    qsizetype fewest;
    qsizetype most;
};
constexpr ActionUse actionUses[]{{"on"_L1, 1, 1}, {"off"_L1, 1, 1}, {"strength"_L1, 2, 2}, {"add"_L1, 1, 1},
    {"remove"_L1, 1, 1}, {"export"_L1, 1, 1000}};

} // namespace

int runRules(const Call& call)
{
    const QStringList& arguments = call.arguments();
    const QString action = arguments.value(0);
    const auto* use
        = std::ranges::find_if(actionUses, [&](const ActionUse& each) { return each.name == action; });
    if (!arguments.isEmpty() && use == std::end(actionUses))
        return call.misused(
            App::tr("“%1” is nothing to do with rules: on, off, strength, add, remove or export.")
                .arg(action));
    const qsizetype given = arguments.size() - 1;
    if (!arguments.isEmpty() && (given < use->fewest || given > use->most))
        return call.misused(action == "strength"_L1
                ? App::tr("“kith rules strength” takes an id and a strength.")
                : App::tr("“kith rules %1” takes one argument.").arg(action));
    const std::optional<int> strength = strengthFrom(arguments.value(2));
    if (action == "strength"_L1 && !strength)
        return call.misused(
            App::tr("“%1” is no strength: slight, fair, good, strong or decisive.").arg(arguments.value(2)));

    const bool reads = arguments.isEmpty() || action == "export"_L1 || call.isSet("dry-run"_L1);
    Result<OpenBook> book = call.openBook(reads ? IfMissing::Refuse : IfMissing::Create);
    if (!book)
        return call.failed(book.error());
    if (arguments.isEmpty())
        return list(call, *book);
    if (action == "export"_L1)
        return exportTo(call, *book);
    const QString& what = arguments[1];
    const Knowledge& knowledge = *book->knowledge;
    const Result<RulesChange> change = action == "add"_L1 ? addRules(book->database, knowledge, what)
        : action == "remove"_L1                           ? removeRule(book->database, knowledge, what)
        : action == "strength"_L1 ? weighRule(book->database, knowledge, what, *strength)
                                  : switchRule(book->database, knowledge, what, action == "on"_L1);
    return change ? make(call, *book, *change) : call.failed(change.error());
}

} // namespace kith
