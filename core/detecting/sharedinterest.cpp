#include "core/detecting/sharedinterest.h"

namespace kith
{

std::optional<Fact> SharedInterestDetector::detect(const Reading& reading) const
{
    if (!reading.isPerson())
        return std::nullopt;
    for (const Reading::Find& find : reading.title.found) {
        if (find.word.sense == Sense::Interest)
            return inferredFact(kind(), reading.owner.interests[find.word.index]);
    }
    return std::nullopt;
}

} // namespace kith
