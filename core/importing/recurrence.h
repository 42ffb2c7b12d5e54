#pragma once

#include <QDate>
#include <QString>

#include <set>

namespace kith
{

// The days of a recurring event before `today`, the first day included: the rule of RFC 5545 section 3.3.10
// (the value of an RRULE property), without the days in `except`. By days, without hours: an UNTIL counts its
// whole day.
//
// A rule that cannot be understood, or that recurs within a day, yields the first day only. At most `limit`
// days, the earliest ones.
std::set<QDate> occurrencesBefore(const QDate& today, const QDate& first, const QString& rule,
    const std::set<QDate>& except, int limit = 20'000);

} // namespace kith
