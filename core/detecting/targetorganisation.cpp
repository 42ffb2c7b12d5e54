#include "core/detecting/targetorganisation.h"

namespace kith
{

std::optional<Fact> TargetOrganisationDetector::detect(const Reading& reading) const
{
    if (!reading.organisation.target)
        return std::nullopt;
    return inferredFact(kind(), *reading.organisation.target);
}

} // namespace kith
