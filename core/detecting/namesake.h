#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Goes by the owner's name, and neither an address nor a profile tells whether it is the owner, nor has the
// user said anything of them that nobody says of themselves.
class NamesakeDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::Namesake; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
