#include "core/advising/advisor.h"

#include "core/advising/factview.h"
#include "core/advising/outlook.h"
#include "core/advising/rulesreader.h"
#include "core/advising/rulewords.h"
#include "core/advising/sentence.h"
#include "core/advising/texts.h"
#include "core/advising/verdict.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t mostQuestions = 2;
constexpr std::size_t mostChanges = 3;
constexpr qsizetype mostLabels = 2;
constexpr std::size_t mostMissing = 4;
constexpr double freshDays = 365;
constexpr double chosenWorth = 8; // as much as a decisive reason

struct StateHash {
    std::size_t operator()(const State& state) const
    {
        constexpr quint64 odd = 0x9E3779B97F4A7C15;
        quint64 hash = 0;
        for (const LeafSet* set : {&state.yes, &state.no}) {
            for (const quint64 word : set->words())
                hash = (hash ^ (hash >> 29) ^ word) * odd;
        }
        hash = (hash ^ (hash >> 31) ^ (quint64(state.inferred) << 1) ^ quint64(state.kind)) * odd;
        return hash ^ (hash >> 32);
    }
};

// Everything about a state that does not depend on the facts' wording.
struct Known {
    std::optional<int> gate;
    AdviceSummary summary; // without contact and freshness
    std::vector<int> reasons; // in the order in which they are shown
    std::optional<std::vector<Outlook::Question>> questions; // made when first asked for
    std::optional<std::vector<Turn>> turns;
};

// What the owner chose, whatever the rules say. An organisation can only be followed.
std::optional<Action> choice(ContactKind kind, const Facts& facts)
{
    const auto chose = [&facts](FactKind what) {
        return std::ranges::any_of(
            facts, [what](const Fact& fact) { return fact.kind == what && fact.holds(); });
    };
    if (kind == ContactKind::Person && chose(FactKind::ChoseToConnect))
        return Action::Connect;
    return chose(FactKind::ChoseToFollow) ? std::optional(Action::Follow) : std::nullopt;
}

// 1 today, 0 a year ago and for what has no date.
double freshness(const Facts& facts, QDate today)
{
    double freshest = 0;
    for (const Fact& fact : facts) {
        const bool tie = fact.kind == FactKind::Met || fact.kind == FactKind::Messaged
            || fact.kind == FactKind::InvitationReceived;
        const QDate last = fact.to.isValid() ? fact.to : fact.from;
        if (tie && fact.holds() && last.isValid())
            freshest = std::max(freshest, 1 - static_cast<double>(last.daysTo(today)) / freshDays);
    }
    return std::min(freshest, 1.0);
}

void collectWanted(const Condition& condition, bool wanted, std::vector<Leaf>& leaves)
{
    if (condition.kind == Condition::Kind::Leaf && wanted)
        leaves.push_back(condition.leaf);
    for (const Condition& part : condition.parts)
        collectWanted(part, wanted != (condition.kind == Condition::Kind::Not), leaves);
}

// That the owner once stopped following them speaks for following nobody.
bool tellsOfUnfollowing(const Reason& reason, const Facts& facts)
{
    return std::ranges::any_of(reason.facts,
        [&](int index) { return facts[static_cast<std::size_t>(index)].kind == FactKind::Unfollowed; });
}

// The fact that a sentence names comes first in its evidence. Of endorsements it is all of it: that for one
// skill does not show another.
void showFirst(const Fact& named, const Facts& facts, std::vector<int>& indexes)
{
    const auto fact = [&facts](int index) -> const Fact& { return facts[static_cast<std::size_t>(index)]; };
    if (named.kind == FactKind::EndorsedMe || named.kind == FactKind::EndorsedByMe)
        std::erase_if(indexes,
            [&](int index) { return fact(index).kind == named.kind && fact(index).value != named.value; });
    std::stable_partition(indexes.begin(), indexes.end(), [&](int index) { return &fact(index) == &named; });
}

// What a sentence is best filled from: stated before inferred, the newest first.
bool tellsMore(const Fact& a, const Fact& b)
{
    if (a.certainty != b.certainty)
        return a.certainty == Certainty::Stated;
    if (a.from != b.from)
        return a.from.isValid() && (!b.from.isValid() || a.from > b.from);
    if (a.to != b.to)
        return a.to.isValid() && (!b.to.isValid() || a.to > b.to);
    return a.value < b.value;
}

} // namespace

struct Advisor::Private {
    Private(Rulebook book, const Limits& limitsNow, const Me& me, QDate day)
        : rulebook(std::move(book)), limits(limitsNow), today(day), verdicts(tables(), me, leaves),
          view(leaves.all(), tables().unknowns, limits, today), outlook(verdicts, view.opens())
    {
    }

    const RuleTables& tables() const { return rulebook.tables(); }
    State stateOf(const Contact& contact, const Facts& facts) const
    {
        return view.read(contact.kind, facts, connections >= limits.mostConnections.value);
    }
    Known& known(const State& state);
    Known think(const State& state) const;
    const std::vector<Turn>& turns(Known& of, const State& state) const;
    Action actionAfter(const Turn& turn, State state) const;
    const std::vector<Outlook::Question>& questions(Known& of, const State& state) const;
    std::vector<int> evidence(const Condition& condition, const Facts& facts, const Fact** best) const;
    Reason reason(const Rule& rule, const Contact& contact, const Facts& facts) const;
    Change change(const Turn& turn, const Contact& contact) const;
    Question question(const Outlook::Question& about, const Contact& contact) const;
    std::vector<Missing> missing(const State& state, Action chosen, const Contact& contact) const;
    QString nothingSays(const Contact& contact, const Facts& facts) const;
    QString gateSays(const Known& of, const Contact& contact, const Facts& facts) const;
    const Fact* gateFact(const Known& of, const Facts& facts) const;
    QString counsel(const Fact& request, const Contact& contact) const;

    Rulebook rulebook;
    Limits limits;
    QDate today;
    Leaves leaves;
    Verdicts verdicts;
    FactView view;
    Outlook outlook;
    qint64 connections = 0;
    std::unordered_map<State, Known, StateHash> memory;
};

Known& Advisor::Private::known(const State& state)
{
    const auto found = memory.find(state);
    return found != memory.end() ? found->second : memory.emplace(state, think(state)).first->second;
}

Known Advisor::Private::think(const State& state) const
{
    Known result;
    AdviceSummary& summary = result.summary;
    result.gate = verdicts.gate(state);
    if (result.gate) {
        const GateRule& gate = tables().gates[static_cast<std::size_t>(*result.gate)];
        summary.gate = gate.gate;
        if (!gate.label.isEmpty())
            summary.labels = {translatedRuleText(gate.label)};
        if (gate.asks) {
            summary.action = Action::Ask;
            summary.worth = 1; // as much as any question
        }
        return result;
    }
    summary.margin = verdicts.margin(state);
    const auto chances = outlook.chances(state);
    const Action decided = verdicts.action(summary.margin, state);
    const bool isOpen = decided == Action::Ask; // whether or not there is something left to ask
    summary.action = isOpen && !outlook.mayTurn(state, chances) ? Action::None : decided;
    summary.confidence = chances[static_cast<std::size_t>(decided)];

    const Side first = summary.action == Action::Follow ? Side::Follow : Side::Connect;
    result.reasons = verdicts.reasons(state);
    std::ranges::sort(result.reasons, [&](int x, int y) {
        const Rule& a = tables().rules[static_cast<std::size_t>(x)];
        const Rule& b = tables().rules[static_cast<std::size_t>(y)];
        if (a.strength != b.strength)
            return a.strength > b.strength;
        return a.side != b.side ? a.side == first : a.id < b.id;
    });
    for (const int index : result.reasons) {
        const Rule& rule = tables().rules[static_cast<std::size_t>(index)];
        const QString label = translatedRuleText(rule.label);
        const bool speaksForIt = isOpen || rule.side == first;
        if (speaksForIt && summary.labels.size() < mostLabels && !summary.labels.contains(label))
            summary.labels += label;
    }
    switch (summary.action) {
    case Action::Connect:
    case Action::Follow:
        summary.worth = std::abs(summary.margin) * summary.confidence;
        break;
    case Action::Ask:
        summary.worth = chances[static_cast<std::size_t>(Action::Connect)];
        break;
    case Action::None:
        break;
    }
    return result;
}

const std::vector<Outlook::Question>& Advisor::Private::questions(Known& of, const State& state) const
{
    if (!of.questions) {
        of.questions.emplace();
        // Who is asked about is asked about, however likely it is that the answers decide nothing.
        if (!of.gate && (of.summary.action == Action::Ask || of.summary.confidence < sureEnough))
            of.questions = outlook.questions(state);
        of.questions->resize(std::min(of.questions->size(), mostQuestions));
    }
    return *of.questions;
}

const std::vector<Turn>& Advisor::Private::turns(Known& of, const State& state) const
{
    if (!of.turns) {
        of.turns.emplace();
        if (!of.gate)
            of.turns = outlook.turns(state);
        of.turns->resize(std::min(of.turns->size(), mostChanges));
        for (Turn& turn : *of.turns)
            turn.then = actionAfter(turn, state);
    }
    return *of.turns;
}

Action Advisor::Private::actionAfter(const Turn& turn, State state) const
{
    for (const auto& [unknown, holds] : turn.facts)
        state = outlook.answered(state, unknown, holds);
    return outlook.action(state);
}

// The facts that a condition rests on, as indexes; `best` becomes the one that its sentence is filled from.
std::vector<int> Advisor::Private::evidence(
    const Condition& condition, const Facts& facts, const Fact** best) const
{
    std::vector<Leaf> read;
    collectWanted(condition, true, read);
    std::vector<int> indexes;
    for (const Leaf& leaf : read) {
        const bool first = indexes.empty();
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const Fact& fact = facts[i];
            if (!matches(leaf, fact, facts, limits, today))
                continue;
            if (std::ranges::find(indexes, static_cast<int>(i)) == indexes.end())
                indexes.push_back(static_cast<int>(i));
            if (first && (!*best || tellsMore(fact, **best)))
                *best = &fact;
        }
    }
    return indexes;
}

Reason Advisor::Private::reason(const Rule& rule, const Contact& contact, const Facts& facts) const
{
    const Fact* best = nullptr;
    std::vector<int> indexes = evidence(rule.when, facts, &best);
    Slots slots{contact, best, 0, today};
    Fact unnamed;
    if (best) {
        showFirst(*best, facts, indexes);
        if (rule.unsaid.contains(best->value)) {
            unnamed = *best;
            unnamed.value.clear();
            slots.fact = &unnamed;
        }
    }
    QString says = sentence(rule.says, slots);
    if (says.isEmpty()) // a wording of the user's may ask for more than is known
        says = conditionSentence(rule.when, limits, contact.kind);
    return {rule.id, rule.guide, rule.side, rule.strength, says, translatedRuleText(rule.label),
        std::move(indexes)};
}

Change Advisor::Private::change(const Turn& turn, const Contact& contact) const
{
    QString condition;
    for (const auto& [index, holds] : turn.facts) {
        const Unknown& unknown = tables().unknowns[static_cast<std::size_t>(index)];
        const QString part = sentence(holds ? unknown.wouldBe : unknown.wouldNotBe, {contact});
        condition = condition.isEmpty()
            ? part
            : QCoreApplication::translate("rules", "%1 and %2", "two conditions").arg(condition, part);
    }
    return {condition, turn.then};
}

Question Advisor::Private::question(const Outlook::Question& about, const Contact& contact) const
{
    Question question;
    for (const int index : about) {
        const Unknown& unknown = tables().unknowns[static_cast<std::size_t>(index)];
        question.options.push_back({unknown.fact, sentence(unknown.option, {contact})});
        question.text = sentence(unknown.question, {contact});
        const auto group = std::ranges::find(tables().groups, unknown.group, &UnknownGroup::id);
        if (about.size() > 1 && group != tables().groups.end()) {
            question.text = sentence(group->question, {contact});
            question.none = sentence(group->none, {contact});
        }
    }
    return question;
}

// What would have turned the rules to what was chosen; each once, though it may take two of them.
std::vector<Missing> Advisor::Private::missing(
    const State& state, Action chosen, const Contact& contact) const
{
    std::vector<Missing> found;
    for (const Turn& turn : outlook.turns(state)) {
        if (turn.then != chosen)
            continue;
        for (const auto& [index, holds] : turn.facts) {
            const Unknown& unknown = tables().unknowns[static_cast<std::size_t>(index)];
            Missing each{
                unknown.fact, holds, sentence(holds ? unknown.wouldBe : unknown.wouldNotBe, {contact})};
            if (found.size() < mostMissing && std::ranges::find(found, each) == found.end())
                found.push_back(std::move(each));
        }
    }
    return found;
}

QString Advisor::Private::nothingSays(const Contact& contact, const Facts& facts) const
{
    const NothingSays& says = tables().nothing;
    if (contact.kind == ContactKind::Organisation)
        return sentence(says.ofOrganisation, {contact});
    return sentence(states(facts, FactKind::Following) ? says.ofFollowed : says.ofPerson, {contact});
}

QString Advisor::Private::gateSays(const Known& of, const Contact& contact, const Facts& facts) const
{
    if (!of.gate)
        return of.summary.action == Action::None ? nothingSays(contact, facts) : QString();
    const GateRule& gate = tables().gates[static_cast<std::size_t>(*of.gate)];
    const Fact* fact = gateFact(of, facts);
    const QString says = sentence(gate.says, {contact, fact, limitByName(limits, gate.limit).value_or(0)});
    const QString more = gate.gate == Gate::Pending && fact ? counsel(*fact, contact) : QString();
    return more.isEmpty() ? says : says + u' ' + more;
}

// What the shut gate rests on; null: on nothing that a fact tells.
const Fact* Advisor::Private::gateFact(const Known& of, const Facts& facts) const
{
    const Fact* best = nullptr;
    evidence(tables().gates[static_cast<std::size_t>(*of.gate)].when, facts, &best);
    return best;
}

// What to do about a request that has waited longer than those which are accepted do.
QString Advisor::Private::counsel(const Fact& request, const Contact& contact) const
{
    const int longest = limits.reviewPendingDays.value;
    const int days = request.from.isValid() ? static_cast<int>(request.from.daysTo(today)) : 0;
    if (longest <= 0 || days <= longest)
        return {};
    return Advising::tr(
               "It has waited for %n week(s): withdrawing it is worth considering.", nullptr, days / 7)
        + u' '
        + Advising::tr("Once it is withdrawn, %1 can be invited again after %n day(s).", nullptr,
            limits.daysAfterWithdrawal.value)
              .arg(sentence(u"{given}"_s, {contact}));
}

Advisor::Advisor(Rulebook rulebook, const Limits& limits, const Me& me, QDate today)
    : d(std::make_unique<Private>(std::move(rulebook), limits, me, today))
{
}

Advisor::Advisor(Advisor&&) noexcept = default;
Advisor::~Advisor() = default;

AdviceSummary Advisor::summarise(const Contact& contact, const Facts& facts)
{
    const Known& known = d->known(d->stateOf(contact, facts));
    AdviceSummary summary = known.summary;
    summary.contact = contact.id;
    if (const auto chosen = known.gate ? std::nullopt : choice(contact.kind, facts)) {
        summary.action = *chosen;
        summary.confidence = 1;
        summary.worth = chosenWorth;
        summary.labels = {Advising::tr("your choice")};
    }
    if (summary.gate == Gate::Pending) {
        const Fact* request = d->gateFact(known, facts);
        if (request && request->from.isValid()) // within the year: else it has expired
            summary.labels = {Advising::tr("since %1", "a request that waits").arg(shortDate(request->from))};
    }
    if (summary.action == Action::Follow && states(facts, FactKind::Following))
        summary.worth = 0;
    else if (summary.action != Action::None)
        summary.worth += freshness(facts, d->today);
    return summary;
}

Advice Advisor::advise(const Contact& contact, Facts facts)
{
    const AdviceSummary summary = summarise(contact, facts);
    const State state = d->stateOf(contact, facts);
    Known& known = d->known(state);
    Advice advice;
    advice.action = summary.action;
    advice.gate = summary.gate;
    advice.gateSays = d->gateSays(known, contact, facts);
    advice.margin = summary.margin;
    advice.confidence = summary.confidence;
    advice.worth = summary.worth;
    advice.advised = known.summary.action;
    advice.chosen = !known.gate && choice(contact.kind, facts).has_value();
    const RuleTables& tables = d->tables();
    for (const int rule : known.reasons)
        advice.reasons.push_back(d->reason(tables.rules[static_cast<std::size_t>(rule)], contact, facts));
    if (advice.chosen && advice.action == Action::Follow)
        std::erase_if(
            advice.reasons, [&](const Reason& reason) { return tellsOfUnfollowing(reason, facts); });
    if (advice.chosen) {
        advice.missing = d->missing(state, advice.action, contact);
    } else {
        for (const Turn& turn : d->turns(known, state))
            advice.changes.push_back(d->change(turn, contact));
        for (const Outlook::Question& about : d->questions(known, state))
            advice.questions.push_back(d->question(about, contact));
        if (known.gate) {
            const GateRule& gate = tables.gates[static_cast<std::size_t>(*known.gate)];
            if (gate.asks)
                advice.questions.push_back({sentence(gate.question, {contact}), {{*gate.asks, {}}}, {}});
        }
    }
    advice.facts = std::move(facts);
    return advice;
}

const std::vector<int>& Advisor::counting(const Contact& contact, const Facts& facts)
{
    return d->known(d->stateOf(contact, facts)).reasons;
}

void Advisor::setConnections(qint64 connections)
{
    d->connections = connections;
}

} // namespace kith
