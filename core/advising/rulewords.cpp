#include "core/advising/rulewords.h"

#include "core/advising/texts.h"

#include <QStringList>

#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Conditions of resources/rules/conditions.json; others are spelt out.
QString nameSays(const QString& name)
{
    if (name == "met-in-person"_L1)
        return Advising::tr("you have met in person");
    if (name == "invited-me"_L1)
        return Advising::tr("they invited you lately");
    if (name == "knows"_L1)
        return Advising::tr("you know each other");
    if (name == "hires-me"_L1)
        return Advising::tr("they hire and you look for a job");
    if (name == "follows"_L1)
        return Advising::tr("you follow them");
    if (name == "stopped-following"_L1)
        return Advising::tr("you stopped following them");
    if (name == "worth-following"_L1)
        return Advising::tr("you have a reason to follow them");
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

QString messagedSays(const QString& value)
{
    if (value == "received"_L1)
        return Advising::tr("they wrote to you");
    if (value == "sent"_L1)
        return Advising::tr("you wrote to them");
    return value == "both"_L1 ? Advising::tr("you wrote to each other")
                              : Advising::tr("one of you wrote to the other");
}

QString metSays(const Leaf& leaf)
{
    if (leaf.by == Origin::By::You)
        return Advising::tr("you said that you met");
    if (leaf.least > 1) {
        return leaf.most <= 1000
            ? Advising::tr(
                "a list says that you were at the same event with at most %n people", nullptr, leaf.most)
            : Advising::tr("a list says that you were at the same event with more than %n people", nullptr,
                leaf.least - 1);
    }
    if (leaf.most <= 1000 && leaf.least > 0)
        return Advising::tr("you were in a meeting of at most %n people", nullptr, leaf.most);
    if (leaf.most <= 0)
        return Advising::tr("a list says that you were at the same event, of unknown size");
    return leaf.by == Origin::By::File ? Advising::tr("a list says that you were at the same event")
                                       : Advising::tr("you met or were at the same event");
}

QString employerSays(const Leaf& leaf)
{
    if (!leaf.current)
        return Advising::tr("they work where you do or did");
    return *leaf.current ? Advising::tr("you work at the same place")
                         : Advising::tr("they work where you did");
}

// What says something else of an organisation than of a person.
QString organisationSays(const Leaf& leaf)
{
    switch (leaf.fact) {
    case FactKind::SameEmployer:
        if (!leaf.current)
            return Advising::tr("you work or worked there");
        return *leaf.current ? Advising::tr("you work there") : Advising::tr("you worked there");
    case FactKind::SameSchool:
        return Advising::tr("you went to school there");
    case FactKind::LargeOrganisation:
        return Advising::tr("it is large");
    case FactKind::TargetOrganisation:
        return Advising::tr("it is one of your targets");
    case FactKind::Following:
        return Advising::tr("you follow it");
    case FactKind::Unfollowed:
        return Advising::tr("you stopped following it");
    case FactKind::DoNotContact:
        return Advising::tr("you chose to leave it alone");
    case FactKind::WorksAt:
        return Advising::tr("it is “%1”");
    default:
        return {};
    }
}

// Without dates, origins and values.
QString kindSays(const Leaf& leaf)
{
    switch (leaf.fact) {
    case FactKind::Connected:
        return Advising::tr("you are connected");
    case FactKind::Invited:
        return Advising::tr("you sent them a request");
    case FactKind::InvitationReceived:
        return Advising::tr("they sent you a request");
    case FactKind::Withdrawn:
        return Advising::tr("you withdrew a request to them");
    case FactKind::Following:
        return Advising::tr("you follow them");
    case FactKind::Unfollowed:
        return Advising::tr("you stopped following them");
    case FactKind::Messaged:
        return messagedSays(leaf.value);
    case FactKind::EndorsedMe:
        return Advising::tr("they endorsed you");
    case FactKind::EndorsedByMe:
        return Advising::tr("you endorsed them");
    case FactKind::RecommendedMe:
        return Advising::tr("they recommended you");
    case FactKind::RecommendedByMe:
        return Advising::tr("you recommended them");
    case FactKind::WorkedWith:
        return Advising::tr("you have worked together");
    case FactKind::SameEmployer:
        return employerSays(leaf);
    case FactKind::Met:
        return metSays(leaf);
    case FactKind::SameSchool:
        return Advising::tr("you went to the same school");
    case FactKind::SharedConnection:
        return Advising::tr("someone knows you both");
    case FactKind::SharedInterest:
        return Advising::tr("you share an interest");
    case FactKind::SameIndustry:
        return Advising::tr("you work in the same field");
    case FactKind::Recruiter:
        if (leaf.least >= 2)
            return Advising::tr("recruiting is a part of what they do");
        return leaf.most <= 1 ? Advising::tr("recruiting is what they do")
                              : Advising::tr("they recruit people");
    case FactKind::Hiring:
        return Advising::tr("they hire for a role that you want");
    case FactKind::Leader:
        return Advising::tr("they lead your field");
    case FactKind::Admired:
        return Advising::tr("you admire them from afar");
    case FactKind::WantsToCollaborate:
        return Advising::tr("you would like to work with them");
    case FactKind::LargeOrganisation:
        return Advising::tr("they work at a large organisation");
    case FactKind::TargetOrganisation:
        return Advising::tr("they work at one of your targets");
    case FactKind::KnownElsewhere:
        return Advising::tr("they are in your address book");
    case FactKind::DoNotContact:
        return Advising::tr("you chose to leave them alone");
    case FactKind::Me:
        return Advising::tr("it is you");
    case FactKind::Employs:
        return leaf.least > 1
            ? Advising::tr("you know at least %n people who work there", nullptr, leaf.least)
            : Advising::tr("you know people who work there");
    case FactKind::Labelled:
        return leaf.value.isEmpty() ? Advising::tr("you labelled them") : Advising::tr("your label is “%1”");
    case FactKind::Noted:
        return Advising::tr("you wrote a note about them");
    case FactKind::Later:
        return Advising::tr("you put them off");
    case FactKind::ChoseToConnect:
        return Advising::tr("you chose to connect");
    case FactKind::ChoseToFollow:
        return Advising::tr("you chose to follow");
    case FactKind::TitleSays:
        return Advising::tr("their title says “%1”");
    case FactKind::WorksAt:
        break;
    }
    return Advising::tr("they work at “%1”");
}

int daysIn(const Days& days, const Limits& limits)
{
    return days.limit.isEmpty() ? days.days : limitByName(limits, days.limit).value_or(0);
}

// How a rule is put into words.
struct Speech {
    const Limits& limits;
    bool ofOrganisations; // else of people
};

QString leafSays(const Leaf& leaf, const Speech& speech)
{
    if (!leaf.connections.isEmpty())
        return Advising::tr("your network is full");
    QString says = speech.ofOrganisations ? organisationSays(leaf) : QString();
    if (says.isEmpty())
        says = kindSays(leaf);
    if (says.contains("%1"_L1))
        says = says.arg(leaf.value);
    else if (!leaf.value.isEmpty() && leaf.fact != FactKind::Messaged)
        says = Advising::tr("%1 (“%2”)", "a condition, the value asked for").arg(says, leaf.value);
    if (leaf.certainty == Certainty::Stated)
        says = Advising::tr("%1, as you or a file said").arg(says);
    if (leaf.certainty == Certainty::Inferred)
        says = Advising::tr("%1, as Kith concludes").arg(says);
    if (leaf.fact != FactKind::Met && leaf.by == Origin::By::You)
        says = Advising::tr("%1, as you said").arg(says);
    if (leaf.fact != FactKind::Met && leaf.by == Origin::By::File)
        says = Advising::tr("%1, as a file says").arg(says);
    if (leaf.within.asked())
        says
            = Advising::tr("%1 in the last %n day(s)", nullptr, daysIn(leaf.within, speech.limits)).arg(says);
    if (leaf.olderThan.asked())
        says = Advising::tr("%1 more than %n day(s) ago", nullptr, daysIn(leaf.olderThan, speech.limits))
                   .arg(says);
    if (leaf.unlessLater == FactKind::Following)
        return says; // who follows again has not stopped
    if (leaf.unlessLater == FactKind::Withdrawn)
        says = Advising::tr("%1 and did not withdraw it").arg(says);
    else if (leaf.unlessLater == FactKind::Unfollowed)
        says = Advising::tr("%1 and still do").arg(says);
    else if (leaf.unlessLater)
        says = Advising::tr("%1 and not later that %2", "a condition, another")
                   .arg(says, kindSays({*leaf.unlessLater}));
    return says;
}

// "a, b and c" or "a, b or c".
QString joined(const QStringList& parts, bool all)
{
    if (parts.size() < 2)
        return parts.join(QString());
    const QString most = parts.mid(0, parts.size() - 1).join(Advising::tr(", ", "between conditions"));
    return (all ? Advising::tr("%1 and %2", "conditions") : Advising::tr("%1 or %2", "conditions"))
        .arg(most, parts.last());
}

QString says(const Condition& condition, const Speech& speech, bool inside)
{
    const QString name = speech.ofOrganisations ? QString() : nameSays(condition.name);
    if (!name.isEmpty())
        return name;
    switch (condition.kind) {
    case Condition::Kind::Always:
        return Advising::tr("it is about anyone");
    case Condition::Kind::Leaf:
        return leafSays(condition.leaf, speech);
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
    for (const Condition& part : condition.parts)
        parts += says(part, speech, condition.parts.size() > 1);
    const bool all = condition.kind == Condition::Kind::All;
    const QString text = joined(parts, all);
    return inside && !all && parts.size() > 1 ? Advising::tr("either %1").arg(text) : text;
}

bool neverHolds(const Condition& condition)
{
    return condition.kind == Condition::Kind::Any && condition.parts.empty();
}

} // namespace

QString conditionSays(const Condition& condition, const Limits& limits)
{
    return says(condition, {limits, false}, false);
}

QString ruleSays(const Rule& rule, const Limits& limits)
{
    const bool always = rule.when.kind == Condition::Kind::Always;
    const bool excepted = !neverHolds(rule.unless);
    const Speech speech{limits, rule.kind == ContactKind::Organisation};
    const QString when = says(rule.when, speech, false);
    const QString unless = says(rule.unless, speech, false);
    if (always && excepted)
        return rule.side == Side::Connect ? Advising::tr("Connect unless %1.").arg(unless)
                                          : Advising::tr("Follow unless %1.").arg(unless);
    QString text;
    if (speech.ofOrganisations)
        text = always ? Advising::tr("Follow any organisation.")
                      : Advising::tr("Follow an organisation when %1.").arg(when);
    else if (rule.side == Side::Connect)
        text = always ? Advising::tr("Connect with anyone.") : Advising::tr("Connect when %1.").arg(when);
    else
        text = always ? Advising::tr("Follow anyone.") : Advising::tr("Follow when %1.").arg(when);
    if (excepted)
        text = Advising::tr("%1 Does not count when %2.", "a rule, its exception").arg(text, unless);
    return text;
}

} // namespace kith
