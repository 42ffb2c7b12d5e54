#include "core/book/reviewpairs.h"

#include "core/book/pairfinder.h"
#include "core/book/texts.h"
#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace kith
{
namespace
{

// Which of the two is known better: the one with a profile, then with more ways to reach it, then the older.
bool knownBetter(const Candidate& one, const Candidate& other)
{
    const auto rank = [](const Candidate& candidate) {
        return std::tuple(candidate.contact.profile.isEmpty() ? 0 : 1, candidate.contact.points.size(),
            candidate.facts.size(), -candidate.contact.id);
    };
    return rank(one) > rank(other);
}

using OtherNames = QHash<ContactId, QStringList>;

Result<OtherNames> otherNamesIn(IdentityDecisions& decisions)
{
    const auto aliases = decisions.aliases();
    if (!aliases)
        return tl::unexpected(aliases.error());
    OtherNames names;
    for (const IdentityDecisions::Alias& alias : *aliases) {
        if (alias.kind == ContactKind::Person)
            names[alias.contact] += alias.name;
    }
    return names;
}

Result<Candidate> candidateOf(Contacts& contacts, FactTable& facts, const OtherNames& names, ContactId id)
{
    const Result<std::optional<StoredContact>> stored = contacts.read(id);
    const Result<Facts> known = facts.read(id);
    if (const Error* error = firstError(stored, known))
        return tl::unexpected(*error);
    if (!*stored)
        return failure(ErrorCode::NotFound, Book::tr("There is no contact %1 in this book.").arg(id));
    return Candidate{(*stored)->contact, *known, names.value(id)};
}

Result<ReviewPair> pairOf(Contacts& contacts, FactTable& facts, const OtherNames& names,
    const Nicknames& nicknames, const LinkageModel& model, ContactId first, ContactId second)
{
    Result<Candidate> one = candidateOf(contacts, facts, names, first);
    Result<Candidate> other = candidateOf(contacts, facts, names, second);
    if (const Error* error = firstError(one, other))
        return tl::unexpected(*error);
    if (knownBetter(*other, *one))
        std::swap(*one, *other);
    Likeness alike = likeness(*one, *other, nicknames, model);
    return ReviewPair{std::move(one->contact), std::move(other->contact), std::move(alike)};
}

} // namespace

Result<ReviewPair> reviewPair(
    const Database& database, const Nicknames& nicknames, ContactId one, ContactId other)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(contacts, facts, decisions))
        return tl::unexpected(*error);
    const Result<OtherNames> names = otherNamesIn(*decisions);
    if (!names)
        return tl::unexpected(names.error());
    return pairOf(*contacts, *facts, *names, nicknames, contactModel(), one, other);
}

Result<std::vector<ReviewPair>> pairsToReview(
    const Database& database, const Nicknames& nicknames, Progress& progress)
{
    Result<Contacts> contacts = Contacts::prepare(database);
    Result<FactTable> facts = FactTable::prepare(database);
    Result<IdentityDecisions> decisions = IdentityDecisions::prepare(database);
    if (const Error* error = firstError(contacts, facts, decisions))
        return tl::unexpected(*error);
    const auto apart = decisions->apart();
    const Result<OtherNames> names = otherNamesIn(*decisions);
    if (const Error* error = firstError(apart, names))
        return tl::unexpected(*error);
    PairFinder finder(database, nicknames, progress);
    Result<std::vector<WeighedPair>> pairs = finder.find(*apart, *names);
    if (!pairs)
        return tl::unexpected(pairs.error());
    std::ranges::stable_sort(*pairs, std::greater(), &WeighedPair::weight);
    if (pairs->size() > mostPairs)
        pairs->resize(mostPairs);

    std::vector<ReviewPair> review;
    for (const WeighedPair& each : *pairs) {
        Result<ReviewPair> pair
            = pairOf(*contacts, *facts, *names, nicknames, finder.model(), each.pair.first, each.pair.second);
        if (!pair)
            return tl::unexpected(pair.error());
        review.push_back(std::move(*pair));
    }
    return review;
}

} // namespace kith
