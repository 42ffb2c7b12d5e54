#pragma once

#include "core/advising/leafset.h"
#include "core/advising/rule.h"
#include "core/model/me.h"

#include <vector>

namespace kith
{

// What is known of a contact: for each leaf of the rules a bit in `yes` when it is true, in `no` when it is
// false, in neither when it is unknown (Kleene's three values).
struct State {
    static constexpr std::size_t mostLeaves = LeafSet::most;
    static constexpr std::size_t mostUnknowns = 32;

    LeafSet yes;
    LeafSet no;
    quint32 inferred = 0; // by index of Unknowns: known from an inference or a list of guests only
    ContactKind kind = ContactKind::Person;

    bool operator==(const State&) const = default;
};

// Leaves that must be true and leaves that must be false.
struct Term {
    LeafSet yes;
    LeafSet no;

    bool operator==(const Term&) const = default;
    bool implies(const Term& other) const { return yes.holds(other.yes) && no.holds(other.no); }
};

// A condition as alternatives, one of which must hold: none is never, an empty one is always.
using Terms = std::vector<Term>;

inline bool certain(const Terms& terms, const State& state)
{
    for (const Term& term : terms) {
        if (state.yes.holds(term.yes) && state.no.holds(term.no))
            return true;
    }
    return false;
}

inline bool possible(const Terms& terms, const State& state)
{
    for (const Term& term : terms) {
        if (!state.no.meets(term.yes) && !state.yes.meets(term.no))
            return true;
    }
    return false;
}

// Every different leaf once, in the order met; a leaf's place is its bit in State.
class Leaves
{
public:
    // Goals are decided here, for they don't depend on the contact.
    Terms compile(const Condition& condition, const Me& me);
    const std::vector<Leaf>& all() const { return m_leaves; }

private:
    Terms compile(const Condition& condition, const Me& me, bool wanted);
    Term termOf(const Leaf& leaf, bool wanted);

    std::vector<Leaf> m_leaves;
};

} // namespace kith
