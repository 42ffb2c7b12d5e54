#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

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

// The legal form that a name ends with (in some scripts begins with), in the same form: "gmbh". Empty where
// there is none, or nothing else.
QByteArray legalFormOf(QStringView name);

} // namespace kith
