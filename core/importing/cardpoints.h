#pragma once

#include "core/importing/cardproperties.h"
#include "core/importing/unreadtexts.h"
#include "core/model/contact.h"

namespace kith
{

// What of a card's ways to reach a contact could not be read.
struct UnreadOfCard {
    std::vector<UnreadText> texts; // what stands in place of an address or a number and is none
    bool messengers = false; // accounts that no browser opens
};

// The ways to reach a contact, out of an address card: e-mail, telephone, postal address, web sites, the
// LinkedIn profile, and the place where they are. The contact's kind is known by then.
UnreadOfCard addPoints(Contact& contact, const CardProperties& properties);

} // namespace kith
