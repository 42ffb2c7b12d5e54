#include "core/advising/advisor.h"

#include "core/advising/rule.h"
#include "tests/core/advising/advicecase.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;
using namespace kith;

class TestAdvisor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void examples_data();
    void examples();
    void examplesCoverEveryRuleAndGate();
    void examplesCoverTheGuide();
    void conflictsSayWhy();
    void givesTheSameAdviceInAnyOrderOfFacts();
    void summaryIsTheAdvice();
    void aRequestWaits();
    void freshTiesComeFirst();
    void whoIsFollowedComesLast();
};

namespace
{

const Rulebook& rulebook()
{
    static const Rulebook book = Rulebook::load().value();
    return book;
}

Advisor advisorFor(const test::AdviceCase& each)
{
    Advisor advisor(rulebook(), test::plainLimits(), each.me, each.today);
    advisor.setConnections(each.connections);
    return advisor;
}

QByteArray inWords(const Advice& advice)
{
    QString text = actionName(advice.action);
    if (advice.gate != Gate::Open)
        text += u" ("_s + gateName(advice.gate) + u')';
    if (!advice.gateSays.isEmpty())
        text += u": "_s + advice.gateSays;
    text += u"\nmargin %1, confidence %2\n"_s.arg(advice.margin).arg(advice.confidence, 0, 'f', 2);
    for (const Reason& reason : advice.reasons) {
        QStringList facts;
        for (const int fact : reason.facts)
            facts += QString::number(fact);
        text += u"%1 %2 %3 [%4, %5; %6; facts %7]\n"_s.arg(QChar(reason.side == Side::Connect ? u'+' : u'-'))
                    .arg(reason.strength)
                    .arg(reason.says, reason.rule, reason.guide, reason.label, facts.join(u' '));
    }
    for (const Change& change : advice.changes)
        text += u"%1 if %2\n"_s.arg(actionName(change.then), change.condition);
    for (const Question& question : advice.questions) {
        text += question.text;
        for (const Question::Option& option : question.options)
            text += u" [%1: %2]"_s.arg(option.text, kindName(option.fact));
        text += question.none.isEmpty() ? u"\n"_s : u" [%1]\n"_s.arg(question.none);
    }
    return text.toUtf8();
}

} // namespace

void TestAdvisor::initTestCase()
{
    const auto loaded = Rulebook::load();
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
}

void TestAdvisor::examples_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList folders = test::foldersIn(test::dataPath(u"advising"_s));
    QVERIFY(folders.size() >= 34);
    for (const QString& folder : folders)
        QTest::newRow(qPrintable(folder)) << test::dataPath(u"advising/"_s + folder);
}

void TestAdvisor::examples()
{
    QFETCH(QString, folder);
    const test::AdviceCase each = test::adviceCase(folder);
    const Advice advice = advisorFor(each).advise(each.contact, each.facts);
    QCOMPARE(actionName(advice.action), each.action);
    QCOMPARE(gateName(advice.gate), each.gate);
    QCOMPARE(advice.facts, each.facts);
    const QString difference = test::compareWithGolden(folder + u"/advice.txt"_s, inWords(advice));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestAdvisor::examplesCoverEveryRuleAndGate()
{
    QStringList rules;
    QStringList gates;
    for (const QString& folder : test::foldersIn(test::dataPath(u"advising"_s))) {
        const test::AdviceCase each = test::adviceCase(test::dataPath(u"advising/"_s + folder));
        const Advice advice = advisorFor(each).advise(each.contact, each.facts);
        gates += gateName(advice.gate);
        for (const Reason& reason : advice.reasons) {
            rules += reason.rule;
            QVERIFY2(!reason.says.isEmpty(), qPrintable(folder + u": "_s + reason.rule));
        }
        QVERIFY2(advice.action != Action::None || !advice.gateSays.isEmpty(), qPrintable(folder));
    }
    for (const Rule& rule : rulebook().rules())
        QVERIFY2(rules.contains(rule.id), qPrintable(u"no example in which it applies: "_s + rule.id));
    for (int gate = 0; gate < gateCount; ++gate)
        QVERIFY(gates.contains(gateName(static_cast<Gate>(gate))));
}

// What an example of a row shows is that row: behind a reason, or among the gains and costs.
void TestAdvisor::examplesCoverTheGuide()
{
    // Rows on both choices at once; and habits that are about no contact.
    const QStringList notSeen{u"decide.both"_s, u"decide.context"_s};
    QStringList covered{u"habit.engage"_s, u"habit.give"_s, u"habit.profile"_s};
    for (const QString& folder : test::foldersIn(test::dataPath(u"advising"_s))) {
        const test::AdviceCase each = test::adviceCase(test::dataPath(u"advising/"_s + folder));
        const Advice advice = advisorFor(each).advise(each.contact, each.facts);
        QStringList seen = notSeen;
        for (const Reason& reason : advice.reasons)
            seen += reason.guide;
        for (const auto& rows :
            {rulebook().gains(advice, each.contact.kind), rulebook().costs(advice, each.contact.kind)}) {
            for (const GuideEntry& row : rows)
                seen += row.id;
        }
        for (const QString& row : each.guide)
            QVERIFY2(seen.contains(row), qPrintable(folder + u" does not show "_s + row));
        covered += each.guide;
    }
    for (const GuideEntry& row : rulebook().guide())
        QVERIFY2(covered.contains(row.id), qPrintable(u"no example of "_s + row.id));
}

void TestAdvisor::conflictsSayWhy()
{
    int conflicts = 0;
    for (const QString& folder : test::foldersIn(test::dataPath(u"advising"_s))) {
        if (!folder.startsWith("conflict-"_L1))
            continue;
        ++conflicts;
        const test::AdviceCase each = test::adviceCase(test::dataPath(u"advising/"_s + folder));
        QVERIFY2(each.because.endsWith(u'.'), qPrintable(folder));
    }
    QVERIFY(conflicts >= 60);
}

void TestAdvisor::givesTheSameAdviceInAnyOrderOfFacts()
{
    std::mt19937 random(7);
    for (const QString& folder : test::foldersIn(test::dataPath(u"advising"_s))) {
        const test::AdviceCase each = test::adviceCase(test::dataPath(u"advising/"_s + folder));
        Advisor advisor = advisorFor(each);
        const Advice first = advisor.advise(each.contact, each.facts);
        Facts facts = each.facts;
        for (int i = 0; i < 5; ++i) {
            std::ranges::shuffle(facts, random);
            Advice again = advisor.advise(each.contact, facts);
            QCOMPARE(again.reasons.size(), first.reasons.size());
            for (std::size_t r = 0; r < again.reasons.size(); ++r) {
                QCOMPARE(again.reasons[r].says, first.reasons[r].says);
                // The same facts, wherever they stand now.
                QCOMPARE(again.reasons[r].facts.size(), first.reasons[r].facts.size());
                again.reasons[r].facts = first.reasons[r].facts;
            }
            again.facts = first.facts;
            QCOMPARE(again, first);
        }
    }
}

void TestAdvisor::summaryIsTheAdvice()
{
    for (const QString& folder : test::foldersIn(test::dataPath(u"advising"_s))) {
        const test::AdviceCase each = test::adviceCase(test::dataPath(u"advising/"_s + folder));
        Advisor advisor = advisorFor(each);
        const AdviceSummary summary = advisor.summarise(each.contact, each.facts);
        const Advice advice = advisor.advise(each.contact, each.facts);
        QCOMPARE(summary.action, advice.action);
        QCOMPARE(summary.gate, advice.gate);
        QCOMPARE(summary.margin, advice.margin);
        QCOMPARE(summary.confidence, advice.confidence);
        QCOMPARE(summary.worth, advice.worth);
        QVERIFY(summary.labels.size() <= 2);
        if (advice.chosen)
            continue; // the label says that it is a choice
        if (folder == "gate-namesake"_L1 || folder == "gate-unnamed"_L1) {
            QCOMPARE(
                summary.labels, QStringList{folder == "gate-unnamed"_L1 ? u"no name"_s : u"is it you?"_s});
            continue;
        }
        for (const QString& label : summary.gate == Gate::Open ? summary.labels : QStringList())
            QVERIFY(std::ranges::find(advice.reasons, label, &Reason::label) != advice.reasons.end());
    }
}

// A request says since when it waits, and after the limit's days what to do about it.
void TestAdvisor::aRequestWaits()
{
    Limits limits = test::plainLimits();
    limits.reviewPendingDays.value = 30;
    const QDate today(2026, 6, 1);
    Advisor advisor(rulebook(), limits, {}, today);
    const Contact mara{.name = u"Mara Lindqvist"_s, .given = u"Mara"_s};
    const auto invited = [](QDate day) {
        return Facts{{FactKind::Invited, Certainty::Stated, {}, day, {}, 0, Origin::file(1, 2)}};
    };
    QCOMPARE(advisor.summarise(mara, invited(today.addDays(-30))).labels, QStringList{u"since 2 May"_s});
    QCOMPARE(advisor.advise(mara, invited(today.addDays(-30))).gateSays,
        u"You invited Mara on 2 May 2026 and have no answer yet."_s);
    QCOMPARE(advisor.advise(mara, invited(today.addDays(-44))).gateSays,
        u"You invited Mara on 18 April 2026 and have no answer yet. It has waited for 6 week(s): withdrawing "
        "it is worth considering. Once it is withdrawn, Mara can be invited again after 21 day(s)."_s);
    QVERIFY(advisor.summarise(mara, invited({})).labels.isEmpty());
}

void TestAdvisor::freshTiesComeFirst()
{
    Advisor advisor(rulebook(), test::plainLimits(), {}, QDate(2026, 6, 1));
    const auto worth = [&](QDate day) {
        Fact met{FactKind::Met, Certainty::Stated, u"DataConf"_s, day, {}, 0, Origin::file(1, 2)};
        return advisor.summarise({.name = u"Mara"_s}, {met}).worth;
    };
    QVERIFY(worth({2026, 5, 20}) > worth({2026, 1, 20}));
    QVERIFY(worth({2026, 1, 20}) > worth({2020, 1, 20}));
    QCOMPARE(worth({2019, 1, 20}), worth({2020, 1, 20}));
    QCOMPARE(worth({2026, 6, 1}), worth({2026, 9, 1}));
}

void TestAdvisor::whoIsFollowedComesLast()
{
    Advisor advisor(rulebook(), test::plainLimits(), {}, QDate(2026, 6, 1));
    const AdviceSummary summary
        = advisor.summarise({.name = u"Mara"_s}, {{.kind = FactKind::Following, .from = QDate(2026, 5, 1)}});
    QCOMPARE(summary.action, Action::Follow);
    QCOMPARE(summary.worth, 0.0);
}

QTEST_APPLESS_MAIN(TestAdvisor)
#include "tst_advisor.moc"
