#include "app/command.h"
#include "app/texts.h"
#include "app/texttable.h"
#include "app/words.h"
#include "app/work.h"
#include "core/book/aboutme.h"
#include "core/book/changebook.h"
#include "core/book/readbook.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

struct Setting {
    QLatin1StringView option;
    MeField field;
};
constexpr std::array settings{
    Setting{"goal"_L1, MeField::Goal},
    Setting{"plan"_L1, MeField::Plan},
    Setting{"title"_L1, MeField::TargetTitle},
    Setting{"target"_L1, MeField::TargetOrganisation},
    Setting{"industry"_L1, MeField::TargetIndustry},
    Setting{"email"_L1, MeField::Email},
};

// What the options set: these fields, to these values.
struct Wanted {
    std::vector<MeField> fields;
    std::vector<MeStatement> statements;
};

// Why the value makes no sense; empty: it does.
QString wrongValue(MeField field, const QString& value)
{
    if (field == MeField::Goal && !goalFrom(value))
        return App::tr("“%1” is no goal. Goals are job, collaborate, learn, sell, hire, visibility, or none.")
            .arg(value);
    if (field == MeField::Plan && !planFrom(value))
        return App::tr("“%1” is no plan. Plans are free and premium.").arg(value);
    if (field == MeField::Email && !value.contains(u'@'))
        return App::tr("“%1” is no e-mail address.").arg(value);
    return value.trimmed().isEmpty() ? App::tr("An empty value sets nothing; “none” clears.") : QString();
}

tl::expected<Wanted, QString> wanted(const Call& call)
{
    Wanted wanted;
    for (const Setting& setting : settings) {
        if (!call.isSet(setting.option))
            continue;
        QStringList values = call.values(setting.option);
        // "--goal job learn" reads naturally; nothing else takes arguments here.
        if (setting.field == MeField::Goal)
            values += call.arguments();
        wanted.fields.push_back(setting.field);
        if (values == QStringList{u"none"_s})
            continue;
        for (const QString& value : values) {
            if (const QString wrong = wrongValue(setting.field, value); !wrong.isEmpty())
                return tl::unexpected(wrong);
            wanted.statements.push_back({setting.field, value.simplified(), {}, {}, {}, Origin::you()});
        }
    }
    if (!call.arguments().isEmpty() && !call.isSet("goal"_L1))
        return tl::unexpected(App::tr("“%1” belongs to no option.").arg(call.arguments().first()));
    return wanted;
}

QStringList goalNames(const Me& me)
{
    QStringList names;
    for (const Goal goal : me.goals)
        names.append(goalName(goal));
    return names;
}

QJsonArray json(const std::vector<Me::Period>& periods, const QString& where, const QString& what)
{
    const auto date
        = [](QDate day) { return day.isValid() ? QJsonValue(day.toString(Qt::ISODate)) : QJsonValue(); };
    QJsonArray array;
    for (const Me::Period& period : periods) {
        array.append(QJsonObject{{where, period.where}, {what, period.what}, {u"from"_s, date(period.from)},
            {u"to"_s, date(period.to)}});
    }
    return array;
}

QJsonObject json(const Me& me)
{
    return {
        {u"name"_s, me.name},
        {u"headline"_s, me.headline},
        {u"industry"_s, me.industry},
        {u"location"_s, me.location},
        {u"profile"_s, me.profile},
        {u"emails"_s, QJsonArray::fromStringList(me.emails)},
        {u"positions"_s, json(me.positions, u"organisation"_s, u"title"_s)},
        {u"schools"_s, json(me.schools, u"school"_s, u"degree"_s)},
        {u"skills"_s, QJsonArray::fromStringList(me.skills)},
        {u"interests"_s, QJsonArray::fromStringList(me.interests)},
        {u"goals"_s, QJsonArray::fromStringList(goalNames(me))},
        {u"plan"_s, planName(me.plan)},
        {u"targets"_s,
            QJsonObject{{u"titles"_s, QJsonArray::fromStringList(me.targetTitles)},
                {u"organisations"_s, QJsonArray::fromStringList(me.targetOrganisations)},
                {u"industries"_s, QJsonArray::fromStringList(me.targetIndustries)}}},
    };
}

void addPeriods(TextTable& table, const QString& heading, const std::vector<Me::Period>& periods)
{
    QString first = heading;
    for (const Me::Period& period : periods) {
        QStringList parts{period.what, period.where};
        parts.removeAll(QString());
        const bool open = period.from.isValid() && !period.to.isValid();
        const QString when = open ? App::tr("since %1").arg(period.from.toString(Qt::ISODate))
                                  : periodWord(period.from, period.to);
        const QString text = parts.join(u" · "_s) + (when.isEmpty() ? QString() : u" ("_s + when + u')');
        table.add({{std::exchange(first, QString()), TextStyle::Faint}, {text}});
    }
}

// "job (Saved Jobs.csv, row 2)": what files state, unless the user chose.
QString goalsSay(const Me& me, const std::vector<MeStatement>& statements, const std::vector<Source>& sources)
{
    QStringList goals = goalNames(me);
    for (QString& goal : goals) {
        const auto stated = std::ranges::find_if(statements, [&goal](const MeStatement& statement) {
            return statement.field == MeField::Goal && statement.value == goal
                && statement.origin.by == Origin::By::You;
        });
        const auto read = std::ranges::find_if(statements, [&goal](const MeStatement& statement) {
            return statement.field == MeField::Goal && statement.value == goal;
        });
        if (stated != statements.end() || read == statements.end())
            continue;
        Fact fact;
        fact.origin = read->origin;
        goal += u" (%1)"_s.arg(originSays(fact, sources));
    }
    return goals.join(", "_L1);
}

void print(Terminal& terminal, const Me& me, const QString& goals)
{
    TextTable table({Align::Left, Align::Left});
    const auto add = [&](const QString& heading, const QString& text) {
        if (!text.isEmpty())
            table.add({{heading, TextStyle::Faint}, {text}});
    };
    table.add({{App::tr("Name"), TextStyle::Faint},
        {me.known() ? me.name : App::tr("not known yet; importing your archive's Profile.csv tells it")}});
    add(App::tr("Headline"), me.headline);
    add(App::tr("Industry"), me.industry);
    add(App::tr("Location"), me.location);
    add(App::tr("Profile"), me.profile);
    add(App::tr("E-mail"), me.emails.join(", "_L1));
    addPeriods(table, App::tr("Positions"), me.positions);
    addPeriods(table, App::tr("Schools"), me.schools);
    add(App::tr("Skills"), me.skills.join(", "_L1));
    add(App::tr("Interests"), me.interests.join(", "_L1));
    add(App::tr("Goals"), goals.isEmpty() ? App::tr("none chosen, so every reason counts") : goals);
    add(App::tr("Wanted titles"), me.targetTitles.join(", "_L1));
    add(App::tr("Wanted organisations"), me.targetOrganisations.join(", "_L1));
    add(App::tr("Wanted industries"), me.targetIndustries.join(", "_L1));
    add(App::tr("Plan"), planName(me.plan));
    table.print(terminal);
}

} // namespace

int runMe(const Call& call)
{
    const tl::expected<Wanted, QString> changes = wanted(call);
    if (!changes)
        return call.misused(changes.error());
    Result<OpenBook> book = call.openBook(changes->fields.empty() ? IfMissing::Refuse : IfMissing::Create);
    if (!book)
        return call.failed(book.error());

    if (!changes->fields.empty()) {
        Work work(call.terminal());
        const Result<QStringList> set = setMe(book->database, *book->knowledge, changes->fields,
            changes->statements, book->today, work.progress);
        if (!set)
            return call.failed(set.error());
        for (const QString& told : call.json() ? QStringList() : *set)
            call.terminal().line(told);
    }
    const Result<std::vector<MeStatement>> statements = statementsAboutMe(book->database);
    const Result<std::vector<Source>> files = sources(book->database);
    if (const Error* error = firstError(statements, files))
        return call.failed(*error);
    const Me me = meFrom(*statements);
    if (!call.json())
        print(call.terminal(), me, goalsSay(me, *statements, *files));
    return call.done(json(me));
}

} // namespace kith
