#pragma once

#include "core/model/contact.h"

#include <QString>

namespace kith
{

// Puts a web address where it belongs: the first LinkedIn profile of a person, or page of an organisation,
// becomes the contact's profile, what else a browser can open a link ("example.org/mara" is meant to be one).
// A profile by name counts before one by a member's id, which is a link then. Anything else, such as "n/a" or
// "javascript:…", is dropped; false then.
bool addLink(Contact& contact, const QString& address, const QString& label = {});

// The profile, in canonical form, that a text in a column of LinkedIn profiles stands for which is no address
// as a whole: "in/mara", "@mara", "see linkedin.com/in/mara". A word alone may be an answer ("private"), and
// is one only if it holds a part of the name. Empty if there is none.
QString profileIn(const QString& text, const QString& name);

} // namespace kith
