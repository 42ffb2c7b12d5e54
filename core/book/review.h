#pragma once

#include "core/book/reviewpairs.h"
#include "core/model/fact.h"

#include <QHash>

#include <vector>

namespace kith
{

// Pairs to decide about, with the rows of imported files that told of their contacts.
struct Review {
    std::vector<ReviewPair> pairs;
    QHash<ContactId, std::vector<Origin>> rows; // at most rowsOfOne each

    // Forgets the pairs with this contact, or only the one of both.
    void dropContact(ContactId contact);
    void dropPair(ContactId one, ContactId other);
};

inline constexpr std::size_t rowsOfOne = 8;

// All pairs of pairsToReview().
Result<Review> reviewAll(const Database& database, const Nicknames& nicknames, Progress& progress);

// The one pair that the user chose, whatever speaks for it. NotFound: one of them is gone.
Result<Review> reviewTwo(
    const Database& database, const Nicknames& nicknames, ContactId one, ContactId other, Progress& progress);

} // namespace kith
