#include "core/advising/rulewords.h"

#include "core/advising/leafwords.h"
#include "core/advising/texts.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Conditions of resources/rules/conditions.json; others are spelt out.
QString nameSays(const QString& name, ContactKind kind)
{
    if (kind == ContactKind::Organisation) // no name is about organisations alone
        return {};
    if (name == "met-in-person"_L1)
        return Advising::tr("you have met in person");
    if (name == "invited-me"_L1)
        return Advising::tr("they invited you lately");
    if (name == "knows"_L1)
        return Advising::tr("you know each other");
    if (name == "hires-me"_L1)
        return Advising::tr("you look for a job and they hire");
    if (name == "follows"_L1)
        return Advising::tr("you follow them");
    if (name == "stopped-following"_L1)
        return Advising::tr("you stopped following them");
    if (name == "worth-following"_L1)
        return Advising::tr("you have a reason to follow them");
    if (name == "only-learns"_L1)
        return Advising::tr("learning is your only goal");
    if (name == "colleague-now"_L1)
        return Advising::tr("you work at the same place");
    if (name == "tie"_L1)
        return Advising::tr("anything ties you to them");
    return {};
}

QString goalSays(Goal goal, bool chosen)
{
    switch (goal) {
    case Goal::Job:
        return chosen ? Advising::tr("you chose to look for a job") : Advising::tr("you look for a job");
    case Goal::Collaborate:
        return Advising::tr("you look for people to work with");
    case Goal::Learn:
        return Advising::tr("you want to learn");
    case Goal::Sell:
        return Advising::tr("you want to sell");
    case Goal::Hire:
        return Advising::tr("you want to hire");
    case Goal::Visibility:
        break;
    }
    return Advising::tr("you want to be seen");
}

QString notGoalSays(Goal goal)
{
    switch (goal) {
    case Goal::Job:
        return Advising::tr("you do not look for a job");
    case Goal::Collaborate:
        return Advising::tr("you do not look for people to work with");
    case Goal::Learn:
        return Advising::tr("learning is no goal of yours");
    case Goal::Sell:
        return Advising::tr("you do not want to sell");
    case Goal::Hire:
        return Advising::tr("you do not want to hire");
    case Goal::Visibility:
        break;
    }
    return Advising::tr("being seen is no goal of yours");
}

// How a rule is put into words.
struct Speech {
    const Limits& limits;
    ContactKind kind; // of whom
};

// "a, b and c" or "a, b or c".
QString joined(const QStringList& parts, bool all)
{
    if (parts.size() < 2)
        return parts.join(QString());
    const QString most = parts.mid(0, parts.size() - 1).join(Advising::tr(", ", "between conditions"));
    return (all ? Advising::tr("%1 and %2", "conditions") : Advising::tr("%1 or %2", "conditions"))
        .arg(most, parts.last());
}

bool isAboutGoal(const Condition& condition)
{
    return condition.kind == Condition::Kind::Goal
        || (condition.kind == Condition::Kind::Not && condition.parts.front().kind == Condition::Kind::Goal);
}

// Else a goal would seem to belong to what somebody said: "you said that they hire and you look for a job".
std::vector<Condition> goalsFirst(std::vector<Condition> parts)
{
    std::ranges::stable_partition(parts, isAboutGoal);
    return parts;
}

QString says(const Condition& condition, const Speech& speech, bool inside)
{
    const QString name = nameSays(condition.name, speech.kind);
    if (!name.isEmpty())
        return name;
    switch (condition.kind) {
    case Condition::Kind::Always:
        return Advising::tr("it is about anyone");
    case Condition::Kind::Leaf:
        return leafSays(condition.leaf, speech.limits, speech.kind);
    case Condition::Kind::Goal:
        return goalSays(condition.goal, condition.chosen);
    case Condition::Kind::Not:
        if (condition.parts.front().kind == Condition::Kind::Goal)
            return notGoalSays(condition.parts.front().goal);
        return Advising::tr("it is not so that %1").arg(says(condition.parts.front(), speech, true));
    case Condition::Kind::All:
    case Condition::Kind::Any:
        break;
    }
    QStringList parts;
    for (const Condition& part : goalsFirst(condition.parts))
        parts += says(part, speech, condition.parts.size() > 1);
    const bool all = condition.kind == Condition::Kind::All;
    const QString text = joined(parts, all);
    return inside && !all && parts.size() > 1 ? Advising::tr("either %1").arg(text) : text;
}

bool neverHolds(const Condition& condition)
{
    return condition.kind == Condition::Kind::Any && condition.parts.empty();
}

// One exception after the other, each with its own "when", since many hold an "and".
QString exceptionsSay(const Condition& unless, const Speech& speech)
{
    if (unless.kind != Condition::Kind::Any || !unless.name.isEmpty() || unless.parts.size() < 2)
        return says(unless, speech, false);
    QStringList parts;
    for (const Condition& part : unless.parts)
        parts += says(part, speech, true);
    const QString last = parts.takeLast();
    return Advising::tr("%1 or when %2", "exceptions, the last one")
        .arg(parts.join(Advising::tr(", when ", "between exceptions")), last);
}

// "Whoever it is known of, except where it was stated" is said as what it is: whoever it is concluded of.
void sayAsConcluded(Condition& when, Condition& unless)
{
    std::vector<Condition> exceptions{unless};
    if (unless.kind == Condition::Kind::Any && unless.name.isEmpty())
        exceptions = unless.parts;
    const auto isStated = [](const Condition& condition, Leaf leaf) {
        leaf.certainty = Certainty::Stated;
        return condition.kind == Condition::Kind::Leaf && condition.leaf == leaf;
    };
    const auto concluded = [&](Condition& condition) {
        if (condition.kind != Condition::Kind::Leaf || condition.leaf.certainty)
            return;
        const Leaf leaf = condition.leaf;
        const auto dropped
            = std::erase_if(exceptions, [&](const Condition& each) { return isStated(each, leaf); });
        if (dropped > 0)
            condition.leaf.certainty = Certainty::Inferred;
    };
    concluded(when);
    if (when.kind == Condition::Kind::All) {
        for (Condition& part : when.parts)
            concluded(part);
    }
    unless = Condition::never();
    unless.parts = std::move(exceptions);
    if (unless.parts.size() == 1)
        unless = Condition(unless.parts.front());
}

} // namespace

QString conditionSays(const Condition& condition, const Limits& limits, ContactKind kind)
{
    return says(condition, {limits, kind}, false);
}

QString conditionSentence(const Condition& condition, const Limits& limits, ContactKind kind)
{
    QString says = conditionSays(condition, limits, kind);
    says.replace(0, 1, says.left(1).toUpper());
    return says + u'.';
}

QString ruleSays(const Rule& rule, const Limits& limits)
{
    Condition whenHolds = rule.when;
    Condition exception = rule.unless;
    sayAsConcluded(whenHolds, exception);
    const bool always = whenHolds.kind == Condition::Kind::Always;
    const bool excepted = !neverHolds(exception);
    const Speech speech{limits, rule.kind.value_or(ContactKind::Person)};
    const QString when = says(whenHolds, speech, false);
    if (always && excepted) {
        const QString unless = says(exception, speech, false);
        return rule.side == Side::Connect ? Advising::tr("Connect unless %1.").arg(unless)
                                          : Advising::tr("Follow unless %1.").arg(unless);
    }
    QString text;
    if (speech.kind == ContactKind::Organisation)
        text = always ? Advising::tr("Follow any organisation.")
                      : Advising::tr("Follow an organisation when %1.").arg(when);
    else if (rule.side == Side::Connect)
        text = always ? Advising::tr("Connect with anyone.") : Advising::tr("Connect when %1.").arg(when);
    else
        text = always ? Advising::tr("Follow anyone.") : Advising::tr("Follow when %1.").arg(when);
    if (excepted)
        text = Advising::tr("%1 Does not count when %2.", "a rule, its exception")
                   .arg(text, exceptionsSay(exception, speech));
    return text;
}

} // namespace kith
