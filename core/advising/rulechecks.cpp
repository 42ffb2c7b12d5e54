#include "core/advising/rulechecks.h"

#include "core/advising/sentence.h"
#include "core/advising/terms.h"
#include "core/advising/texts.h"

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

using Kind = RuleFinding::Kind;

bool narrower(const Days& days, const Days& other)
{
    if (!other.asked() || days == other)
        return true;
    return days.asked() && days.limit.isEmpty() && other.limit.isEmpty() && days.days <= other.days;
}

bool wider(const Days& days, const Days& other)
{
    if (!other.asked() || days == other)
        return true;
    return days.asked() && days.limit.isEmpty() && other.limit.isEmpty() && days.days >= other.days;
}

template <typename Value>
bool asDemanded(const std::optional<Value>& value, const std::optional<Value>& demanded)
{
    return !demanded || value == demanded;
}

// Conditions compiled with everything that leaves imply of each other.
class Logic
{
public:
    Terms compile(const Condition& condition, const Me& me) { return m_leaves.compile(condition, me); }

    // The same without alternatives that contradict themselves.
    Terms possible(const Condition& condition, const Me& me)
    {
        Terms terms = compile(condition, me);
        std::erase_if(terms, [this](const Term& term) { return contradictsItself(term); });
        return terms;
    }

    bool implies(const Term& term, const Term& other) const
    {
        bool all = true;
        other.yes.forEach([&](std::size_t leaf) { all = all && isTrue(term, leaf); });
        other.no.forEach([&](std::size_t leaf) { all = all && isFalse(term, leaf); });
        return all;
    }

    // Whether every way in which the first holds is one in which the second does.
    bool implies(const Terms& terms, const Terms& others) const
    {
        return std::ranges::all_of(terms, [&](const Term& term) {
            return std::ranges::any_of(others, [&](const Term& other) { return implies(term, other); });
        });
    }

private:
    const Leaf& leafAt(std::size_t index) const { return m_leaves.all()[index]; }

    bool isTrue(const Term& term, std::size_t wanted) const
    {
        bool found = false;
        term.yes.forEach(
            [&](std::size_t leaf) { found = found || kith::implies(leafAt(leaf), leafAt(wanted)); });
        return found;
    }

    bool isFalse(const Term& term, std::size_t wanted) const
    {
        bool found = false;
        term.no.forEach(
            [&](std::size_t leaf) { found = found || kith::implies(leafAt(wanted), leafAt(leaf)); });
        return found;
    }

    bool contradictsItself(const Term& term) const
    {
        bool found = false;
        term.no.forEach([&](std::size_t leaf) { found = found || isTrue(term, leaf); });
        return found;
    }

    Leaves m_leaves;
};

// When the rule counts, as one condition.
Condition effect(const Rule& rule)
{
    Condition except{Condition::Kind::Not, {rule.unless}, {}, Goal::Job, false, {}};
    return {Condition::Kind::All, {rule.when, std::move(except)}, {}, Goal::Job, false, {}};
}

bool sharesKind(const Rule& rule, const Rule& other)
{
    return !rule.kind || !other.kind || rule.kind == other.kind;
}

// Goals with which the rule can count for someone: the owner's where they do, else as few as do; nothing:
// with none it can.
std::optional<Me> whereItCounts(const Rule& rule, const Me& owner)
{
    if (!Logic().possible(effect(rule), owner).empty())
        return owner;
    for (int goals = 0; goals < (1 << goalCount); ++goals) {
        Me me;
        for (int i = 0; i < goalCount; ++i) {
            if (((goals >> i) & 1) != 0)
                me.goals.insert(static_cast<Goal>(i));
        }
        if (!Logic().possible(effect(rule), me).empty())
            return me;
    }
    return std::nullopt;
}

// Whether it is about everybody: no way to count asks for anything.
bool asksNothing(const Terms& terms)
{
    return std::ranges::any_of(terms, [](const Term& term) { return term.yes.empty() && term.no.empty(); });
}

QString gateSays(Gate gate)
{
    switch (gate) {
    case Gate::Me:
        return Advising::tr("that is yourself");
    case Gate::DoNotContact:
        return Advising::tr("you chose to leave them alone");
    case Gate::Connected:
        return Advising::tr("you are connected already");
    case Gate::Pending:
        return Advising::tr("your request is still open");
    case Gate::Withdrawn:
        return Advising::tr("you withdrew a request lately");
    case Gate::Cap:
        return Advising::tr("your network is full");
    case Gate::Open:
        break;
    }
    return Advising::tr("you follow the organisation already");
}

// The gate that is shut whenever the rule counts.
const GateRule* gateBefore(const Rule& rule, const std::vector<GateRule>& gates, const Me& me)
{
    Logic logic;
    const Terms terms = logic.possible(effect(rule), me);
    for (const GateRule& gate : gates) {
        const bool forAll = !gate.kind || gate.kind == rule.kind;
        if (forAll && !terms.empty() && logic.implies(terms, logic.possible(gate.when, me)))
            return &gate;
    }
    return nullptr;
}

} // namespace

bool implies(const Leaf& leaf, const Leaf& other)
{
    if (!leaf.connections.isEmpty() || !other.connections.isEmpty())
        return leaf == other;
    return leaf.fact == other.fact && asDemanded(leaf.certainty, other.certainty)
        && asDemanded(leaf.by, other.by) && (other.value.isEmpty() || leaf.value == other.value)
        && leaf.least >= other.least && leaf.most <= other.most && narrower(leaf.within, other.within)
        && wider(leaf.olderThan, other.olderThan) && (leaf.dated || leaf.olderThan.asked() || !other.dated)
        && asDemanded(leaf.current, other.current) && asDemanded(leaf.unlessLater, other.unlessLater);
}

std::vector<RuleFinding> checkRule(const Rule& rule, const RuleTables& among, const Me& me)
{
    std::vector<RuleFinding> findings;
    const auto found = [&](Kind kind, const QString& says) { findings.push_back({kind, rule.id, says}); };
    const std::optional<Me> where = whereItCounts(rule, me);
    if (rule.kind == ContactKind::Organisation && rule.side == Side::Connect)
        found(Kind::NeverFires, Advising::tr("It never counts: organisations cannot be connected with."));
    else if (!where)
        found(Kind::NeverFires,
            Advising::tr("It never counts: nobody can be as it demands, or its exception holds whenever its "
                         "condition does."));
    if (!findings.empty())
        return findings;
    Logic logic;
    if (logic.possible(effect(rule), me).empty())
        found(Kind::WaitsForGoal, Advising::tr("It does not count with the goals that you have now."));
    const Terms terms = logic.possible(effect(rule), *where);
    if (const GateRule* gate = gateBefore(rule, among.gates, *where))
        found(Kind::BehindGate,
            Advising::tr("It counts only where the question is closed, since %1: no reason opens that.")
                .arg(gateSays(gate->gate)));
    for (const Rule& other : among.rules) {
        if (!other.on || other.id == rule.id || !sharesKind(rule, other))
            continue;
        const Terms others = logic.possible(effect(other), *where);
        if (others.empty() || !logic.implies(others, terms))
            continue;
        const bool ofTheSame = logic.implies(terms, others);
        const QString name = translatedRuleText(other.label);
        const bool sameSide = other.side == rule.side;
        if (sameSide && ofTheSame)
            found(Kind::Duplicates,
                Advising::tr("It says the same as the rule “%1” (%2): both would count.")
                    .arg(name, other.id));
        else if (ofTheSame)
            found(Kind::Contradicts,
                Advising::tr("It says the opposite of the rule “%1” (%2), of the same people.")
                    .arg(name, other.id));
        else if (!sameSide && !asksNothing(terms)) // what is about everybody is where one starts from
            found(Kind::Contradicts,
                Advising::tr("It says the opposite of the rule “%1” (%2) wherever that one counts.")
                    .arg(name, other.id));
    }
    return findings;
}

} // namespace kith
