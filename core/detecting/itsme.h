#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Is the owner: the same profile, an e-mail address of theirs, or the same full name at the present employer.
class ItsMeDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::Me; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
