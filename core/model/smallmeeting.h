#pragma once

#include "core/model/fact.h"

#include <utility>

namespace kith
{

// In a bigger round people listen and are not met.
inline constexpr int mostPeopleMet = 12;

// Whether the fact tells of so small a round that everyone in it met everyone. How many were at an event is
// unknown where only a list of its guests is, however short: that says no more than that both were there.
inline bool isOfSmallMeeting(const Fact& fact)
{
    return fact.kind == FactKind::Met && fact.count > 0 && fact.count <= mostPeopleMet;
}

// Whether a file says no more than that both were at the same event.
inline bool isOfSameEvent(const Fact& fact)
{
    return fact.kind == FactKind::Met && fact.origin.by == Origin::By::File && !isOfSmallMeeting(fact);
}

// Whether the days of a series, as a file tells them, say what it tells of one of them, too.
inline bool isWithin(const Fact& meeting, const Fact& series)
{
    const auto days
        = [](const Fact& fact) { return std::pair(fact.from, fact.to.isValid() ? fact.to : fact.from); };
    const auto isOfFile = [](const Fact& fact) {
        return fact.kind == FactKind::Met && fact.holds() && fact.origin.by == Origin::By::File
            && fact.from.isValid();
    };
    return isOfFile(meeting) && isOfFile(series) && meeting.value == series.value
        && meeting.origin.source == series.origin.source && days(meeting) != days(series)
        && days(series).first <= days(meeting).first && days(meeting).second <= days(series).second;
}

} // namespace kith
