#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Has a title in the owner's field of work, the narrowest that both share.
class SameIndustryDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::SameIndustry; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
