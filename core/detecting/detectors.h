#pragma once

#include "core/base/result.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/me.h"

#include <memory>

namespace kith {

class Lexicons;

// Infers further facts from a contact's name, title and employer, the stored facts and the owner. Pure: the same
// input gives the same facts, which are never stored, so they are never stale.
class Detectors
{
public:
    static Result<Detectors> load(); // resources/lexicons

    // The inferred facts, each Certainty::Inferred with Origin::detector(). Nothing that `stated` says already.
    Facts detect(const Contact& contact, const Facts& stated, const Me& me) const;

private:
    std::shared_ptr<const Lexicons> m_lexicons;
};

} // namespace kith
