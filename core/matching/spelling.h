#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace kith
{

// How many letters must be dropped, added, changed or swapped with their neighbour to make one word the other
// (optimal string alignment). Only the first 64 bytes of a word count: longer ones are no names.
int editDistance(QByteArrayView one, QByteArrayView other);

// 1: the same, 0: nothing in common; the edits as a share of the longer word.
double similarity(QByteArrayView one, QByteArrayView other);

// A folded Latin word with one letter where German and the Nordic languages write one with a mark, or two
// letters instead: "mueller" and "muller" (what folding leaves of "Müller") are "muller", "aase" and "ase"
// are "ase". To be compared only: "michael" gives "michal".
QByteArray withoutDigraphs(const QByteArray& word);
// Whether two words differ in nothing else. Not for words of three letters: Xue and Xu are two names.
bool differInDigraphs(QByteArrayView one, QByteArrayView other);

// The consonants of a folded Latin word, those that languages spell in several ways as one: "shcherbakova",
// "schtscherbakowa" and "scerbakova" are near or the same; so are a name and what is left of it in a script
// without vowels. A vowel at the beginning stays, as "a".
QByteArray soundOf(QByteArrayView word);

} // namespace kith
