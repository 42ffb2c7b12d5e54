#include "core/detecting/targetorganisation.h"

namespace kith
{

std::optional<Fact> TargetOrganisationDetector::detect(const Reading& reading) const
{
    const auto found = reading.owner.targets.constFind(reading.organisation.root);
    if (reading.organisation.root.isEmpty() || found == reading.owner.targets.constEnd())
        return std::nullopt;
    return inferredFact(kind(), *found);
}

} // namespace kith
