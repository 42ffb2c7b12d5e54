#include "core/book/pairfinder.h"

#include "core/book/texts.h"
#include "core/store/cursor.h"

#include <algorithm>
#include <utility>

namespace kith
{
namespace
{

// A key that more contacts share tells nothing ("Maria Garcia" in a book of a million).
constexpr std::size_t mostOfAKey = 64;
// An employer of so many, and of one in a hundred of the book, tells little.
constexpr qint64 manyColleagues = 20;
constexpr qint64 oneInAHundred = 100;
// Whether a name is several people's: two profiles have it, or more entries than address books of one person.
// A profile counts for four.
constexpr qint64 ofAProfile = 4;
constexpr qint64 ofSeveral = 7;
// How many pairs of a book weigh as much as what is known of address books in general.
constexpr double trustInModel = 5'000;

Error stoppedReviewing()
{
    return {ErrorCode::Cancelled, Book::tr("Stopped."), {}};
}

} // namespace

Done PairFinder::walkPeople(const Visit& visit)
{
    Result<Cursor> cursor = Cursor::open(m_database);
    if (!cursor)
        return tl::unexpected(cursor.error());
    while (true) {
        const Result<bool> more = cursor->next();
        if (!more)
            return tl::unexpected(more.error());
        if (m_progress.cancelled())
            return tl::unexpected(stoppedReviewing());
        if (!*more)
            return {};
        if (cursor->contact().kind == ContactKind::Person)
            visit(static_cast<quint32>(cursor->contact().id),
                Traits::of({cursor->contact(), cursor->facts()}, m_transliteration));
    }
}

// Two profiles are two people, so that keys matter which somebody without a profile has.
Done PairFinder::collectKeys()
{
    const Done without = walkPeople([this](quint32 person, const Traits& traits) {
        ++m_people;
        ++m_colleagues[traits.employer];
        if (!traits.names.empty())
            m_namesakes[qHash(traits.names.front().key)] += traits.profile != 0 ? ofAProfile : 1;
        if (traits.profile != 0)
            return;
        m_withoutProfile.insert(person);
        for (const std::size_t key : blockingKeys(traits, m_nicknames))
            m_keys.push_back({key, person});
    });
    if (!without || m_keys.empty())
        return without;
    std::ranges::sort(m_keys);
    const std::size_t known = m_keys.size();
    return walkPeople([this, known](quint32 person, const Traits& traits) {
        if (traits.profile == 0)
            return;
        for (const std::size_t key : blockingKeys(traits, m_nicknames)) {
            const auto end = m_keys.begin() + static_cast<std::ptrdiff_t>(known);
            const auto found = std::lower_bound(m_keys.begin(), end, Keyed{key, 0});
            if (found != end && found->key == key)
                m_keys.push_back({key, person});
        }
    });
}

Done PairFinder::collectTraits(const std::vector<RecordPair>& pairs)
{
    QSet<quint32> wanted;
    for (const auto& [one, other] : pairs) {
        wanted.insert(one);
        wanted.insert(other);
    }
    m_traits.reserve(wanted.size());
    return walkPeople([&](quint32 person, const Traits& traits) {
        if (!wanted.contains(person))
            return;
        Traits& kept = *m_traits.insert(person, traits);
        const qint64 colleagues = m_colleagues.value(traits.employer);
        kept.nameOfSeveral
            = !traits.names.empty() && m_namesakes.value(qHash(traits.names.front().key)) >= ofSeveral;
        kept.employerOfMany = colleagues >= manyColleagues && colleagues * oneInAHundred >= m_people;
    });
}

Result<std::vector<WeighedPair>> PairFinder::weigh(const std::vector<RecordPair>& pairs)
{
    QHash<Agreement, qint64> seen;
    std::vector<std::pair<RecordPair, Agreement>> possible;
    for (const RecordPair& pair : pairs) {
        if (m_progress.cancelled())
            return tl::unexpected(stoppedReviewing());
        const Traits& one = m_traits[pair.first];
        const Traits& other = m_traits[pair.second];
        if (cannotBeOne(one, other))
            continue;
        possible.emplace_back(pair, compare(one, other, m_nicknames));
        ++seen[possible.back().second];
    }
    m_model = contactModel().learnt(seen, trustInModel);
    std::vector<WeighedPair> weighed;
    for (const auto& [pair, agreement] : possible) {
        if (Likeness::worthAsking(m_model.probability(agreement)))
            weighed.push_back({pair, m_model.weight(agreement)});
    }
    return weighed;
}

Result<std::vector<WeighedPair>> PairFinder::find(const std::vector<std::pair<ContactId, ContactId>>& apart)
{
    if (Done done = collectKeys(); !done)
        return tl::unexpected(done.error());
    std::vector<RecordPair> pairs
        = pairsSharingAKey(std::exchange(m_keys, {}), mostOfAKey, [this](quint32 one, quint32 other) {
              return m_withoutProfile.contains(one) || m_withoutProfile.contains(other);
          });
    std::erase_if(pairs, [&apart](const RecordPair& pair) {
        return std::ranges::binary_search(apart, std::pair<ContactId, ContactId>(pair));
    });
    if (Done done = collectTraits(pairs); !done)
        return tl::unexpected(done.error());
    const Result<std::vector<WeighedPair>> weighed = weigh(pairs);
    if (!weighed)
        return weighed;
    return withoutOutdone(
        *weighed, [this](quint32 one, quint32 other) { return cannotBeOne(m_traits[one], m_traits[other]); });
}

} // namespace kith
