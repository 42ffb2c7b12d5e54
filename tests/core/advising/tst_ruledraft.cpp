#include "core/advising/ruledraft.h"
#include "core/advising/rulewords.h"
#include "tests/core/advising/advicecase.h"
#include "tests/core/advising/ownrule.h"

#include <QTest>

#include <array>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// The sentence builder's drafts, and rules in sentences.
class TestRuleDraft : public QObject
{
    Q_OBJECT

private:
    using Takes = RulePartOffer::Takes;
    static constexpr std::array kinds{ContactKind::Person, ContactKind::Organisation};
    static RulePart part(const RulePartOffer& offer, const QString& text)
    {
        return {offer.what,
            offer.takes == Takes::Nothing      ? QString()
                : offer.takes == Takes::Number ? u"7"_s
                                               : text};
    }
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
        for (const ContactKind about : kinds) {
            const std::vector<RulePartOffer> offers = rulePartOffers(tables, about);
            QVERIFY(offers.size() > (about == ContactKind::Person ? 25u : 14u));
            const QString begin
                = about == ContactKind::Person ? u"Connect when "_s : u"Follow an organisation when "_s;
            for (const RulePartOffer& offer : offers) {
                QCOMPARE(offer.words.contains(u"%1"_s), offer.takes != Takes::Nothing);
                const Result<QByteArray> json = ruleFrom({.label = u"One"_s,
                                                             .about = about,
                                                             .when = {part(offer, u"50 % {x} “y”"_s)},
                                                             .unless = {}},
                    u"one"_s, tables);
                QVERIFY2(json, qPrintable(offer.what));
                const Result<Rule> rule = readOwnRule(*json, tables);
                QVERIFY2(rule, rule ? "" : qPrintable(rule.error().message));
                QCOMPARE(rule->kind, about);
                QVERIFY2(said(*rule).startsWith(begin), qPrintable(said(*rule)));
                const bool ofThem = said(*rule).contains(u" they "_s) || said(*rule).contains(u" them"_s);
                QVERIFY2(about == ContactKind::Person || !ofThem, qPrintable(said(*rule)));
            }
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
        for (const ContactKind about : kinds) {
            for (const RulePartOffer& offer : rulePartOffers(tables, about)) {
                const RulePart each = part(offer, u"Søren & “y”"_s);
                for (const RuleDraft& made : {RuleDraft{.label = u"One"_s,
                                             .about = about,
                                             .side = Side::Follow,
                                             .strength = 1,
                                             .when = {each},
                                             .unless = {}},
                         RuleDraft{.label = u"Two"_s,
                         .about = about,
                         .side = Side::Follow,
                         .when = {each, each},
                         .unless = {each, each, each}}}) {
                    const Result<QByteArray> json = ruleFrom(made, u"made"_s, tables);
                    QVERIFY2(json, qPrintable(offer.what));
                    QVERIFY2(draftOf(*json, tables) == made, qPrintable(offer.what));
                }
            }
        }
        QCOMPARE(draftOf(*ruleFrom(draft(), u"made"_s, tables), tables), std::optional(draft()));
    }

    // Organisations are followed, whatever was chosen for people before.
    void aRuleAboutOrganisationsSpeaksForFollowing()
    {
        const RuleTables& tables = shippedRules().tables();
        const RuleDraft crowd{.label = u"Crowd"_s,
            .about = ContactKind::Organisation,
            .when = {{u"employs"_s, u" 5 "_s}, {u"large-organisation"_s, {}}},
            .unless = {{u"is:stopped-following"_s, {}}}};
        const Rule rule = readOwnRule(*ruleFrom(crowd, u"crowd"_s, tables), tables).value();
        QCOMPARE(rule.side, Side::Follow);
        QCOMPARE(said(rule),
            u"Follow an organisation when you know at least 5 people who work there and it is large. Does "
            u"not "
            "count when you stopped following it."_s);
        QCOMPARE(rule.says.front(), u"You know at least 5 people who work there and it is large."_s);
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
        each = {.label = u"Crowd"_s,
            .about = ContactKind::Organisation,
            .when = {{u"employs"_s, {}}},
            .unless = {}};
        for (const QString& number : {u""_s, u"0"_s, u"-3"_s, u"many"_s, u"10000"_s}) {
            each.when.front().value = number;
            QCOMPARE(message(each), u"Fill in how many."_s);
        }
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
            u"Connect when you work at the same place. Does not count when they work at a large organisation or when you have worked together."_s);
        row(u"meeting"_s,
            u"Connect when you were in a meeting of at most 12 people. Does not count when you said that you met."_s);
        row(u"small-event"_s,
            u"Connect when you were both on the list of an event of at most 50 people. Does not count when you have met in person."_s);
        row(u"large-event"_s,
            u"Connect when you were both on the list of an event of more than 50 people. Does not count when you have met in person, when you were both on the list of an event of at most 50 people or when you were both on the list of an event of unknown size."_s);
        row(u"recruiter-without-job-goal"_s,
            u"Connect when you do not look for a job and they recruit people."_s);
        row(u"hiring-manager"_s,
            u"Connect when you look for a job and you or a file said that they hire for a role that you want."_s);
        row(u"may-hire"_s,
            u"Connect when you look for a job and Kith concludes that they hire for a role that you want."_s);
        row(u"likely-leader"_s,
            u"Follow when Kith concludes that they lead your field. Does not count when you know each other, when you look for a job and they hire or when you stopped following them."_s);
        row(u"unanswered-invitation"_s,
            u"Follow when you sent them a request more than 180 day(s) ago and did not withdraw it. Does not count when you are or were connected."_s);
        row(u"lost-connection"_s, u"Follow when you are no longer connected."_s);
        row(u"cold"_s,
            u"Follow unless anything ties you to them, you are or were connected, you have a reason to follow them, they work at a large organisation or you stopped following them."_s);
        row(u"people-there"_s,
            u"Follow an organisation when you know at least 3 people who work there. Does not count when you stopped following it."_s);
        row(u"way-in"_s,
            u"Follow an organisation when you know at least 2 people who work there and either you chose to look for a job or you want to sell. Does not count when you know at least 3 people who work there or when you stopped following it."_s);
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
