#include "core/book/storemerge.h"

namespace kith
{

Done storeMerge(Contacts& contacts, FactTable& facts, const StoredContact& before, const Merged& merged)
{
    const ContactId id = before.contact.id;
    if (Done done = contacts.update(before, merged.contact, merged.asOf); !done)
        return done;
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
