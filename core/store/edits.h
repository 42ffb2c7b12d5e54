#pragma once

#include "core/model/contact.h"
#include "core/store/contacts.h"
#include "core/store/database.h"

#include <QDate>

namespace kith
{

// The table edits: the fields of contacts that the user typed.

// Keeps those fields that differ, beside what was edited before.
Done keepEdits(const Database& database, const Contact& before, const Contact& edited, QDate day);

// Sets what the user typed; whether there is anything.
Result<bool> applyEdits(const Database& database, StoredContact& contact);

} // namespace kith
