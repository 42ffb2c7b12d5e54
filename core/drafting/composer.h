#pragma once

#include "core/base/result.h"
#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/draft.h"
#include "core/model/me.h"

#include <memory>
#include <optional>
#include <vector>

namespace kith {

// Writes notes for connection requests from phrases and facts (facts: advice 5, network). Every span is words of a
// phrase, of the owner's profile, or rests on a fact: nothing is claimed that is not stored.
class Composer
{
public:
    static Result<Composer> load(); // resources/phrases/*.json

    // The note, or none where no fact carries one. The same contact, facts and variant give the same note; variants
    // count from 0 and go round. Never over `limit` UTF-16 units.
    std::optional<Draft> compose(const Contact& contact, const Advice& advice, const Me& me, int limit,
                                 quint32 variant = 0) const;

    // What is wrong with a note, drafted or typed; none: fit to send. Fails closed.
    std::vector<DraftWarning> check(const QString& note, const Contact& contact, const Advice& advice, int limit) const;

private:
    struct Grammar;
    std::shared_ptr<const Grammar> m_grammar;
};

} // namespace kith
