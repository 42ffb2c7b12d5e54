#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Goes by what nobody is called: a number, “Mum mobile”, “Voicemail” (resources/lexicons/unnamed.json). Not
// with a profile, nor where the user says something of them that tells who it is.
class UnnamedDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::Unnamed; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
