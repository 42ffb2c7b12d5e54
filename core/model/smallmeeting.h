#pragma once

#include "core/model/fact.h"

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

} // namespace kith
