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

// The same of a folded() word without full stops, where several follow: a title, what may be one or a name
// ("pd"), and what may stand behind one ("med", "mont").
bool isTitle(QByteArrayView word);
bool mayBeTitleInKey(QByteArrayView word);
bool isFaculty(QByteArrayView word);
// Whether the word stands in the written name as titles do and names do not: with a full stop ("Mag.",
// "rer."), in small letters ("Dr. rer nat Eva Blau"), or behind a hyphen ("Dipl.-Ing.").
bool isWrittenAsTitle(QByteArrayView word, const QString& name);

} // namespace kith
