#pragma once

#include "core/model/contact.h"

#include <QString>

namespace kith
{

// What the importers of address books share.

// A name out of its parts, in the order in which it is said: "Mara Lindqvist", "山田太郎". Any may be empty.
QString nameFromParts(const QString& given, const QString& middle, const QString& family);

// Names a contact that has no name of its own: by the organisation, and it is one then, or by the e-mail
// address or phone number. Leaves the name empty if there is nothing.
void setSubstituteName(Contact& contact);

// What is more than that of a kind is no contact's; bounds the time that a spoilt file takes.
inline constexpr size_t mostPoints = 200;
inline constexpr size_t mostLabels = 200;

// Adds a way to reach somebody unless it is empty, there already, or one too many.
void addPoint(Contact& contact, const ContactPoint& point);

// Whether an address book keeps this group by itself, such as "My Contacts"; it says nothing then.
bool isSystemGroup(const QString& label);

// "Lange Gasse 1\n1080 Wien" → "Lange Gasse 1, 1080 Wien"
QString onOneLine(const QString& lines);

} // namespace kith
