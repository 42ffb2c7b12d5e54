#include "core/advising/sentence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kith;

class TestSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fills_data();
    void fills();
    void takesTheFirstThatCanBeFilled();
    void bracesInAValueStay();
    void thisYearHasMonths();
    void longValuesEndAtAWord();
    void slotsOfRulesAreKnown();
};

namespace
{

const Contact mara{.name = u"Mara Lindqvist"_s, .given = u"Mara"_s};

const Fact& job()
{
    static const Fact fact{
        FactKind::WorkedWith, Certainty::Stated, u"Acme"_s, {2018, 3, 1}, {2020, 11, 30}, 4, {}};
    return fact;
}

} // namespace

void TestSentence::fills_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    QTest::newRow("names") << u"{given}, {name}"_s << u"Mara, Mara Lindqvist"_s;
    QTest::newRow("value") << u"at {value}."_s << u"at Acme."_s;
    QTest::newRow("days") << u"{from} to {to}"_s << u"1 March 2018 to 30 November 2020"_s;
    QTest::newRow("months") << u"{fromMonth} to {toMonth}"_s << u"March 2018 to November 2020"_s;
    QTest::newRow("years") << u"{fromYear} to {toYear}"_s << u"2018 to 2020"_s;
    QTest::newRow("since") << u"since {since}"_s << u"since 2018"_s;
    QTest::newRow("count") << u"%n messages"_s << u"4 messages"_s;
    QTest::newRow("until") << u"again from {until}"_s << u"again from 22 March 2018"_s;
    QTest::newRow("limit") << u"{limit} days"_s << u"21 days"_s;
    QTest::newRow("no such slot") << u"{mood}"_s << QString();
    QTest::newRow("no such part") << u"{fromWeek}"_s << QString();
    QTest::newRow("no end") << u"Mara {given"_s << u"Mara {given"_s;
    QTest::newRow("no slot") << u"This is you."_s << u"This is you."_s;
}

void TestSentence::fills()
{
    QFETCH(QString, text);
    QTEST(sentence(text, {mara, &job(), 21}), "said");
}

void TestSentence::takesTheFirstThatCanBeFilled()
{
    const QStringList texts{
        u"%n times at {value} on {from}"_s, u"at {value} on {from}"_s, u"at {value}"_s, u"{given}"_s};
    Fact fact = job();
    QCOMPARE(sentence(texts, {mara, &fact}), u"4 times at Acme on 1 March 2018"_s);
    fact.count = 1;
    QCOMPARE(sentence(texts, {mara, &fact}), u"at Acme on 1 March 2018"_s);
    fact.value = u"Expo 2018"_s; // says the year already
    QCOMPARE(sentence(texts, {mara, &fact}), u"at Expo 2018"_s);
    fact.value.clear();
    QCOMPARE(sentence(texts, {mara, &fact}), u"Mara"_s);
    QCOMPARE(sentence(texts, {mara}), u"Mara"_s);
    const Contact known{.name = u"M. Lindqvist"_s};
    QCOMPARE(sentence(texts, {known}), u"M. Lindqvist"_s);
}

void TestSentence::bracesInAValueStay()
{
    Fact fact = job();
    fact.value = u"{name} %n %1"_s;
    QCOMPARE(sentence(u"at {value}, {given}"_s, {mara, &fact}), u"at {name} %n %1, Mara"_s);
}

void TestSentence::thisYearHasMonths()
{
    QCOMPARE(sentence(u"since {since}"_s, {mara, &job(), 0, QDate(2018, 12, 1)}), u"since March 2018"_s);
    QCOMPARE(sentence(u"since {since}"_s, {mara, &job(), 0, QDate(2019, 1, 1)}), u"since 2018"_s);
    Fact fact = job();
    fact.from = {};
    QCOMPARE(sentence(u"since {since}"_s, {mara, &fact, 0, QDate(2019, 1, 1)}), QString());
}

void TestSentence::longValuesEndAtAWord()
{
    Fact fact{FactKind::InvitationReceived, Certainty::Stated, QString(), {2026, 5, 1}, {}, 0, {}};
    fact.value = u"Hello\n  there, 2026!"_s;
    QCOMPARE(sentence(u"{from}: {value}"_s, {mara, &fact}), u"1 May 2026: Hello there, 2026!"_s);
    fact.value = u"word "_s.repeated(40);
    QCOMPARE(sentence(u"{value}"_s, {mara, &fact}), u"word "_s.repeated(23) + u"word…"_s);
    fact.value = QString(200, u'x');
    QCOMPARE(sentence(u"{value}"_s, {mara, &fact}), QString(119, u'x') + u'…');
}

void TestSentence::slotsOfRulesAreKnown()
{
    for (const QString& slot : ruleSlots())
        QCOMPARE(foreignSlots(u"At "_s + slot + u'.'), QStringList());
    QCOMPARE(
        foreignSlots(u"{value} and {foo}, until {until}, {open"_s), (QStringList{u"{foo}"_s, u"{until}"_s}));
}

QTEST_APPLESS_MAIN(TestSentence)
#include "tst_sentence.moc"
