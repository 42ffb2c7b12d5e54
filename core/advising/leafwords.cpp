#include "core/advising/leafwords.h"

#include "core/advising/texts.h"

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

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
            ? Advising::tr("you were both on the list of an event of at most %n people", nullptr, leaf.most)
            : Advising::tr(
                "you were both on the list of an event of more than %n people", nullptr, leaf.least - 1);
    }
    if (leaf.most <= 1000 && leaf.least > 0)
        return Advising::tr("you were in a meeting of at most %n people", nullptr, leaf.most);
    if (leaf.most <= 0)
        return Advising::tr("you were both on the list of an event of unknown size");
    return leaf.by == Origin::By::File ? Advising::tr("you were both on the list of an event")
                                       : Advising::tr("you met or were both on the list of an event");
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
    case FactKind::KnownElsewhere:
        return Advising::tr("it is in your address book");
    case FactKind::Noted:
        return leaf.value.isEmpty() ? Advising::tr("you wrote a note about it")
                                    : Advising::tr("your note about it says “%1”");
    case FactKind::WorksAt:
        return Advising::tr("it is called “%1”");
    default:
        return {};
    }
}

// Without dates, origins and values.
QString kindSays(const Leaf& leaf)
{
    switch (leaf.fact) {
    case FactKind::Connected:
        return leaf.unlessLater ? Advising::tr("you are connected")
                                : Advising::tr("you are or were connected");
    case FactKind::Disconnected:
        return Advising::tr("you are no longer connected");
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
    case FactKind::TargetIndustry:
        return Advising::tr("they work in an industry that you want to reach");
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
        return leaf.value.isEmpty() ? Advising::tr("you wrote a note about them")
                                    : Advising::tr("your note about them says “%1”");
    case FactKind::Later:
        return Advising::tr("you put them off");
    case FactKind::ChoseToConnect:
        return Advising::tr("you chose to connect");
    case FactKind::ChoseToFollow:
        return Advising::tr("you chose to follow");
    case FactKind::TitleSays:
        return Advising::tr("their title says “%1”");
    case FactKind::Namesake:
        return Advising::tr("they are called as you are");
    case FactKind::Unnamed:
        return Advising::tr("they go by no name");
    case FactKind::WorksAt:
        break;
    }
    return Advising::tr("they work at “%1”");
}

int daysIn(const Days& days, const Limits& limits)
{
    return days.limit.isEmpty() ? days.days : limitByName(limits, days.limit).value_or(0);
}

// On whose word it must rest, where that matters.
QString whoSays(const Leaf& leaf, const QString& says)
{
    if (leaf.fact != FactKind::Met && leaf.by == Origin::By::You)
        return Advising::tr("you said that %1").arg(says);
    if (leaf.fact != FactKind::Met && leaf.by == Origin::By::File)
        return Advising::tr("a file says that %1").arg(says);
    if (leaf.certainty == Certainty::Stated)
        return Advising::tr("you or a file said that %1").arg(says);
    return leaf.certainty == Certainty::Inferred ? Advising::tr("Kith concludes that %1").arg(says) : says;
}

} // namespace

QString leafSays(const Leaf& leaf, const Limits& limits, ContactKind kind)
{
    if (!leaf.connections.isEmpty())
        return Advising::tr("your network is full");
    QString says = kind == ContactKind::Organisation ? organisationSays(leaf) : QString();
    if (says.isEmpty())
        says = kindSays(leaf);
    if (says.contains("%1"_L1))
        says = says.arg(leaf.value);
    else if (!leaf.value.isEmpty() && leaf.fact != FactKind::Messaged)
        says = Advising::tr("%1 (“%2”)", "a condition, the value asked for").arg(says, leaf.value);
    if (leaf.within.asked())
        says = Advising::tr("%1 in the last %n day(s)", nullptr, daysIn(leaf.within, limits)).arg(says);
    if (leaf.olderThan.asked())
        says = Advising::tr("%1 more than %n day(s) ago", nullptr, daysIn(leaf.olderThan, limits)).arg(says);
    if (leaf.unlessLater == FactKind::Withdrawn)
        says = Advising::tr("%1 and did not withdraw it").arg(says);
    else if (leaf.unlessLater == FactKind::Unfollowed)
        says = Advising::tr("%1 and still do").arg(says);
    else if (leaf.unlessLater && leaf.unlessLater != FactKind::Following
        && leaf.unlessLater != FactKind::Disconnected) // who follows again has not stopped
        says = Advising::tr("%1 and not later that %2", "a condition, another")
                   .arg(says, kindSays({*leaf.unlessLater}));
    return whoSays(leaf, says);
}

} // namespace kith
