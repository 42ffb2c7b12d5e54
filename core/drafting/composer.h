#pragma once

#include "core/base/result.h"
#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/draft.h"
#include "core/model/me.h"

#include <memory>
#include <optional>
#include <vector>

namespace kith
{

// Writes notes for connection requests from phrases and facts (facts: advice 5, network). Every span is words
// of a phrase, of the owner's profile, the contact's own name or employer, or rests on a fact: nothing is
// claimed that is not stored. Who sent an invitation gets an answer to it instead of a request.
class Composer
{
public:
    static Result<Composer> load(); // resources/phrases/*.json

    // The note, or none where no fact carries one, the contact is an organisation, or its gate says that
    // there is nothing to ask (me, do not contact, connected, pending). The same contact, facts and variant
    // give the same note; variants count from 0, each another text, and go round. Never over `limit` UTF-16
    // units, and never with anything that check() warns of.
    std::optional<Draft> compose(
        const Contact& contact, const Advice& advice, const Me& me, int limit, quint32 variant = 0) const;

    // What is wrong with a note, drafted or typed; none: fit to send. Fails closed.
    std::vector<DraftWarning> check(
        const QString& note, const Contact& contact, const Advice& advice, int limit) const;

private:
    struct Grammar;
    std::shared_ptr<const Grammar> m_grammar;
};

} // namespace kith
