#include "core/detecting/sharedinterest.h"

namespace kith
{

std::optional<Fact> SharedInterestDetector::detect(const Reading& reading) const
{
    if (!reading.isPerson())
        return std::nullopt;
    const Fields common = reading.title.fields & reading.owner.fields;
    for (const Reading::Find& find : reading.title.found) {
        if (find.word.sense != Sense::Interest)
            continue;
        // That they work in the same field says as much of an interest in just that field.
        const Fields named = reading.owner.interestFields[static_cast<std::size_t>(find.word.index)];
        if (named.none() || (named & ~common).any())
            return inferredFact(kind(), reading.owner.interests[find.word.index]);
    }
    return std::nullopt;
}

} // namespace kith
