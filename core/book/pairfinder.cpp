#include "core/book/pairfinder.h"

#include "core/book/texts.h"
#include "core/matching/namekey.h"
#include "core/store/cursor.h"

#include <algorithm>
#include <bit>
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

constexpr int keyShift = 64 - 6; // 64 pieces

// Keys are remembered as bits, 4 MB of them at most: two keys may share one, and then are looked at for
// nothing.
constexpr std::size_t bitsPerContact = 32;
constexpr std::size_t mostBits = std::size_t(1) << 25;

std::size_t nameOf(const Traits& traits)
{
    return qHash(traits.names.front().key);
}

} // namespace

Done PairFinder::walkPeople(Cursor::Reads reads, const Visit& visit)
{
    Result<Cursor> cursor = Cursor::open(m_database, reads);
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
            visit(cursor->contact(), cursor->facts());
    }
}

Traits PairFinder::traitsOf(const Contact& contact, const Facts& facts) const
{
    return Traits::of(contact, facts, m_transliteration, m_otherNames.value(contact.id));
}

void PairFinder::addKeys(const Contact& contact, const Facts& facts)
{
    const Traits traits = traitsOf(contact, facts);
    const bool profile = traits.profile != 0;
    ++m_people;
    ++m_colleagues[traits.employer];
    if (!traits.names.empty())
        m_namesakes[nameOf(traits)] += profile ? ofAProfile : 1;
    for (const std::size_t key : blockingKeys(traits, m_nicknames)) {
        if (!profile)
            m_wantedKeys.setBit(bitOf(key));
        if (m_wantedKeys.testBit(bitOf(key)))
            m_keys[key >> keyShift].push_back({key, static_cast<quint32>(contact.id)});
    }
}

// Two profiles are two people, so that only keys matter which somebody without a profile has: those first.
// But for profiles that may have moved, for which the names alone are looked at.
Done PairFinder::collectKeys()
{
    const auto contacts = static_cast<std::size_t>(m_withoutProfile.size());
    m_wantedKeys.resize(static_cast<qsizetype>(std::min(std::bit_ceil(bitsPerContact * contacts), mostBits)));
    const Done without
        = walkPeople(Cursor::Reads::NoFacts, [this](const Contact& contact, const Facts& facts) {
              if (!contact.profile.isEmpty()) {
                  const bool hasJob = !contact.organisation.isEmpty() && !contact.title.isEmpty();
                  m_profiledNames.push_back(
                      {qHash(personNameKey(contact.name)), static_cast<quint32>(contact.id)});
                  m_profiledJobs.push_back(hasJob ? qHashMulti(1, contact.organisation, contact.title) : 0);
                  return;
              }
              m_withoutProfile.setBit(contact.id);
              addKeys(contact, facts);
          });
    if (!without || m_withoutProfile.count(true) == 0)
        return without;
    return walkPeople(Cursor::Reads::NoFacts, [this](const Contact& contact, const Facts& facts) {
        if (!contact.profile.isEmpty())
            addKeys(contact, facts);
    });
}

// Pairs of those with two profiles who are called the same and connected on the same day, or in the same job.
Result<std::vector<RecordPair>> PairFinder::movedProfiles()
{
    std::vector<std::size_t> names;
    std::ranges::transform(m_profiledNames, std::back_inserter(names), &Keyed::key);
    std::ranges::sort(names);
    const auto isShared = [&names](std::size_t name) {
        const auto first = std::ranges::lower_bound(names, name);
        return std::next(first) != names.end() && *std::next(first) == name;
    };
    QHash<quint32, std::size_t> shared; // by contact
    std::vector<Keyed> keys;
    for (std::size_t at = 0; at < m_profiledNames.size(); ++at) {
        const auto [name, record] = m_profiledNames[at];
        if (!isShared(name))
            continue;
        shared.insert(record, name);
        if (m_profiledJobs[at] != 0)
            keys.push_back({qHashMulti(2, name, m_profiledJobs[at]), record});
    }
    m_profiledNames = {};
    m_profiledJobs = {};
    if (shared.isEmpty())
        return std::vector<RecordPair>();
    Result<Statement> days = m_database.prepare("SELECT contact, since FROM facts WHERE kind = 0");
    static_assert(static_cast<int>(FactKind::Connected) == 0);
    if (!days)
        return tl::unexpected(days.error());
    while (true) {
        const Result<bool> more = days->step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return pairsSharingAKey(std::move(keys), mostOfAKey);
        const auto found = shared.constFind(static_cast<quint32>(days->integer(0)));
        if (found != shared.constEnd() && days->integer(1) != 0)
            keys.push_back({qHashMulti(3, *found, days->integer(1)), found.key()});
    }
}

Result<std::vector<RecordPair>> PairFinder::candidates()
{
    const auto matters
        = [this](quint32 one, quint32 other) { return isWithoutProfile(one) || isWithoutProfile(other); };
    Result<std::vector<RecordPair>> moved = movedProfiles();
    if (!moved)
        return moved;
    std::vector<RecordPair> pairs = std::move(*moved);
    for (std::vector<Keyed>& keys : m_keys) {
        if (m_progress.cancelled())
            return tl::unexpected(stoppedReviewing());
        const std::vector<RecordPair> some = pairsSharingAKey(std::exchange(keys, {}), mostOfAKey, matters);
        pairs.insert(pairs.end(), some.begin(), some.end());
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

Done PairFinder::collectTraits(const std::vector<RecordPair>& pairs)
{
    QBitArray wanted(m_withoutProfile.size());
    for (const auto& [one, other] : pairs) {
        wanted.setBit(one);
        wanted.setBit(other);
    }
    return walkPeople(Cursor::Reads::Everything, [&](const Contact& contact, const Facts& facts) {
        if (!wanted.testBit(contact.id))
            return;
        Traits traits = traitsOf(contact, facts);
        const qint64 colleagues = m_colleagues.value(traits.employer);
        traits.nameOfSeveral = !traits.names.empty() && m_namesakes.value(nameOf(traits)) >= ofSeveral;
        traits.employerOfMany = colleagues >= manyColleagues && colleagues * oneInAHundred >= m_people;
        m_traits.insert(static_cast<quint32>(contact.id), std::move(traits));
    });
}

Result<std::vector<WeighedPair>> PairFinder::weigh(const std::vector<RecordPair>& pairs)
{
    QHash<Agreement, qint64> seen;
    std::vector<std::pair<RecordPair, Agreement>> possible;
    for (const RecordPair& pair : pairs) {
        if (m_progress.cancelled())
            return tl::unexpected(stoppedReviewing());
        const Traits& one = *m_traits.constFind(pair.first);
        const Traits& other = *m_traits.constFind(pair.second);
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

Result<std::vector<WeighedPair>> PairFinder::find(const std::vector<std::pair<ContactId, ContactId>>& apart,
    const QHash<ContactId, QStringList>& otherNames)
{
    m_otherNames = otherNames;
    const Result<qint64> last = m_database.integer("SELECT max(id) FROM contacts");
    if (!last)
        return tl::unexpected(last.error());
    m_withoutProfile.resize(*last + 1);
    if (Done done = collectKeys(); !done)
        return tl::unexpected(done.error());
    Result<std::vector<RecordPair>> pairs = candidates();
    if (!pairs)
        return tl::unexpected(pairs.error());
    std::erase_if(*pairs, [&apart](const RecordPair& pair) {
        return std::ranges::binary_search(apart, std::pair<ContactId, ContactId>(pair));
    });
    if (Done done = collectTraits(*pairs); !done)
        return tl::unexpected(done.error());
    const Result<std::vector<WeighedPair>> weighed = weigh(*pairs);
    if (!weighed)
        return weighed;
    return withoutOutdone(
        *weighed, [this](quint32 one, quint32 other) { return cannotBeOne(m_traits[one], m_traits[other]); });
}

} // namespace kith
