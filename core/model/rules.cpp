#include "core/model/rules.h"

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array strengthNames{"slight"_L1, "fair"_L1, "good"_L1, "strong"_L1, "decisive"_L1};
static_assert(strengthNames.size() == ruleStrengths.size());

} // namespace

QLatin1StringView strengthName(int strength)
{
    const auto* above = std::ranges::upper_bound(ruleStrengths, strength);
    const auto index = above == ruleStrengths.begin() ? 0 : above - ruleStrengths.begin() - 1;
    return strengthNames[static_cast<std::size_t>(index)];
}

std::optional<int> strengthFrom(QStringView name)
{
    for (std::size_t i = 0; i < strengthNames.size(); ++i) {
        if (name == strengthNames[i])
            return ruleStrengths[i];
    }
    return std::nullopt;
}

} // namespace kith
