#include "core/advising/factview.h"

#include "core/base/text.h"
#include "core/model/smallmeeting.h"

#include <algorithm>

namespace kith
{
namespace
{

// An undated fact is taken to be the later one: what can end stands before its end.
bool endedLater(FactKind by, const Fact& fact, const Facts& all)
{
    return std::ranges::any_of(
        all, [&](const Fact& other) { return other.kind == by && other.holds() && comesAfter(other, fact); });
}

// A note holds the words somewhere, other values are the value.
bool hasValue(const Leaf& leaf, const Fact& fact)
{
    if (leaf.value.isEmpty() || fact.value == leaf.value)
        return true;
    return leaf.fact == FactKind::Noted && folded(fact.value).contains(folded(leaf.value));
}

int daysOf(const Days& days, const Limits& limits)
{
    return days.limit.isEmpty() ? days.days : limitByName(limits, days.limit).value_or(0);
}

} // namespace

bool matches(const Leaf& leaf, const Fact& fact, const Facts& all, const Limits& limits, QDate today)
{
    if (!leaf.connections.isEmpty() || fact.kind != leaf.fact || !fact.holds())
        return false;
    if (fact.count < leaf.least || fact.count > leaf.most)
        return false;
    if (leaf.certainty && fact.certainty != *leaf.certainty)
        return false;
    if (leaf.by && fact.origin.by != *leaf.by)
        return false;
    if (!hasValue(leaf, fact))
        return false;
    if (leaf.current && fact.to.isValid() == *leaf.current)
        return false;
    if (!fact.from.isValid() && (leaf.dated || leaf.olderThan.asked()))
        return false;
    if (fact.from.isValid()) {
        if (leaf.within.asked() && fact.from.daysTo(today) >= daysOf(leaf.within, limits))
            return false;
        if (leaf.olderThan.asked() && fact.from.daysTo(today) < daysOf(leaf.olderThan, limits))
            return false;
    }
    return !leaf.unlessLater || !endedLater(*leaf.unlessLater, fact, all);
}

FactView::FactView(
    std::vector<Leaf> leaves, const std::vector<Unknown>& unknowns, const Limits& limits, QDate today)
    : m_leaves(std::move(leaves)), m_limits(limits), m_today(today)
{
    for (std::size_t i = 0; i < m_leaves.size(); ++i) {
        const LeafSet bit = LeafSet::of(i);
        if (m_leaves[i].connections.isEmpty())
            m_ofKind[static_cast<std::size_t>(m_leaves[i].fact)] |= bit;
        else
            m_full |= bit;
    }
    for (auto& row : m_openOf)
        row.fill(none);
    m_shown.fill(LeafSet::all());
    for (std::size_t i = 0; i < unknowns.size(); ++i) {
        const Unknown& unknown = unknowns[i];
        Open open{leavesOf(unknown.fact), {}, unknown.prior, unknown.inferred.value_or(1), unknown.opinion,
            unknown.kind, unknown.group};
        Fact answer;
        answer.kind = unknown.fact;
        open.leaves.forEach([&](std::size_t leaf) {
            if (matches(leaf, answer, {answer}))
                open.whenTrue |= LeafSet::of(leaf);
        });
        for (const ContactKind kind : {ContactKind::Person, ContactKind::Organisation}) {
            if (unknown.kind && *unknown.kind != kind)
                continue;
            m_openOf[static_cast<std::size_t>(kind)][static_cast<std::size_t>(unknown.fact)]
                = static_cast<int>(i);
            m_shown[static_cast<std::size_t>(kind)] &= ~open.leaves;
        }
        m_opens.push_back(open);
    }
}

bool FactView::matches(std::size_t leaf, const Fact& fact, const Facts& all) const
{
    return kith::matches(m_leaves[leaf], fact, all, m_limits, m_today);
}

State FactView::read(ContactKind kind, const Facts& facts, bool full) const
{
    State state;
    state.kind = kind;
    const auto& openOf = m_openOf[static_cast<std::size_t>(kind)];
    LeafSet denied; // leaves of facts that are not so
    LeafSet spoken; // leaves of facts that are there in some form
    quint32 stated = 0; // unknowns that somebody stated
    for (const Fact& fact : facts) {
        const LeafSet leaves = leavesOf(fact.kind);
        if (leaves.empty())
            continue;
        spoken |= leaves;
        if (!fact.holds())
            denied |= leaves;
        (leaves & ~state.yes).forEach([&](std::size_t leaf) {
            if (matches(leaf, fact, facts))
                state.yes |= LeafSet::of(leaf);
        });
        if (const int open = openOf[static_cast<std::size_t>(fact.kind)]; open != none) {
            const quint32 bit = quint32(1) << open;
            // A list of guests suggests that they met, and leaves it open.
            const bool suggests
                = fact.certainty == Certainty::Inferred || (fact.holds() && isOfSameEvent(fact));
            (suggests ? state.inferred : stated) |= bit;
        }
    }
    state.inferred &= ~stated;
    state.yes &= ~denied;
    state.yes |= full ? m_full : LeafSet();
    state.no = (m_shown[static_cast<std::size_t>(kind)] | spoken) & ~state.yes;
    return state;
}

} // namespace kith
