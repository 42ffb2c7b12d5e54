#pragma once

#include "core/advising/factview.h"
#include "core/advising/verdict.h"

#include <array>
#include <utility>
#include <vector>

namespace kith
{

// What would turn a verdict: unknowns by index, and whether they would be true.
struct Turn {
    std::vector<std::pair<int, bool>> facts;
    Action then = Action::Ask;

    bool operator==(const Turn&) const = default;
};

// What is not known and what it could do to the verdict (facts: advice 1). Depends on the state only.
class Outlook
{
public:
    // `verdicts` outlives this; `opens` as FactView::opens().
    Outlook(const Verdicts& verdicts, std::vector<FactView::Open> opens);

    // How likely each action is once everything is known. That of the present verdict is its confidence.
    using Chances = std::array<double, actionCount>;
    Chances chances(const State& state) const;
    // What the reasons say; none where they decide nothing and no answer could make them.
    Action action(const State& state) const;
    // Whether there is anything to ask that could decide what the reasons leave open.
    bool mayTurn(const State& state, const Chances& chances) const;
    // What is worth asking about, the most valuable first: by the expected gain in confidence. The unknowns
    // of a group make one question, to which the answer is one of them or none.
    using Question = std::vector<int>;
    std::vector<Question> questions(const State& state) const;
    // The single facts that would turn the verdict, then pairs of others: all of them, the likeliest first.
    // That there is something left to ask, or no longer, turns nothing: `then` is Ask for both.
    std::vector<Turn> turns(const State& state) const;
    // The state once the owner has said yes or no.
    State answered(State state, int unknown, bool answer) const;

private:
    struct Candidate;

    std::vector<int> unsettled(const State& state) const;
    bool matters(const State& state, int unknown) const;
    std::vector<Candidate> candidates(const State& state) const;
    double prior(const State& state, int unknown) const;
    double confidence(const State& state) const;
    double confidenceAfter(const State& state, const Question& question) const;
    void spread(const State& state, const std::vector<int>& open, std::size_t next, double weight,
        Chances& sum) const;

    const Verdicts& m_verdicts;
    std::vector<FactView::Open> m_opens;
};

} // namespace kith
