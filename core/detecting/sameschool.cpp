#include "core/detecting/sameschool.h"

namespace kith
{

std::optional<Fact> SameSchoolDetector::detect(const Reading& reading) const
{
    const auto found = reading.owner.schools.constFind(reading.organisation.root);
    if (reading.isPerson() || found == reading.owner.schools.constEnd())
        return std::nullopt;
    Fact fact = inferredFact(kind(), found->where);
    fact.from = found->from;
    fact.to = found->to;
    return fact;
}

} // namespace kith
