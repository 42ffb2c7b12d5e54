#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Is a large organisation, or works for one: by the list, or because many people of the book work there.
class LargeOrganisationDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::LargeOrganisation; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
