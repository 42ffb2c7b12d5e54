#pragma once

#include "core/model/advice.h"
#include "core/model/contact.h"
#include "core/model/me.h"

#include <array>
#include <vector>

// Fictional people to write to.
namespace kith::test
{

using namespace Qt::StringLiterals;

struct Acquaintance {
    Contact contact;
    Advice advice;
};

// A data engineer who looks for a job and has a few more plans.
inline Me jonas()
{
    Me me;
    me.name = u"Jonas Weiss"_s;
    me.given = u"Jonas"_s;
    me.headline = u"Data engineer"_s;
    me.industry = u"Renewable Energy"_s;
    me.location = u"Rotterdam, South Holland, Netherlands"_s;
    me.positions = {{u"Halden Wind AS"_s, u"Data Engineer"_s, QDate(2022, 3, 1), {}},
        {u"Northwind Trading GmbH"_s, u"Analyst"_s, QDate(2018, 1, 1), QDate(2022, 2, 1)}};
    me.skills = {u"SQL"_s, u"Python"_s};
    me.targetTitles = {u"Head of Data"_s};
    me.goals = {Goal::Job, Goal::Collaborate, Goal::Learn};
    return me;
}

inline Fact fact(FactKind kind, const QString& value = {}, QDate from = {}, QDate to = {}, int count = 0)
{
    return {kind, Certainty::Stated, value, from, to, count, Origin::file(1, 2)};
}

inline Acquaintance acquaintance(const QString& name, const Facts& facts, ContactId id = 1)
{
    Acquaintance someone;
    someone.contact.id = id;
    someone.contact.name = name;
    someone.contact.given = name.section(u' ', 0, 0);
    someone.contact.family = name.section(u' ', 1);
    someone.contact.organisation = u"Northwind Trading GmbH"_s;
    someone.advice.action = Action::Connect;
    someone.advice.facts = facts;
    return someone;
}

// One fact of every sort that a note can state.
inline Facts statableFacts()
{
    const QDate january(2026, 1, 31);
    return {
        fact(FactKind::Met, u"FOSDEM 2026"_s, january),
        fact(FactKind::Met, u"PyData Rotterdam: the yearly meeting of data people"_s, QDate(2025, 9, 12), {},
            340),
        fact(FactKind::Met, u"Data guild"_s, QDate(2025, 11, 4), {}, 8),
        fact(FactKind::WorkedWith, u"Northwind Trading GmbH"_s, QDate(2018, 1, 1), QDate(2022, 2, 1)),
        fact(FactKind::WorkedWith, u"the Atlas project"_s),
        fact(FactKind::SameEmployer, u"Halden Wind AS"_s, QDate(2022, 3, 1)),
        fact(FactKind::SameEmployer, u"Northwind Trading GmbH"_s, QDate(2018, 1, 1), QDate(2022, 2, 1)),
        fact(FactKind::SameSchool, u"Harbour University of Applied Sciences (HUAS)"_s, QDate(2012, 9, 1),
            QDate(2016, 7, 1)),
        fact(FactKind::InvitationReceived, u"Hello Jonas, shall we connect?"_s, QDate(2026, 1, 20)),
        fact(FactKind::Messaged, u"both"_s, QDate(2024, 5, 2), QDate(2024, 6, 1), 5),
        fact(FactKind::Messaged, u"received"_s, QDate(2024, 5, 2), QDate(2024, 5, 2), 1),
        fact(FactKind::EndorsedMe, u"SQL"_s, QDate(2023, 2, 1)),
        fact(FactKind::EndorsedByMe, u"Python"_s, QDate(2023, 2, 1)),
        fact(FactKind::RecommendedMe, u"Northwind"_s, QDate(2022, 1, 15)),
        fact(FactKind::RecommendedByMe, u"Northwind"_s, QDate(2022, 1, 15)),
        fact(FactKind::SharedInterest, u"open data"_s),
        fact(FactKind::SharedInterest, u"Cartography"_s),
        fact(FactKind::SameIndustry, u"Renewable Energy"_s),
        fact(FactKind::Recruiter, u"Technical Recruiter"_s),
        fact(FactKind::Hiring, u"Head of Data"_s),
        fact(FactKind::WantsToCollaborate, u"a shared wind data set"_s),
        fact(FactKind::TargetOrganisation, u"NORTHWIND TRADING GMBH"_s),
        fact(FactKind::KnownElsewhere, u"Google Contacts"_s),
        fact(FactKind::Following, {}, QDate(2025, 4, 1)),
    };
}

// Each with one to three facts.
inline std::vector<Acquaintance> twoHundredPeople()
{
    const std::array given{u"Mara"_s, u"Tomasz"_s, u"AISHA"_s, u"Lena"_s, u"Bram"_s, u"Ines"_s, u"Kofi"_s,
        u"Yuki"_s, u"Paulo"_s, u"Sigrid"_s, u"Oluwa"_s, u"Hanna"_s, u"Dr. Viktor"_s, u"Mei"_s, u"rafael"_s};
    const std::array family{
        u"Lindqvist"_s, u"Nowak"_s, u"van der Berg"_s, u"O'Brien"_s, u"Prado"_s, u"Sato"_s, u"Haas"_s};
    const std::array employers{
        u"Northwind Trading GmbH"_s, u"Acme Analytics, Inc."_s, u"Tidewater Labs"_s, u"HARBOUR BANK AG"_s};
    const Facts facts = statableFacts();
    std::vector<Acquaintance> people;
    for (std::size_t i = 0; i < 200; ++i) {
        Facts some{facts[i % facts.size()]};
        if (i % 3 > 0)
            some.push_back(facts[(i * 7 + 5) % facts.size()]);
        if (i % 5 == 0)
            some.push_back(facts[(i * 11 + 17) % facts.size()]);
        Acquaintance someone = acquaintance(
            given[i % given.size()] + u' ' + family[i % family.size()], some, static_cast<ContactId>(i + 1));
        someone.contact.given = given[i % given.size()];
        someone.contact.organisation = employers[i % employers.size()];
        people.push_back(someone);
    }
    return people;
}

} // namespace kith::test
