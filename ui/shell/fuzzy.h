#pragma once

#include <QStringView>

#include <optional>

namespace kith
{

// How well a text answers what was typed: every character must occur in order, in any case. Characters that
// start words or follow one another count more, so that "cn" finds "Copy note" before "Connected". None: no
// match; higher is better. An empty pattern matches everything equally.
std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace kith
