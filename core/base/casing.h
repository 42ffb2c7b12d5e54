#pragma once

#include <QString>
#include <QStringList>

namespace kith
{

// A person's name as its bearer would write it. A name (or a word of four letters and more) in capitals and a
// name in small letters become "Fiona McDonald", "Sean O'Brien", "Pieter van der Berg", "Anne-Marie J. R.
// Weiss III". Mixed case is somebody's choice and stays.
QString properName(const QString& name);

// How many words at the beginning of a name are the family name, in capitals before a known given name that
// is not: three of "VAN DER BERG Piet", none of "JP Osei", "Élodie LEFÈVRE", "JUAN Pérez" and "NASA Johnson".
qsizetype familyInCapitals(const QStringList& words);
// How many may be, by how they are written: one of "JUAN Pérez", too.
qsizetype wordsInCapitals(const QStringList& words);

// As properName(), for organisations and events. Words of up to three letters, words without a vowel and a
// name of one short word stay in capitals, since they are abbreviations: "BMW Group", "KPMG", "IKEA".
QString properOrganisation(const QString& name);

// Whether two neighbouring words of four letters or more are written in capitals.
bool shouts(const QString& text);

// What to call a person in a letter: the given name without titles, credentials, initials, emoji and what
// stands in parentheses, properly cased. `given` may be empty, then the full name tells ("Lindqvist, Mara"
// too). Empty when neither holds a name to call somebody by, such as "J.", "info@acme.example" or "LinkedIn
// Member".
QString greetingName(const QString& given, const QString& full);

} // namespace kith
