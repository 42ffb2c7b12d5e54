#pragma once

#include <QDate>
#include <QString>

#include <set>

namespace kith
{

// From the first to the last day on which something took place; invalid both if it never did.
struct DaySpan {
    QDate first;
    QDate last;

    bool operator==(const DaySpan&) const = default;
};

// When a recurring event took place before `today`: on the day of its start and by the rule of RFC 5545
// section 3.3.10 (the value of an RRULE property), save for the days in `except`. By days, without hours: an
// UNTIL counts its whole day.
//
// A rule that cannot be understood, or that recurs within a day, has the day of the start only. No more than
// mostOccurrences are looked at.
DaySpan pastOccurrences(
    const QDate& today, const QDate& start, const QString& rule, const std::set<QDate>& except = {});

inline constexpr int mostOccurrences = 20'000;

} // namespace kith
