#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// An organisation where the owner studied. Where people studied stands in no file.
class SameSchoolDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::SameSchool; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
