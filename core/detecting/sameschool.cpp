#include "core/detecting/sameschool.h"

namespace kith
{

std::optional<Fact> SameSchoolDetector::detect(const Reading& reading) const
{
    const Me::Period* found = reading.organisation.school;
    if (reading.isPerson() || !found)
        return std::nullopt;
    Fact fact = inferredFact(kind(), found->where);
    fact.from = found->from;
    fact.to = found->to;
    return fact;
}

} // namespace kith
