#pragma once

#include <QString>
#include <QStringView>

namespace kith
{

// A person's name out of one cell or parameter.
struct PersonName {
    QString full; // "Mara Lindqvist"
    QString given; // known only where the text tells the parts apart
    QString family;

    bool operator==(const PersonName&) const = default;
};

// The name that was written: cleaned, without quotation marks around it, "Lindqvist, Mara (EXT)" and "DUPONT
// Jean" turned round, "Eva Blau, Geschäftsführerin" and "Jane Doe, Acme GmbH" cut, and "Jane Doe, Acme" where
// the e-mail address, which may be empty, tells that Acme is no given name; salutations ("Frau Mara
// Lindqvist") dropped. Degrees and company forms behind a comma ("Mara Lindqvist, PhD", "Northwind, Inc.")
// are left alone. Empty where the text is an e-mail address.
PersonName personName(const QString& written, QStringView address = {});

// What it takes to turn round a name: known given names, or nothing that tells otherwise, in lists where
// nobody but people stands.
enum class FamilyFirst { NamesTell, NothingDenies };

// The name of a person, turned round where the family name stands first in capitals: "DUPONT Jean"; "MARIA
// Lopez", "ACME Group" and "SALLE Monet" stay, and so does any other name.
PersonName withFamilyLast(const QString& full, FamilyFirst evidence, QStringView address = {});

// Whether the name tells more of a person than the other: more words, or any where the other has none. Of
// rows that are summed up it names the person, whichever comes first.
bool isFuller(QStringView name, QStringView other);

// "Mara Lindqvist" from "mara.lindqvist@example.org"; empty where the part before the @ does not look like a
// given and a family name.
QString nameFromAddress(QStringView address);

} // namespace kith
