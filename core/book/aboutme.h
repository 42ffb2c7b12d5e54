#pragma once

#include "core/base/result.h"
#include "core/model/me.h"
#include "core/store/database.h"

#include <vector>

namespace kith
{

// What files and the user state about the owner, each with its origin; readMe() is what they add up to.
Result<std::vector<MeStatement>> statementsAboutMe(const Database& database);

} // namespace kith
