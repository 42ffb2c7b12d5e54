#include "core/matching/mergechanges.h"

#include "core/base/organisation.h"
#include "core/base/text.h"
#include "core/matching/namekey.h"

#include <algorithm>

namespace kith
{
std::vector<ContactChange> changesOf(const Contact& before, std::span<const Fact> facts, const Merged& merged)
{
    std::vector<ContactChange> changes;
    const ContactId id = before.id;
    const Contact& after = merged.contact;
    if (before.name != after.name && !hasSubstituteName(before) && folded(before.name) != folded(after.name))
        changes.push_back({id, ContactChange::Kind::Renamed, before.name, after.name});
    if (!before.title.isEmpty() && before.title != after.title && folded(before.title) != folded(after.title))
        changes.push_back({id, ContactChange::Kind::Title, before.title, after.title});
    if (!before.organisation.isEmpty() && before.organisation != after.organisation
        && organisationRoot(before.organisation) != organisationRoot(after.organisation))
        changes.push_back({id, ContactChange::Kind::Organisation, before.organisation, after.organisation});
    const auto connected = std::ranges::find(merged.added, FactKind::Connected, &Fact::kind);
    if (connected != merged.added.end() && !states(facts, FactKind::Connected)) {
        const bool invited = states(facts, FactKind::Invited);
        changes.push_back({id, invited ? ContactChange::Kind::Accepted : ContactChange::Kind::Connected, {},
            connected->from.toString(Qt::ISODate)});
    }
    const auto isAddress = [](const ContactPoint& point) { return point.kind == ContactPoint::Kind::Email; };
    if (std::ranges::any_of(before.points, isAddress)) {
        for (const ContactPoint& point : after.points) {
            if (isAddress(point) && std::ranges::find(before.points, point) == before.points.end())
                changes.push_back({id, ContactChange::Kind::OtherAddress, {}, point.value});
        }
    }
    return changes;
}

} // namespace kith
