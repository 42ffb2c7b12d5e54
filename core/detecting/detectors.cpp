#include "core/detecting/detectors.h"

#include "core/detecting/hiring.h"
#include "core/detecting/itsme.h"
#include "core/detecting/largeorganisation.h"
#include "core/detecting/lexicons.h"
#include "core/detecting/owner.h"
#include "core/detecting/reading.h"
#include "core/detecting/recruiter.h"
#include "core/detecting/sameemployer.h"
#include "core/detecting/sameindustry.h"
#include "core/detecting/sameschool.h"
#include "core/detecting/sharedinterest.h"
#include "core/detecting/targetorganisation.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace kith
{
namespace
{

// The catalogue: a line a detector.
const auto& catalogue()
{
    static const ItsMeDetector itsMe;
    static const SameEmployerDetector sameEmployer;
    static const SameSchoolDetector sameSchool;
    static const SameIndustryDetector sameIndustry;
    static const SharedInterestDetector sharedInterest;
    static const RecruiterDetector recruiter;
    static const HiringDetector hiring;
    static const LargeOrganisationDetector largeOrganisation;
    static const TargetOrganisationDetector targetOrganisation;
    static const std::array<const Detector*, 9> all{
        &itsMe,
        &sameEmployer,
        &sameSchool,
        &sameIndustry,
        &sharedInterest,
        &recruiter,
        &hiring,
        &largeOrganisation,
        &targetOrganisation,
    };
    return all;
}

} // namespace

struct Detectors::Shared {
    std::shared_ptr<const Lexicons> lexicons;
    std::mutex mutex;
    std::shared_ptr<const Owner> owner; // the last one asked for

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

Facts Detectors::detect(const Contact& contact, const Facts& stated, const Me& me) const
{
    const std::shared_ptr<const Owner> owner = m_shared->ownerFor(me);
    const Reading reading(contact, stated, *owner);
    Facts inferred;
    for (const Detector* detector : catalogue()) {
        const bool said = std::ranges::find(stated, detector->kind(), &Fact::kind) != stated.end();
        if (said)
            continue;
        if (auto fact = detector->detect(reading))
            inferred.push_back(std::move(*fact));
    }
    return inferred;
}

std::vector<FactKind> Detectors::kinds()
{
    std::vector<FactKind> kinds;
    std::ranges::transform(catalogue(), std::back_inserter(kinds), &Detector::kind);
    return kinds;
}

} // namespace kith
