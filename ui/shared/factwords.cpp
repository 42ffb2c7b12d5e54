#include "ui/shared/factwords.h"

#include "core/model/smallmeeting.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

struct Words {
    const char* plain; // without a value
    const char* withValue; // %1: the value
};

// In the order of FactKind.
constexpr std::array<Words, factKindCount> factTexts{{
    {QT_TRANSLATE_NOOP("Fact", "Connected"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "You sent a request"), QT_TRANSLATE_NOOP("Fact", "You sent a request: “%1”")},
    {QT_TRANSLATE_NOOP("Fact", "They sent you a request"),
        QT_TRANSLATE_NOOP("Fact", "They sent you a request: “%1”")},
    {QT_TRANSLATE_NOOP("Fact", "You withdrew your request"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "You follow their posts"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "You stopped following their posts"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "Messages between you"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "They endorsed you"), QT_TRANSLATE_NOOP("Fact", "They endorsed you for %1")},
    {QT_TRANSLATE_NOOP("Fact", "You endorsed them"), QT_TRANSLATE_NOOP("Fact", "You endorsed them for %1")},
    {QT_TRANSLATE_NOOP("Fact", "They recommended you"),
        QT_TRANSLATE_NOOP("Fact", "They recommended you, at %1")},
    {QT_TRANSLATE_NOOP("Fact", "You recommended them"),
        QT_TRANSLATE_NOOP("Fact", "You recommended them, at %1")},
    {QT_TRANSLATE_NOOP("Fact", "You worked together"), QT_TRANSLATE_NOOP("Fact", "You worked together: %1")},
    {QT_TRANSLATE_NOOP("Fact", "Same employer as you"),
        QT_TRANSLATE_NOOP("Fact", "Same employer as you: %1")},
    {QT_TRANSLATE_NOOP("Fact", "You met"), QT_TRANSLATE_NOOP("Fact", "You met at %1")},
    {QT_TRANSLATE_NOOP("Fact", "Same school as you"), QT_TRANSLATE_NOOP("Fact", "Same school as you: %1")},
    {QT_TRANSLATE_NOOP("Fact", "You know someone in common"), QT_TRANSLATE_NOOP("Fact", "You both know %1")},
    {QT_TRANSLATE_NOOP("Fact", "You share an interest"),
        QT_TRANSLATE_NOOP("Fact", "You share an interest in %1")},
    {QT_TRANSLATE_NOOP("Fact", "Same field as you"), QT_TRANSLATE_NOOP("Fact", "Same field as you: %1")},
    {QT_TRANSLATE_NOOP("Fact", "Recruits"), QT_TRANSLATE_NOOP("Fact", "Recruits: “%1”")},
    {QT_TRANSLATE_NOOP("Fact", "Hires for what you look for"), QT_TRANSLATE_NOOP("Fact", "Hires: %1")},
    {QT_TRANSLATE_NOOP("Fact", "Leads the field"), QT_TRANSLATE_NOOP("Fact", "Leads the field: %1")},
    {QT_TRANSLATE_NOOP("Fact", "You admire them"), QT_TRANSLATE_NOOP("Fact", "You admire them: %1")},
    {QT_TRANSLATE_NOOP("Fact", "You would like to work together"),
        QT_TRANSLATE_NOOP("Fact", "You would like to work together: %1")},
    {QT_TRANSLATE_NOOP("Fact", "Large organisation"), QT_TRANSLATE_NOOP("Fact", "Large organisation: %1")},
    {QT_TRANSLATE_NOOP("Fact", "An organisation that you want to reach"),
        QT_TRANSLATE_NOOP("Fact", "An organisation that you want to reach: %1")},
    {QT_TRANSLATE_NOOP("Fact", "In another address book of yours"),
        QT_TRANSLATE_NOOP("Fact", "Also in your %1")},
    {QT_TRANSLATE_NOOP("Fact", "Not to be contacted"), QT_TRANSLATE_NOOP("Fact", "Not to be contacted: %1")},
    {QT_TRANSLATE_NOOP("Fact", "This is you"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "People whom you know work here"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "Labelled"), QT_TRANSLATE_NOOP("Fact", "Labelled “%1”")},
    {QT_TRANSLATE_NOOP("Fact", "A note of yours"), QT_TRANSLATE_NOOP("Fact", "Your note: %1")},
    {QT_TRANSLATE_NOOP("Fact", "To be decided later"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "The title says what a rule of yours looks for"),
        QT_TRANSLATE_NOOP("Fact", "The title says “%1”")},
    {QT_TRANSLATE_NOOP("Fact", "An organisation that a rule of yours names"),
        QT_TRANSLATE_NOOP("Fact", "Organisation: %1")},
    {QT_TRANSLATE_NOOP("Fact", "You chose to connect"),
        QT_TRANSLATE_NOOP("Fact", "You chose to connect: %1")},
    {QT_TRANSLATE_NOOP("Fact", "You chose to follow"), QT_TRANSLATE_NOOP("Fact", "You chose to follow: %1")},
    {QT_TRANSLATE_NOOP("Fact", "In an industry that you want to reach"),
        QT_TRANSLATE_NOOP("Fact", "In an industry that you want to reach: %1")},
    {QT_TRANSLATE_NOOP("Fact", "Not among your connections any more"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "Is called as you are"), nullptr},
    {QT_TRANSLATE_NOOP("Fact", "Has no name to be found by"), nullptr},
}};

// What the user can say no to, said with no.
const char* deniedText(FactKind kind)
{
    switch (kind) {
    case FactKind::WorkedWith:
        return QT_TRANSLATE_NOOP("Fact", "You have not worked together");
    case FactKind::SameEmployer:
        return QT_TRANSLATE_NOOP("Fact", "You have not had the same employer");
    case FactKind::Met:
        return QT_TRANSLATE_NOOP("Fact", "You have not met");
    case FactKind::SameSchool:
        return QT_TRANSLATE_NOOP("Fact", "You went to different schools");
    case FactKind::SharedConnection:
        return QT_TRANSLATE_NOOP("Fact", "You know nobody in common");
    case FactKind::SharedInterest:
        return QT_TRANSLATE_NOOP("Fact", "You share no interest");
    case FactKind::SameIndustry:
        return QT_TRANSLATE_NOOP("Fact", "You work in different fields");
    case FactKind::Recruiter:
        return QT_TRANSLATE_NOOP("Fact", "Does not recruit");
    case FactKind::Hiring:
        return QT_TRANSLATE_NOOP("Fact", "Does not hire for what you look for");
    case FactKind::Leader:
        return QT_TRANSLATE_NOOP("Fact", "Does not lead the field");
    case FactKind::Admired:
        return QT_TRANSLATE_NOOP("Fact", "You do not admire them from afar");
    case FactKind::WantsToCollaborate:
        return QT_TRANSLATE_NOOP("Fact", "You do not plan to work together");
    case FactKind::LargeOrganisation:
        return QT_TRANSLATE_NOOP("Fact", "Not a large organisation");
    case FactKind::TargetOrganisation:
        return QT_TRANSLATE_NOOP("Fact", "Not an organisation that you want to reach");
    case FactKind::KnownElsewhere:
        return QT_TRANSLATE_NOOP("Fact", "In no other address book of yours");
    case FactKind::Me:
        return QT_TRANSLATE_NOOP("Fact", "This is not you");
    case FactKind::Unnamed:
        return QT_TRANSLATE_NOOP("Fact", "Is really called so");
    case FactKind::TargetIndustry:
        return QT_TRANSLATE_NOOP("Fact", "Not in an industry that you want to reach");
    default:
        return nullptr;
    }
}

QString messages(const Fact& fact)
{
    const int count = fact.count;
    if (fact.value == "sent"_L1)
        return QCoreApplication::translate("Fact", "You wrote %n message(s)", nullptr, count);
    if (fact.value == "received"_L1)
        return QCoreApplication::translate("Fact", "They wrote %n message(s)", nullptr, count);
    return QCoreApplication::translate("Fact", "%n message(s) between you", nullptr, count);
}

QString dayText(QDate day)
{
    return QLocale().toString(day, u"d MMM yyyy"_s);
}

} // namespace

QString factSays(const Fact& fact)
{
    const Words& said = factTexts[static_cast<std::size_t>(fact.kind)];
    const QString plain = QCoreApplication::translate("Fact", said.plain);
    if (!fact.holds()) {
        const char* denied = deniedText(fact.kind);
        return denied ? QCoreApplication::translate("Fact", denied)
                      : QCoreApplication::translate("Fact", "Not so: %1").arg(plain);
    }
    if (fact.kind == FactKind::Messaged && fact.count > 0)
        return messages(fact);
    if (fact.kind == FactKind::Employs && fact.count > 0)
        return QCoreApplication::translate("Fact", "%n people of your book work here", nullptr, fact.count);
    if (fact.kind == FactKind::Met && fact.origin.by == Origin::By::File && !fact.value.isEmpty())
        return (isOfSameEvent(fact) ? QCoreApplication::translate("Fact", "You were both at %1")
                                    : QCoreApplication::translate("Fact", "You met at “%1”"))
            .arg(fact.value); // a list proves no more
    if (fact.value.isEmpty() || !said.withValue)
        return plain;
    return QCoreApplication::translate("Fact", said.withValue).arg(fact.value);
}

QString factDates(const Fact& fact)
{
    if (fact.from.isValid() && fact.to.isValid() && fact.from != fact.to)
        return QCoreApplication::translate("Fact", "%1 – %2", "from, to")
            .arg(dayText(fact.from), dayText(fact.to));
    if (fact.from.isValid())
        return dayText(fact.from);
    return fact.to.isValid() ? QCoreApplication::translate("Fact", "until %1").arg(dayText(fact.to))
                             : QString();
}

QDate factDay(const Fact& fact)
{
    return fact.to.isValid() ? fact.to : fact.from;
}

} // namespace kith
