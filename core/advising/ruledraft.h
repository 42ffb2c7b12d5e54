#pragma once

#include "core/advising/rulesreader.h"
#include "core/base/result.h"
#include "core/model/rules.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace kith
{

// What the sentence builder offers as parts of a condition, in the order in which it shows them.
std::vector<RulePartOffer> rulePartOffers(const RuleTables& tables);

// The rule that the draft stands for, as readOwnRules() reads it: one entry of "rules". Its id comes from the
// label and is none of `taken`. Fails with what is missing: a condition, a value, a label.
Result<QByteArray> ruleFrom(const RuleDraft& draft, const QStringList& taken, const RuleTables& tables);

} // namespace kith
