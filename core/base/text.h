#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

namespace kith
{

// The form in which texts are compared and searched: NFKD, marks dropped, lower case, letters that do not
// decompose spelt out (ß ss, ø o, ł l, æ ae …), apostrophes and hyphens as they are typed (’ ', – -), soft
// hyphens dropped, every run of white space one space, none at the ends; UTF-8.
// Two texts that a person takes for the same word fold to the same bytes. ASCII takes a fast path.
QByteArray folded(QStringView text);
// The folded text with letters spelt out that have a second spelling: "Müller" is "mueller", "Åse" "aase".
// Empty where there are none.
QByteArray foldedWithDigraphs(QStringView text);

// What may be shown of a text that came from a file: NUL, control characters, bidirectional overrides and
// zero-width marks dropped (zero-width joiners stay, scripts and emoji need them), line breaks and tabs
// turned into spaces, no space at the ends. The fast path returns the text itself.
QString cleaned(const QString& text);

// The same, but line breaks stay: for notes and messages.
QString cleanedLines(const QString& text);

// text = QString::fromUtf8(utf8) in the memory that the text has already, for reading one value after
// another.
void setUtf8(QString& text, QByteArrayView utf8);

// Whether a text where a name belongs is an address or a number.
bool isNoName(const QString& text);

} // namespace kith
