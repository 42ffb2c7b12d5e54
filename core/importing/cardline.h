#pragma once

#include "core/importing/contentlines.h"

#include <algorithm>

namespace kith
{

// The properties of address cards that Kith reads.
enum class CardField {
    Begin,
    End,
    Version,
    Agent,
    Name, // N
    FormattedName, // FN
    Nickname,
    Organisation,
    Title,
    Role,
    Kind,
    AppleKind, // what Apple writes in place of KIND
    AppleShowAs,
    AppleLabel,
    Email,
    Phone,
    Address,
    AddressLabel, // 2.1 and 3.0: an address as on an envelope
    Url,
    Messenger,
    AppleProfile,
    SocialProfile,
    LinkedIn,
    LinkedInUrl,
    LinkedInProfile,
    Categories,
    Note,
    Other, // nobody reads it
};
inline constexpr size_t cardFieldCount = static_cast<size_t>(CardField::Other) + 1;

// Whether a name of a property or parameter, or a word that says what it is, is this one, in any case. The
// one is written in lower case, and of ASCII letters, digits and `-`.
inline bool isCardWord(QStringView word, QLatin1StringView lower)
{
    // One bit tells lower case from upper; digits and `-` have it, too.
    return std::ranges::equal(
        word, lower, {}, [](QChar c) { return c.unicode() | 0x20; }, [](char c) { return c; });
}

// A line of an address card; lasts as long as its text and bytes.
struct CardLine {
    CardLine(QStringView decoded, QByteArrayView undecoded);

    // Whether it begins or ends a card, with Begin or End.
    bool marks(CardField boundary) const;
    // Without its group.
    QStringView name() const;
    // The value's bytes, for values that say what they are encoded in; UTF-8 if the file is UTF-16.
    QByteArray valueBytes() const;

    QStringView text;
    QByteArrayView bytes; // the text before it was decoded; empty if the file is UTF-16
    LineParts parts;
    QStringView group; // "item1" of "item1.EMAIL"; may be empty
    CardField field = CardField::Other;
};

} // namespace kith
