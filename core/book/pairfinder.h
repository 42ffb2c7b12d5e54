#pragma once

#include "core/base/progress.h"
#include "core/matching/blocking.h"
#include "core/matching/likeness.h"
#include "core/matching/rivals.h"
#include "core/store/database.h"

#include <QHash>
#include <QSet>

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

    // The pairs worth asking about, but for those that the user keeps apart.
    Result<std::vector<WeighedPair>> find(const std::vector<std::pair<ContactId, ContactId>>& apart);
    // What agreement is worth in this book.
    const LinkageModel& model() const { return m_model; }

private:
    using Visit = std::function<void(quint32 person, const Traits& traits)>;

    Done walkPeople(const Visit& visit);
    Done collectKeys();
    Done collectTraits(const std::vector<RecordPair>& pairs);
    Result<std::vector<WeighedPair>> weigh(const std::vector<RecordPair>& pairs);

    const Database& m_database;
    const Nicknames& m_nicknames;
    Progress& m_progress;
    Transliteration m_transliteration;
    LinkageModel m_model = contactModel();
    std::vector<Keyed> m_keys;
    QSet<quint32> m_withoutProfile;
    QHash<std::size_t, qint64> m_colleagues; // by employer
    QHash<std::size_t, qint64> m_namesakes; // by name
    qint64 m_people = 0;
    QHash<quint32, Traits> m_traits;
};

} // namespace kith
