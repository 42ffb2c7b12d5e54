#pragma once

#include "core/matching/blocking.h"

#include <functional>
#include <vector>

namespace kith
{

// Two that may be one person, and the evidence for it in bits.
struct WeighedPair {
    RecordPair pair;
    double weight = 0;

    bool operator==(const WeighedPair&) const = default;
};

// Of several whom somebody may be, of whom only one can be it, the unlikely ones are left out: those with a
// share of the likelihood under an eighth. So a name that many bear asks nobody, unless something tells them
// apart. `exclude`: whether two records cannot be one.
std::vector<WeighedPair> withoutOutdone(
    const std::vector<WeighedPair>& pairs, const std::function<bool(quint32, quint32)>& exclude);

} // namespace kith
