#include "core/detecting/sameemployer.h"

namespace kith
{

std::optional<Fact> SameEmployerDetector::detect(const Reading& reading) const
{
    const Me::Period* found = reading.organisation.employer;
    if (!found)
        return std::nullopt;
    Fact fact = inferredFact(kind(), found->where);
    fact.from = found->from;
    fact.to = found->to;
    return fact;
}

} // namespace kith
