#pragma once

namespace kith::bench
{

// Finds who is the same in the FEBRL sets 1 and 2 with the means of core/matching and holds it against the
// truth: pairwise precision, recall and F-measure, with all fields and without birth date and number. Nothing
// is learnt from the truth, and all runs have the same settings. `misses` prints what went wrong. Returns the
// exit code: 1 where a bar is missed; 77 where the published sets are not present.
int linkFebrl(bool misses);

} // namespace kith::bench
