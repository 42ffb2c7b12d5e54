#pragma once

#include "core/advising/rule.h"

#include <QString>

namespace kith
{

// The whole rule in a sentence, without its strength: "Connect when the title says “embedded” and they work
// at one of your targets. Does not count when …". `limits` fill in how many days "lately" is.
QString ruleSays(const Rule& rule, const Limits& limits);

// A condition on contacts of the kind as a part of that: "you have met".
QString conditionSays(const Condition& condition, const Limits& limits, ContactKind kind);
// The same as a sentence of its own: "You have met."
QString conditionSentence(const Condition& condition, const Limits& limits, ContactKind kind);

} // namespace kith
