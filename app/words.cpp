#include "app/words.h"

#include "app/texts.h"
#include "core/model/smallmeeting.h"

#include <QStringList>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QString countWord(const Fact& fact)
{
    if (fact.count <= 0)
        return {};
    switch (fact.kind) {
    case FactKind::Messaged:
        return App::tr("%Ln message(s)", nullptr, fact.count);
    case FactKind::Met:
        return App::tr("%Ln people there", nullptr, fact.count);
    case FactKind::Employs:
        return App::tr("%Ln of your contacts", nullptr, fact.count);
    default:
        return QString::number(fact.count);
    }
}

QString directionWord(const QString& value)
{
    if (value == "both"_L1)
        return App::tr("both ways");
    if (value == "sent"_L1)
        return App::tr("from you");
    return value == "received"_L1 ? App::tr("from them") : value;
}

} // namespace

QString actionWord(Action action)
{
    switch (action) {
    case Action::None:
        break;
    case Action::Connect:
        return App::tr("connect");
    case Action::Follow:
        return App::tr("follow");
    case Action::Ask:
        return App::tr("ask");
    }
    return App::tr("nothing to do");
}

TextStyle actionStyle(Action action)
{
    switch (action) {
    case Action::None:
        break;
    case Action::Connect:
        return TextStyle::Connect;
    case Action::Follow:
        return TextStyle::Follow;
    case Action::Ask:
        return TextStyle::Ask;
    }
    return TextStyle::Strong;
}

QString gateWord(Gate gate)
{
    switch (gate) {
    case Gate::Open:
        break;
    case Gate::Me:
        return App::tr("you");
    case Gate::DoNotContact:
        return App::tr("not to be contacted");
    case Gate::Connected:
        return App::tr("already connected");
    case Gate::Pending:
        return App::tr("invited, waiting");
    case Gate::Withdrawn:
        return App::tr("withdrawn lately");
    case Gate::Cap:
        return App::tr("your network is full");
    }
    return App::tr("no reason either way");
}

QString sureWord(double confidence)
{
    if (confidence >= sureEnough)
        return App::tr("sure");
    return confidence >= 0.75 ? App::tr("likely") : App::tr("unsure");
}

QString strengthWord(int strength)
{
    if (strength >= 8)
        return App::tr("decisive");
    if (strength >= 6)
        return App::tr("strong");
    if (strength >= 4)
        return App::tr("good");
    return strength >= 2 ? App::tr("fair") : App::tr("slight");
}

QString kindWord(FactKind kind)
{
    switch (kind) {
    case FactKind::Connected:
        return App::tr("connected");
    case FactKind::Disconnected:
        return App::tr("no longer connected");
    case FactKind::Invited:
        return App::tr("invited by you");
    case FactKind::InvitationReceived:
        return App::tr("invited you");
    case FactKind::Withdrawn:
        return App::tr("invitation withdrawn");
    case FactKind::Following:
        return App::tr("followed by you");
    case FactKind::Unfollowed:
        return App::tr("no longer followed");
    case FactKind::Messaged:
        return App::tr("messages");
    case FactKind::EndorsedMe:
        return App::tr("endorsed you");
    case FactKind::EndorsedByMe:
        return App::tr("endorsed by you");
    case FactKind::RecommendedMe:
        return App::tr("recommended you");
    case FactKind::RecommendedByMe:
        return App::tr("recommended by you");
    case FactKind::WorkedWith:
        return App::tr("worked together");
    case FactKind::SameEmployer:
        return App::tr("same employer");
    case FactKind::Met:
        return App::tr("met");
    case FactKind::SameSchool:
        return App::tr("same school");
    case FactKind::SharedConnection:
        return App::tr("both know");
    case FactKind::SharedInterest:
        return App::tr("shared interest");
    case FactKind::SameIndustry:
        return App::tr("same industry");
    case FactKind::Recruiter:
        return App::tr("recruiter");
    case FactKind::Hiring:
        return App::tr("hires");
    case FactKind::Leader:
        return App::tr("leads the field");
    case FactKind::Admired:
        return App::tr("admired");
    case FactKind::WantsToCollaborate:
        return App::tr("to collaborate with");
    case FactKind::LargeOrganisation:
        return App::tr("large organisation");
    case FactKind::TargetOrganisation:
        return App::tr("organisation you want");
    case FactKind::TargetIndustry:
        return App::tr("industry you want");
    case FactKind::KnownElsewhere:
        return App::tr("known elsewhere");
    case FactKind::DoNotContact:
        return App::tr("not to be contacted");
    case FactKind::Me:
        return App::tr("you");
    case FactKind::Employs:
        return App::tr("employs");
    case FactKind::Labelled:
        return App::tr("label");
    case FactKind::Noted:
        return App::tr("note");
    case FactKind::Later:
        return App::tr("put off");
    case FactKind::TitleSays:
        return App::tr("title says");
    case FactKind::WorksAt:
        return App::tr("organisation");
    case FactKind::ChoseToConnect:
        return App::tr("connect, by your choice");
    case FactKind::ChoseToFollow:
        return App::tr("follow, by your choice");
    case FactKind::Namesake:
        return App::tr("called as you are");
    case FactKind::Unnamed:
        return App::tr("no name");
    }
    return kindName(kind);
}

QString factWord(const Fact& fact)
{
    switch (fact.certainty) {
    case Certainty::Stated:
        break;
    case Certainty::Inferred:
        return App::tr("%1 (inferred)").arg(kindWord(fact.kind));
    case Certainty::Denied:
        return App::tr("%1: no").arg(kindWord(fact.kind));
    }
    return isOfSameEvent(fact) ? App::tr("same event") : kindWord(fact.kind);
}

QString periodWord(QDate from, QDate to)
{
    const QString start = from.toString(Qt::ISODate);
    const QString end = to.toString(Qt::ISODate);
    if (start.isEmpty() || end.isEmpty() || start == end)
        return end.isEmpty() ? start : start.isEmpty() ? App::tr("until %1").arg(end) : start;
    return App::tr("%1 – %2").arg(start, end);
}

QString factDetail(const Fact& fact)
{
    const QString value = fact.kind == FactKind::Messaged ? directionWord(fact.value) : fact.value;
    QStringList parts{value.simplified(), periodWord(fact.from, fact.to), countWord(fact)};
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

QString answerCommand(const QString& facts, bool holds, ContactId contact)
{
    return u"kith answer %1 %2 %3"_s.arg(facts, holds ? u"yes"_s : u"no"_s).arg(contact);
}

QString missedSays(const Missing& missing, ContactId contact)
{
    return App::tr("Did Kith miss that %1? (%2)", "something about somebody, a command")
        .arg(missing.text, answerCommand(kindName(missing.fact), missing.holds, contact));
}

QString changeSays(const ContactChange& change, const QString& name)
{
    using Kind = ContactChange::Kind;
    switch (change.kind) {
    case Kind::Title:
        return App::tr("%1: now %2, before %3").arg(name, change.after, change.before);
    case Kind::Organisation:
        return App::tr("%1: now at %2, before at %3").arg(name, change.after, change.before);
    case Kind::Accepted:
        return App::tr("%1 accepted your invitation (%2)").arg(name, change.after);
    case Kind::Connected:
        return App::tr("%1 is a connection now (%2)").arg(name, change.after);
    case Kind::Renamed:
        return App::tr("%1: called %2 now, before %3").arg(name, change.after, change.before);
    case Kind::MadeOne:
        return App::tr("%1: was in the book twice, also as %2; is one contact now").arg(name, change.before);
    case Kind::OtherAddress:
        return App::tr("%1: also reached at %2").arg(name, change.after);
    case Kind::NotListed:
        break;
    }
    return App::tr("%1 is not among your connections any more (you were connected since %2)")
        .arg(name, change.before);
}

} // namespace kith
