#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Is an organisation that the owner wants to reach, or works there.
class TargetIndustryDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::TargetIndustry; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
