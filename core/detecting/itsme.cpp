#include "core/detecting/itsme.h"

#include "core/base/text.h"

#include <algorithm>

namespace kith
{

std::optional<Fact> ItsMeDetector::detect(const Reading& reading) const
{
    const Contact& contact = reading.contact;
    const Owner& owner = reading.owner;
    if (!reading.isPerson())
        return std::nullopt;
    const Fact itsMe = inferredFact(kind(), {});
    if (!contact.profile.isEmpty() && !owner.me.profile.isEmpty())
        return contact.profile == owner.me.profile ? std::optional(itsMe) : std::nullopt;
    const bool sameEmail = std::ranges::any_of(contact.points, [&](const ContactPoint& point) {
        return point.kind == ContactPoint::Kind::Email && owner.emails.contains(folded(point.value));
    });
    if (sameEmail)
        return itsMe;
    const Me::Period* employer = reading.organisation.employer;
    const bool sameEmployer = employer && !employer->to.isValid();
    if (sameEmployer && !owner.name.isEmpty() && folded(contact.name) == owner.name)
        return itsMe;
    return std::nullopt;
}

} // namespace kith
