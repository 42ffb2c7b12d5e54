#pragma once

#include "core/advising/rule.h"
#include "core/advising/terms.h"

#include <QDate>

#include <array>
#include <vector>

namespace kith
{

// Whether a fact is as a leaf demands. `all`: the contact's facts, for unlessLater. Denied facts never are.
bool matches(const Leaf& leaf, const Fact& fact, const Facts& all, const Limits& limits, QDate today);

// Reads a contact's facts into a State.
class FactView
{
public:
    // A fact that a person could know, and what it would make true.
    struct Open {
        LeafSet leaves; // all that read this fact
        LeafSet whenTrue; // those that would be true if the owner said it is so
        double prior = 0;
        double inferred = 1; // 1: an inference is taken for certain
        bool opinion = false;
        std::optional<ContactKind> kind{}; // of contacts that it can be known of
        QString group{}; // of those that one question asks about
    };

    FactView(
        std::vector<Leaf> leaves, const std::vector<Unknown>& unknowns, const Limits& limits, QDate today);

    // `full`: the owner has as many connections as the network allows.
    State read(ContactKind kind, const Facts& facts, bool full) const;

    const std::vector<Open>& opens() const { return m_opens; }
    LeafSet leavesOf(FactKind kind) const { return m_ofKind[static_cast<std::size_t>(kind)]; }
    bool matches(std::size_t leaf, const Fact& fact, const Facts& all) const;

private:
    static constexpr int none = -1;

    std::vector<Leaf> m_leaves;
    std::array<LeafSet, factKindCount> m_ofKind{}; // the leaves that read facts of a kind
    LeafSet m_full; // the leaves that ask for a full network
    std::vector<Open> m_opens; // parallel to the unknowns
    std::array<std::array<int, factKindCount>, 2> m_openOf{}; // by contact kind and fact kind
    std::array<LeafSet, 2> m_shown{}; // by contact kind: leaves that are false when no fact says otherwise
    Limits m_limits;
    QDate m_today;
};

} // namespace kith
