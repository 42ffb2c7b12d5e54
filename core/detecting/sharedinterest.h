#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Has a skill or an interest of the owner's in the title, as whole words.
class SharedInterestDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::SharedInterest; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
