#include "core/detecting/targetindustry.h"

#include <algorithm>

namespace kith
{

std::optional<Fact> TargetIndustryDetector::detect(const Reading& reading) const
{
    const Owner& owner = reading.owner;
    if (!reading.isPerson() || owner.industryFields.empty())
        return std::nullopt;
    const auto& found = reading.title.found;
    const auto named = std::ranges::find_if(
        found, [](const Reading::Find& find) { return find.word.sense == Sense::Industry; });
    if (named != found.end())
        return inferredFact(kind(), owner.me.targetIndustries[named->word.index]);
    // Whoever works in a part of a field works in the field, not the other way round.
    for (std::size_t i = 0; i < owner.industryFields.size(); ++i) {
        const Fields& fields = owner.industryFields[i];
        if (fields.any() && (fields & ~reading.title.fields).none())
            return inferredFact(kind(), owner.me.targetIndustries[static_cast<qsizetype>(i)]);
    }
    return std::nullopt;
}

} // namespace kith
