#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <bitset>
#include <cstddef>
#include <optional>

namespace kith
{

// The form in which names of organisations are compared: folded(), words separated by one space, without
// legal forms ("GmbH & Co. KG", "Inc.", "S.p.A.", "Oy …"), a leading "the", words for "and", apostrophes and
// remarks in brackets; single letters in a row are one word ("J. P." is "jp"). UTF-8. Never empty for a name
// that has a letter or a digit: where nothing but a legal form is left, that stays.
QByteArray organisationRoot(QStringView name);

// A hash of the root's first word, found without making the root: most names differ there already. Nothing
// where that takes a closer look. Names with the same root have the same hash, as far as they have one.
std::optional<quint32> firstWordHash(QStringView name);
quint32 firstWordHash(QByteArrayView root); // the same from a root

// The first words of some roots: tells names that can have none of them in a fraction of the time that making
// a root takes. All roots that begin with one word are in it together, and by chance a few more.
class FirstWords
{
public:
    void add(QByteArrayView root) { m_words.set(placeOf(firstWordHash(root))); }
    bool contain(QByteArrayView root) const { return m_words.test(placeOf(firstWordHash(root))); }
    // True also where that takes a closer look at the name.
    bool mayContain(QStringView name) const;

private:
    static std::size_t placeOf(quint32 hash) { return hash & 0xffff; }

    std::bitset<0x10000> m_words; // by the end of their hash
};

// The legal form that a name ends with (in some scripts begins with), in the same form: "gmbh". Empty where
// there is none, or nothing else.
QByteArray legalFormOf(QStringView name);

} // namespace kith
