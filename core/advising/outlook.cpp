#include "core/advising/outlook.h"

#include <algorithm>

namespace kith
{
namespace
{

// How often people change an opinion, or find out that something they stated is not so: an assumption that
// only orders what is shown.
constexpr double changeOfMind = 0.05;

} // namespace

struct Outlook::Candidate {
    int unknown;
    bool answer;
    double likely;
};

Outlook::Outlook(const Verdicts& verdicts, std::vector<FactView::Open> opens)
    : m_verdicts(verdicts), m_opens(std::move(opens))
{
}

std::vector<int> Outlook::unsettled(const State& state) const
{
    const LeafSet unknown = ~(state.yes | state.no) & m_verdicts.read(state.kind);
    std::vector<int> open;
    for (std::size_t i = 0; i < m_opens.size(); ++i) {
        const bool read = m_opens[i].leaves.meets(m_verdicts.read(state.kind));
        const bool inferred = ((state.inferred >> i) & 1) != 0;
        if (m_opens[i].leaves.meets(unknown) || (inferred && read && m_opens[i].inferred < 1))
            open.push_back(static_cast<int>(i));
    }
    return open;
}

double Outlook::prior(const State& state, int unknown) const
{
    const FactView::Open& open = m_opens[static_cast<std::size_t>(unknown)];
    return ((state.inferred >> unknown) & 1) != 0 ? open.inferred : open.prior;
}

State Outlook::answered(State state, int unknown, bool answer) const
{
    const FactView::Open& open = m_opens[static_cast<std::size_t>(unknown)];
    state.yes = (state.yes & ~open.leaves) | (answer ? open.whenTrue : LeafSet());
    state.no = (state.no & ~open.leaves) | (open.leaves & ~state.yes);
    state.inferred &= ~(quint32(1) << unknown);
    return state;
}

void Outlook::spread(
    const State& state, const std::vector<int>& open, std::size_t next, double weight, Chances& sum) const
{
    const auto [low, high] = m_verdicts.span(state);
    const Action action = m_verdicts.action(low, state);
    if (action == m_verdicts.action(high, state) || next == open.size()) {
        sum[static_cast<std::size_t>(action)] += weight;
        return;
    }
    const double likely = prior(state, open[next]);
    spread(answered(state, open[next], true), open, next + 1, weight * likely, sum);
    spread(answered(state, open[next], false), open, next + 1, weight * (1 - likely), sum);
}

Outlook::Chances Outlook::chances(const State& state) const
{
    const std::vector<int> open = unsettled(state);
    // What is only inferred may be wrong, so until its turn comes it counts as unknown.
    State start = state;
    for (const int unknown : open) {
        const LeafSet leaves = m_opens[static_cast<std::size_t>(unknown)].leaves;
        start.yes &= ~leaves;
        start.no &= ~leaves;
    }
    Chances sum{};
    spread(start, open, 0, 1, sum);
    return sum;
}

double Outlook::confidence(const State& state) const
{
    return chances(state)[static_cast<std::size_t>(m_verdicts.action(state))];
}

// What to expect of it: of several that are true, the first is answered.
double Outlook::confidenceAfter(const State& state, const Question& question) const
{
    double expected = 0;
    double noneBefore = 1;
    State none = state;
    for (const int unknown : question) {
        const double likely = prior(state, unknown);
        expected += noneBefore * likely * confidence(answered(state, unknown, true));
        noneBefore *= 1 - likely;
        none = answered(none, unknown, false);
    }
    return expected + noneBefore * confidence(none);
}

// Else no reason would hear the answer, such as that somebody leads the field whom the owner has met.
bool Outlook::matters(const State& state, int unknown) const
{
    return m_verdicts.span(answered(state, unknown, true))
        != m_verdicts.span(answered(state, unknown, false));
}

Action Outlook::action(const State& state) const
{
    const Action action = m_verdicts.action(state);
    return action == Action::Ask && !mayTurn(state, chances(state)) ? Action::None : action;
}

bool Outlook::mayTurn(const State& state, const Chances& chances) const
{
    const double decided = chances[static_cast<std::size_t>(Action::Connect)]
        + chances[static_cast<std::size_t>(Action::Follow)];
    return decided > 0
        && std::ranges::any_of(unsettled(state), [&](int unknown) { return matters(state, unknown); });
}

std::vector<Outlook::Question> Outlook::questions(const State& state) const
{
    std::vector<Question> all;
    for (const int unknown : unsettled(state)) {
        if (!matters(state, unknown))
            continue;
        const QString& group = m_opens[static_cast<std::size_t>(unknown)].group;
        const auto same = std::ranges::find_if(all, [&](const Question& each) {
            return !group.isEmpty() && m_opens[static_cast<std::size_t>(each.front())].group == group;
        });
        if (same == all.end())
            all.push_back({unknown});
        else
            same->push_back(unknown);
    }
    std::vector<std::pair<double, Question>> expected;
    for (Question& question : all) {
        const double then = confidenceAfter(state, question);
        expected.emplace_back(then, std::move(question));
    }
    std::ranges::stable_sort(expected, std::greater(), &std::pair<double, Question>::first);
    std::vector<Question> order;
    for (auto& [then, question] : expected)
        order.push_back(std::move(question));
    return order;
}

// Facts that a person could learn (unknown or inferred) or give up (opinions).
std::vector<Outlook::Candidate> Outlook::candidates(const State& state) const
{
    std::vector<Candidate> all;
    const std::vector<int> open = unsettled(state);
    for (int i = 0; i < static_cast<int>(m_opens.size()); ++i) {
        const FactView::Open& fact = m_opens[static_cast<std::size_t>(i)];
        const bool inferred = ((state.inferred >> i) & 1) != 0;
        if (std::ranges::find(open, i) != open.end()) {
            all.push_back({i, true, prior(state, i)});
            if (inferred)
                all.push_back({i, false, 1 - prior(state, i)});
        } else if (fact.opinion && fact.kind.value_or(state.kind) == state.kind
            && fact.leaves.meets(m_verdicts.read(state.kind))) {
            // What the owner has just denied is not held out to them again.
            if (state.yes.meets(fact.leaves))
                all.push_back({i, false, changeOfMind});
        }
    }
    return all;
}

std::vector<Turn> Outlook::turns(const State& state) const
{
    const Action now = m_verdicts.action(state);
    std::vector<Candidate> others; // that turn nothing alone
    std::vector<std::pair<double, Turn>> singles;
    std::vector<std::pair<double, Turn>> pairs;
    for (const Candidate& each : candidates(state)) {
        const Action then = m_verdicts.action(answered(state, each.unknown, each.answer));
        if (then == now)
            others.push_back(each);
        else
            singles.push_back({each.likely, {{{each.unknown, each.answer}}, then}});
    }
    for (std::size_t i = 0; i < others.size(); ++i) {
        const State first = answered(state, others[i].unknown, others[i].answer);
        for (std::size_t j = i + 1; j < others.size(); ++j) {
            if (others[i].unknown == others[j].unknown)
                continue;
            const Action then = m_verdicts.action(answered(first, others[j].unknown, others[j].answer));
            if (then != now)
                pairs.push_back({others[i].likely * others[j].likely,
                    {{{others[i].unknown, others[i].answer}, {others[j].unknown, others[j].answer}}, then}});
        }
    }
    std::vector<Turn> turns;
    for (auto* group : {&singles, &pairs}) {
        std::ranges::stable_sort(*group, std::greater(), &std::pair<double, Turn>::first);
        for (auto& [likely, turn] : *group)
            turns.push_back(std::move(turn));
    }
    return turns;
}

} // namespace kith
