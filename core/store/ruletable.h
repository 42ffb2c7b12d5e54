#pragma once

#include "core/base/result.h"
#include "core/model/rules.h"
#include "core/store/database.h"

namespace kith
{

// The table rules: what the user chose about rules, and rules of their own. Small, so read as a whole.
Result<RuleChoices> readRuleChoices(const Database& database);

// Makes the table hold these; rows that stay as they are are not touched.
Done writeRuleChoices(const Database& database, const RuleChoices& choices);

} // namespace kith
