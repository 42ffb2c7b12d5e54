#include "core/book/rules.h"

#include "core/advising/ownrules.h"
#include "core/advising/rule.h"
#include "core/advising/rulechecks.h"
#include "core/advising/ruledraft.h"
#include "core/advising/rulewords.h"
#include "core/advising/sentence.h"
#include "core/book/bookadvisor.h"
#include "core/book/everyone.h"
#include "core/book/newfile.h"
#include "core/book/ruletouch.h"
#include "core/book/texts.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/journal.h"
#include "core/store/owner.h"
#include "core/store/ruletable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qint64 mostBytesOfAFile = 1 << 20;

using Look = std::function<void(const Contact&, Facts&)>;

// Shows everyone to `look`, on a second thread; it may append to the facts.
Done lookAtEveryone(const Database& database, const QString& what, Progress& progress, const Look& look)
{
    const auto lookAtAll = [&look](ContactBlock& block) {
        Contact contact;
        Facts facts;
        while (block.next(contact, facts))
            look(contact, facts);
        return true;
    };
    return throughEveryone(database, what, progress, lookAtAll, [](bool) { return Done(); });
}

Done lookAtSome(const Database& database, std::span<const ContactId> contacts, const Look& look)
{
    Result<Contacts> contactTable = Contacts::prepare(database);
    Result<FactTable> factTable = FactTable::prepare(database);
    if (const Error* error = firstError(contactTable, factTable))
        return tl::unexpected(*error);
    for (const ContactId id : contacts) {
        const Result<std::optional<StoredContact>> stored = contactTable->read(id);
        Result<Facts> facts = factTable->read(id);
        if (const Error* error = firstError(stored, facts))
            return tl::unexpected(*error);
        if (*stored)
            look((*stored)->contact, *facts);
    }
    return {};
}

RuleLine lineOf(const Rule& rule, const Rulebook& rulebook, const Limits& limits)
{
    RuleLine line{.id = rule.id,
        .label = rule.own ? rule.label : translatedRuleText(rule.label),
        .says = rule.unusable.isEmpty() ? ruleSays(rule, limits) : QString(),
        .side = rule.side,
        .strength = rule.strength,
        .usualStrength = rule.usualStrength,
        .on = rule.on,
        .own = rule.own,
        .guide = rule.guide,
        .source = rule.source,
        .unusable = rule.unusable};
    if (rule.kind)
        line.aboutPeople = *rule.kind == ContactKind::Person;
    if (const auto row = rulebook.guideRow(rule.guide))
        line.guideSays = row->says;
    return line;
}

const Rule* ruleIn(const Rulebook& rulebook, const QString& id)
{
    const auto rule = std::ranges::find(rulebook.rules(), id, &Rule::id);
    return rule == rulebook.rules().end() ? nullptr : &*rule;
}

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
        const Rule* was = ruleIn(before, rule.id);
        if (!rule.unusable.isEmpty() && (!was || was->unusable.isEmpty()))
            return failure(ErrorCode::Invalid, rule.unusable);
    }
    for (const QString& id : std::as_const(change.rules)) {
        const Rule* rule = ruleIn(after, id);
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

// The rule as it is now, and a change of nothing.
struct Start {
    RulesChange change;
    Rule rule;
};

Result<Start> startWith(const Database& database, const Knowledge& knowledge, const QString& id)
{
    Result<RuleChoices> choices = readRuleChoices(database);
    if (!choices)
        return tl::unexpected(choices.error());
    const Rulebook rulebook = knowledge.rulebook.with(*choices);
    const Rule* rule = ruleIn(rulebook, id);
    if (!rule)
        return noSuchRule(id);
    return Start{.change
        = {.name = {}, .before = *choices, .after = *choices, .rules = {id}, .findings = {}, .says = {}},
        .rule = *rule};
}

// What people know it by, though several rules share a label.
QString nameOf(const Rule& rule)
{
    return rule.own ? rule.label : translatedRuleText(rule.label);
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

// The user's own rule as the sentence builder shows it.
std::optional<RuleDraft> draftNow(const RuleChoice& choice, const RuleTables& tables)
{
    std::optional<RuleDraft> draft = draftOf(choice.own, tables);
    if (draft && choice.strength > 0)
        draft->strength = choice.strength;
    return draft;
}

} // namespace

bool RulesChange::isDoubtful() const
{
    return std::ranges::any_of(
        findings, [](const RuleFinding& finding) { return finding.kind != RuleFinding::Kind::WaitsForGoal; });
}

Result<std::vector<RuleLine>> listRules(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress)
{
    const Cancellable cancellable(database, progress);
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    const Result<RuleChoices> choices = readRuleChoices(database);
    if (const Error* error = firstError(snapshot, choices))
        return tl::unexpected(*error);
    Result<BookAdvisor> advisor = BookAdvisor::open(database, knowledge, *choices, today);
    if (!advisor)
        return tl::unexpected(advisor.error());
    std::vector<RuleLine> lines;
    for (const Rule& rule : advisor->rulebook().rules()) {
        RuleLine& line = lines.emplace_back(lineOf(rule, advisor->rulebook(), knowledge.limits));
        const auto choice = std::ranges::find(*choices, rule.id, &RuleChoice::id);
        line.changeable
            = rule.own && choice != choices->end() && draftNow(*choice, knowledge.rulebook.tables());
    }
    const Done done
        = lookAtEveryone(database, Book::tr("Counting"), progress, [&](const Contact& contact, Facts& facts) {
              for (const int rule : advisor->counting(contact, facts))
                  ++lines[static_cast<std::size_t>(rule)].moves;
          });
    if (!done)
        return tl::unexpected(done.error());
    return lines;
}

std::vector<RulePartOffer> rulePartOffers(const Knowledge& knowledge)
{
    return rulePartOffers(knowledge.rulebook.tables());
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
    change.name = (on ? Book::tr("Rule “%1” switched on") : Book::tr("Rule “%1” switched off"))
                      .arg(nameOf(start->rule));
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
    change.name = Book::tr("Strength of the rule “%1”").arg(nameOf(start->rule));
    choiceOf(change.after, id).strength = strength == start->rule.usualStrength ? 0 : strength;
    return looked(database, knowledge, std::move(change));
}

Result<RulesChange> removeRule(const Database& database, const Knowledge& knowledge, const QString& id)
{
    Result<Start> start = startWith(database, knowledge, id);
    if (!start)
        return tl::unexpected(start.error());
    if (!start->rule.own)
        return failure(ErrorCode::Invalid,
            Book::tr("“%1” is a rule of Kith's: it can be switched off, not removed.").arg(id));
    RulesChange& change = start->change;
    change.name = Book::tr("Rule “%1” removed").arg(nameOf(start->rule));
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
    return choice == choices->end() ? std::nullopt : draftNow(*choice, knowledge.rulebook.tables());
}

Result<RulesChange> changeRule(
    const Database& database, const Knowledge& knowledge, const QString& id, const RuleDraft& draft)
{
    Result<Start> start = startWith(database, knowledge, id);
    if (!start)
        return tl::unexpected(start.error());
    if (!start->rule.own)
        return failure(ErrorCode::Invalid,
            Book::tr("“%1” is a rule of Kith's: it can be switched off and weighed, not changed.").arg(id));
    Result<QJsonObject> rule = usableRule(draft, id, knowledge);
    if (!rule)
        return tl::unexpected(rule.error());
    RulesChange& change = start->change;
    change.name = Book::tr("Rule “%1” changed").arg((*rule)["label"_L1].toString());
    RuleChoice& choice = choiceOf(change.after, id);
    if (draftNow(choice, knowledge.rulebook.tables()) != draft) {
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

Result<RulesPreview> previewRules(const Database& database, const Knowledge& knowledge,
    const RulesChange& change, QDate today, Progress& progress)
{
    if (change.changesNothing())
        return RulesPreview();
    const Cancellable cancellable(database, progress);
    const Result<Snapshot> snapshot = Snapshot::begin(database);
    Result<BookAdvisor> before = BookAdvisor::open(database, knowledge, change.before, today);
    Result<BookAdvisor> after = BookAdvisor::open(database, knowledge, change.after, today);
    if (const Error* error = firstError(snapshot, before, after))
        return tl::unexpected(*error);
    const auto touched
        = whomRulesTouch(database, knowledge, before->rulebook(), after->rulebook(), change.rules);
    if (!touched)
        return tl::unexpected(touched.error());
    RulesPreview preview;
    const auto compare = [&](const Contact& contact, Facts& facts) {
        Facts same = facts;
        const AdviceSummary was = before->summarise(contact, same);
        const AdviceSummary becomes = after->summarise(contact, facts);
        if (was == becomes)
            return;
        ++preview.touched;
        if (was.action == becomes.action)
            return;
        ++preview.turned;
        ++preview.counts[static_cast<std::size_t>(was.action)][static_cast<std::size_t>(becomes.action)];
        if (preview.changes.size() < RulesPreview::mostListed)
            preview.changes.push_back(
                {contact.id, contact.name, contact.organisation, was.action, becomes.action});
    };
    const Done done = *touched ? lookAtSome(database, **touched, compare)
                               : lookAtEveryone(database, Book::tr("Comparing verdicts"), progress, compare);
    if (!done)
        return tl::unexpected(done.error());
    return preview;
}

Done changeRules(Database& database, const Knowledge& knowledge, const RulesChange& change, QDate today,
    Progress& progress)
{
    if (change.changesNothing())
        return {};
    const Cancellable cancellable(database, progress);
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    Result<Recorder> recorder = Recorder::start(database);
    const Result<RuleChoices> present = readRuleChoices(database);
    if (const Error* error = firstError(recorder, present))
        return tl::unexpected(*error);
    if (*present != change.before)
        return failure(ErrorCode::Invalid, Book::tr("The rules have changed in the meantime. Try again."));
    if (Done done = writeRuleChoices(database, change.after); !done)
        return done;
    if (const Result<JournalId> step = recorder->finish(change.name); !step)
        return tl::unexpected(step.error());
    if (Done done = adviseByNewRules(database, knowledge, change.before, today, progress); !done)
        return done;
    return transaction->commit();
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
