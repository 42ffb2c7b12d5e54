#include "core/advising/advisor.h"

#include "core/advising/factview.h"
#include "core/advising/rule.h"
#include "core/advising/rulesreader.h"
#include "core/advising/verdict.h"
#include "core/model/smallmeeting.h"
#include "tests/core/advising/advicecase.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace kith;

// What must hold of the shipped rules, whatever is known of a contact.
class TestLaws : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFactForConnectingNeverMovesTowardsFollow_data();
    void aFactForConnectingNeverMovesTowardsFollow();
    void everyStateHasAReasonOrAQuestion();
    void gatesAlwaysWin();
    void changesTurnTheVerdictAndAreMinimal();
    void questionsAreAboutWhatIsNotKnown();
    void theOrderOfRulesDoesNotMatter();
    void everyStateOfTwelveFactsIsSound_data();
    void everyStateOfTwelveFactsIsSound();
    void answeringNoToEverythingLeavesNothingToAsk_data();
    void answeringNoToEverythingLeavesNothingToAsk();
    void whoWasUnfollowedIsNeverToBeFollowed_data();
    void whoWasUnfollowedIsNeverToBeFollowed();
    void organisationsAreNeverConnected();
};

namespace
{

const QDate today(2026, 6, 1);

const Rulebook& rulebook()
{
    static const Rulebook book = Rulebook::load().value();
    return book;
}

Fact fact(FactKind kind, const QString& value = {}, QDate from = {}, QDate to = {}, int count = 0)
{
    return {kind, Certainty::Stated, value, from, to, count, Origin::file(1, 2)};
}

Fact inferred(Fact of)
{
    of.certainty = Certainty::Inferred;
    of.origin = Origin::detector();
    return of;
}

Fact said(Fact of)
{
    of.origin = Origin::you();
    return of;
}

// Facts about a person, in the forms that the rules tell apart.
struct Piece {
    Fact fact;
    int towards; // +1 never lowers the margin, -1 never raises it
};

const std::vector<Piece>& pieces()
{
    static const std::vector<Piece> all{
        {said(fact(FactKind::WorkedWith, u"Acme"_s)), 1},
        {said(fact(FactKind::Met, u"a café"_s)), 1},
        {fact(FactKind::Met, u"FOSDEM 2026"_s, {2026, 1, 31}, {}, 400), 1},
        {fact(FactKind::Met, u"Data Night"_s, {2026, 2, 20}, {}, 40), 1},
        {fact(FactKind::Messaged, u"both"_s, {2020, 1, 1}, {2021, 1, 1}, 3), 1},
        {inferred(fact(FactKind::SameEmployer, u"Acme"_s, {2021, 1, 1})), 1},
        {inferred(fact(FactKind::LargeOrganisation, u"Northwind"_s)), -1},
        {said(fact(FactKind::Leader, u"keynote"_s)), -1},
        {said(fact(FactKind::Admired, u"writing"_s)), -1},
        {fact(FactKind::Following, {}, {2022, 1, 1}), -1},
        {said(fact(FactKind::WantsToCollaborate, u"a paper"_s)), 1},
        {inferred(fact(FactKind::Recruiter, u"Recruiter"_s)), 1},
        {inferred(fact(FactKind::SameIndustry, u"data"_s)), 1},
        {inferred(fact(FactKind::TargetOrganisation, u"Contoso"_s)), 1},
        {inferred(fact(FactKind::TargetIndustry, u"data"_s)), 1},
        {fact(FactKind::Invited, {}, {2024, 1, 1}), -1},
        {fact(FactKind::InvitationReceived, {}, {2026, 5, 1}), 1},
    };
    return all;
}

// Those that no test of all combinations holds, for random ones.
std::vector<Fact> allForms()
{
    std::vector<Fact> all;
    for (const Piece& piece : pieces())
        all.push_back(piece.fact);
    const Fact more[]{
        said(fact(FactKind::Hiring, u"data engineer"_s)),
        said(fact(FactKind::SharedConnection, u"Ines"_s)),
        fact(FactKind::Met, u"Sync"_s, {2026, 5, 12}, {}, 6),
        fact(FactKind::Met, u"a meetup"_s, {2026, 3, 12}),
        fact(FactKind::Messaged, u"received"_s, {2020, 1, 1}, {2021, 1, 1}, 1),
        fact(FactKind::Messaged, u"sent"_s, {2020, 1, 1}, {2021, 1, 1}, 1),
        fact(FactKind::RecommendedMe, u"Acme"_s, {2019, 5, 1}),
        fact(FactKind::RecommendedByMe, u"Acme"_s, {2019, 5, 1}),
        fact(FactKind::EndorsedMe, u"SQL"_s, {2019, 5, 1}),
        fact(FactKind::EndorsedByMe, u"SQL"_s, {2019, 5, 1}),
        inferred(fact(FactKind::SameEmployer, u"Initech"_s, {2012, 1, 1}, {2018, 1, 1})),
        said(fact(FactKind::SameSchool, u"University of Nowhere"_s)),
        inferred(fact(FactKind::SharedInterest, u"Kafka"_s)),
        inferred(fact(FactKind::Recruiter, u"Sales and Recruiting"_s, {}, {}, 2)),
        inferred(fact(FactKind::Hiring, u"data engineer"_s)),
        inferred(fact(FactKind::Leader, u"speaker"_s)),
        fact(FactKind::KnownElsewhere, u"Google Contacts"_s),
        fact(FactKind::Unfollowed, {}, {2023, 1, 1}),
        fact(FactKind::Withdrawn, {}, {2024, 6, 1}),
        fact(FactKind::InvitationReceived, {}, {2024, 5, 1}),
        fact(FactKind::Employs, {}, {}, {}, 7),
    };
    all.insert(all.end(), std::begin(more), std::end(more));
    for (const FactKind kind : {FactKind::WorkedWith, FactKind::Met, FactKind::Leader,
             FactKind::SharedConnection, FactKind::Recruiter}) {
        Fact denied = said(fact(kind));
        denied.certainty = Certainty::Denied;
        all.push_back(denied);
    }
    return all;
}

Facts randomFacts()
{
    static const std::vector<Fact> all = allForms();
    Facts facts;
    for (const int index :
        *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(all.size())))) {
        if (facts.size() < 9)
            facts.push_back(all[static_cast<std::size_t>(index)]);
    }
    return facts;
}

Me owner(const std::set<Goal>& goals)
{
    Me me;
    me.goals = goals;
    return me;
}

std::set<Goal> randomGoals()
{
    static const std::vector<std::set<Goal>> all{
        {}, {Goal::Job}, {Goal::Learn}, {Goal::Sell}, {Goal::Visibility}, {Goal::Job, Goal::Collaborate}};
    return *rc::gen::elementOf(all);
}

Advisor advisor(const std::set<Goal>& goals = {})
{
    return Advisor(rulebook(), test::plainLimits(), owner(goals), today);
}

const Contact mara{.name = u"Mara Lindqvist"_s, .given = u"Mara"_s};

// The facts once the owner has said so.
Facts told(const Facts& facts, FactKind kind, bool holds)
{
    Facts after;
    std::ranges::copy_if(
        facts, std::back_inserter(after), [&](const Fact& each) { return each.kind != kind; });
    Fact answer;
    answer.kind = kind;
    answer.certainty = holds ? Certainty::Stated : Certainty::Denied;
    after.push_back(answer);
    return after;
}

// Twelve that pull in different directions.
Facts twelve()
{
    return {
        said(fact(FactKind::WorkedWith, u"Acme"_s)),
        fact(FactKind::Met, u"Data Night"_s, {2026, 2, 20}, {}, 40),
        inferred(fact(FactKind::SameEmployer, u"Acme"_s, {2021, 1, 1})),
        inferred(fact(FactKind::LargeOrganisation, u"Northwind"_s)),
        inferred(fact(FactKind::TargetOrganisation, u"Northwind"_s)),
        said(fact(FactKind::Leader, u"keynote"_s)),
        said(fact(FactKind::Admired, u"writing"_s)),
        fact(FactKind::Following, {}, {2022, 1, 1}),
        inferred(fact(FactKind::Recruiter, u"Recruiter"_s)),
        said(fact(FactKind::SharedConnection, u"Ines"_s)),
        inferred(fact(FactKind::SameIndustry, u"data"_s)),
        fact(FactKind::Invited, {}, {2024, 1, 1}),
    };
}

bool sameWhateverTheOrder(Advisor& advise, Facts facts, const Advice& advice)
{
    std::ranges::reverse(facts);
    const Advice turned = advise.advise(mara, facts);
    const auto saysTheSame = [](const Reason& a, const Reason& b) { return a.says == b.says; };
    return turned.action == advice.action && turned.margin == advice.margin
        && turned.changes == advice.changes
        && std::ranges::equal(turned.reasons, advice.reasons, saysTheSame);
}

// To ask and to have nothing to do both leave the verdict open.
Action decided(Action action)
{
    return action == Action::None ? Action::Ask : action;
}

bool isUnfollowed(const Facts& facts)
{
    const auto last = [&facts](FactKind kind) {
        QDate day;
        for (const Fact& fact : facts)
            day = fact.kind == kind ? std::max(day, fact.from) : day;
        return day;
    };
    return last(FactKind::Unfollowed).isValid() && last(FactKind::Unfollowed) > last(FactKind::Following);
}

// Who was unfollowed is never to be followed.
Action expected(int margin, const Facts& facts)
{
    if (margin >= 2)
        return Action::Connect;
    return margin <= -2 && !isUnfollowed(facts) ? Action::Follow : Action::Ask;
}

// Every text that can stand as a condition, and the answers that it stands for.
std::map<QString, std::vector<std::pair<FactKind, bool>>> conditionTexts()
{
    std::vector<std::pair<QString, std::pair<FactKind, bool>>> singles;
    for (const Unknown& unknown : rulebook().tables().unknowns) {
        singles.push_back({unknown.wouldBe, {unknown.fact, true}});
        singles.push_back({unknown.wouldNotBe, {unknown.fact, false}});
    }
    std::map<QString, std::vector<std::pair<FactKind, bool>>> texts;
    for (const auto& [text, answer] : singles) {
        texts[text] = {answer};
        for (const auto& [other, otherAnswer] : singles)
            texts[text + u" and "_s + other] = {answer, otherAnswer};
    }
    return texts;
}

} // namespace

void TestLaws::aFactForConnectingNeverMovesTowardsFollow_data()
{
    QTest::addColumn<int>("goal");
    QTest::newRow("no goal chosen") << -1;
    QTest::newRow("job") << static_cast<int>(Goal::Job);
    QTest::newRow("learn") << static_cast<int>(Goal::Learn);
    QTest::newRow("sell") << static_cast<int>(Goal::Sell);
}

// All combinations of the pieces, and every single step between them.
void TestLaws::aFactForConnectingNeverMovesTowardsFollow()
{
    QFETCH(int, goal);
    const RuleTables& tables = rulebook().tables();
    const Me me = owner(goal < 0 ? std::set<Goal>() : std::set{static_cast<Goal>(goal)});
    Leaves leaves;
    const Verdicts verdicts(tables, me, leaves);
    const FactView view(leaves.all(), tables.unknowns, test::plainLimits(), today);
    const std::size_t count = pieces().size();
    std::vector<int> margins(std::size_t(1) << count);
    for (std::size_t mask = 0; mask < margins.size(); ++mask) {
        Facts facts;
        for (std::size_t i = 0; i < count; ++i) {
            if (((mask >> i) & 1) != 0)
                facts.push_back(pieces()[i].fact);
        }
        margins[mask] = verdicts.margin(view.read(ContactKind::Person, facts, false));
    }
    for (std::size_t mask = 0; mask < margins.size(); ++mask) {
        for (std::size_t i = 0; i < count; ++i) {
            if (((mask >> i) & 1) != 0)
                continue;
            const int step = margins[mask | (std::size_t(1) << i)] - margins[mask];
            if (step * pieces()[i].towards < 0)
                QFAIL(
                    qPrintable(u"%1 moves the margin by %2 in state %3"_s.arg(kindName(pieces()[i].fact.kind))
                                   .arg(step)
                                   .arg(mask)));
        }
    }
}

void TestLaws::everyStateHasAReasonOrAQuestion()
{
    const bool holds = rc::check("a verdict is explained", [] {
        Advisor advise = advisor(randomGoals());
        const Facts facts = randomFacts();
        const Advice advice = advise.advise(mara, facts);
        RC_ASSERT(!advice.reasons.empty() || !advice.questions.empty() || advice.action == Action::None);
        RC_ASSERT((advice.action == Action::None) == !advice.gateSays.isEmpty());
        // Who is asked about is asked something; where nothing is left to ask there is nothing to do.
        RC_ASSERT(advice.action != Action::Ask || !advice.questions.empty());
        RC_ASSERT(advice.action != Action::None || advice.questions.empty());
        RC_ASSERT(advice.questions.size() <= 2U);
        RC_ASSERT(advice.changes.size() <= 3U);
        // It may be that whatever one answers, there is nothing left to ask.
        RC_ASSERT(advice.confidence > 0 || (advice.action == Action::Ask && advice.confidence == 0));
        RC_ASSERT(advice.confidence <= 1 + 1e-9);
        RC_ASSERT(advice.confidence >= sureEnough || !advice.questions.empty());
        int margin = 0;
        for (const Reason& reason : advice.reasons) {
            RC_ASSERT(!reason.says.isEmpty());
            RC_ASSERT(!reason.says.contains(u'{') && !reason.says.contains(u"%n"_s));
            margin += reason.side == Side::Connect ? reason.strength : -reason.strength;
        }
        RC_ASSERT(margin == advice.margin);
        RC_ASSERT(decided(advice.action) == expected(margin, facts));
        for (std::size_t i = 1; i < advice.reasons.size(); ++i) {
            RC_ASSERT(advice.reasons[i - 1].strength >= advice.reasons[i].strength);
            RC_ASSERT(advice.reasons[i - 1].says != advice.reasons[i].says);
        }
    });
    QVERIFY(holds);
}

void TestLaws::gatesAlwaysWin()
{
    const bool holds = rc::check("behind a gate nothing else counts", [] {
        Advisor advise = advisor(randomGoals());
        const std::pair<Fact, Gate> gates[]{
            {inferred(fact(FactKind::Me)), Gate::Me},
            {said(fact(FactKind::DoNotContact)), Gate::DoNotContact},
            {fact(FactKind::Connected, {}, {2020, 1, 1}), Gate::Connected},
            {fact(FactKind::Invited, {}, {2026, 5, 20}), Gate::Pending},
            {fact(FactKind::Withdrawn, {}, {2026, 5, 25}), Gate::Withdrawn},
        };
        Facts facts = randomFacts();
        const auto first = *rc::gen::inRange(std::size_t(0), std::size(gates));
        facts.push_back(gates[first].first);
        const auto second = *rc::gen::inRange(first, std::size(gates));
        // A withdrawal after the request takes the request away.
        if (gates[second].second != Gate::Withdrawn)
            facts.push_back(gates[second].first);
        const Advice advice = advise.advise(mara, facts);
        RC_ASSERT(advice.gate == gates[first].second);
        RC_ASSERT(advice.action == Action::None);
        RC_ASSERT(!advice.gateSays.isEmpty());
        RC_ASSERT(advice.reasons.empty() && advice.questions.empty() && advice.changes.empty());
    });
    QVERIFY(holds);
}

void TestLaws::changesTurnTheVerdictAndAreMinimal()
{
    const auto texts = conditionTexts();
    const bool holds = rc::check("a change turns the verdict, and no part of it does", [&] {
        Advisor advise = advisor(randomGoals());
        const Facts facts = randomFacts();
        const Advice advice = advise.advise(mara, facts);
        bool pairs = false;
        for (const Change& change : advice.changes) {
            RC_ASSERT(decided(change.then) != decided(advice.action));
            const auto found = texts.find(change.condition);
            RC_ASSERT(found != texts.end());
            Facts after = facts;
            for (const auto& [kind, answer] : found->second) {
                if (found->second.size() > 1)
                    RC_ASSERT(decided(advise.summarise(mara, told(facts, kind, answer)).action)
                        == decided(advice.action));
                after = told(after, kind, answer);
            }
            RC_ASSERT(advise.summarise(mara, after).action == change.then);
            RC_ASSERT(!pairs || found->second.size() > 1); // single facts come first
            pairs = found->second.size() > 1;
        }
        // Nothing that a single answer could turn stays unsaid.
        for (const Unknown& unknown : rulebook().tables().unknowns) {
            const bool known = std::ranges::find(facts, unknown.fact, &Fact::kind) != facts.end();
            if (advice.changes.empty() && !known && unknown.kind == ContactKind::Person)
                RC_ASSERT(decided(advise.summarise(mara, told(facts, unknown.fact, true)).action)
                    == decided(advice.action));
        }
    });
    QVERIFY(holds);
}

void TestLaws::questionsAreAboutWhatIsNotKnown()
{
    const bool holds = rc::check("nobody is asked what they have said", [] {
        Advisor advise = advisor(randomGoals());
        Facts facts = randomFacts();
        // Answering all questions with no comes to an end.
        for (int asked = 0; asked < 20; ++asked) {
            const Advice advice = advise.advise(mara, facts);
            if (advice.questions.empty()) {
                RC_ASSERT(advice.action != Action::Ask);
                return;
            }
            const Question& question = advice.questions.front();
            RC_ASSERT(!question.text.isEmpty() && !question.options.empty());
            RC_ASSERT(question.none.isEmpty() == (question.options.size() == 1));
            for (const Question::Option& option : question.options) {
                for (const Fact& each : facts) {
                    if (each.kind == option.fact)
                        RC_ASSERT(each.certainty == Certainty::Inferred || isOfSameEvent(each));
                }
                facts = told(facts, option.fact, false);
            }
        }
        RC_FAIL("asked without end");
    });
    QVERIFY(holds);
}

void TestLaws::theOrderOfRulesDoesNotMatter()
{
    QList<QByteArray> documents;
    for (const QString& name :
        {u"unknowns"_s, u"organisations"_s, u"gates"_s, u"follow"_s, u"connect"_s, u"conditions"_s}) {
        QJsonObject document
            = QJsonDocument::fromJson(test::readFile(QStringLiteral(":/rules/") + name + u".json"_s))
                  .object();
        QJsonArray reversed;
        for (const QJsonValue rule : document["rules"_L1].toArray())
            reversed.prepend(rule);
        if (!reversed.isEmpty())
            document["rules"_L1] = reversed;
        documents += QJsonDocument(document).toJson();
    }
    const Rulebook turned = Rulebook::fromJson(documents, test::readFile(u":/guide.json"_s)).value();
    const bool holds = rc::check("rules in another order give the same advice", [&] {
        const Me me = owner(randomGoals());
        const Facts facts = randomFacts();
        RC_ASSERT(Advisor(turned, test::plainLimits(), me, today).advise(mara, facts)
            == Advisor(rulebook(), test::plainLimits(), me, today).advise(mara, facts));
    });
    QVERIFY(holds);
}

void TestLaws::everyStateOfTwelveFactsIsSound_data()
{
    aFactForConnectingNeverMovesTowardsFollow_data();
}

// All combinations of twelve facts: each is explained, whatever the order of its facts; each change that it
// names turns the verdict, as no part of the change does; and a gate closes it.
void TestLaws::everyStateOfTwelveFactsIsSound()
{
    QFETCH(int, goal);
    static const auto texts = conditionTexts();
    const Facts all = twelve();
    Advisor advise = advisor(goal < 0 ? std::set<Goal>() : std::set{static_cast<Goal>(goal)});
    int changes = 0;
    for (unsigned mask = 0; mask < (1U << all.size()); ++mask) {
        Facts facts;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (((mask >> i) & 1U) != 0)
                facts.push_back(all[i]);
        }
        const Advice advice = advise.advise(mara, facts);
        QVERIFY2(!advice.reasons.empty(), qPrintable(QString::number(mask)));
        QVERIFY(advice.confidence >= sureEnough || !advice.questions.empty());
        QCOMPARE(decided(advice.action), expected(advice.margin, facts));
        QVERIFY(advice.action != Action::Ask || !advice.questions.empty());
        QVERIFY(advice.action != Action::None || advice.questions.empty());
        QVERIFY(sameWhateverTheOrder(advise, facts, advice));
        for (const Change& change : advice.changes) {
            const auto found = texts.find(change.condition);
            QVERIFY2(found != texts.end(), qPrintable(change.condition));
            Facts after = facts;
            for (const auto& [kind, answer] : found->second) {
                if (found->second.size() > 1)
                    QCOMPARE(decided(advise.summarise(mara, told(facts, kind, answer)).action),
                        decided(advice.action));
                after = told(after, kind, answer);
            }
            QVERIFY(decided(change.then) != decided(advice.action));
            QCOMPARE(advise.summarise(mara, after).action, change.then);
            ++changes;
        }
        facts.push_back(fact(FactKind::Connected, {}, {2020, 1, 1}));
        QCOMPARE(advise.summarise(mara, facts).gate, Gate::Connected);
    }
    QVERIFY2(changes > 1000, qPrintable(QString::number(changes)));
}

void TestLaws::answeringNoToEverythingLeavesNothingToAsk_data()
{
    aFactForConnectingNeverMovesTowardsFollow_data();
}

// Nobody is kept among those to ask about once everything is answered.
void TestLaws::answeringNoToEverythingLeavesNothingToAsk()
{
    QFETCH(int, goal);
    const Facts all = twelve();
    Advisor advise = advisor(goal < 0 ? std::set<Goal>() : std::set{static_cast<Goal>(goal)});
    int nothing = 0;
    for (unsigned mask = 0; mask < (1U << all.size()); ++mask) {
        Facts facts;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (((mask >> i) & 1U) != 0)
                facts.push_back(all[i]);
        }
        Advice advice = advise.advise(mara, facts);
        for (int asked = 0; !advice.questions.empty(); ++asked) {
            QVERIFY(asked < 20);
            for (const Question::Option& option : advice.questions.front().options)
                facts = told(facts, option.fact, false);
            advice = advise.advise(mara, facts);
        }
        QVERIFY(advice.action != Action::Ask);
        nothing += advice.action == Action::None ? 1 : 0;
    }
    QVERIFY2(nothing > 10, qPrintable(QString::number(nothing)));
}

void TestLaws::whoWasUnfollowedIsNeverToBeFollowed_data()
{
    aFactForConnectingNeverMovesTowardsFollow_data();
}

// Whatever else is known, nor by any answer.
void TestLaws::whoWasUnfollowedIsNeverToBeFollowed()
{
    QFETCH(int, goal);
    const Facts all = twelve();
    Advisor advise = advisor(goal < 0 ? std::set<Goal>() : std::set{static_cast<Goal>(goal)});
    int fewer = 0; // who would be followed otherwise
    for (unsigned mask = 0; mask < (1U << all.size()); ++mask) {
        Facts facts;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (((mask >> i) & 1U) != 0)
                facts.push_back(all[i]);
        }
        fewer += advise.summarise(mara, facts).action == Action::Follow ? 1 : 0;
        facts.push_back(fact(FactKind::Unfollowed, {}, {2023, 1, 1}));
        const Advice advice = advise.advise(mara, facts);
        QVERIFY(advice.action != Action::Follow);
        for (const Change& change : advice.changes)
            QVERIFY(change.then != Action::Follow);
    }
    QVERIFY2(fewer > 100, qPrintable(QString::number(fewer)));
}

void TestLaws::organisationsAreNeverConnected()
{
    const bool holds = rc::check("an organisation is followed or left", [] {
        Advisor advise = advisor(randomGoals());
        const Advice advice
            = advise.advise({.kind = ContactKind::Organisation, .name = u"Northwind"_s}, randomFacts());
        RC_ASSERT(advice.action == Action::Follow || advice.action == Action::None);
        RC_ASSERT(advice.action == Action::Follow || !advice.gateSays.isEmpty());
        RC_ASSERT(advice.gate == Gate::Open);
        for (const Change& change : advice.changes)
            RC_ASSERT(change.then == Action::Follow || change.then == Action::None);
        for (const Reason& reason : advice.reasons)
            RC_ASSERT(reason.side == Side::Follow);
    });
    QVERIFY(holds);
}

QTEST_APPLESS_MAIN(TestLaws)
#include "tst_laws.moc"
