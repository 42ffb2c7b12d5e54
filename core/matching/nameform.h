#pragma once

#include "core/matching/nicknames.h"
#include "core/matching/transliteration.h"
#include "core/model/contact.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <vector>

namespace kith
{

// A name that somebody goes by, ready to be compared.
struct NameForm {
    QByteArray key; // personNameKey(), in Latin letters, without the generation
    bool transliterated = false; // from another script
    bool withoutVowels = false; // of a script that leaves them out
    bool hasSeveralReadings = false; // of a script that is read in several ways
    QByteArray generation = {}; // "jr"; empty: not said

    bool operator==(const NameForm&) const = default;
};

// The words of a name's key; they live as long as the key.
using NameWords = QVarLengthArray<QByteArrayView, 6>;
NameWords wordsOf(const QByteArray& key);

// The contact's names: as it stands, and as else it may be written: with what stands in brackets for the
// family name ("Anna Dalgaard (Rosnau)" is also Anna Rosnau), without what is no name ("Tom Reed ✔ CEO"),
// with particles in one word ("Delacruz"), initials in several, or Cyrillic letters as Ukrainians read them.
// None for a name that is only an address or a number, or nobody's.
std::vector<NameForm> namesOf(const Contact& contact, const Transliteration& transliteration);

// How two names agree: levels of an Agreement, from different to same.
enum class NameLevel {
    NotSaid,
    Different,
    OtherFamily, // the same given name: married, or somebody else
    GivenOnly, // one is the first word of the other
    Initial, // one word is the initial of the other's
    Loose, // two of these at once
    InAddress, // the mailbox of one is the name of the other
    Slip, // one word differs by a letter
    Familiar, // one given name is short for the other
    AcrossScripts, // one is written in another script
    PartOf, // all words of one are in the other
    OtherSpelling, // an umlaut of one is two letters of the other: Müller, Mueller
    SameOfSeveral, // the same, as others of the book have it
    OtherOrder,
    Same,
};
inline constexpr int nameLevels = static_cast<int>(NameLevel::Same);

NameLevel compareNames(const NameForm& one, const NameForm& other, const Nicknames& nicknames);

// Whether two names cannot be one person's, or a file that tells a generation of one says that there are two.
bool namesDisagree(const QString& one, const QString& other, const Nicknames& nicknames);
// Whether people of these names who share a mailbox (mailboxOf()) are one. Spelt in two ways a name is one
// person's anyway. "J. Kelly" and Jane Kelly, or Anna Huber and Anna Berger, are only where the mailbox is
// theirs alone, as its name says: jkelly, anna.huber. Families share "thekellys", and colleagues "praxis".
bool areOneBehind(
    const QByteArray& mailbox, const QString& one, const QString& other, const Nicknames& nicknames);

} // namespace kith
