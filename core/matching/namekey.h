#pragma once

#include "core/model/contact.h"

#include <QByteArray>

namespace kith
{

// The form in which people's names are compared: folded, without forms of address ("Dr."), credentials
// ("Ph.D.", "MBA"), what stands in brackets, emoji and punctuation; initials stay. "LINDQVIST, Mara, PhD 🚀"
// gives "mara lindqvist". Empty for a name that stands for nobody, such as "LinkedIn Member".
QByteArray personNameKey(const QString& name);

// personNameKey() of a person; for an organisation its root, marked so that the two never meet.
QByteArray nameKey(const Contact& contact);

// Whether an address stands for the name, since no file tells one.
bool hasSubstituteName(const Contact& contact);

} // namespace kith
