#pragma once

#include "core/advising/rule.h"

#include <QString>

namespace kith
{

// What a leaf asks for of somebody, or of an organisation, as a part of a sentence: "they recommended you".
// `limits` fill in how many days a limit of the network is.
QString leafSays(const Leaf& leaf, const Limits& limits, ContactKind kind);

} // namespace kith
