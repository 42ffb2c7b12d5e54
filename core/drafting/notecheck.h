#pragma once

#include "core/drafting/phrases.h"
#include "core/model/draft.h"
#include "core/model/fact.h"

#include <QString>

#include <vector>

namespace kith
{

// What Composer::check() finds, in the order of the text. What stands inside the name of a stated fact is
// never wrong: an event may be called "Invest in Data".
std::vector<DraftWarning> checkNote(
    const QString& note, const Facts& facts, int limit, const std::vector<Phrases>& languages);

} // namespace kith
