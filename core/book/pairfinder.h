#pragma once

#include "core/base/progress.h"
#include "core/matching/blocking.h"
#include "core/matching/likeness.h"
#include "core/matching/rivals.h"
#include "core/store/cursor.h"
#include "core/store/database.h"

#include <QBitArray>
#include <QHash>

#include <array>
#include <functional>
#include <vector>

namespace kith
{

// Finds the pairs in a few walks through the book. What it holds is for those of whom it may be so; the
// others are read and forgotten.
class PairFinder
{
public:
    PairFinder(const Database& database, const Nicknames& nicknames, Progress& progress)
        : m_database(database), m_nicknames(nicknames), m_progress(progress)
    {
    }

    // The pairs worth asking about, but for those that the user keeps apart. `otherNames`: by which contacts
    // go, too.
    Result<std::vector<WeighedPair>> find(const std::vector<std::pair<ContactId, ContactId>>& apart,
        const QHash<ContactId, QStringList>& otherNames);
    // What agreement is worth in this book.
    const LinkageModel& model() const { return m_model; }

private:
    using Visit = std::function<void(const Contact& contact, const Facts& facts)>;

    qsizetype bitOf(std::size_t key) const
    {
        return static_cast<qsizetype>(key & static_cast<std::size_t>(m_wantedKeys.size() - 1));
    }
    bool isWithoutProfile(quint32 person) const { return m_withoutProfile.testBit(person); }
    Done walkPeople(Cursor::Reads reads, const Visit& visit);
    Done collectKeys();
    Result<std::vector<RecordPair>> movedProfiles();
    Result<std::vector<RecordPair>> candidates();
    Traits traitsOf(const Contact& contact, const Facts& facts) const;
    void addKeys(const Contact& contact, const Facts& facts);
    Done collectTraits(const std::vector<RecordPair>& pairs);
    Result<std::vector<WeighedPair>> weigh(const std::vector<RecordPair>& pairs);

    const Database& m_database;
    const Nicknames& m_nicknames;
    Progress& m_progress;
    Transliteration m_transliteration;
    LinkageModel m_model = contactModel();
    std::array<std::vector<Keyed>, 64>
        m_keys; // by the beginning of the key, to be gone through piece by piece
    QBitArray m_wantedKeys; // by the end of the key; a power of two of them
    QBitArray m_withoutProfile; // by contact
    std::vector<Keyed> m_profiledNames; // of those with a profile
    std::vector<std::size_t> m_profiledJobs; // of the same; 0: not both employer and title
    QHash<std::size_t, qint64> m_colleagues; // by employer
    QHash<std::size_t, qint64> m_namesakes; // by name
    qint64 m_people = 0;
    QHash<quint32, Traits> m_traits;
    QHash<ContactId, QStringList> m_otherNames;
};

} // namespace kith
