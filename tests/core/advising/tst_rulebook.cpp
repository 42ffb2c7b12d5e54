#include "core/advising/rulebook.h"

#include "core/advising/rule.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kith;

class TestRulebook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfTheGuideThatDecidesHasARule();
    void gainsAndCostsAreTheGuides();
    void organisationsAndInvitationsCostLess();
    void findsARowOfTheGuide();
    void fingerprintChangesWithTheRules();
    void aRuleCanBeSwitchedOff();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
    void refusesTooManyFacts();
};

namespace
{

const QByteArray guide = R"({"rows": [{"id": "connect.met", "says": "Connect with people you met."}]})";

QByteArray ruleWith(
    const QByteArray& when, const QByteArray& rest = R"("strength": "good", "side": "connect")")
{
    return R"({"rules": [{"id": "a", "guide": "connect.met", "says": ["You met."], "label": "met", "when": )"
        + when + ", " + rest + "}]}";
}

} // namespace

void TestRulebook::everyRowOfTheGuideThatDecidesHasARule()
{
    const Rulebook book = Rulebook::load().value();
    const QString rows[]{u"follow.leader"_s, u"follow.organisation"_s, u"follow.admired"_s,
        u"connect.worked-with"_s, u"connect.met"_s, u"connect.collaborate"_s, u"connect.recruiter"_s};
    for (const QString& row : rows) {
        QVERIFY(book.guideRow(row));
        QVERIFY2(std::ranges::find(book.rules(), row, &Rule::guide) != book.rules().end(), qPrintable(row));
    }
    QCOMPARE(book.guide().size(), std::size_t(29));
}

void TestRulebook::gainsAndCostsAreTheGuides()
{
    const Rulebook book = Rulebook::load().value();
    constexpr ContactKind person = ContactKind::Person;
    const Advice follow{.action = Action::Follow};
    const Advice connect{.action = Action::Connect};
    QCOMPARE(book.gains(follow, person).size(), std::size_t(3));
    QCOMPARE(book.costs(follow, person).size(), std::size_t(3));
    QCOMPARE(book.gains(connect, person).size(), std::size_t(4));
    QCOMPARE(book.costs(connect, person).size(), std::size_t(3));
    QCOMPARE(book.gains(connect, person).front().id, u"connect.pro.relationship"_s);
    QVERIFY(book.gains({.action = Action::Ask}, person).empty());
    QVERIFY(book.costs({.action = Action::None}, person).empty());
}

void TestRulebook::organisationsAndInvitationsCostLess()
{
    const Rulebook book = Rulebook::load().value();
    const Advice follow{.action = Action::Follow};
    QCOMPARE(book.gains(follow, ContactKind::Organisation).size(), std::size_t(3));
    QVERIFY(book.costs(follow, ContactKind::Organisation).empty());

    // Who has asked already declines nothing.
    Advice accept{.action = Action::Connect};
    accept.facts = {{.kind = FactKind::InvitationReceived}};
    accept.reasons = {{.rule = u"invited-me"_s, .facts = {0}}};
    const std::vector<GuideEntry> costs = book.costs(accept, ContactKind::Person);
    QCOMPARE(costs.size(), std::size_t(2));
    QVERIFY(std::ranges::find(costs, u"connect.con.decline"_s, &GuideEntry::id) == costs.end());
}

void TestRulebook::findsARowOfTheGuide()
{
    const Rulebook book = Rulebook::load().value();
    QVERIFY(book.guideRow(u"habit.personal")->says.startsWith(u"Never send"_s));
    QVERIFY(!book.guideRow(u"habit.none"));
}

void TestRulebook::fingerprintChangesWithTheRules()
{
    const auto print
        = [](const QByteArray& rules) { return Rulebook::fromJson({rules}, guide).value().fingerprint(); };
    const QByteArray rules = ruleWith(R"({"fact": "met"})");
    QCOMPARE(print(rules), print(rules));
    QVERIFY(print(rules) != print(ruleWith(R"({"fact": "worked-with"})")));
}

void TestRulebook::aRuleCanBeSwitchedOff()
{
    const auto count = [](const QByteArray& rest) {
        const Rulebook book = Rulebook::fromJson({ruleWith(R"({"fact": "met"})", rest)}, guide).value();
        return std::ranges::count_if(book.rules(), &Rule::on);
    };
    QCOMPARE(count(R"("strength": "good", "side": "connect", "on": true)"), 1);
    QCOMPARE(count(R"("strength": "good", "side": "connect", "on": false)"), 0);
}

void TestRulebook::refusesWhatItCannotUse_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QString>("message");
    const QString a = u"The rule “a” cannot be used: "_s;
    QTest::newRow("no JSON") << QByteArray("{")
                             << u"The rules cannot be read: unterminated object at byte 1."_s;
    QTest::newRow("fact") << ruleWith(R"({"fact": "mett"})") << a + u"there is no fact called “mett”."_s;
    QTest::newRow("qualifier") << ruleWith(R"({"fact": "met", "often": 3})")
                               << a + u"“often” means nothing here."_s;
    QTest::newRow("certainty") << ruleWith(R"({"fact": "met", "certainty": "maybe"})")
                               << a + u"“maybe” means nothing here."_s;
    QTest::newRow("origin") << ruleWith(R"({"fact": "met", "by": "them"})")
                            << a + u"“them” means nothing here."_s;
    QTest::newRow("limit") << ruleWith(R"({"fact": "met", "within": "ages"})")
                           << a + u"there is no limit called “ages”."_s;
    QTest::newRow("connections") << ruleWith(R"({"connections": "all"})")
                                 << a + u"there is no limit called “all”."_s;
    QTest::newRow("later") << ruleWith(R"({"fact": "met", "unlessLater": "left"})")
                           << a + u"there is no fact called “left”."_s;
    QTest::newRow("goal") << ruleWith(R"({"goal": "fame"})") << a + u"there is no goal called “fame”."_s;
    QTest::newRow("name") << ruleWith(R"({"is": "friend"})")
                          << a + u"there is no condition called “friend”."_s;
    QTest::newRow("nothing") << ruleWith("{}") << a + u"it has a condition that says nothing."_s;
    QTest::newRow("strength") << ruleWith(R"({"fact": "met"})", R"("strength": "huge", "side": "connect")")
                              << a + u"“huge” means nothing here."_s;
    QTest::newRow("side") << ruleWith(R"({"fact": "met"})", R"("strength": "good", "side": "both")")
                          << a + u"“both” means nothing here."_s;
    QTest::newRow("kind") << ruleWith(
        R"({"fact": "met"})", R"("strength": "good", "side": "connect", "kind": "cat")")
                          << a + u"“cat” means nothing here."_s;
    QTest::newRow("unless") << ruleWith(
        R"({"fact": "met"})", R"("strength": "good", "side": "connect", "unless": {"is": "x"})")
                            << a + u"there is no condition called “x”."_s;
    QTest::newRow("circle") << QByteArray(
        R"({"conditions": {"x": {"is": "y"}, "y": {"is": "x"}}, "gates": [{"gate": "me", "when": {"is": "x"}}]})")
                            << u"The rule “me” cannot be used: its conditions name each other in a circle."_s;
    QTest::newRow("gate") << QByteArray(R"({"gates": [{"gate": "shut", "when": {"fact": "met"}}]})")
                          << u"The rule “shut” cannot be used: “shut” means nothing here."_s;
    QTest::newRow("silent") << QByteArray(
        R"({"rules": [{"id": "a", "side": "follow", "strength": "good", "when": {"fact": "met"}}]})")
                            << a + u"it says nothing."_s;
    QTest::newRow("twice") << QByteArray(
        R"({"rules": [{"id": "a", "side": "follow", "strength": "good", "when": {"fact": "met"}, "says": ["So."]}, {"id": "a"}]})")
                           << a + u"its id is missing or taken."_s;
    QTest::newRow("guide") << QByteArray(
        R"({"rules": [{"id": "a", "guide": "no.row", "side": "follow", "strength": "good", "when": {"fact": "met"}, "says": ["So."]}]})")
                           << u"The rule “a” names a row that the guide does not have: “no.row”."_s;
    QTest::newRow("unknown") << QByteArray(R"({"unknowns": [{"fact": "luck"}]})")
                             << u"The rule “luck” cannot be used: there is no fact called “luck”."_s;
}

void TestRulebook::refusesWhatItCannotUse()
{
    QFETCH(QByteArray, rules);
    QFETCH(QString, message);
    const auto book = Rulebook::fromJson({rules}, guide);
    QVERIFY(!book);
    QCOMPARE(book.error().code, ErrorCode::Invalid);
    QCOMPARE(book.error().message, message);
    const auto withoutGuide = Rulebook::fromJson({}, "[]");
    QVERIFY(!withoutGuide);
}

void TestRulebook::refusesTooManyFacts()
{
    QByteArray leaves;
    for (int i = 0; i <= 128; ++i)
        leaves
            += (i == 0 ? "" : ", ") + QByteArray(R"({"fact": "met", "min": )") + QByteArray::number(i) + "}";
    const auto book = Rulebook::fromJson({ruleWith(R"({"any": [)" + leaves + "]}")}, guide);
    QVERIFY(!book);
    QCOMPARE(
        book.error().message, u"The rules read too many different facts: 129, of which 128 can be used."_s);
}

QTEST_APPLESS_MAIN(TestRulebook)
#include "tst_rulebook.moc"
