#include "core/advising/rule.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

std::optional<int> limitByName(const Limits& limits, const QString& name)
{
    static constexpr auto members = std::to_array<std::pair<QLatin1StringView, Limit Limits::*>>({
        {"noteLengthFree"_L1, &Limits::noteLengthFree},
        {"noteLengthPremium"_L1, &Limits::noteLengthPremium},
        {"notesPerMonthFree"_L1, &Limits::notesPerMonthFree},
        {"invitationsPerWeek"_L1, &Limits::invitationsPerWeek},
        {"daysAfterWithdrawal"_L1, &Limits::daysAfterWithdrawal},
        {"invitationExpiryDays"_L1, &Limits::invitationExpiryDays},
        {"mostConnections"_L1, &Limits::mostConnections},
        {"reviewPendingDays"_L1, &Limits::reviewPendingDays},
    });
    const auto* found
        = std::ranges::find_if(members, [&](const auto& member) { return member.first == name; });
    if (found == members.end())
        return std::nullopt;
    return (limits.*found->second).value;
}

} // namespace kith
