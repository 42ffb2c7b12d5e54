#pragma once

#include "core/advising/advisor.h"
#include "core/advising/rule.h"
#include "core/advising/rulesreader.h"
#include "tests/core/advising/advicecase.h"

#include <algorithm>
#include <map>
#include <random>

namespace kith::test
{

// Simulated contacts, to see how well Kith asks. What a person could know of each is drawn by the priors of
// resources/rules/unknowns.json, where Kith has concluded it or a list suggests it by `inferred`. What files
// and detectors say is drawn by the shares below, which are assumptions, and independently. Then the owner,
// who knows everything, answers one question after the other.
class Interview
{
public:
    struct Outcome {
        int questions = 0; // until Kith had none left
        double confidence = 1; // then
        bool agrees = false; // the verdict is then that of full knowledge
    };
    Interview(const Rulebook& rulebook, unsigned seed) : m_rulebook(rulebook), m_random(seed)
    {
        for (const std::set<Goal>& goals : {std::set<Goal>{}, {Goal::Job}, {Goal::Learn}, {Goal::Collaborate},
                 {Goal::Sell}, {Goal::Hire, Goal::Visibility}, {Goal::Job, Goal::Learn}}) {
            Me me;
            me.goals = goals;
            m_owners.push_back({me, Advisor(rulebook, plainLimits(), me, today())});
        }
    }

    Outcome next()
    {
        const auto pick = std::uniform_int_distribution<std::size_t>(0, m_owners.size() - 1)(m_random);
        Advisor& advisor = m_owners[pick].advisor;
        draw();
        Facts full = m_facts;
        for (const auto& [kind, holds] : m_truth)
            full = told(full, kind, holds);
        Outcome outcome;
        Facts facts = m_facts;
        Advice advice = advisor.advise(contact(), facts);
        while (!advice.questions.empty()) {
            ++outcome.questions;
            facts = answered(facts, advice.questions.front());
            advice = advisor.advise(contact(), facts);
        }
        outcome.confidence = advice.confidence;
        outcome.agrees = advice.action == advisor.summarise(contact(), full).action;
        return outcome;
    }

private:
    struct Owner {
        Me me;
        Advisor advisor;
    };
    struct Share {
        double share;
        Fact fact;
    };

    static QDate today() { return {2026, 6, 1}; }
    static Contact contact()
    {
        return {.name = QStringLiteral("Mara Lindqvist"), .given = QStringLiteral("Mara")};
    }

    static Facts told(const Facts& facts, FactKind kind, bool holds)
    {
        Facts after;
        std::ranges::copy_if(
            facts, std::back_inserter(after), [&](const Fact& each) { return each.kind != kind; });
        after.push_back({.kind = kind, .certainty = holds ? Certainty::Stated : Certainty::Denied});
        return after;
    }

    // One click: the first option that is so, or that none is.
    Facts answered(Facts facts, const Question& question) const
    {
        for (const Question::Option& option : question.options) {
            if (m_truth.at(option.fact))
                return told(facts, option.fact, true);
        }
        for (const Question::Option& option : question.options)
            facts = told(facts, option.fact, false);
        return facts;
    }

    bool happens(double share) { return std::bernoulli_distribution(share)(m_random); }

    void draw()
    {
        using enum FactKind;
        using namespace Qt::StringLiterals;
        constexpr auto file = Certainty::Stated;
        constexpr auto read = Certainty::Inferred;
        const Origin row = Origin::file(1, 2);
        const Origin detector = Origin::detector();
        // How often files and titles say so of somebody in an address book with whom one is not connected.
        const Share shares[]{
            {0.25, {SameIndustry, read, u"data"_s, {}, {}, 0, detector}},
            {0.10, {SharedInterest, read, u"Kafka"_s, {}, {}, 0, detector}},
            {0.20, {LargeOrganisation, read, u"Northwind"_s, {}, {}, 0, detector}},
            {0.08, {TargetOrganisation, read, u"Contoso"_s, {}, {}, 0, detector}},
            {0.06, {SameEmployer, read, u"Acme"_s, {2021, 1, 1}, {}, 0, detector}},
            {0.06, {SameEmployer, read, u"Initech"_s, {2012, 1, 1}, {2018, 1, 1}, 0, detector}},
            {0.25, {KnownElsewhere, file, u"Google Contacts"_s, {}, {}, 0, row}},
            {0.08, {Messaged, file, u"both"_s, {2020, 1, 1}, {2021, 1, 1}, 3, row}},
            {0.08, {Messaged, file, u"received"_s, {2020, 1, 1}, {2020, 1, 1}, 1, row}},
            {0.05, {Messaged, file, u"sent"_s, {2020, 1, 1}, {2020, 1, 1}, 1, row}},
            {0.08, {Following, file, {}, {2022, 1, 1}, {}, 0, row}},
            {0.05, {InvitationReceived, file, {}, {2026, 5, 1}, {}, 0, row}},
            {0.06, {Invited, file, {}, {2024, 1, 1}, {}, 0, row}},
            {0.03, {EndorsedMe, file, u"SQL"_s, {2019, 5, 1}, {}, 0, row}},
            // What is only concluded, or suggested by a list.
            {0.08, {Recruiter, read, u"Recruiter"_s, {}, {}, 0, detector}},
            {0.04, {Hiring, read, u"data engineer"_s, {}, {}, 0, detector}},
            {0.04, {Leader, read, u"speaker"_s, {}, {}, 0, detector}},
            {0.10, {Met, file, u"FOSDEM 2026"_s, {2026, 1, 31}, {}, 800, row}},
            {0.08, {Met, file, u"Data Night"_s, {2026, 2, 20}, {}, 40, row}},
        };
        m_facts.clear();
        for (const Share& each : shares) {
            if (happens(each.share))
                m_facts.push_back(each.fact);
        }
        m_truth.clear();
        for (const Unknown& unknown : m_rulebook.tables().unknowns) {
            if (unknown.kind == ContactKind::Organisation)
                continue;
            const bool suggested = std::ranges::find(m_facts, unknown.fact, &Fact::kind) != m_facts.end();
            m_truth[unknown.fact] = happens(suggested ? unknown.inferred.value_or(1) : unknown.prior);
        }
    }

    const Rulebook& m_rulebook;
    std::mt19937 m_random;
    std::vector<Owner> m_owners;
    Facts m_facts;
    std::map<FactKind, bool> m_truth;
};

} // namespace kith::test
