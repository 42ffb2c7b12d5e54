#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace kith
{

// What stands before people's names, of resources/lexicons/salutations.json.

// How many of the words that a name begins with, as they are written, are titles and other forms of address:
// four of "Prof. Dr. rer. nat. Eva Blau", none of "Don Draper" and "Mag Ruffman". All of them where there is
// no name. `behind`: how many words of the name follow beside these.
qsizetype titlesBefore(const QStringList& words, qsizetype behind);

// Whether the word, before two more, may as well be a title as a given name: "Don Fernando Ruiz".
bool mayBeTitle(QStringView word);

// Whether the word stands before the name of a household: "Familie Berg".
bool isHousehold(QStringView word);

// The same of a folded() word without full stops, where several follow: a title, and what may stand behind
// one ("med").
bool isTitle(QByteArrayView word);
bool isFaculty(QByteArrayView word);

} // namespace kith
