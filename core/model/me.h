#pragma once

#include "core/model/fact.h"

#include <QDate>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <set>
#include <vector>

namespace kith
{

enum class Goal : quint8 { Job, Collaborate, Learn, Sell, Hire, Visibility };
inline constexpr int goalCount = 6;
// "job", "collaborate", "learn", "sell", "hire", "visibility".
QLatin1StringView goalName(Goal goal);
std::optional<Goal> goalFrom(QStringView name);

enum class Plan : quint8 { Free, Premium };
QLatin1StringView planName(Plan plan);
std::optional<Plan> planFrom(QStringView name);

// One thing known about the owner. `detail` holds the title of a position and the degree of a school.
enum class MeField : quint8 {
    Name, // value: full; detail: given name
    Headline,
    Industry,
    Location,
    Profile, // canonicalProfile()
    Email,
    Position, // value: organisation; detail: title; from, to (to empty: current)
    School, // value: school; detail: degree
    Skill,
    Interest,
    TargetTitle,
    TargetOrganisation,
    TargetIndustry,
    Goal, // value: goalName()
    Plan, // value: planName()
};
inline constexpr int meFieldCount = static_cast<int>(MeField::Plan) + 1;
QLatin1StringView meFieldName(MeField field);
std::optional<MeField> meField(QStringView name);

struct MeStatement {
    MeField field = MeField::Name;
    QString value;
    QString detail;
    QDate from;
    QDate to;
    Origin origin;
    QDate asOf = {}; // the day when the file was made that states it, as far as known

    bool operator==(const MeStatement&) const = default;
};

// The owner, as the statements add up.
struct Me {
    struct Period {
        QString where; // organisation or school
        QString what; // title or degree
        QDate from;
        QDate to; // invalid: still there

        bool operator==(const Period&) const = default;
    };

    QString name;
    QString given;
    QStringList otherNames; // that files state as well, such as one before a marriage
    QString headline;
    QString industry;
    QString location;
    QString profile; // canonicalProfile()
    QStringList emails;
    std::vector<Period> positions; // newest first
    std::vector<Period> schools;
    QStringList skills;
    QStringList interests;
    QStringList targetTitles;
    QStringList targetOrganisations;
    QStringList targetIndustries;
    std::set<Goal> goals; // none chosen: every goal counts, as in the guide
    Plan plan = Plan::Free;

    bool operator==(const Me&) const = default;

    bool has(Goal goal) const { return goals.empty() || goals.contains(goal); }
    bool known() const { return !name.isEmpty(); }
};

// Fields that files may fill and the user edits as one list: what the user said stands instead of what files
// state.
constexpr bool isEditedList(MeField field)
{
    return field == MeField::TargetTitle || field == MeField::TargetOrganisation
        || field == MeField::TargetIndustry || field == MeField::Goal;
}
// The user's word that there is nothing in such a list.
inline constexpr QLatin1StringView emptyList{"none"};

// Fields of which one statement holds.
constexpr bool isSingleValued(MeField field)
{
    return field <= MeField::Profile || field == MeField::Plan;
}

// Without what files state of single-valued fields that a newer one states otherwise. Of several files of one
// day, or of which none tells its day, some statement has to come first: what is left does not depend on the
// order.
std::vector<MeStatement> newestOf(const std::vector<MeStatement>& statements);

// What the user said wins over what files state; among files the newest statement of a single-valued field
// holds.
Me meFrom(const std::vector<MeStatement>& statements);

} // namespace kith
