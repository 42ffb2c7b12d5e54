#pragma once

#include "core/importing/cardline.h"

#include <QStringList>

namespace kith
{

// A line of an address card, as the versions of vCard mean it: 2.1 (versit, 1996), 3.0 (RFC 2426), 4.0 (RFC
// 6350).
struct CardProperty {
    CardField field = CardField::Other;
    QString group; // upper case: ITEM1 of "item1.EMAIL"; may be empty
    QString value; // decoded, backslashes as they stand
    QStringList types; // lower case, those that tell something: "home", "fax", "linkedin"
    QString service; // of a social profile or messenger: "LinkedIn"
    QString user; // the name there
    QString written; // of a postal address: all of it, as on an envelope
    int preference = unpreferred; // 1 is best
    bool old = false; // vCard 2.1, where a backslash means less; whoever has the whole card sets it
    bool foreign = false; // the value is not UTF-8 and doesn't say what it is

    static constexpr int unpreferred = 101; // RFC 6350 section 5.3 knows 1 to 100

    // The value, its backslashes resolved; may have several lines.
    QString text() const;
    // The parts between separators that no backslash stands before, each as text.
    QStringList parts(QChar separator) const;
    // The service, or the types in words, such as "Home" or "Work fax"; may be empty.
    QString label() const;
};

// Resolves quoted-printable, base64 and CHARSET.
CardProperty cardProperty(const CardLine& line);

} // namespace kith
