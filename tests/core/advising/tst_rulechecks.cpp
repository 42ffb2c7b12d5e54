#include "core/advising/rulechecks.h"
#include "tests/core/advising/ownrule.h"

#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

using Kind = RuleFinding::Kind;
// What is doubtful about a rule, from its conditions alone.
class TestRuleChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findings_data()
    {
        QTest::addColumn<Rule>("rule");
        QTest::addColumn<QList<Kind>>("kinds");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const Rule& rule, const QList<Kind>& kinds,
                             const QString& says) { QTest::newRow(name) << rule << kinds << says; };
        const QByteArray title = R"({"fact": "title-says", "value": "embedded"})";
        const QByteArray target = R"({"fact": "target-organisation"})";
        row("sound", ownRule(R"({"all": [)" + title + ',' + target + "]}", R"({"is": "knows"})"), {}, {});

        const QString never
            = u"It never counts: nobody can be as it demands, or its exception holds whenever its condition does."_s;
        row("its exception is its condition", ownRule(title, title), {Kind::NeverFires}, never);
        row("its exception holds with it", ownRule(R"({"fact": "met", "by": "you"})", R"({"is": "tie"})"),
            {Kind::NeverFires}, never);
        row("not what it is", ownRule(R"({"all": [{"fact": "met"}, {"not": {"fact": "met"}}]})"),
            {Kind::NeverFires}, never);
        row("narrower than what it excludes",
            ownRule(R"({"all": [{"fact": "met", "max": 5}, {"not": {"fact": "met", "max": 12}}]})"),
            {Kind::NeverFires}, never);
        row("a goal and not", ownRule(R"({"all": [{"goal": "job"}, {"not": {"goal": "job"}}]})"),
            {Kind::NeverFires}, never);
        Rule organisation = ownRule(target);
        organisation.kind = ContactKind::Organisation;
        row("connect with an organisation", organisation, {Kind::NeverFires},
            u"It never counts: organisations cannot be connected with."_s);

        row("another goal", ownRule(R"({"all": [)" + title + R"(, {"goal": "sell", "chosen": true}]})"),
            {Kind::WaitsForGoal}, u"It does not count with the goals that you have now."_s);

        row("behind a gate",
            ownRule(R"({"all": [{"fact": "connected", "unlessLater": "disconnected"}, )" + title + "]}"),
            {Kind::BehindGate},
            u"It counts only where the question is closed, since you are connected already: no reason opens "
            "that."_s);
        row("left alone", ownRule(R"({"fact": "do-not-contact"})"), {Kind::BehindGate},
            u"It counts only where the question is closed, since you chose to leave them alone: no reason "
            "opens that."_s);

        row("twice", ownRule(R"({"fact": "same-school"})"), {Kind::Duplicates},
            u"It says the same as the rule “same school” (same-school): both would count."_s);
        row("twice, written otherwise",
            ownRule(R"({"not": {"not": {"any": [{"fact": "same-school"}, {"fact": "same-school"}]}}})"),
            {Kind::Duplicates},
            u"It says the same as the rule “same school” (same-school): both would count."_s);
        row("the opposite", ownRule(R"({"fact": "same-school"})", {}, "follow"), {Kind::Contradicts},
            u"It says the opposite of the rule “same school” (same-school), of the same people."_s);
        const QString recruiters
            = u"It says the opposite of the rule “recruiter” (recruiter) wherever that one counts."_s;
        row("the opposite, wider and in another order",
            ownRule(R"({"all": [{"goal": "job"}, {"fact": "recruiter"}]})", {}, "follow"),
            {Kind::Contradicts, Kind::Contradicts}, recruiters); // and of those who recruit in part
        row("the opposite, in another order",
            ownRule(R"({"all": [{"goal": "job"}, {"fact": "recruiter", "max": 1}]})", {}, "follow"),
            {Kind::Contradicts},
            u"It says the opposite of the rule “recruiter” (recruiter), of the same people."_s);
        row("the opposite, without the exception",
            ownRule(R"({"any": [{"fact": "admired"}, )" + title + "]}"), {Kind::Contradicts},
            u"It says the opposite of the rule “admired” (admired) wherever that one counts."_s);
        row("the opposite, for another goal",
            ownRule(R"({"all": [{"fact": "target-organisation"}, {"goal": "sell", "chosen": true}]})", {},
                "follow"),
            {Kind::WaitsForGoal, Kind::Contradicts, Kind::Contradicts},
            u"It does not count with the goals that you have now."_s);
        row("about everybody", ownRule(R"({"always": true})", {}, "follow"), {}, {});
        row("narrower is no contradiction",
            ownRule(R"({"all": [{"fact": "same-school"}, )" + title + "]}", {}, "follow"), {}, {});
    }

    void findings()
    {
        QFETCH(const Rule, rule);
        QFETCH(const QList<Kind>, kinds);
        QFETCH(const QString, says);
        const std::vector<RuleFinding> found = checkRule(rule, shippedRules().tables(), {});
        QList<Kind> foundKinds;
        for (const RuleFinding& finding : found)
            foundKinds += finding.kind;
        QCOMPARE(foundKinds, kinds);
        if (!found.empty()) {
            QCOMPARE(found.front().rule, u"mine"_s);
            QCOMPARE(found.front().says, says);
        }
    }

    // What Kith ships stands its own test.
    void shippedRulesAreSound()
    {
        Me me;
        for (int i = 0; i < goalCount; ++i)
            me.goals.insert(static_cast<Goal>(i));
        for (const Rule& rule : shippedRules().rules()) {
            for (const RuleFinding& finding : checkRule(rule, shippedRules().tables(), me))
                QVERIFY2(finding.kind == Kind::WaitsForGoal, qPrintable(rule.id + u": "_s + finding.says));
        }
    }

    void whatIsOffIsNoReasonToDoubt()
    {
        const Rulebook book = shippedRules().with({{.id = u"same-school"_s, .on = false}});
        QVERIFY(checkRule(ownRule(R"({"fact": "same-school"})"), book.tables(), {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestRuleChecks)
#include "tst_rulechecks.moc"
