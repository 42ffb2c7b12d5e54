#pragma once

#include "core/importing/cardproperties.h"
#include "core/model/contact.h"

namespace kith
{

// The ways to reach a contact, out of an address card: e-mail, telephone, postal address, web sites, the
// LinkedIn profile, and the place where they are. The contact's kind is known by then.
void addPoints(Contact& contact, const CardProperties& properties);

} // namespace kith
