#include "core/book/reviewpairs.h"

#include "core/book/texts.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"

#include <algorithm>
#include <tuple>

namespace kith
{
namespace
{

// A key that more contacts share tells nothing ("Maria Garcia" in a book of a million).
constexpr std::ptrdiff_t mostOfAKey = 64;

struct Keyed {
    std::size_t key = 0;
    ContactId id = 0;
    bool hasProfile = false;

    auto operator<=>(const Keyed&) const = default;
};

using Pair = std::pair<ContactId, ContactId>;

Error stoppedReviewing()
{
    return {ErrorCode::Cancelled, Book::tr("Stopped."), {}};
}

Result<std::vector<Keyed>> allKeys(const Database& database, const Nicknames& nicknames, Progress& progress)
{
    std::vector<Keyed> keys;
    const Done walked = walkIdentities(database, [&](const Contact& contact) -> Done {
        if (contact.kind == ContactKind::Person) {
            for (const std::size_t key : blockingKeys(contact, nicknames))
                keys.push_back({key, contact.id, !contact.profile.isEmpty()});
        }
        if (contact.id % 4096 == 0 && progress.cancelled())
            return tl::unexpected(stoppedReviewing());
        return {};
    });
    if (!walked)
        return tl::unexpected(walked.error());
    std::ranges::sort(keys);
    return keys;
}

// Pairs that share a key and of whom at least one has no profile.
std::vector<Pair> candidatePairs(const std::vector<Keyed>& keys)
{
    std::vector<Pair> pairs;
    for (auto first = keys.begin(); first != keys.end();) {
        const auto last = std::find_if(
            first, keys.end(), [key = first->key](const Keyed& each) { return each.key != key; });
        if (last - first <= mostOfAKey) {
            for (auto one = first; one != last; ++one) {
                for (auto other = one + 1; other != last; ++other) {
                    if (!one->hasProfile || !other->hasProfile)
                        pairs.emplace_back(one->id, other->id);
                }
            }
        }
        first = last;
    }
    std::ranges::sort(pairs);
    const auto twice = std::ranges::unique(pairs);
    pairs.erase(twice.begin(), twice.end());
    return pairs;
}

// Which of the two is known better: the one with a profile, then with more ways to reach it, then the older.
bool knownBetter(const Candidate& one, const Candidate& other)
{
    const auto rank = [](const Candidate& candidate) {
        return std::tuple(candidate.contact.profile.isEmpty() ? 0 : 1, candidate.contact.points.size(),
            candidate.facts.size(), -candidate.contact.id);
    };
    return rank(one) > rank(other);
}

Result<Candidate> candidateOf(Contacts& contacts, FactTable& facts, ContactId id)
{
    const Result<std::optional<StoredContact>> stored = contacts.read(id);
    const Result<Facts> known = facts.read(id);
    if (const Error* error = firstError(stored, known))
        return tl::unexpected(*error);
    if (!*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(id));
    return Candidate{(*stored)->contact, *known};
}

Result<ReviewPair> pairOf(
    Contacts& contacts, FactTable& facts, const Nicknames& nicknames, ContactId first, ContactId second)
{
    Result<Candidate> one = candidateOf(contacts, facts, first);
    Result<Candidate> other = candidateOf(contacts, facts, second);
    if (const Error* error = firstError(one, other))
        return tl::unexpected(*error);
    if (knownBetter(*other, *one))
        std::swap(*one, *other);
    Likeness alike = likeness(*one, *other, nicknames);
    return ReviewPair{std::move(one->contact), std::move(other->contact), std::move(alike)};
}

} // namespace

Result<ReviewPair> reviewPair(
    const Database& database, const Nicknames& nicknames, ContactId one, ContactId other)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    if (const Error* error = firstError(contacts, facts))
        return tl::unexpected(*error);
    return pairOf(*contacts, *facts, nicknames, one, other);
}

Result<std::vector<ReviewPair>> pairsToReview(
    const Database& database, const Nicknames& nicknames, Progress& progress)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(contacts, facts, decisions))
        return tl::unexpected(*error);
    const Result<std::vector<Pair>> apart = decisions->apart();
    const Result<std::vector<Keyed>> keys = allKeys(database, nicknames, progress);
    if (const Error* error = firstError(apart, keys))
        return tl::unexpected(*error);

    std::vector<ReviewPair> review;
    for (const auto& [first, second] : candidatePairs(*keys)) {
        if (progress.cancelled())
            return tl::unexpected(stoppedReviewing());
        if (std::ranges::binary_search(*apart, Pair(first, second)))
            continue;
        Result<ReviewPair> pair = pairOf(*contacts, *facts, nicknames, first, second);
        if (!pair)
            return tl::unexpected(pair.error());
        if (pair->likeness.worthAsking())
            review.push_back(std::move(*pair));
    }
    std::ranges::stable_sort(
        review, std::greater(), [](const ReviewPair& pair) { return pair.likeness.score; });
    if (review.size() > mostPairs)
        review.resize(mostPairs);
    return review;
}

} // namespace kith
