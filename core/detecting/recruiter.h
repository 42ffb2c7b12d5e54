#pragma once

#include "core/detecting/detector.h"

namespace kith
{

// Recruits people for jobs, by the title: a word of the lexicon without a veto across it (a student or
// military recruiter recruits for no job). Fact::count is 2 where recruiting is joined with something else,
// such as "Sales and Recruiting": a part of the role.
class RecruiterDetector final : public Detector
{
public:
    FactKind kind() const override { return FactKind::Recruiter; }
    std::optional<Fact> detect(const Reading& reading) const override;
};

} // namespace kith
