#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Is an organisation that the owner wants to reach, or works there.
class TargetOrganisationDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::TargetOrganisation; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
