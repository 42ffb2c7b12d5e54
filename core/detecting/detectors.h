#pragma once

#include "core/base/result.h"
#include "core/detecting/namekind.h"
#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/me.h"
#include "core/model/watch.h"

#include <memory>
#include <vector>

namespace kith
{

struct Lexicons;
struct Owner;

// Infers further facts from a contact's name, title and employer, the stored facts and the owner. Pure: the
// same input gives the same facts, which are never stored, so they are never stale. Remembers the employers
// that it has read, since many share them; each thread needs its own.
class Detection
{
public:
    Detection(std::shared_ptr<const Owner> owner, const Watch& watch);
    Detection(Detection&&) noexcept;
    ~Detection();

    // The inferred facts, each Certainty::Inferred with Origin::detector(). Nothing that `stated` says
    // already or denies.
    Facts detect(const Contact& contact, const Facts& stated);
    // Whether there is anything to infer of an organisation, by the root of its name
    // (core/base/organisation.h).
    bool knowsOrganisation(const QByteArray& root) const;
    // A digest of all of which that holds.
    QByteArray knownOrganisations() const;

private:
    struct Memory;
    std::shared_ptr<const Owner> m_owner;
    std::unique_ptr<Memory> m_memory;
};

// What detecting starts from. Cheap to copy; may be used by several threads at once.
class Detectors
{
public:
    static Result<Detectors> load(); // resources/lexicons

    // For going through many contacts. What depends on the owner alone is prepared once and kept until
    // another owner comes. `watch`: what the rules look for beside.
    Detection begin(const Me& me, const Watch& watch = {}) const;
    // For one contact.
    Facts detect(const Contact& contact, const Facts& stated, const Me& me) const
    {
        return begin(me).detect(contact, stated);
    }

    // What bears a name, as far as the name itself tells.
    NameKind kindOf(const QString& name) const;

    // The kinds of facts that can be inferred, one a detector.
    static std::vector<FactKind> kinds();

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace kith
