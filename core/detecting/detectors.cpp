#include "core/detecting/detectors.h"

#include "core/base/organisation.h"
#include "core/detecting/hiring.h"
#include "core/detecting/itsme.h"
#include "core/detecting/largeorganisation.h"
#include "core/detecting/lexicons.h"
#include "core/detecting/namesake.h"
#include "core/detecting/owner.h"
#include "core/detecting/reading.h"
#include "core/detecting/recruiter.h"
#include "core/detecting/sameemployer.h"
#include "core/detecting/sameindustry.h"
#include "core/detecting/sameschool.h"
#include "core/detecting/sharedinterest.h"
#include "core/detecting/targetindustry.h"
#include "core/detecting/targetorganisation.h"
#include "core/detecting/unnamed.h"
#include "core/detecting/watcher.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>
#include <mutex>
#include <vector>

namespace kith
{
namespace
{

// What a contact must have for a detector to find anything. Most have a title without a known word and work
// where nothing is known of, which leaves few to ask.
enum Needs : quint8 {
    Nothing = 1,
    KnownWord = 2, // in the title
    KnownOrganisation = 4, // or is one
};

struct Entry {
    Entry(const Detector& concludes, int anyOf) : detector(&concludes), needs(anyOf), kind(concludes.kind())
    {
    }

    const Detector* detector;
    int needs;
    FactKind kind;
};

// The catalogue: a line a detector.
const auto& catalogue()
{
    static const ItsMeDetector itsMe;
    static const NamesakeDetector namesake;
    static const SameEmployerDetector sameEmployer;
    static const SameSchoolDetector sameSchool;
    static const SameIndustryDetector sameIndustry;
    static const SharedInterestDetector sharedInterest;
    static const RecruiterDetector recruiter;
    static const HiringDetector hiring;
    static const LargeOrganisationDetector largeOrganisation;
    static const TargetOrganisationDetector targetOrganisation;
    static const TargetIndustryDetector targetIndustry;
    static const UnnamedDetector unnamed;
    static const std::array all{
        Entry{itsMe, Nothing},
        Entry{namesake, Nothing},
        Entry{sameEmployer, KnownOrganisation},
        Entry{sameSchool, KnownOrganisation},
        Entry{sameIndustry, KnownWord},
        Entry{sharedInterest, KnownWord},
        Entry{recruiter, KnownWord},
        Entry{hiring, KnownWord},
        Entry{largeOrganisation, KnownOrganisation},
        Entry{targetOrganisation, KnownOrganisation},
        Entry{targetIndustry, KnownWord},
        Entry{unnamed, Nothing},
    };
    return all;
}

Facts inferFrom(const Reading& reading)
{
    const bool isOrganisation = !reading.isPerson() || reading.organisation.isKnown();
    const int has
        = Nothing | (reading.title.found.empty() ? 0 : KnownWord) | (isOrganisation ? KnownOrganisation : 0);
    Facts inferred;
    for (const Entry& entry : catalogue()) {
        if ((entry.needs & has) == 0)
            continue;
        const bool said = !reading.stated.empty()
            && std::ranges::find(reading.stated, entry.kind, &Fact::kind) != reading.stated.end();
        if (said)
            continue;
        if (auto fact = entry.detector->detect(reading))
            inferred.push_back(std::move(*fact));
    }
    return inferred;
}

} // namespace

struct Detection::Memory {
    explicit Memory(const Watch& watch) : watcher(watch) { }

    struct Place {
        QString name;
        OrganisationReading reading; // of no name: nothing
        QStringList watched; // what rules call it
    };

    // Each reading lies at the place that the hash of its name says; the later of two for one place stays.
    // That bounds the memory, and keeps those that are frequent. Few places will do for few readings.
    const Place& organisationOf(const QString& name, const Owner& owner)
    {
        if (name.isEmpty() || (!watcher.readsOrganisations() && !owner.firstWords.mayContain(name)))
            return unknown;
        Place* place = &organisations[qHash(name) & (organisations.size() - 1)];
        if (place->name == name)
            return *place;
        if (++misses > organisations.size() && organisations.size() < mostPlaces) {
            organisations = std::vector<Place>(8 * organisations.size());
            place = &organisations[qHash(name) & (organisations.size() - 1)];
        }
        const QByteArray root = organisationRoot(name);
        *place = {name, OrganisationReading(root, owner), watcher.organisationsOf(root)};
        return *place;
    }

    static constexpr std::size_t mostPlaces = 1 << 14; // all sizes are powers of two
    Watcher watcher;
    TitleReading title; // of the contact at hand
    std::vector<Place> organisations{1 << 5};
    std::size_t misses = 0;
    Place unknown;
};

Detection::Detection(std::shared_ptr<const Owner> owner, const Watch& watch)
    : m_owner(std::move(owner)), m_memory(std::make_unique<Memory>(watch))
{
}

Detection::Detection(Detection&&) noexcept = default;
Detection::~Detection() = default;

Facts Detection::detect(const Contact& contact, const Facts& stated)
{
    const QString& named = contact.kind == ContactKind::Person ? contact.organisation : contact.name;
    m_memory->title.read(contact.title, *m_owner);
    const Memory::Place& organisation = m_memory->organisationOf(named, *m_owner);
    Facts inferred = inferFrom({.contact = contact,
        .stated = stated,
        .owner = *m_owner,
        .title = m_memory->title,
        .organisation = organisation.reading});
    m_memory->watcher.detect(m_memory->title.words, organisation.watched, inferred);
    return inferred;
}

bool Detection::knowsOrganisation(const QByteArray& root) const
{
    return m_owner->firstWords.contain(root) && OrganisationReading(root, *m_owner).isKnown();
}

QByteArray Detection::knownOrganisations() const
{
    QList<QByteArray> roots = m_owner->lexicons->largeRoots();
    roots << m_owner->employers.keys() << m_owner->schools.keys() << m_owner->targets.keys();
    std::ranges::sort(roots);
    return QCryptographicHash::hash(roots.join('\n'), QCryptographicHash::Sha1).toHex();
}

struct Detectors::Shared {
    std::shared_ptr<const Lexicons> lexicons;
    std::mutex mutex;
    std::shared_ptr<const Owner> owner; // the last one asked for
    std::unique_ptr<const NameKinds> names; // made when first asked for

    std::shared_ptr<const Owner> ownerFor(const Me& me)
    {
        const std::scoped_lock lock(mutex);
        if (!owner || owner->me != me)
            owner = std::make_shared<const Owner>(me, lexicons);
        return owner;
    }
};

Result<Detectors> Detectors::load()
{
    auto lexicons = Lexicons::load();
    if (!lexicons)
        return tl::unexpected(lexicons.error());
    Detectors detectors;
    detectors.m_shared = std::make_shared<Shared>();
    detectors.m_shared->lexicons = std::make_shared<const Lexicons>(std::move(*lexicons));
    return detectors;
}

Detection Detectors::begin(const Me& me, const Watch& watch) const
{
    return Detection(m_shared->ownerFor(me), watch);
}

NameKind Detectors::kindOf(const QString& name) const
{
    const std::scoped_lock lock(m_shared->mutex);
    if (!m_shared->names)
        m_shared->names = std::make_unique<const NameKinds>(m_shared->lexicons);
    return m_shared->names->kindOf(name);
}

std::vector<FactKind> Detectors::kinds()
{
    std::vector<FactKind> kinds;
    std::ranges::transform(catalogue(), std::back_inserter(kinds), &Entry::kind);
    return kinds;
}

} // namespace kith
