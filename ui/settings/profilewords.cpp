#include "ui/settings/profilewords.h"

#include <QCoreApplication>
#include <QLocale>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// Called like its context, since lupdate does not look beyond the name.
struct Profile {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

QString monthSays(QDate day)
{
    return QLocale().toString(day, u"MMM yyyy"_s);
}

QString periodSays(const MeStatement& statement)
{
    if (statement.from.isValid() && statement.to.isValid())
        return Profile::tr("%1 – %2").arg(monthSays(statement.from), monthSays(statement.to));
    if (statement.from.isValid())
        return Profile::tr("since %1").arg(monthSays(statement.from));
    return statement.to.isValid() ? Profile::tr("until %1").arg(monthSays(statement.to)) : QString();
}

QString joined(const QString& first, const QString& separator, const QString& second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + separator + second;
}

QString originOf(const MeStatement& statement, const std::vector<Source>& sources)
{
    Fact fact;
    fact.origin = statement.origin;
    return originSays(fact, sources);
}

QString limitSays(const Limit& limit)
{
    const QString sure = limit.sure == "high"_L1 ? Profile::tr("sure")
        : limit.sure == "medium"_L1              ? Profile::tr("likely")
                                                 : Profile::tr("not sure");
    return Profile::tr("As of %1, %2. %3").arg(monthSays(limit.asOf), sure, limit.source);
}

} // namespace

std::pair<QString, QString> goalSays(Goal goal)
{
    switch (goal) {
    case Goal::Job:
        return {Profile::tr("Find a job"),
            Profile::tr("Connecting with recruiters and with those who may hire for what you look for counts "
                        "strongly.")};
    case Goal::Collaborate:
        return {Profile::tr("Collaborate"),
            Profile::tr(
                "People in your field count a little more, and notes speak of building something together.")};
    case Goal::Learn:
        return {Profile::tr("Learn"),
            Profile::tr(
                "As your only goal it makes following leaders and those you admire count more. Notes say "
                "that you are curious about people’s work.")};
    case Goal::Sell:
        return {Profile::tr("Sell"),
            Profile::tr("People at the organisations you want to reach count more. Notes show interest in "
                        "what occupies "
                        "people; they never sell.")};
    case Goal::Hire:
        return {Profile::tr("Hire"),
            Profile::tr("People in your field count a little more, and notes speak of meeting long before a "
                        "vacancy.")};
    case Goal::Visibility:
        break;
    }
    return {Profile::tr("Be seen"),
        Profile::tr(
            "People in your field count a little more, and notes say that you would like to be closer to "
            "it.")};
}

QString goalOriginSays(const std::vector<MeStatement>& statements, const std::vector<Source>& sources)
{
    const MeStatement* stated = nullptr;
    for (const MeStatement& statement : statements) {
        if (statement.field != MeField::Goal)
            continue;
        if (statement.origin.by == Origin::By::You)
            return {};
        stated = stated ? stated : &statement;
    }
    const std::optional<Goal> goal = stated ? goalFrom(stated->value) : std::nullopt;
    if (!goal)
        return {};
    return Profile::tr("“%1” is chosen by what your files say (%2). Your own choice counts instead.")
        .arg(goalSays(*goal).first, originOf(*stated, sources));
}

QString planSays(Plan plan)
{
    return plan == Plan::Premium ? Profile::tr("Premium") : Profile::tr("Free account");
}

QString limitsSay(Plan plan, const Limits& limits)
{
    const QLocale locale;
    const Limit& length = limits.noteLength(plan);
    QString says = Profile::tr("A note may have %1 characters. %2")
                       .arg(locale.toString(length.value), limitSays(length));
    if (plan == Plan::Free)
        says += u"\n\n"_s
            + Profile::tr("About %1 notes a month. %2")
                  .arg(locale.toString(limits.notesPerMonthFree.value), limitSays(limits.notesPerMonthFree));
    return says;
}

std::vector<ProfileLine> profileLines(
    const std::vector<MeStatement>& statements, const std::vector<Source>& sources)
{
    std::vector<ProfileLine> lines;
    ProfileLine skills;
    for (const MeStatement& statement : statements) {
        const QString origin = originOf(statement, sources);
        const QString period = periodSays(statement);
        switch (statement.field) {
        case MeField::Headline:
            lines.push_back({Profile::tr("Headline"), statement.value, origin});
            break;
        case MeField::Industry:
            lines.push_back({Profile::tr("Industry"), statement.value, origin});
            break;
        case MeField::Location:
            lines.push_back({Profile::tr("Place"), statement.value, origin});
            break;
        case MeField::Email:
            if (statement.origin.by == Origin::By::File) // the user's own are edited above
                lines.push_back({Profile::tr("E-mail"), statement.value, origin});
            break;
        case MeField::Position:
            lines.push_back({Profile::tr("Position"),
                joined(joined(statement.detail, u" · "_s, statement.value), u", "_s, period), origin});
            break;
        case MeField::School:
            lines.push_back({Profile::tr("School"),
                joined(joined(statement.value, u" · "_s, statement.detail), u", "_s, period), origin});
            break;
        case MeField::Skill:
            skills.heading = Profile::tr("Skills");
            skills.text = joined(skills.text, u", "_s, statement.value);
            skills.origin = skills.origin.isEmpty() || skills.origin == origin
                ? origin
                : Profile::tr("several rows and files");
            break;
        default: // shown or edited elsewhere on the page
            break;
        }
    }
    if (!skills.text.isEmpty())
        lines.push_back(skills);
    return lines;
}

} // namespace kith
