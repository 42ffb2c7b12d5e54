#include "core/advising/ruledraft.h"
#include "core/advising/rulewords.h"
#include "tests/core/advising/advicecase.h"
#include "tests/core/advising/ownrule.h"

#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// The sentence builder's drafts, and rules in sentences.
class TestRuleDraft : public QObject
{
    Q_OBJECT

private:
    static QString said(const Rule& rule) { return ruleSays(rule, plainLimits()); }
    static RuleDraft draft()
    {
        return {.label = u"Embedded"_s,
            .strength = 6,
            .when = {{u"title-says"_s, u"embedded"_s}, {u"target-organisation"_s, {}}},
            .unless = {{u"is:knows"_s, {}}}};
    }

private Q_SLOTS:
    void aDraftBecomesARule()
    {
        const RuleTables& tables = shippedRules().tables();
        const Result<QByteArray> json = ruleFrom(draft(), u"embedded-2"_s, tables);
        QVERIFY2(json, json ? "" : qPrintable(json.error().message));
        const Result<Rule> rule = readOwnRule(*json, tables);
        QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
        QCOMPARE(rule->id, u"embedded-2"_s);
        QCOMPARE(rule->label, u"Embedded"_s);
        QCOMPARE(rule->strength, 6);
        QCOMPARE(said(*rule),
            u"Connect when their title says “embedded” and they work at one of your targets. Does not count "
            "when you know each other."_s);
        QCOMPARE(rule->says.front(), u"Their title says “embedded” and they work at one of your targets."_s);
    }

    // Whatever the builder offers makes a rule that the reader takes.
    void everyOfferWorks()
    {
        const RuleTables& tables = shippedRules().tables();
        const std::vector<RulePartOffer> offers = rulePartOffers(tables);
        QVERIFY(offers.size() > 25u);
        for (const RulePartOffer& offer : offers) {
            QCOMPARE(offer.words.contains(u"%1"_s), offer.takesValue);
            RuleDraft one = draft();
            one.when = {{offer.what, offer.takesValue ? u"50 % {x} “y”"_s : QString()}};
            one.unless = {};
            const Result<QByteArray> json = ruleFrom(one, u"one"_s, tables);
            QVERIFY2(json, qPrintable(offer.what));
            const Result<Rule> rule = readOwnRule(*json, tables);
            QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
            QVERIFY2(said(*rule).startsWith(u"Connect when "_s), qPrintable(said(*rule)));
        }
    }

    void idsComeFromTheName()
    {
        for (const auto& [label, id] : {std::pair(u"Émigré-Chöre 3"_s, u"emigre-chore-3"_s),
                 std::pair(u"!"_s, u"my-rule"_s), std::pair(u"3M"_s, u"m"_s)})
            QCOMPARE(newRuleId(label, {}), id);
        QCOMPARE(newRuleId(u"Embedded"_s, {u"embedded"_s}), u"embedded-2"_s);
        QCOMPARE(newRuleId(u"Embedded"_s, {u"embedded"_s, u"embedded-2"_s}), u"embedded-3"_s);
    }

    // What the builder makes it can open again, each offer as condition and as exception.
    void aRuleBecomesItsDraftAgain()
    {
        const RuleTables& tables = shippedRules().tables();
        for (const RulePartOffer& offer : rulePartOffers(tables)) {
            const RulePart part{offer.what, offer.takesValue ? u"Søren & “y”"_s : QString()};
            for (const RuleDraft& made :
                {draft(),
                    RuleDraft{
                        .label = u"One"_s, .side = Side::Follow, .strength = 1, .when = {part}, .unless = {}},
                    RuleDraft{.label = u"Two"_s, .when = {part, part}, .unless = {part, part, part}}}) {
                const Result<QByteArray> json = ruleFrom(made, u"made"_s, tables);
                QVERIFY2(json, qPrintable(offer.what));
                QVERIFY2(draftOf(*json, tables) == made, qPrintable(offer.what));
            }
        }
    }

    void whatTheBuilderCannotSayHasNoDraft()
    {
        const RuleTables& tables = shippedRules().tables();
        const QByteArray rule = *ruleFrom(draft(), u"made"_s, tables);
        QVERIFY(draftOf(rule, tables));
        for (const auto& [part, other] : {
                 std::pair(R"("kind":"person")", R"("kind":"organisation")"),
                 std::pair(R"("is":"knows")", R"("not":{"is":"knows"})"),
                 std::pair(R"("fact":"target-organisation")", R"("fact":"target-organisation","within":30)"),
                 std::pair(R"("guide":"decide.context")", R"("guide":"connect.coworker")"),
                 std::pair(R"("label":)", R"("source":"a book","label":)"),
                 std::pair(R"("all":)", R"("any":)"),
             }) {
            QByteArray more = rule;
            more.replace(part, other);
            QVERIFY2(more != rule, part);
            QVERIFY2(!draftOf(more, tables), other);
        }
        QByteArray off = rule;
        off.replace("\"kind\"", "\"on\":false,\"kind\"");
        QVERIFY(off != rule);
        QCOMPARE(draftOf(off, tables), std::optional(draft()));
        QByteArray said = rule;
        said.replace("Their title says", "On the card it says");
        QVERIFY(said != rule);
        QCOMPARE(draftOf(said, tables), std::optional(draft()));
        QVERIFY(!draftOf("", tables));
        QVERIFY(!draftOf("[1]", tables));
    }

    void saysWhatIsMissing()
    {
        const auto message = [](const RuleDraft& made) {
            const Result<QByteArray> json = ruleFrom(made, u"made"_s, shippedRules().tables());
            return json ? QString() : json.error().message;
        };
        RuleDraft each = draft();
        each.when.clear();
        QCOMPARE(message(each), u"Say when the rule counts."_s);
        each = draft();
        each.when.front().value = u"  "_s;
        QCOMPARE(message(each), u"Fill in what to look for."_s);
        each = draft();
        each.label.clear();
        QCOMPARE(message(each), u"Give the rule a short name."_s);
        each.label = u"a name that nobody reads"_s;
        QCOMPARE(message(each), u"The name is longer than 18 character(s)."_s);
    }

    void sentences_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("says");
        const auto row
            = [](const QString& id, const QString& says) { QTest::newRow(qPrintable(id)) << id << says; };
        row(u"worked-with"_s, u"Connect when you have worked together."_s);
        row(u"colleague"_s,
            u"Connect when you work at the same place. Does not count when they work at a large organisation or you have worked together."_s);
        row(u"meeting"_s,
            u"Connect when you were in a meeting of at most 12 people. Does not count when you said that you met."_s);
        row(u"small-event"_s,
            u"Connect when a list says that you were at the same event with at most 50 people. Does not count when you have met in person."_s);
        row(u"recruiter-without-job-goal"_s,
            u"Connect when they recruit people and you do not look for a job."_s);
        row(u"unanswered-invitation"_s,
            u"Follow when you sent them a request more than 180 day(s) ago and did not withdraw it."_s);
        row(u"cold"_s,
            u"Follow unless anything ties you to them, you have a reason to follow them, they work at a large organisation or you stopped following them."_s);
        row(u"people-there"_s,
            u"Follow an organisation when you know at least 3 people who work there. Does not count when you stopped following it."_s);
        row(u"my-employer"_s,
            u"Follow an organisation when you work there. Does not count when you stopped following it."_s);
    }

    void sentences()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, says);
        const auto rule = std::ranges::find(shippedRules().rules(), id, &Rule::id);
        QVERIFY(rule != shippedRules().rules().end());
        QCOMPARE(said(*rule), says);
    }
};

QTEST_GUILESS_MAIN(TestRuleDraft)
#include "tst_ruledraft.moc"
