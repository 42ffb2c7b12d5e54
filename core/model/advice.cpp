#include "core/model/advice.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array<QLatin1StringView, actionCount> actionNames{
    "none"_L1, "connect"_L1, "follow"_L1, "ask"_L1};
constexpr std::array<QLatin1StringView, gateCount> gateNames{
    ""_L1,
    "me"_L1,
    "do-not-contact"_L1,
    "connected"_L1,
    "pending"_L1,
    "withdrawn"_L1,
    "cap"_L1,
};

} // namespace

QLatin1StringView actionName(Action action)
{
    return actionNames[static_cast<std::size_t>(action)];
}

QLatin1StringView gateName(Gate gate)
{
    return gateNames[static_cast<std::size_t>(gate)];
}

QLatin1StringView sideName(Side side)
{
    return side == Side::Connect ? "connect"_L1 : "follow"_L1;
}

bool Advice::acceptsInvitation() const
{
    const auto isInvitation = [this](int index) {
        return facts[static_cast<std::size_t>(index)].kind == FactKind::InvitationReceived;
    };
    return action == Action::Connect && !invitationExpired()
        && std::ranges::any_of(
            reasons, [&](const Reason& reason) { return std::ranges::any_of(reason.facts, isInvitation); });
}

bool Advice::invitationExpired() const
{
    return std::ranges::any_of(
        reasons, [](const Reason& reason) { return reason.rule == "old-invitation"_L1; });
}

} // namespace kith
