#include "core/book/rules.h"

#include "core/advising/ownrules.h"
#include "core/advising/rule.h"
#include "core/advising/rulechecks.h"
#include "core/advising/ruledraft.h"
#include "core/advising/rulewords.h"
#include "core/advising/sentence.h"
#include "core/book/newfile.h"
#include "core/book/texts.h"
#include "core/importing/inputfile.h"
#include "core/store/owner.h"
#include "core/store/ruletable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qint64 mostBytesOfAFile = 1 << 20;

tl::unexpected<Error> noSuchRule(const QString& id)
{
    return failure(ErrorCode::NotFound, Book::tr("There is no rule “%1”. “kith rules” lists them.").arg(id));
}

RuleChoice& choiceOf(RuleChoices& choices, const QString& id)
{
    auto at = std::ranges::lower_bound(choices, id, {}, &RuleChoice::id);
    if (at == choices.end() || at->id != id)
        at = choices.insert(at, RuleChoice{.id = id, .on = {}, .strength = 0, .own = {}});
    return *at;
}

// Fills in what the change needs beside the choices.
Result<RulesChange> looked(const Database& database, const Knowledge& knowledge, RulesChange change)
{
    // What is as the rule says anyway needs no row.
    std::erase_if(change.after,
        [](const RuleChoice& choice) { return !choice.on && choice.strength == 0 && choice.own.isEmpty(); });
    const Result<OwnerTable> owner = OwnerTable::load(database);
    if (!owner)
        return tl::unexpected(owner.error());
    const Rulebook after = knowledge.rulebook.with(change.after);
    const Me me = owner->me();
    const Rulebook before = knowledge.rulebook.with(change.before);
    for (const Rule& rule : after.rules()) {
        const Rule* was = before.rule(rule.id);
        if (!rule.unusable.isEmpty() && (!was || was->unusable.isEmpty()))
            return failure(ErrorCode::Invalid, rule.unusable);
    }
    for (const QString& id : std::as_const(change.rules)) {
        const Rule* rule = after.rule(id);
        if (!rule || !rule->unusable.isEmpty())
            continue;
        change.says += ruleSays(*rule, knowledge.limits);
        if (!rule->on)
            continue;
        const std::vector<RuleFinding> found = checkRule(*rule, after.tables(), me);
        change.findings.insert(change.findings.end(), found.begin(), found.end());
    }
    return change;
}

// What people know it by. Where rules share a label, with what tells them apart.
QString nameOf(const Rule& rule, const Rulebook& rulebook, const Limits& limits)
{
    if (rule.own)
        return rule.label;
    const QString label = translatedRuleText(rule.label);
    if (std::ranges::count(rulebook.rules(), rule.label, &Rule::label) < 2)
        return label;
    return Book::tr("%1: %2", "the label of a rule, its condition")
        .arg(label, conditionSays(rule.when, limits, rule.kind.value_or(ContactKind::Person)));
}

// The rule as it is now, and a change of nothing.
struct Start {
    RulesChange change;
    Rule rule;
    QString name; // of the rule
};

Result<Start> startWith(const Database& database, const Knowledge& knowledge, const QString& id)
{
    Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    const Rulebook rulebook = knowledge.rulebook.with(*choices);
    const Rule* rule = rulebook.rule(id);
    if (!rule)
        return noSuchRule(id);
    return Start{.change
        = {.name = {}, .before = *choices, .after = *choices, .rules = {id}, .findings = {}, .says = {}},
        .rule = *rule,
        .name = nameOf(*rule, rulebook, knowledge.limits)};
}

// The same of a rule of the user's own; `refusal` says of another (%1) what cannot be done.
Result<Start> startWithOwn(
    const Database& database, const Knowledge& knowledge, const QString& id, const QString& refusal)
{
    Result<Start> start = startWith(database, knowledge, id);
    if (start && !start->rule.own)
        return failure(ErrorCode::Invalid, refusal.arg(id));
    return start;
}

Result<RulesChange> withRules(const Database& database, const Knowledge& knowledge,
    const std::vector<QJsonObject>& rules, const QString& name)
{
    Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    RulesChange change{
        .name = name, .before = *choices, .after = *choices, .rules = {}, .findings = {}, .says = {}};
    for (const QJsonObject& rule : rules) {
        const QString id = rule["id"_L1].toString();
        RuleChoice& choice = choiceOf(change.after, id);
        choice
            = {.id = id, .on = {}, .strength = 0, .own = QJsonDocument(rule).toJson(QJsonDocument::Compact)};
        change.rules += id;
    }
    return looked(database, knowledge, std::move(change));
}

Result<QJsonObject> usableRule(const RuleDraft& draft, const QString& id, const Knowledge& knowledge)
{
    const RuleTables& tables = knowledge.rulebook.tables();
    const Result<QByteArray> json = ruleFrom(draft, id, tables);
    if (!json)
        return tl::unexpected(json.error());
    const QJsonObject rule = QJsonDocument::fromJson(*json).object();
    if (const Result<Rule> read = readOwnRule(rule, tables); !read)
        return tl::unexpected(read.error());
    return rule;
}

} // namespace

bool RulesChange::isDoubtful() const
{
    return std::ranges::any_of(findings, &RuleFinding::isDoubt);
}

Result<RulesChange> switchRule(
    const Database& database, const Knowledge& knowledge, const QString& id, bool on)
{
    Result<Start> start = startWith(database, knowledge, id);
    if (!start)
        return tl::unexpected(start.error());
    if (on && !start->rule.unusable.isEmpty())
        return failure(ErrorCode::Invalid, start->rule.unusable);
    RulesChange& change = start->change;
    change.name
        = (on ? Book::tr("Rule “%1” switched on") : Book::tr("Rule “%1” switched off")).arg(start->name);
    if (start->rule.on != on) {
        RuleChoice& choice = choiceOf(change.after, id);
        choice.on = choice.on ? std::nullopt : std::optional(on); // back to what the rule says
    }
    return looked(database, knowledge, std::move(change));
}

Result<RulesChange> weighRule(
    const Database& database, const Knowledge& knowledge, const QString& id, int strength)
{
    Result<Start> start = startWith(database, knowledge, id);
    if (!start)
        return tl::unexpected(start.error());
    RulesChange& change = start->change;
    change.name = Book::tr("Strength of the rule “%1”").arg(start->name);
    choiceOf(change.after, id).strength = strength == start->rule.usualStrength ? 0 : strength;
    return looked(database, knowledge, std::move(change));
}

Result<RulesChange> removeRule(const Database& database, const Knowledge& knowledge, const QString& id)
{
    Result<Start> start = startWithOwn(
        database, knowledge, id, Book::tr("“%1” is a rule of Kith's: it can be switched off, not removed."));
    if (!start)
        return tl::unexpected(start.error());
    RulesChange& change = start->change;
    change.name = Book::tr("Rule “%1” removed").arg(start->name);
    std::erase_if(change.after, [&](const RuleChoice& choice) { return choice.id == id; });
    return looked(database, knowledge, std::move(change));
}

Result<RulesChange> addRule(const Database& database, const Knowledge& knowledge, const RuleDraft& draft)
{
    const Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    QStringList taken;
    for (const Rule& rule : knowledge.rulebook.rules())
        taken += rule.id;
    for (const RuleChoice& choice : *choices)
        taken += choice.id;
    const Result<QJsonObject> rule = usableRule(draft, newRuleId(draft.label, taken), knowledge);
    if (!rule)
        return tl::unexpected(rule.error());
    return withRules(
        database, knowledge, {*rule}, Book::tr("New rule “%1”").arg((*rule)["label"_L1].toString()));
}

Result<std::optional<RuleDraft>> ruleDraft(
    const Database& database, const Knowledge& knowledge, const QString& id)
{
    const Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    const auto choice = std::ranges::find(*choices, id, &RuleChoice::id);
    return choice == choices->end() ? std::nullopt : draftOf(*choice, knowledge.rulebook.tables());
}

Result<RulesChange> changeRule(
    const Database& database, const Knowledge& knowledge, const QString& id, const RuleDraft& draft)
{
    Result<Start> start = startWithOwn(database, knowledge, id,
        Book::tr("“%1” is a rule of Kith's: it can be switched off and weighed, not changed."));
    if (!start)
        return tl::unexpected(start.error());
    Result<QJsonObject> rule = usableRule(draft, id, knowledge);
    if (!rule)
        return tl::unexpected(rule.error());
    RulesChange& change = start->change;
    change.name = Book::tr("Rule “%1” changed").arg((*rule)["label"_L1].toString());
    RuleChoice& choice = choiceOf(change.after, id);
    if (draftOf(choice, knowledge.rulebook.tables()) != draft) {
        const QJsonObject was = QJsonDocument::fromJson(choice.own).object();
        if (was["when"_L1] == (*rule)["when"_L1])
            (*rule)["says"_L1] = was["says"_L1];
        if (was.contains("on"_L1))
            (*rule)["on"_L1] = was["on"_L1];
        choice.own = QJsonDocument(*rule).toJson(QJsonDocument::Compact);
        choice.strength = 0;
    }
    return looked(database, knowledge, std::move(change));
}

Result<RulesChange> addRules(const Database& database, const Knowledge& knowledge, const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    if (isBook(path))
        return failure(ErrorCode::Invalid, Book::tr("“%1” is a book, not a file of rules.").arg(name));
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
            Book::tr("“%1” cannot be read: there is no such file.").arg(QDir::toNativeSeparators(path)),
            file.errorString());
    const auto rules = readOwnRules(file.read(mostBytesOfAFile + 1), knowledge.rulebook.tables());
    if (!rules)
        return failure(ErrorCode::Invalid,
            Book::tr("The rules of “%1” were not taken. %2", "a file, what is wrong")
                .arg(name, rules.error().message));
    return withRules(database, knowledge, *rules,
        Book::tr("%n rule(s) of %1", nullptr, static_cast<int>(rules->size())).arg(name));
}

Result<qint64> exportRules(const Database& database, const QStringList& ids, const QString& path)
{
    const Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    qint64 count = 0;
    QStringList missing = ids;
    for (const RuleChoice& choice : *choices) {
        if (choice.own.isEmpty() || (!ids.isEmpty() && !ids.contains(choice.id)))
            continue;
        missing.removeAll(choice.id);
        ++count;
    }
    if (!missing.isEmpty())
        return failure(ErrorCode::NotFound,
            Book::tr("“%1” is no rule of your own; only those are shared.").arg(missing.first()));
    if (count == 0)
        return failure(ErrorCode::NotFound, Book::tr("There are no rules of your own to share."));
    Result<SafeFile> file = newFile(database, path);
    if (!file)
        return tl::unexpected(file.error());
    if (Done done = file->write(writeOwnRules(*choices, ids)); !done)
        return tl::unexpected(done.error());
    if (Done done = file->commit(); !done)
        return tl::unexpected(done.error());
    return count;
}

} // namespace kith
