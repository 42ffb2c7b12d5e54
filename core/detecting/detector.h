#pragma once

#include "core/detecting/reading.h"
#include "core/model/fact.h"

#include <optional>

namespace kith
{

// Concludes one kind of fact. Stateless.
class Detector
{
public:
    Detector() = default;
    Detector(const Detector&) = delete;
    Detector& operator=(const Detector&) = delete;
    virtual ~Detector() = default;

    virtual FactKind kind() const = 0;
    virtual std::optional<Fact> detect(const Reading& reading) const = 0;
};

} // namespace kith
