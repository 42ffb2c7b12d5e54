#pragma once

#include "core/base/progress.h"
#include "core/matching/likeness.h"
#include "core/store/database.h"

#include <vector>

namespace kith
{

// Two contacts that may be one person: nobody but the user can tell.
struct ReviewPair {
    Contact kept; // what is known best of the two, into which the other would be merged
    Contact other;
    Likeness likeness;

    bool isOf(ContactId one, ContactId two) const
    {
        return (kept.id == one && other.id == two) || (kept.id == two && other.id == one);
    }
};

// The pairs worth asking about that the user has not decided yet, the likeliest first; at most mostPairs. Two
// profiles are two people, unless name and day of connecting, or the job, say that one may have moved.
Result<std::vector<ReviewPair>> pairsToReview(
    const Database& database, const Nicknames& nicknames, Progress& progress);

// These two, whatever the user has decided and whatever speaks for it. NotFound: one of them is gone.
Result<ReviewPair> reviewPair(
    const Database& database, const Nicknames& nicknames, ContactId one, ContactId other);

inline constexpr std::size_t mostPairs = 1'000;

} // namespace kith
