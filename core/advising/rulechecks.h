#pragma once

#include "core/advising/rule.h"
#include "core/advising/rulesreader.h"
#include "core/model/me.h"
#include "core/model/rules.h"

#include <vector>

namespace kith
{

// Whether a fact that is as the first leaf demands is as the second demands, too.
bool implies(const Leaf& leaf, const Leaf& other);

// What is doubtful about the rule among the others that are on (one with its id is left out), for this owner.
// Decided from the conditions alone, so what it finds holds whatever the facts are.
std::vector<RuleFinding> checkRule(const Rule& rule, const RuleTables& among, const Me& me);

} // namespace kith
