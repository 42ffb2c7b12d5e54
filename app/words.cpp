#include "app/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString countWord(const Fact& fact)
{
    if (fact.count <= 0)
        return {};
    switch (fact.kind) {
    case FactKind::Messaged:
        return Text::tr("%Ln message(s)", nullptr, fact.count);
    case FactKind::Met:
        return Text::tr("%Ln people there", nullptr, fact.count);
    case FactKind::Employs:
        return Text::tr("%Ln of your contacts", nullptr, fact.count);
    default:
        return QString::number(fact.count);
    }
}

QString directionWord(const QString& value)
{
    if (value == "both"_L1)
        return Text::tr("both ways");
    if (value == "sent"_L1)
        return Text::tr("from you");
    return value == "received"_L1 ? Text::tr("from them") : value;
}

} // namespace

QString actionWord(Action action)
{
    switch (action) {
    case Action::None:
        break;
    case Action::Connect:
        return Text::tr("connect");
    case Action::Follow:
        return Text::tr("follow");
    case Action::Ask:
        return Text::tr("ask");
    }
    return Text::tr("nothing to do");
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
        return Text::tr("you");
    case Gate::DoNotContact:
        return Text::tr("not to be contacted");
    case Gate::Connected:
        return Text::tr("already connected");
    case Gate::Pending:
        return Text::tr("invited, waiting");
    case Gate::Withdrawn:
        return Text::tr("withdrawn lately");
    case Gate::Cap:
        return Text::tr("your network is full");
    }
    return Text::tr("no reason either way");
}

QString sureWord(double confidence)
{
    if (confidence >= 0.9)
        return Text::tr("sure");
    return confidence >= 0.75 ? Text::tr("likely") : Text::tr("unsure");
}

QString strengthWord(int strength)
{
    if (strength >= 8)
        return Text::tr("decisive");
    if (strength >= 6)
        return Text::tr("strong");
    if (strength >= 4)
        return Text::tr("good");
    return strength >= 2 ? Text::tr("fair") : Text::tr("slight");
}

QString kindWord(FactKind kind)
{
    switch (kind) {
    case FactKind::Connected:
        return Text::tr("connected");
    case FactKind::Invited:
        return Text::tr("invited by you");
    case FactKind::InvitationReceived:
        return Text::tr("invited you");
    case FactKind::Withdrawn:
        return Text::tr("invitation withdrawn");
    case FactKind::Following:
        return Text::tr("followed by you");
    case FactKind::Unfollowed:
        return Text::tr("no longer followed");
    case FactKind::Messaged:
        return Text::tr("messages");
    case FactKind::EndorsedMe:
        return Text::tr("endorsed you");
    case FactKind::EndorsedByMe:
        return Text::tr("endorsed by you");
    case FactKind::RecommendedMe:
        return Text::tr("recommended you");
    case FactKind::RecommendedByMe:
        return Text::tr("recommended by you");
    case FactKind::WorkedWith:
        return Text::tr("worked together");
    case FactKind::SameEmployer:
        return Text::tr("same employer");
    case FactKind::Met:
        return Text::tr("met");
    case FactKind::SameSchool:
        return Text::tr("same school");
    case FactKind::SharedConnection:
        return Text::tr("both know");
    case FactKind::SharedInterest:
        return Text::tr("shared interest");
    case FactKind::SameIndustry:
        return Text::tr("same industry");
    case FactKind::Recruiter:
        return Text::tr("recruiter");
    case FactKind::Hiring:
        return Text::tr("hires");
    case FactKind::Leader:
        return Text::tr("leads the field");
    case FactKind::Admired:
        return Text::tr("admired");
    case FactKind::WantsToCollaborate:
        return Text::tr("to collaborate with");
    case FactKind::LargeOrganisation:
        return Text::tr("large organisation");
    case FactKind::TargetOrganisation:
        return Text::tr("organisation you want");
    case FactKind::KnownElsewhere:
        return Text::tr("known elsewhere");
    case FactKind::DoNotContact:
        return Text::tr("not to be contacted");
    case FactKind::Me:
        return Text::tr("you");
    case FactKind::Employs:
        return Text::tr("employs");
    case FactKind::Labelled:
        return Text::tr("label");
    case FactKind::Noted:
        return Text::tr("note");
    case FactKind::Later:
        return Text::tr("put off");
    }
    return kindName(kind);
}

QString factWord(const Fact& fact)
{
    switch (fact.certainty) {
    case Certainty::Stated:
        break;
    case Certainty::Inferred:
        return Text::tr("%1 (inferred)").arg(kindWord(fact.kind));
    case Certainty::Denied:
        return Text::tr("%1: no").arg(kindWord(fact.kind));
    }
    return kindWord(fact.kind);
}

QString periodWord(QDate from, QDate to)
{
    const QString start = from.toString(Qt::ISODate);
    const QString end = to.toString(Qt::ISODate);
    if (start.isEmpty() || end.isEmpty() || start == end)
        return end.isEmpty() ? start : start.isEmpty() ? Text::tr("until %1").arg(end) : start;
    return Text::tr("%1 – %2").arg(start, end);
}

QString factDetail(const Fact& fact)
{
    const QString value = fact.kind == FactKind::Messaged ? directionWord(fact.value) : fact.value;
    QStringList parts{value.simplified(), periodWord(fact.from, fact.to), countWord(fact)};
    parts.removeAll(QString());
    return parts.join(", "_L1);
}

} // namespace kith
