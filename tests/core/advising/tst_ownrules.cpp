#include "core/advising/advisor.h"
#include "core/advising/rulewords.h"
#include "tests/core/advising/advicecase.h"
#include "tests/core/advising/ownrule.h"

#include <QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Rules of the user's and what they chose about Kith's.
class TestOwnRules : public QObject
{
    Q_OBJECT

private:
    static const Rule& ruleOf(const Rulebook& book, const QString& id)
    {
        return *std::ranges::find(book.rules(), id, &Rule::id);
    }
    static QByteArray any(int parts)
    {
        QByteArrayList all;
        for (int i = 0; i < parts; ++i)
            all += titleSays("word" + QByteArray::number(i));
        return "{\"any\": [" + all.join(',') + "]}";
    }

private Q_SLOTS:
    void aRuleOfTheUsersCounts()
    {
        const QByteArray when = titleSays("embedded");
        const Rulebook book = shippedRules().with({{.id = u"mine"_s, .own = ownRuleJson(when)}});
        QCOMPARE(book.watch().titleWords, QStringList{u"embedded"_s});
        QVERIFY(book.fingerprint() != shippedRules().fingerprint());
        Contact contact;
        contact.name = u"Mara Lindqvist"_s;
        const Facts facts{
            {FactKind::TitleSays, Certainty::Inferred, u"embedded"_s, {}, {}, 0, Origin::detector()}};
        Advisor advisor(book, plainLimits(), {}, QDate(2026, 6, 1));
        const Advice advice = advisor.advise(contact, facts);
        QCOMPARE(advice.action, Action::Connect);
        QCOMPARE(advice.reasons.front().rule, u"mine"_s);
        QCOMPARE(advice.reasons.front().says, u"It is so."_s);
        QCOMPARE(advice.reasons.front().facts, std::vector<int>{0});
        Advisor without(shippedRules(), plainLimits(), {}, QDate(2026, 6, 1));
        QVERIFY(without.summarise(contact, facts).action != Action::Connect);
    }

    // A wording that asks for what is not known leaves the condition's own words.
    void aReasonIsNeverEmpty()
    {
        QByteArray own = ownRuleJson(titleSays("embedded"));
        own.replace("It is so.", "{value} since {fromYear}.");
        const Rulebook book = shippedRules().with({{.id = u"mine"_s, .own = own}});
        Facts facts{{FactKind::TitleSays, Certainty::Inferred, u"embedded"_s, {}, {}, 0, Origin::detector()}};
        Advisor advisor(book, plainLimits(), {}, QDate(2026, 6, 1));
        QCOMPARE(advisor.advise({.name = u"Mara Lindqvist"_s}, facts).reasons.front().says,
            u"Their title says “embedded”."_s);
        facts.front().from = QDate(2020, 1, 1);
        QCOMPARE(advisor.advise({.name = u"Mara Lindqvist"_s}, facts).reasons.front().says,
            u"embedded since 2020."_s);
    }

    void aNoteHoldsTheWordsSomewhere()
    {
        const auto counts = [](const QByteArray& words, const QString& note) {
            const QByteArray when = "{\"fact\": \"noted\", \"value\": \"" + words + "\"}";
            Advisor advisor(shippedRules().with({{.id = u"mine"_s, .own = ownRuleJson(when)}}), plainLimits(),
                {}, QDate(2026, 6, 1));
            const Advice advice
                = advisor.advise({.name = u"Mara Lindqvist"_s}, {{FactKind::Noted, Certainty::Stated, note}});
            return std::ranges::find(advice.reasons, u"mine"_s, &Reason::rule) != advice.reasons.end();
        };
        QVERIFY(counts("sailing", u"We spoke about Sailing and maps."_s));
        QVERIFY(!counts("rowing", u"We spoke about sailing and maps."_s));
        const RuleTables& tables = shippedRules().tables();
        QCOMPARE(ruleSays(*readOwnRule(ownRuleJson(R"({"fact": "noted", "value": "sailing"})"), tables), {}),
            u"Connect when your note about them says “sailing”."_s);
    }

    // Whatever kind it is said to be about, a rule to connect is about people.
    void organisationsAreNotConnectedWith()
    {
        const RuleTables& tables = shippedRules().tables();
        QByteArray own = ownRuleJson(R"({"fact": "known-elsewhere"})");
        own.replace("\"kind\": \"person\",", {});
        QCOMPARE(readOwnRule(own, tables)->kind, ContactKind::Person);
        own.replace("\"connect\"", "\"follow\"");
        QVERIFY(!readOwnRule(own, tables)->kind);
    }

    void rulesOfKithsAreSwitchedAndWeighed()
    {
        const Rulebook book = shippedRules().with({{.id = u"met"_s, .on = false},
            {.id = u"peer"_s, .strength = 6}, {.id = u"of-yore"_s, .on = false}});
        QVERIFY(!ruleOf(book, u"met"_s).on);
        QCOMPARE(ruleOf(book, u"peer"_s).strength, 6);
        QCOMPARE(ruleOf(book, u"peer"_s).usualStrength, 1);
        QCOMPARE(book.rules().size(), shippedRules().rules().size());

        Contact contact;
        contact.name = u"Mara Lindqvist"_s;
        const Facts facts{{FactKind::Met, Certainty::Stated, u"a café"_s, {}, {}, 0, Origin::you()}};
        Advisor advisor(book, plainLimits(), {}, QDate(2026, 6, 1));
        QVERIFY(advisor.advise(contact, facts).reasons.empty());
    }

    // Kith may come to lack what a rule reads; the rule stays, and says so.
    void whatCannotBeUsedIsOffAndSaysWhy()
    {
        const Rulebook book
            = shippedRules().with({{.id = u"mine"_s, .own = ownRuleJson(R"({"fact": "luck"})")}});
        const Rule& rule = ruleOf(book, u"mine"_s);
        QVERIFY(!rule.on && rule.own);
        QCOMPARE(rule.unusable, u"The rule “mine” cannot be used: there is no fact called “luck”."_s);
    }

    void thereIsRoomForSoManyRules()
    {
        RuleChoices choices;
        for (int i = 0; i < 60; ++i) {
            const QByteArray id = "mine-" + QByteArray::number(100 + i);
            const QByteArray when = "{\"all\": [" + titleSays("a" + id) + ',' + titleSays("b" + id) + "]}";
            choices.push_back({.id = QString::fromLatin1(id), .own = ownRuleJson(when, {}, "connect", id)});
        }
        const Rulebook book = shippedRules().with(choices);
        const auto unusable
            = std::ranges::count_if(book.rules(), [](const Rule& rule) { return !rule.unusable.isEmpty(); });
        QVERIFY(unusable > 0 && unusable < 60);
        QVERIFY(book.rules().back().unusable.startsWith(u"The rules read too many different facts"_s));
        Advisor advisor(book, plainLimits(), {}, QDate(2026, 6, 1)); // asserts that all leaves fit
        QVERIFY(advisor.advise({}, {}).reasons.size() < 2u);
    }

    void aFileOfRulesIsReadBack()
    {
        const RuleTables& tables = shippedRules().tables();
        const QByteArray own = ownRuleJson(R"({"is": "knows"})");
        const RuleChoices choices{
            {.id = u"met"_s, .on = false}, {.id = u"mine"_s, .on = false, .strength = 8, .own = own}};
        const auto read = readOwnRules(writeOwnRules(choices, {}), tables);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->size(), 1u);
        const Result<Rule> rule = readOwnRule(read->front(), tables);
        QVERIFY(!rule->on);
        QCOMPARE(rule->strength, 8);
        QVERIFY(readOwnRules(writeOwnRules(choices, {u"met"_s}), tables)
                    .error()
                    .message.startsWith(u"It holds no rules"_s));
    }

    void refusesWhatMayNotBe_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QByteArray& file, const QString& message) {
            QTest::newRow(name) << file << message;
        };
        const QByteArray met = R"({"fact": "met"})";
        const QString mine = u"The rule “mine” cannot be used: "_s;
        const auto with = [&](const QByteArray& when) { return rulesFile(ownRuleJson(when)); };
        const auto swapped
            = [&](const QByteArray& from, const QByteArray& to) { return with(met).replace(from, to); };
        row("no JSON", "[1]", u"It is no JSON object: a list or a value at byte 0."_s);
        row("no rules", R"({"rules": []})", u"It holds no rules: they are listed under “rules”."_s);
        row("gates", R"({"gates": [{"gate": "open"}], "rules": []})",
            u"It opens or shuts gates, which only Kith's own rules do: take “gates” out."_s);
        row("unknowns", R"({"unknowns": [], "rules": []})",
            u"“unknowns” has no place in a file of rules: take it out."_s);
        row("id of Kith's", swapped("\"mine\", \"guide", "\"met\", \"guide"),
            u"The rule “met” cannot be used: a rule of Kith's has this id; give it another."_s);
        row("id", swapped("\"mine\", \"guide", "\"Mine 1\", \"guide"),
            u"The rule “Mine 1” cannot be used: its id must be small letters, digits and hyphens, such as "
            "“embedded-at-targets”."_s);
        row("key", swapped("\"kind\"", "\"sort\""), mine + u"“sort” means nothing here."_s);
        row("guide", swapped("decide.context", "decide.dice"),
            mine + u"it names a row that the guide does not have: “decide.dice”."_s);
        row("twice", rulesFile(ownRuleJson(met) + ',' + ownRuleJson(met)),
            u"The rule “mine” stands there twice: take one out."_s);
        row("nothing", with("{}"), mine + u"it has a condition that says nothing."_s);
        row("two in one", with(R"({"fact": "met", "goal": "job"})"), mine + u"“fact” means nothing here."_s);
        row("empty list", with(R"({"any": []})"), mine + u"“any” needs a list of conditions, alone."_s);
        row("no value", with(R"({"fact": "title-says"})"),
            mine + u"“title-says” needs a value: what to look for."_s);
        row("long value", with(titleSays(QByteArray(101, 'a'))),
            mine + u"a value is longer than 100 character(s)."_s);
        row("long label", swapped("\"label\": \"mine\"", "\"label\": \"a very long label indeed\""),
            mine + u"“a very long label indeed” is longer than 18 character(s)."_s);
        row("no text", swapped("It is so.", ""),
            mine + u"a text is missing or holds signs that cannot be shown."_s);
        const QString slots
            = u"{given}, {name}, {value}, {since}, {from}, {fromMonth}, {fromYear}, {to}, {toMonth}, {toYear}, %n."_s;
        row("a slot", swapped("It is so.", "It is {foo}."),
            mine + u"there is no {foo} to fill in; there are "_s + slots);
        row("a gate's slot", swapped("It is so.", "Until {until}."),
            mine + u"there is no {until} to fill in; there are "_s + slots);
        row("connect with an organisation", swapped("\"person\"", "\"organisation\""),
            mine
                + u"it never counts, for organisations cannot be connected with; let it speak for "
                  "following."_s);
        row("a note that says nothing", with(R"({"fact": "noted", "value": " "})"),
            mine + u"“noted” needs a value: what to look for."_s);
        row("entangled", with("{\"all\": [" + any(9) + ',' + any(9) + "]}"),
            mine + u"its conditions are too entangled; make several rules of it."_s);
        row("large", QByteArray((1 << 20) + 1, ' '), u"It is too large for rules."_s);
    }

    void refusesWhatMayNotBe()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const QString, message);
        const auto read = readOwnRules(file, shippedRules().tables());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Invalid);
        QCOMPARE(read.error().message, message);
    }
};

QTEST_GUILESS_MAIN(TestOwnRules)
#include "tst_ownrules.moc"
