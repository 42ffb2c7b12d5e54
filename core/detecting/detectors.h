#pragma once

#include "core/base/result.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/me.h"

#include <memory>
#include <vector>

namespace kith
{

// Infers further facts from a contact's name, title and employer, the stored facts and the owner. Pure: the
// same input gives the same facts, which are never stored, so they are never stale. Cheap to copy; may be
// used by several threads at once.
class Detectors
{
public:
    static Result<Detectors> load(); // resources/lexicons

    // The inferred facts, each Certainty::Inferred with Origin::detector(). Nothing that `stated` says
    // already or denies. What depends on the owner alone is prepared once and kept until another owner comes.
    Facts detect(const Contact& contact, const Facts& stated, const Me& me) const;

    // The kinds of facts that can be inferred, one a detector.
    static std::vector<FactKind> kinds();

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace kith
