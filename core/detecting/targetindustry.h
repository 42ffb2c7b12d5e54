#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Works in an industry that the owner wants to reach.
class TargetIndustryDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::TargetIndustry; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
