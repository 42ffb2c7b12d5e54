#pragma once

#include <QByteArrayView>

namespace kith
{

// How many letters must be dropped, added, changed or swapped with their neighbour to make one word the other
// (optimal string alignment). Only the first 64 bytes of a word count: longer ones are no names.
int editDistance(QByteArrayView one, QByteArrayView other);

// 1: the same, 0: nothing in common; the edits as a share of the longer word.
double similarity(QByteArrayView one, QByteArrayView other);

} // namespace kith
