#pragma once

#include "core/model/contact.h"

#include <QString>
#include <QStringList>

namespace kith
{

// The web addresses in one cell or property, each without the punctuation around it: "linkedin.com/in/mara,
// https://mara.example." Parts only where another begins, as commas may be parts of one. What says of one
// where it leads ("Blog: https://…") and a word that joins two ("and") are left out, other text is left as it
// is.
QStringList linksIn(const QString& text);

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
