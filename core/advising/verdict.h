#pragma once

#include "core/advising/rule.h"
#include "core/advising/rulesreader.h"
#include "core/advising/terms.h"
#include "core/model/me.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace kith
{

// The three tables of advice (facts: advice 1), compiled for an owner: gates, reasons, verdict. What they say
// depends on the state only.
class Verdicts
{
public:
    // Adds to `leaves` what the conditions read.
    Verdicts(const RuleTables& tables, const Me& me, Leaves& leaves);

    // The first gate that applies, as an index into the gates.
    std::optional<int> gate(const State& state) const;
    // The rules that apply, as indexes into the rules.
    std::vector<int> reasons(const State& state) const;
    // Strengths for connecting minus strengths for following. What is unknown neither makes a rule apply nor
    // excepts from it.
    int margin(const State& state) const;
    // Lowest and highest margin that the state allows, whatever the unknown turns out to be.
    std::pair<int, int> span(const State& state) const;

    // +2 and more: connect; -2 and less: follow, unless the rules never say so of them; between: ask. An
    // organisation can only be followed.
    Action action(int margin, const State& state) const;
    Action action(const State& state) const { return action(margin(state), state); }

    // The leaves that any reason for a contact of this kind reads.
    LeafSet read(ContactKind kind) const { return m_read[static_cast<std::size_t>(kind)]; }

private:
    struct Row {
        int rule;
        int points; // positive for connecting, negative for following
        Terms when;
        Terms unless;
    };
    struct GateRow {
        int gate;
        Terms when;
    };
    const std::vector<Row>& rows(const State& state) const
    {
        return m_rows[static_cast<std::size_t>(state.kind)];
    }

    // By contact kind.
    std::array<std::vector<Row>, 2> m_rows;
    std::array<std::vector<GateRow>, 2> m_gates;
    std::array<LeafSet, 2> m_read{};
    Terms m_neverFollow;
};

} // namespace kith
