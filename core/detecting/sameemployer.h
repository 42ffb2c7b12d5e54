#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Works where the owner works or worked, or is that organisation; from and to are the owner's time there.
class SameEmployerDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::SameEmployer; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
