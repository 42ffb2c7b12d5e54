#pragma once

#include "core/book/addressbook.h"

namespace kith
{

// Asks for the format, the place and whom, writes the recommendations and says how many. Returns at once; the
// dialog lives until it is closed. `contacts`: those in the list now, in its order.
void exportContacts(AddressBook& book, const std::vector<ContactId>& contacts, QWidget* parent);

} // namespace kith
