#include "core/detecting/sameindustry.h"

namespace kith
{

std::optional<Fact> SameIndustryDetector::detect(const Reading& reading) const
{
    const Fields common = reading.isPerson() ? reading.title.fields & reading.owner.fields : Fields();
    if (common.none())
        return std::nullopt;
    // A field that lies within another one that both share says more.
    const auto& fields = reading.owner.lexicons->fields;
    int narrowest = -1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (common.test(i)
            && (narrowest < 0
                || (fields[i].within >= 0 && fields[static_cast<std::size_t>(narrowest)].within < 0)))
            narrowest = static_cast<int>(i);
    }
    return inferredFact(kind(), fields[static_cast<std::size_t>(narrowest)].name);
}

} // namespace kith
