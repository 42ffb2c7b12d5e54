#include "core/detecting/largeorganisation.h"

#include <algorithm>

namespace kith
{
namespace
{

constexpr int manyPeople = 25; // of the owner's book, in one organisation (facts: advice 2)

} // namespace

std::optional<Fact> LargeOrganisationDetector::detect(const Reading& reading) const
{
    if (const QString& name = reading.organisation.large; !name.isEmpty())
        return inferredFact(kind(), name);
    const bool employsMany = !reading.isPerson() && std::ranges::any_of(reading.stated, [](const Fact& fact) {
        return fact.kind == FactKind::Employs && fact.holds() && fact.count >= manyPeople;
    });
    if (employsMany)
        return inferredFact(kind(), reading.contact.name);
    return std::nullopt;
}

} // namespace kith
