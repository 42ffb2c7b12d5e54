#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

namespace kith
{

// A text as words: folded, one space before, between and after, so that " head of " is found as whole words.
// Signs separate words, but "+" and "#" belong to them (C++, C#), apostrophes vanish and "&" becomes "and".
// UTF-8.
QByteArray wordForm(QStringView text);
// The same in a buffer, which only grows: reading many texts asks for no memory for each. Holds until the
// buffer changes.
QByteArrayView wordForm(QStringView text, QByteArray& buffer);

// The first of the words, in their form.
QByteArray firstOf(const QByteArray& words);

// A phrase of a lexicon in that form. A star at either end lets the word go on there: "recruit*".
QByteArray phraseForm(QStringView phrase);

// What stands between the words of `text`: before each word of its word form, and behind the last. Empty
// where they cannot be told apart as in the form.
QList<QStringView> gapsBetween(const QString& text, QByteArrayView words);

// The whole words of `text` that hold the bytes begin … end of its word form, as they are written there.
QString asWritten(const QString& text, const QByteArray& words, int begin, int end);

} // namespace kith
