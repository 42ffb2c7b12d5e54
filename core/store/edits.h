#pragma once

#include "core/model/contact.h"
#include "core/model/userword.h"
#include "core/store/contacts.h"
#include "core/store/database.h"

#include <QDate>
#include <QHash>
#include <QStringList>

#include <set>

namespace kith
{

// The table edits: the fields of contacts that the user typed.

// Keeps those fields that differ, beside what was edited before.
Done keepEdits(const Database& database, const Contact& before, const Contact& edited, QDate day);

// Keeps those fields (typedFields, by name) of which nothing was edited before; whether there are any.
Result<bool> addEdits(const Database& database, const Contact& edited, const QStringList& fields, QDate day);

// Sets what the user typed; whether there is anything.
Result<bool> applyEdits(const Database& database, Contact& contact, QDate& asOf);

// What the user typed of the title, the employer and the place of one contact holds for another, beside what
// they typed there.
Done copyEdits(const Database& database, ContactId from, ContactId to);

// What the user typed of a contact, and when they did so last.
struct Edits {
    QStringList fields; // names of typedFields
    QDate day;
};
Result<QHash<ContactId, Edits>> allEdits(const Database& database);

// Contacts of which the user typed something.
Result<std::set<ContactId>> editedContacts(const Database& database);

} // namespace kith
