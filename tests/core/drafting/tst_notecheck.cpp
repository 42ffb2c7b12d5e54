#include "core/drafting/composer.h"
#include "tests/core/drafting/people.h"

#include <QTest>

using namespace kith;
using namespace kith::test;

using Kind = DraftWarning::Kind;

class NoteCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGoodNote();
    void tooLong();
    void noFact_data();
    void noFact();
    void wrongWords_data();
    void wrongWords();
    void namesOfFactsAreNeverWrong();
    void severalInTheOrderOfTheText();
    void nothingTyped();

private:
    std::vector<DraftWarning> check(const QString& note, const Facts& facts, int limit = 200) const
    {
        const Acquaintance someone = acquaintance(u"Mara Lindqvist"_s, facts);
        return m_composer->check(note, someone.contact, someone.advice, limit);
    }

    std::optional<Composer> m_composer;
    const Facts m_met{fact(FactKind::Met, u"FOSDEM 2026"_s)};
};

void NoteCheckTest::initTestCase()
{
    Result<Composer> composer = Composer::load();
    QVERIFY(composer);
    m_composer = *std::move(composer);
}

void NoteCheckTest::aGoodNote()
{
    QVERIFY(
        check(u"Hi Mara, your question after the talk on wind data at FOSDEM 2026 stayed with me."_s, m_met)
            .empty());
}

// In UTF-16 units, as the network counts: a rocket is two.
void NoteCheckTest::tooLong()
{
    const QString note = u"FOSDEM 2026 🚀"_s;
    QCOMPARE(note.size(), 14);
    QVERIFY(check(note, m_met, 14).empty());
    const DraftWarning expected{Kind::TooLong, 13, 1, u"Too long by 1; the network takes 13 characters."_s};
    QCOMPARE(check(note, m_met, 13), std::vector{expected});
}

void NoteCheckTest::noFact_data()
{
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("states");
    const auto row
        = [](const QString& note, bool states) { QTest::newRow(qPrintable(note)) << note << states; };
    row(u"Hello Mara, how are you?"_s, false);
    row(u"We were both at FOSDEM 2026."_s, true);
    row(u"we were both at fosdem 2026"_s, true);
    row(u"FOSDEM was fun."_s, true);
    row(u"FOSDEMocracy 2026"_s, false);
    row(u"I was glad to meet you."_s, true);
    row(u"You know Python, I hear."_s, true);
    row(u"Greetings to the people of Halden Wind."_s, true);
    row(u"Haldenwind"_s, false);
    row(u"Zürich’s O’Brien Institute"_s, true);
    row(u"Zurich's O'Brien Institute"_s, true);
    row(u"Anna Berg sends her greetings."_s, true);
    row(u"You said a lot of things I denied."_s, false);
    row(u"You are large."_s, false);
    row(u"both"_s, false);
}

void NoteCheckTest::noFact()
{
    QFETCH(QString, note);
    Fact denied = fact(FactKind::SharedInterest, u"a lot of things"_s);
    denied.certainty = Certainty::Denied;
    const std::vector<DraftWarning> warnings = check(note,
        {fact(FactKind::Met, u"FOSDEM 2026"_s), fact(FactKind::EndorsedByMe, u"Python"_s),
            fact(FactKind::SameEmployer, u"Halden Wind AS"_s), fact(FactKind::Messaged, u"both"_s),
            fact(FactKind::SameSchool, u"Zürich's O'Brien Institute"_s), denied,
            fact(FactKind::SharedConnection, u"Anna Berg"_s), fact(FactKind::LargeOrganisation, u"large"_s)});
    QTEST(warnings.empty(), "states");
    if (!warnings.empty())
        QCOMPARE(warnings,
            (std::vector{DraftWarning{
                Kind::NoFact, 0, 0, u"This could go to anyone. Say what connects the two of you."_s}}));
}

void NoteCheckTest::wrongWords_data()
{
    QTest::addColumn<QString>("note");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("message");
    const auto row = [](const QString& note, Kind kind, const QString& where, const QString& message) {
        QTest::newRow(qPrintable(note)) << u"FOSDEM 2026. "_s + note << int(kind) << where << message;
    };
    const QString gap = u"\"%1\" is a gap that nobody has filled."_s;
    row(u"Hi {given}."_s, Kind::Unresolved, u"{given}"_s, gap.arg(u"{given}"_s));
    row(u"Hi {given"_s, Kind::Unresolved, u"{given"_s, gap.arg(u"{given"_s));
    row(u"Hi [first name]."_s, Kind::Unresolved, u"[first name]"_s, gap.arg(u"[first name]"_s));
    row(u"Hi <name>."_s, Kind::Unresolved, u"<name>"_s, gap.arg(u"<name>"_s));
    row(u"Hi %FIRSTNAME%."_s, Kind::Unresolved, u"%FIRSTNAME%"_s, gap.arg(u"%FIRSTNAME%"_s));
    const QString cliche = u"\"%1\" stands in every second request."_s;
    row(u"I'd like to add you to my professional network."_s, Kind::Cliche, u"my professional network"_s,
        cliche.arg(u"my professional network"_s));
    row(u"I Came  Across your profilé!"_s, Kind::Cliche, u"Came  Across your profilé"_s,
        cliche.arg(u"Came  Across your profilé"_s));
    row(u"Hope you’re doing well."_s, Kind::Cliche, u"Hope you’re doing well"_s,
        cliche.arg(u"Hope you’re doing well"_s));
    row(u"May I pick your brain?"_s, Kind::Cliche, u"pick your brain"_s, cliche.arg(u"pick your brain"_s));
    const QString asks = u"\"%1\" asks for something. Connect first."_s;
    row(u"Could we have a quick call?"_s, Kind::AsksForMore, u"quick call"_s, asks.arg(u"quick call"_s));
    row(u"Are you hiring?"_s, Kind::AsksForMore, u"Are you hiring"_s, asks.arg(u"Are you hiring"_s));
    row(u"See our product."_s, Kind::AsksForMore, u"our product"_s, asks.arg(u"our product"_s));
    const QString shouting = u"\"%1\" reads as shouting."_s;
    row(u"Please READ THIS now"_s, Kind::Shouting, u"READ THIS"_s, shouting.arg(u"READ THIS"_s));
    row(u"Yes!!"_s, Kind::Shouting, u"!!"_s, shouting.arg(u"!!"_s));
}

void NoteCheckTest::wrongWords()
{
    QFETCH(QString, note);
    QFETCH(int, kind);
    const std::vector<DraftWarning> warnings = check(note, m_met);
    QCOMPARE(warnings.size(), std::size_t(1));
    QCOMPARE(int(warnings[0].kind), kind);
    QTEST(note.mid(warnings[0].start, warnings[0].length), "where");
    QTEST(warnings[0].message, "message");
}

void NoteCheckTest::namesOfFactsAreNeverWrong()
{
    QVERIFY(
        check(u"We were both at GIANT DATA DAYS."_s, {fact(FactKind::Met, u"GIANT DATA DAYS"_s)}).empty());
    QVERIFY(check(u"We were both at Invest in Wind."_s, {fact(FactKind::Met, u"Invest in Wind"_s)}).empty());
    QCOMPARE(check(u"Invest in us, as at FOSDEM."_s, m_met).size(), std::size_t(1));
    // Part of another word is no cliché: "synergy".
    QVERIFY(check(u"FOSDEM: Biosynergyx, AdriaTIC."_s, m_met).empty());
}

void NoteCheckTest::severalInTheOrderOfTheText()
{
    const std::vector<DraftWarning> warnings
        = check(u"Hi {name}, let's connect and hop on a call. FOSDEM!!"_s, m_met, 40);
    std::vector<Kind> kinds;
    for (const DraftWarning& warning : warnings)
        kinds.push_back(warning.kind);
    QCOMPARE(kinds,
        (std::vector{Kind::Unresolved, Kind::Cliche, Kind::AsksForMore, Kind::TooLong, Kind::Shouting}));
}

void NoteCheckTest::nothingTyped()
{
    QCOMPARE(check({}, m_met).size(), std::size_t(1));
    QCOMPARE(check(u"   "_s, {}).front().kind, Kind::NoFact);
}

QTEST_APPLESS_MAIN(NoteCheckTest)
#include "tst_notecheck.moc"
