#pragma once

#include <QString>

namespace kith
{

// What stands before people's names: resources/lexicons/salutations.json.

// "Herr Michael Schmidt", "M. Jean Dupont" without the salutation; titles stay ("Dr. Anna Huber"). Two words
// stay, whatever they are: "Frau Weber".
QString withoutSalutation(const QString& name);

// The titles that the text begins with, up to the name: "Prof. Dr. " of "Prof. Dr. Huber"; empty if it is
// none.
QString titlesBefore(const QString& name);

// Whether a text is nothing but forms of address and degrees that stand before a name: "Mr", "Frau Dr.",
// "Mme". Columns called "Title" hold these in some lists, jobs in others.
bool isFormOfAddress(const QString& text);

} // namespace kith
