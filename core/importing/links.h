#pragma once

#include "core/model/contact.h"

#include <QString>

namespace kith
{

// Puts a web address where it belongs: the first LinkedIn profile of a person, or page of an organisation,
// becomes the contact's profile, what else a browser can open a link ("example.org/mara" is meant to be one).
// Anything else, such as "n/a" or "javascript:…", is dropped.
void addLink(Contact& contact, const QString& address, const QString& label = {});

} // namespace kith
