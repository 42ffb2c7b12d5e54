#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// May hire for a role that the owner wants. No title says so: it is concluded from seniority in the wanted
// field at a wanted organisation, and only when the owner chose the goal of a job (facts: advice 2).
class HiringDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::Hiring; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
