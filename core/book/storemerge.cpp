#include "core/book/storemerge.h"

namespace kith
{

Done storeMerge(Contacts& contacts, FactTable& facts, const StoredContact& before, const Merged& merged)
{
    const ContactId id = before.contact.id;
    if (merged.contact != before.contact || merged.asOf != before.asOf) {
        const bool samePoints = merged.contact.points == before.contact.points;
        const Done done = samePoints ? contacts.updateFields(merged.contact, merged.asOf)
                                     : contacts.update(merged.contact, merged.asOf);
        if (!done)
            return done;
    }
    for (const Fact& fact : merged.replaced) {
        if (Done done = facts.remove(id, fact); !done)
            return done;
    }
    for (const Fact& fact : merged.added) {
        if (Done done = facts.append(id, fact); !done)
            return done;
    }
    return {};
}

} // namespace kith
