#pragma once

#include "core/book/readbook.h"
#include "core/model/limits.h"

#include <QString>

#include <utility>
#include <vector>

namespace kith
{

// A goal's name and what choosing it changes.
std::pair<QString, QString> goalSays(Goal goal);

// Which file chose a goal; empty where the user did, or nobody.
QString goalOriginSays(const std::vector<MeStatement>& statements, const std::vector<Source>& sources);

QString planSays(Plan plan);
// What the plan allows, since when that is known, how surely, and from where.
QString limitsSay(Plan plan, const Limits& limits);

// Something that files say of the owner.
struct ProfileLine {
    QString heading; // "Position"
    QString text; // "Senior engineer at Acme, since 2021"
    QString origin; // "Positions.csv, row 2"
};

// Headline, industry, place, positions, schools and skills; the skills of one file in one line.
std::vector<ProfileLine> profileLines(
    const std::vector<MeStatement>& statements, const std::vector<Source>& sources);

} // namespace kith
