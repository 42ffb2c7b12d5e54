#pragma once

#include "core/model/contact.h"

#include <QByteArray>

namespace kith
{

// The form in which people's names are compared: folded, without forms of address ("Dr."), credentials
// ("Ph.D.", "MBA"), what stands in brackets, emoji and punctuation; initials stay, and so does at the end
// what tells generations apart. "LINDQVIST, Mara, PhD 🚀" gives "mara lindqvist", "Karl Huber, Junior" "karl
// huber jr". Empty for a name that stands for nobody, such as "LinkedIn Member".
QByteArray personNameKey(const QString& name);

// Whether two such keys are of two generations: "jr" is not "sr". One without may be either.
bool differInGeneration(const QByteArray& one, const QByteArray& other);

// personNameKey() of a person; for an organisation its root, marked so that the two never meet.
QByteArray nameKey(const Contact& contact);

// Whether a text that isNoName(), or the end of the profile's address, stands for the name, since no file
// tells one.
bool hasSubstituteName(const Contact& contact);

} // namespace kith
