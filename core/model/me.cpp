#include "core/model/me.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array<QLatin1StringView, goalCount> goalNames{
    "job"_L1,
    "collaborate"_L1,
    "learn"_L1,
    "sell"_L1,
    "hire"_L1,
    "visibility"_L1,
};
constexpr std::array<QLatin1StringView, 2> planNames{"free"_L1, "premium"_L1};
constexpr std::array<QLatin1StringView, meFieldCount> fieldNames{
    "name"_L1,
    "headline"_L1,
    "industry"_L1,
    "location"_L1,
    "profile"_L1,
    "email"_L1,
    "position"_L1,
    "school"_L1,
    "skill"_L1,
    "interest"_L1,
    "target-title"_L1,
    "target-organisation"_L1,
    "target-industry"_L1,
    "goal"_L1,
    "plan"_L1,
};

template <typename Enum, std::size_t size>
std::optional<Enum> find(const std::array<QLatin1StringView, size>& all, QStringView name)
{
    const auto found = std::ranges::find_if(all, [&](QLatin1StringView each) { return name == each; });
    if (found == all.end())
        return std::nullopt;
    return static_cast<Enum>(found - all.begin());
}

void add(QStringList& list, const QString& value)
{
    if (!list.contains(value, Qt::CaseInsensitive))
        list.append(value);
}

void add(std::vector<Me::Period>& periods, const MeStatement& statement)
{
    const Me::Period period{statement.value, statement.detail, statement.from, statement.to};
    if (std::ranges::find(periods, period) == periods.end())
        periods.push_back(period);
}

// Of two statements of files about the same field.
bool holdsOver(const MeStatement& one, const MeStatement& other)
{
    if (one.asOf != other.asOf)
        return !other.asOf.isValid() || (one.asOf.isValid() && one.asOf > other.asOf);
    return std::tie(one.value, one.detail) < std::tie(other.value, other.detail);
}

bool newerFirst(const Me::Period& a, const Me::Period& b)
{
    if (a.to.isValid() != b.to.isValid())
        return !a.to.isValid();
    return a.to != b.to ? a.to > b.to : a.from > b.from;
}

} // namespace

QLatin1StringView goalName(Goal goal)
{
    return goalNames[static_cast<std::size_t>(goal)];
}
std::optional<Goal> goalFrom(QStringView name)
{
    return find<Goal>(goalNames, name);
}

QLatin1StringView planName(Plan plan)
{
    return planNames[static_cast<std::size_t>(plan)];
}
std::optional<Plan> planFrom(QStringView name)
{
    return find<Plan>(planNames, name);
}

QLatin1StringView meFieldName(MeField field)
{
    return fieldNames[static_cast<std::size_t>(field)];
}
std::optional<MeField> meField(QStringView name)
{
    return find<MeField>(fieldNames, name);
}

std::vector<MeStatement> newestOf(const std::vector<MeStatement>& statements)
{
    std::array<const MeStatement*, meFieldCount> newest{};
    const auto isContested = [](const MeStatement& statement) {
        return statement.origin.by != Origin::By::You && isSingleValued(statement.field);
    };
    for (const MeStatement& statement : statements) {
        const MeStatement*& best = newest[static_cast<std::size_t>(statement.field)];
        if (isContested(statement) && (best == nullptr || holdsOver(statement, *best)))
            best = &statement;
    }
    std::vector<MeStatement> held;
    std::ranges::copy_if(statements, std::back_inserter(held), [&](const MeStatement& statement) {
        return !isContested(statement) || newest[static_cast<std::size_t>(statement.field)] == &statement;
    });
    return held;
}

Me meFrom(const std::vector<MeStatement>& statements)
{
    // What you said comes last, so that it wins.
    std::vector<MeStatement> ordered = newestOf(statements);
    std::stable_partition(
        ordered.begin(), ordered.end(), [](const MeStatement& s) { return s.origin.by != Origin::By::You; });
    std::set<MeField> said;
    for (const MeStatement& statement : ordered) {
        if (statement.origin.by == Origin::By::You)
            said.insert(statement.field);
    }
    Me me;
    for (const MeStatement& statement : ordered) {
        const QString& value = statement.value;
        const bool yours = statement.origin.by == Origin::By::You;
        if (isEditedList(statement.field) && (yours ? value == emptyList : said.contains(statement.field)))
            continue;
        switch (statement.field) {
        case MeField::Name:
            me.name = value;
            me.given = statement.detail;
            break;
        case MeField::Headline:
            me.headline = value;
            break;
        case MeField::Industry:
            me.industry = value;
            break;
        case MeField::Location:
            me.location = value;
            break;
        case MeField::Profile:
            me.profile = value;
            break;
        case MeField::Email:
            add(me.emails, value);
            break;
        case MeField::Position:
            add(me.positions, statement);
            break;
        case MeField::School:
            add(me.schools, statement);
            break;
        case MeField::Skill:
            add(me.skills, value);
            break;
        case MeField::Interest:
            add(me.interests, value);
            break;
        case MeField::TargetTitle:
            add(me.targetTitles, value);
            break;
        case MeField::TargetOrganisation:
            add(me.targetOrganisations, value);
            break;
        case MeField::TargetIndustry:
            add(me.targetIndustries, value);
            break;
        case MeField::Goal:
            if (const auto goal = goalFrom(value))
                me.goals.insert(*goal);
            break;
        case MeField::Plan:
            me.plan = planFrom(value).value_or(Plan::Free);
            break;
        }
    }
    for (const MeStatement& statement : statements) {
        if (statement.field == MeField::Name && statement.value != me.name)
            add(me.otherNames, statement.value);
    }
    me.otherNames.sort();
    std::ranges::stable_sort(me.positions, newerFirst);
    std::ranges::stable_sort(me.schools, newerFirst);
    return me;
}

} // namespace kith
