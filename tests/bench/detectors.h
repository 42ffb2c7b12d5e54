#pragma once

#include <QString>

namespace kith::bench
{

// Measures the detectors on the published titles and names of a corpus and prints the figures beside what
// they must reach; with `misses` also every title and name that went wrong. What the corpus lacks is named
// and left out. 0: everything measured reached its bar; 1: something did not; 77: there was nothing to
// measure on.
int measureDetectors(const QString& corpus, bool misses);

} // namespace kith::bench
