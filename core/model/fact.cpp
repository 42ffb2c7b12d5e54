#include "core/model/fact.h"

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::array<QLatin1StringView, factKindCount> names{
    "connected"_L1,
    "invited"_L1,
    "invitation-received"_L1,
    "withdrawn"_L1,
    "following"_L1,
    "unfollowed"_L1,
    "messaged"_L1,
    "endorsed-me"_L1,
    "endorsed-by-me"_L1,
    "recommended-me"_L1,
    "recommended-by-me"_L1,
    "worked-with"_L1,
    "same-employer"_L1,
    "met"_L1,
    "same-school"_L1,
    "shared-connection"_L1,
    "shared-interest"_L1,
    "same-industry"_L1,
    "recruiter"_L1,
    "hiring"_L1,
    "leader"_L1,
    "admired"_L1,
    "wants-to-collaborate"_L1,
    "large-organisation"_L1,
    "target-organisation"_L1,
    "known-elsewhere"_L1,
    "do-not-contact"_L1,
    "me"_L1,
    "employs"_L1,
    "labelled"_L1,
    "noted"_L1,
    "later"_L1,
    "title-says"_L1,
    "works-at"_L1,
    "chose-to-connect"_L1,
    "chose-to-follow"_L1,
    "target-industry"_L1,
    "disconnected"_L1,
    "namesake"_L1,
    "unnamed"_L1,
};

} // namespace

QLatin1StringView kindName(FactKind kind)
{
    return names[static_cast<std::size_t>(kind)];
}

std::optional<FactKind> factKind(QStringView name)
{
    const auto found = std::ranges::find_if(names, [&](QLatin1StringView each) { return name == each; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<FactKind>(found - names.begin());
}

bool states(std::span<const Fact> facts, FactKind kind)
{
    return std::ranges::any_of(facts, [kind](const Fact& fact) { return fact.kind == kind && fact.holds(); });
}

bool comesAfter(const Fact& later, const Fact& fact)
{
    if (!later.from.isValid() || !fact.from.isValid())
        return true;
    const bool isYourWord = fact.origin.by == Origin::By::You && later.origin.by != Origin::By::You;
    return isYourWord ? later.from > fact.from : later.from >= fact.from;
}

QDate putOffUntil(std::span<const Fact> facts, QDate today)
{
    QDate until;
    for (const Fact& fact : facts) {
        if (fact.kind == FactKind::Later && fact.holds() && fact.to > today)
            until = fact.to;
    }
    return until;
}

QLatin1StringView certaintyName(Certainty certainty)
{
    constexpr std::array names{"stated"_L1, "inferred"_L1, "denied"_L1};
    return names[static_cast<std::size_t>(certainty)];
}

} // namespace kith
