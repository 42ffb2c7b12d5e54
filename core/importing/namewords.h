#pragma once

#include <QString>
#include <QStringView>

namespace kith
{

// Whether the word is a common given name (resources/lexicons/givennames.json, nicknames.json).
bool isGivenName(QStringView word);
// Whether few families bear it: no double family name begins with it.
bool isOnlyGivenName(QStringView word);

// Whether the text has a word of what people are ("Geschäftsführerin", "Head of Data"), or of what
// organisations are called ("Acme GmbH", "Harbour Foundation").
bool tellsRole(const QString& text);
bool tellsOrganisation(const QString& text);

} // namespace kith
