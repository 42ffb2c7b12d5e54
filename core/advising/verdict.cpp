#include "core/advising/verdict.h"

namespace kith
{
namespace
{

constexpr int enough = 2; // a margin that decides

LeafSet leavesIn(const Terms& terms)
{
    LeafSet leaves;
    for (const Term& term : terms)
        leaves |= term.yes | term.no;
    return leaves;
}

} // namespace

Verdicts::Verdicts(const RuleTables& tables, const Me& me, Leaves& leaves)
    : m_neverFollow(leaves.compile(tables.neverFollow, me))
{
    const std::vector<GateRule>& gates = tables.gates;
    const std::vector<Rule>& rules = tables.rules;
    for (const ContactKind kind : {ContactKind::Person, ContactKind::Organisation}) {
        const auto at = static_cast<std::size_t>(kind);
        for (std::size_t i = 0; i < gates.size(); ++i) {
            if (gates[i].kind.value_or(kind) == kind)
                m_gates[at].push_back({static_cast<int>(i), leaves.compile(gates[i].when, me)});
        }
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const Rule& rule = rules[i];
            if (!rule.on || rule.kind.value_or(kind) != kind)
                continue;
            const int points = rule.side == Side::Connect ? rule.strength : -rule.strength;
            Row row{
                static_cast<int>(i), points, leaves.compile(rule.when, me), leaves.compile(rule.unless, me)};
            if (row.when.empty())
                continue; // never applies for this owner
            m_read[at] |= leavesIn(row.when) | leavesIn(row.unless);
            m_rows[at].push_back(std::move(row));
        }
    }
}

std::optional<int> Verdicts::gate(const State& state) const
{
    for (const GateRow& row : m_gates[static_cast<std::size_t>(state.kind)]) {
        if (certain(row.when, state))
            return row.gate;
    }
    return std::nullopt;
}

std::vector<int> Verdicts::reasons(const State& state) const
{
    std::vector<int> applying;
    for (const Row& row : rows(state)) {
        if (certain(row.when, state) && !certain(row.unless, state))
            applying.push_back(row.rule);
    }
    return applying;
}

int Verdicts::margin(const State& state) const
{
    int sum = 0;
    for (const Row& row : rows(state)) {
        if (certain(row.when, state) && !certain(row.unless, state))
            sum += row.points;
    }
    return sum;
}

std::pair<int, int> Verdicts::span(const State& state) const
{
    int low = 0;
    int high = 0;
    for (const Row& row : rows(state)) {
        if (!possible(row.when, state) || certain(row.unless, state))
            continue;
        const bool sure = certain(row.when, state) && !possible(row.unless, state);
        if (sure || row.points < 0)
            low += row.points;
        if (sure || row.points > 0)
            high += row.points;
    }
    return {low, high};
}

Action Verdicts::action(int margin, const State& state) const
{
    if (state.kind == ContactKind::Organisation)
        return margin <= -enough ? Action::Follow : Action::None;
    if (margin >= enough)
        return Action::Connect;
    return margin <= -enough && !certain(m_neverFollow, state) ? Action::Follow : Action::Ask;
}

} // namespace kith
