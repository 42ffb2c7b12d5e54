#include "core/advising/terms.h"

#include <algorithm>

namespace kith
{
namespace
{

// Keeps the weakest alternatives only: one that demands more than another adds nothing.
void add(Terms& terms, const Term& term)
{
    if (term.yes.meets(term.no)
        || std::ranges::any_of(terms, [&](const Term& each) { return term.implies(each); }))
        return;
    std::erase_if(terms, [&](const Term& each) { return each.implies(term); });
    terms.push_back(term);
}

Terms either(const Terms& a, const Terms& b)
{
    Terms terms = a;
    for (const Term& term : b)
        add(terms, term);
    return terms;
}

Terms both(const Terms& a, const Terms& b)
{
    Terms terms;
    for (const Term& x : a) {
        for (const Term& y : b)
            add(terms, {x.yes | y.yes, x.no | y.no});
    }
    return terms;
}

const Terms always{{}};
const Terms never{};

} // namespace

Terms Leaves::compile(const Condition& condition, const Me& me)
{
    return compile(condition, me, true);
}

// `wanted` false compiles the opposite: negation moves inwards to the leaves (De Morgan).
Terms Leaves::compile(const Condition& condition, const Me& me, bool wanted)
{
    switch (condition.kind) {
    case Condition::Kind::Always:
        return wanted ? always : never;
    case Condition::Kind::Goal: {
        const bool has = condition.chosen ? me.goals.contains(condition.goal) : me.has(condition.goal);
        return has == wanted ? always : never;
    }
    case Condition::Kind::Leaf:
        return {termOf(condition.leaf, wanted)};
    case Condition::Kind::Not:
        return compile(condition.parts.front(), me, !wanted);
    case Condition::Kind::All:
    case Condition::Kind::Any:
        break;
    }
    const bool all = (condition.kind == Condition::Kind::All) == wanted;
    Terms terms = all ? always : never;
    for (const Condition& part : condition.parts) {
        const Terms more = compile(part, me, wanted);
        terms = all ? both(terms, more) : either(terms, more);
    }
    return terms;
}

Term Leaves::termOf(const Leaf& leaf, bool wanted)
{
    auto found = std::ranges::find(m_leaves, leaf);
    if (found == m_leaves.end()) {
        Q_ASSERT(m_leaves.size() < State::mostLeaves); // readRules() refuses more
        found = m_leaves.insert(m_leaves.end(), leaf);
    }
    const LeafSet bit = LeafSet::of(static_cast<std::size_t>(found - m_leaves.begin()));
    return wanted ? Term{bit, {}} : Term{{}, bit};
}

} // namespace kith
