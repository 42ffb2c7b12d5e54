#pragma once

#include "core/book/addressbook.h"

#include <functional>

class QWidget;

namespace kith
{

// Opens a dialog to correct what a contact is called, does and where they are: what is typed holds, whatever
// files say. One undo step; `done` follows it.
void editContact(
    AddressBook& book, const Contact& contact, QWidget* parent, const std::function<void()>& done);

} // namespace kith
