#pragma once

#include <QString>

namespace kith
{

// Whether the text has a word of what people are ("Geschäftsführerin", "Head of Data"), or of what nothing
// but organisations are called ("Acme GmbH", "Harbour Foundation").
bool tellsRole(const QString& text);
bool tellsOrganisation(const QString& text);
// Whether it has a word of what organisations or places are called, which may be somebody's name as well:
// "Marine", "Germany".
bool mayBeOrganisation(const QString& text);

} // namespace kith
