#pragma once

#include "core/book/addressbook.h"

#include <functional>

class QWidget;

namespace kith
{

// Opens a dialog that shows what each row of a file says of the contact, to choose those that are about
// somebody else. They become a contact of their own, one undo step; `done` gets it.
void takeApart(AddressBook& book, ContactId contact, const QString& name, QWidget* parent,
    std::function<void(ContactId added)> done);

} // namespace kith
