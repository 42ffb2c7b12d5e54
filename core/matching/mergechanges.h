#pragma once

#include "core/matching/mergeplan.h"
#include "core/model/source.h"

#include <vector>

namespace kith
{

// What a merge changed that the owner would want to hear of: another name, title or employer, a further
// e-mail address, a connection that was not there. Fields that were empty and are now filled are no change.
std::vector<ContactChange> changesOf(
    const Contact& before, std::span<const Fact> facts, const Merged& merged);

} // namespace kith
