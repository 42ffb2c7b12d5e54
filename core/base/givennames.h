#pragma once

#include <QStringView>

namespace kith
{

// Whether the word, or what stands before its hyphen, is a common given name (resources/lexicons/
// givennames.json, nicknames.json).
bool isGivenName(QStringView word);
// Whether few families bear it: no double family name begins with it.
bool isOnlyGivenName(QStringView word);
// Whether the word ends as family names do: "Johansson", "Pérez". Some given names do, too.
bool endsAsFamilyName(QStringView word);

} // namespace kith
