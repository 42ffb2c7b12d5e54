#include "core/matching/mergechanges.h"

#include "core/base/organisation.h"
#include "core/base/text.h"

#include <algorithm>

namespace kith
{
std::vector<ContactChange> changesOf(const Contact& before, std::span<const Fact> facts, const Merged& merged)
{
    std::vector<ContactChange> changes;
    const ContactId id = before.id;
    const Contact& after = merged.contact;
    if (!before.title.isEmpty() && folded(before.title) != folded(after.title))
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
    return changes;
}

} // namespace kith
