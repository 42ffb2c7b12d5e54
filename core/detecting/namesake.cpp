#include "core/detecting/namesake.h"

#include "core/base/text.h"
#include "core/detecting/itsme.h"

#include <algorithm>
#include <array>

namespace kith
{

namespace
{

// What nobody is or does to themselves.
bool tellsOfAnother(const Fact& fact)
{
    using enum FactKind;
    static constexpr std::array onTheNetwork{Connected, Invited, InvitationReceived, Withdrawn, Following,
        Unfollowed, Messaged, EndorsedMe, EndorsedByMe, RecommendedMe, RecommendedByMe};
    return fact.kind == Me
        || (fact.holds() && std::ranges::find(onTheNetwork, fact.kind) != onTheNetwork.end())
        || tellsWhoItIs(fact);
}

} // namespace

std::optional<Fact> NamesakeDetector::detect(const Reading& reading) const
{
    const Contact& contact = reading.contact;
    const Owner& owner = reading.owner;
    if (!reading.isPerson() || !owner.mayBeNamed(contact.name))
        return std::nullopt;
    if (!contact.profile.isEmpty() && !owner.me.profile.isEmpty())
        return std::nullopt; // which tell
    if (!owner.names.contains(folded(contact.name)) || std::ranges::any_of(reading.stated, tellsOfAnother)
        || ItsMeDetector().detect(reading))
        return std::nullopt;
    return inferredFact(kind(), {});
}

} // namespace kith
