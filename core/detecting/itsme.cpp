#include "core/detecting/itsme.h"

#include "core/base/text.h"
#include "core/model/profile.h"

#include <algorithm>

namespace kith
{

std::optional<Fact> ItsMeDetector::detect(const Reading& reading) const
{
    const Contact& contact = reading.contact;
    const Owner& owner = reading.owner;
    if (!reading.isPerson())
        return std::nullopt;
    if (!owner.me.profile.isEmpty() && !contact.profile.isEmpty())
        return profileKey(contact.profile) == profileKey(owner.me.profile)
            ? std::optional(inferredFact(kind(), {}))
            : std::nullopt;
    const bool sameEmail
        = !owner.emails.isEmpty() && std::ranges::any_of(contact.points, [&](const ContactPoint& point) {
              return point.kind == ContactPoint::Kind::Email && owner.emails.contains(folded(point.value));
          });
    if (sameEmail)
        return inferredFact(kind(), {});
    const Me::Period* employer = reading.organisation.employer;
    const bool sameEmployer = employer && !employer->to.isValid();
    if (sameEmployer && !owner.name.isEmpty() && folded(contact.name) == owner.name)
        return inferredFact(kind(), {});
    return std::nullopt;
}

} // namespace kith
