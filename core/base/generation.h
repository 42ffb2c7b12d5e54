#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace kith
{

// Which of several of a family who are called the same somebody is, as a suffix of the name says: "Jr.",
// "senior", "III", "d. Ä." (resources/lexicons/generations.json). Father and son are two, whatever else they
// have in common.

// The suffix in the form in which it is compared: "jr" of "Junior". Empty for what is none.
QByteArray generationOf(QStringView suffix);

// Where such a suffix begins in a folded() name without punctuation of at least two more words, and the form
// in which it is compared. Empty: there is none.
struct Generation {
    QByteArray form;
    qsizetype from = 0;
};
Generation generationAtEnd(QByteArrayView name);

} // namespace kith
