#pragma once

#include "core/advising/rulebook.h"
#include "core/base/result.h"
#include "core/detecting/detectors.h"
#include "core/drafting/composer.h"
#include "core/matching/nicknames.h"
#include "core/model/limits.h"

#include <memory>

namespace kith
{

// What Kith knows before it sees a book: everything that is data in resources/. Immutable, shared by all
// threads.
struct Knowledge {
    Rulebook rulebook;
    Detectors detectors;
    Composer composer;
    Limits limits;
    Nicknames nicknames;

    static Result<std::shared_ptr<const Knowledge>> load();
};

// resources/limits.json.
Result<Limits> loadLimits();

} // namespace kith
