#pragma once

#include "core/advising/rulesreader.h"
#include "core/base/result.h"
#include "core/model/rules.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace kith
{

// What the sentence builder offers as parts of a condition on contacts of the kind, in the order in which it
// shows them.
std::vector<RulePartOffer> rulePartOffers(const RuleTables& tables, ContactKind about);

// An id for a new rule of this label, none of `taken`.
QString newRuleId(const QString& label, const QStringList& taken);

// The rule that the draft stands for, as readOwnRules() reads it: one entry of "rules". Fails with what is
// missing: a condition, a value, a label.
Result<QByteArray> ruleFrom(const RuleDraft& draft, const QString& id, const RuleTables& tables);

// The way back: the draft that stands for the rule. Nothing where the rule says more than a draft can; its
// own words may be lost.
std::optional<RuleDraft> draftOf(const QByteArray& rule, const RuleTables& tables);
// The same of a rule as the user keeps it, which they may have weighed since.
std::optional<RuleDraft> draftOf(const RuleChoice& choice, const RuleTables& tables);

} // namespace kith
