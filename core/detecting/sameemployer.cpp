#include "core/detecting/sameemployer.h"

namespace kith
{

std::optional<Fact> SameEmployerDetector::detect(const Reading& reading) const
{
    const auto found = reading.owner.employers.constFind(reading.organisation.root);
    if (reading.organisation.root.isEmpty() || found == reading.owner.employers.constEnd())
        return std::nullopt;
    Fact fact = inferredFact(kind(), found->where);
    fact.from = found->from;
    fact.to = found->to;
    return fact;
}

} // namespace kith
