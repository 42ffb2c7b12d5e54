#include "core/drafting/composer.h"
#include "core/drafting/phrases.h"
#include "tests/core/drafting/people.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

using namespace kith;
using namespace kith::test;

namespace
{

constexpr int limit = 200;

// The text, or what is wrong with the spans.
QString faultOf(const Draft& draft, const Acquaintance& someone)
{
    int end = 0;
    std::vector<int> stated;
    for (const DraftSpan& span : draft.spans) {
        if (span.start != end || span.length <= 0)
            return u"gap or overlap at %1"_s.arg(span.start);
        if (span.fact >= static_cast<int>(someone.advice.facts.size()))
            return u"no such fact"_s;
        if (span.fact >= 0 && std::ranges::find(stated, span.fact) == stated.end())
            stated.push_back(span.fact);
        end = span.start + span.length;
    }
    if (end != draft.text.size())
        return u"the spans do not cover the text"_s;
    if (stated != draft.facts || stated.empty())
        return u"the facts are not those of the spans"_s;
    return {};
}

QString textOf(const Draft& draft, const DraftSpan& span)
{
    return draft.text.mid(span.start, span.length);
}

} // namespace

class ComposerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFactCarriesANote_data();
    void everyFactCarriesANote();
    void noteOfOneFact();
    void nothingToSay_data();
    void nothingToSay();
    void nothingToAsk_data();
    void nothingToAsk();
    void deniedFactsAreNotStated();
    void newestOfAKindFirst();
    void bestKindFirst();
    void secondFactIsStatedToo();
    void invitationIsAnswered();
    void recruitersHearOfTheRole();
    void recruitersWithoutARoleHearNothing();
    void noGoalNoClaimOfOne();
    void colleaguesHearOfNoJobSought();
    void colleaguesWhoRecruitAreColleagues();
    void agenciesRecruitForOthers();
    void aMeetingNamedAfterThemIsNoPlace();
    void expiredInvitationsAreNotAccepted();
    void aPlanComesBeforeACrowd();
    void whoIsStillThereWorksThere();
    void namesAreProper();
    void nobodysName();
    void shortNamesWhereSpaceIsShort();
    void tooLittleSpace();
    void sameSeedSameNote();
    void variantsGoRound();
    void peopleReadDifferently();
    void everyPhraseIsOfUse();
    void lawsHoldForAnyone();

private:
    std::optional<Draft> compose(const Acquaintance& someone, quint32 variant = 0, int length = limit) const
    {
        return m_composer->compose(someone.contact, someone.advice, jonas(), length, variant);
    }

    std::optional<Composer> m_composer;
};

void ComposerTest::initTestCase()
{
    Result<Composer> composer = Composer::load();
    QVERIFY2(composer, composer ? "" : qPrintable(composer.error().message));
    m_composer = *std::move(composer);
    if (!qEnvironmentVariableIsSet("KITH_SHOW_DRAFTS"))
        return;
    for (const Acquaintance& someone : twoHundredPeople()) {
        QStringList kinds;
        for (const Fact& each : someone.advice.facts)
            kinds.append(kindName(each.kind));
        for (const quint32 variant : {0U, 1U}) {
            const std::optional<Draft> draft = compose(someone, variant);
            qInfo("%s\n   %s", qPrintable(kinds.join(u", "_s)), draft ? qPrintable(draft->text) : "(none)");
        }
    }
}

void ComposerTest::everyFactCarriesANote_data()
{
    QTest::addColumn<int>("index");
    const Facts facts = statableFacts();
    for (int i = 0; i < static_cast<int>(facts.size()); ++i) {
        const Fact& each = facts[static_cast<std::size_t>(i)];
        QTest::addRow("%s %s", kindName(each.kind).data(), qPrintable(each.value)) << i;
    }
}

void ComposerTest::everyFactCarriesANote()
{
    QFETCH(int, index);
    const Acquaintance someone
        = acquaintance(u"Mara Lindqvist"_s, {statableFacts()[static_cast<std::size_t>(index)]});
    for (quint32 variant = 0; variant < 12; ++variant) {
        const std::optional<Draft> draft = compose(someone, variant);
        QVERIFY(draft);
        QCOMPARE(faultOf(*draft, someone), QString());
        QCOMPARE(draft->facts, std::vector<int>{0});
        QCOMPARE(draft->language, u"en"_s);
        QCOMPARE(draft->limit, limit);
        QVERIFY(draft->text.size() <= limit);
        QVERIFY2(draft->text.contains("Mara"_L1), qPrintable(draft->text));
        QVERIFY(m_composer->check(draft->text, someone.contact, someone.advice, limit).empty());
    }
}

void ComposerTest::noteOfOneFact()
{
    const Acquaintance someone
        = acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::Met, u"FOSDEM 2026"_s, QDate(2026, 1, 31))});
    const std::optional<Draft> draft = compose(someone);
    QVERIFY(draft);
    const auto named = std::ranges::find(draft->spans, 0, &DraftSpan::fact);
    QVERIFY(named != draft->spans.end());
    QCOMPARE(textOf(*draft, *named), u"FOSDEM 2026"_s);
}

void ComposerTest::nothingToSay_data()
{
    QTest::addColumn<int>("kind");
    for (int i = 0; i < factKindCount; ++i) {
        const auto kind = static_cast<FactKind>(i);
        const Facts statable = statableFacts();
        if (std::ranges::find(statable, kind, &Fact::kind) == statable.end())
            QTest::addRow("%s", kindName(kind).data()) << i;
    }
}

// A shared connection has not agreed to be named; fame is for following; the rest is nobody's business.
void ComposerTest::nothingToSay()
{
    QFETCH(int, kind);
    QVERIFY(!compose(acquaintance(u"Mara Lindqvist"_s, {fact(static_cast<FactKind>(kind), u"Anna Berg"_s)})));
    QVERIFY(!compose(acquaintance(u"Mara Lindqvist"_s, {})));
}

void ComposerTest::nothingToAsk_data()
{
    QTest::addColumn<int>("gate");
    QTest::addColumn<bool>("drafts");
    QTest::newRow("open") << int(Gate::Open) << true;
    QTest::newRow("withdrawn: may be prepared") << int(Gate::Withdrawn) << true;
    QTest::newRow("cap: may be prepared") << int(Gate::Cap) << true;
    QTest::newRow("me") << int(Gate::Me) << false;
    QTest::newRow("do not contact") << int(Gate::DoNotContact) << false;
    QTest::newRow("connected") << int(Gate::Connected) << false;
    QTest::newRow("pending") << int(Gate::Pending) << false;
}

void ComposerTest::nothingToAsk()
{
    QFETCH(int, gate);
    Acquaintance someone = acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::Met, u"FOSDEM 2026"_s)});
    someone.advice.gate = static_cast<Gate>(gate);
    QTEST(compose(someone).has_value(), "drafts");
    someone.advice.gate = Gate::Open;
    someone.contact.kind = ContactKind::Organisation;
    QVERIFY(!compose(someone));
}

void ComposerTest::deniedFactsAreNotStated()
{
    Fact denied = fact(FactKind::Met);
    denied.certainty = Certainty::Denied;
    const Fact met = fact(FactKind::Met, u"FOSDEM 2026"_s);
    QVERIFY(!compose(acquaintance(u"Mara Lindqvist"_s, {met, denied})));
    const std::optional<Draft> draft = compose(
        acquaintance(u"Mara Lindqvist"_s, {met, denied, fact(FactKind::SharedInterest, u"Maps"_s)}));
    QVERIFY(draft);
    QVERIFY(!draft->text.contains("FOSDEM"_L1));
    QCOMPARE(draft->facts, std::vector<int>{2});
}

void ComposerTest::newestOfAKindFirst()
{
    const Acquaintance someone = acquaintance(u"Mara Lindqvist"_s,
        {fact(FactKind::Met, u"FOSDEM 2019"_s, QDate(2019, 2, 2)),
            fact(FactKind::Met, u"FOSDEM 2026"_s, QDate(2026, 1, 31)),
            fact(FactKind::Met, u"FOSDEM 2024"_s, QDate(2024, 2, 3))});
    QCOMPARE(compose(someone)->facts, std::vector<int>{1});
}

void ComposerTest::bestKindFirst()
{
    const std::optional<Draft> draft = compose(acquaintance(u"Mara Lindqvist"_s,
        {fact(FactKind::SameIndustry, u"Energy"_s), fact(FactKind::KnownElsewhere, u"Google Contacts"_s),
            fact(FactKind::WorkedWith, u"Northwind Trading GmbH"_s)}));
    QCOMPARE(draft->facts.front(), 2);
}

void ComposerTest::secondFactIsStatedToo()
{
    int both = 0;
    for (ContactId id = 1; id <= 40; ++id) {
        const Acquaintance someone = acquaintance(u"Mara Lindqvist"_s,
            {fact(FactKind::Met, u"FOSDEM 2026"_s), fact(FactKind::SharedInterest, u"Maps"_s)}, id);
        const std::optional<Draft> draft = compose(someone);
        QCOMPARE(faultOf(*draft, someone), QString());
        QCOMPARE(draft->facts.front(), 0);
        both += draft->facts.size() == 2 ? 1 : 0;
    }
    QVERIFY(both >= 10);
}

void ComposerTest::invitationIsAnswered()
{
    for (ContactId id = 1; id <= 20; ++id) {
        const std::optional<Draft> draft = compose(acquaintance(u"Mara Lindqvist"_s,
            {fact(FactKind::Met, u"FOSDEM 2026"_s), fact(FactKind::InvitationReceived, u"Shall we?"_s)}, id));
        QVERIFY(draft->text.contains("invit"_L1));
        QVERIFY(!draft->text.contains("Shall we"_L1));
    }
}

void ComposerTest::recruitersHearOfTheRole()
{
    Acquaintance someone
        = acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::Recruiter, u"Technical Recruiter"_s)});
    for (ContactId id = 1; id <= 20; ++id) {
        someone.contact.id = id;
        const std::optional<Draft> draft = compose(someone);
        const bool ofMe = draft->text.contains("Head of Data"_L1) || draft->text.contains("Data Engineer"_L1)
            || draft->text.contains("renewable energy"_L1);
        QVERIFY2(ofMe, qPrintable(draft->text));
        QVERIFY(!draft->text.contains("GmbH"_L1));
    }
}

void ComposerTest::recruitersWithoutARoleHearNothing()
{
    const Acquaintance someone
        = acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::Recruiter, u"Recruiter"_s)});
    QVERIFY(!m_composer->compose(someone.contact, someone.advice, Me(), limit));
}

void ComposerTest::noGoalNoClaimOfOne()
{
    Me me = jonas();
    me.goals.clear();
    me.targetTitles.clear();
    for (const Acquaintance& someone : twoHundredPeople()) {
        const std::optional<Draft> draft = m_composer->compose(someone.contact, someone.advice, me, limit);
        if (draft)
            QVERIFY2(!draft->text.contains("next step"_L1) && !draft->text.contains("build together"_L1),
                qPrintable(draft->text));
    }
}

void ComposerTest::colleaguesHearOfNoJobSought()
{
    const Fact recruits = fact(FactKind::Recruiter, u"Recruiter"_s);
    const auto seesTheRole = [&](const Facts& facts) {
        for (ContactId id = 1; id <= 40; ++id) {
            const std::optional<Draft> draft = compose(acquaintance(u"Mara Lindqvist"_s, facts, id));
            if (draft && draft->text.contains("Head of Data"_L1))
                return true;
        }
        return false;
    };
    QVERIFY(seesTheRole({recruits}));
    const QDate since(2022, 3, 1);
    QVERIFY(!seesTheRole({recruits, fact(FactKind::SameEmployer, u"Halden Wind AS"_s, since)}));
    QVERIFY(seesTheRole(
        {recruits, fact(FactKind::SameEmployer, u"Northwind Trading GmbH"_s, since, QDate(2023, 1, 1))}));
}

// They know where I work.
void ComposerTest::colleaguesWhoRecruitAreColleagues()
{
    const QDate since(2022, 3, 1);
    for (const FactKind kind : {FactKind::Recruiter, FactKind::Hiring, FactKind::TargetOrganisation}) {
        for (ContactId id = 1; id <= 40; ++id) {
            const std::optional<Draft> draft = compose(acquaintance(u"Mara Lindqvist"_s,
                {fact(kind, u"Recruiter"_s), fact(FactKind::SameEmployer, u"Halden Wind AS"_s, since)}, id));
            QVERIFY2(!draft->text.contains("recruit"_L1) && !draft->text.contains("current role"_L1),
                qPrintable(draft->text));
            QCOMPARE(draft->facts.front(), 1);
        }
    }
}

void ComposerTest::agenciesRecruitForOthers()
{
    Acquaintance someone = acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::Recruiter, u"Recruiter"_s)});
    someone.contact.organisation = u"Sterkwerk Recruitment"_s;
    for (ContactId id = 1; id <= 20; ++id) {
        someone.contact.id = id;
        for (quint32 variant = 0; variant < 6; ++variant) {
            const QString text = compose(someone, variant)->text;
            QVERIFY2(!text.contains("for Sterkwerk"_L1), qPrintable(text));
        }
    }
}

void ComposerTest::aMeetingNamedAfterThemIsNoPlace()
{
    const Fact weekly = fact(FactKind::Met, u"Weekly with Bas"_s, QDate(2025, 11, 4), {}, 2);
    bool namesTheDay = false;
    for (ContactId id = 1; id <= 40; ++id) {
        const QString text = compose(acquaintance(u"Bas de Vries"_s, {weekly}, id))->text;
        QVERIFY2(!text.contains("Weekly"_L1), qPrintable(text));
        namesTheDay = namesTheDay || text.contains("I was glad to meet you on 4 November 2025"_L1);
        QVERIFY(compose(acquaintance(u"Mara Lindqvist"_s, {weekly}, id))->text.contains("Weekly"_L1));
    }
    QVERIFY(namesTheDay);
    // A crowd's is the name of an event.
    const Fact conference = fact(FactKind::Met, u"Grace Hopper Day"_s, QDate(2025, 11, 4), {}, 900);
    QVERIFY(compose(acquaintance(u"Grace Lindqvist"_s, {conference}))->text.contains("Grace Hopper Day"_L1));
}

void ComposerTest::expiredInvitationsAreNotAccepted()
{
    for (ContactId id = 1; id <= 40; ++id) {
        Acquaintance someone = acquaintance(u"Mara Lindqvist"_s,
            {fact(FactKind::InvitationReceived, u"Shall we?"_s, QDate(2024, 1, 20))}, id);
        someone.advice.reasons = {{.rule = u"old-invitation"_s, .facts = {0}}};
        const QString text = compose(someone)->text;
        QVERIFY2(!text.contains("accept"_L1) && !text.contains("asked"_L1), qPrintable(text));
        QVERIFY2(text.contains("in January 2024"_L1), qPrintable(text));
    }
}

void ComposerTest::aPlanComesBeforeACrowd()
{
    for (ContactId id = 1; id <= 40; ++id) {
        const std::optional<Draft> draft = compose(acquaintance(u"Mara Lindqvist"_s,
            {fact(FactKind::Met, u"FOSDEM 2026"_s, QDate(2026, 1, 31), {}, 48),
                fact(FactKind::WantsToCollaborate, u"a map of grids"_s)},
            id));
        QVERIFY2(draft->text.contains("a map of grids"_L1), qPrintable(draft->text));
    }
}

void ComposerTest::whoIsStillThereWorksThere()
{
    for (ContactId id = 1; id <= 40; ++id) {
        const std::optional<Draft> draft = compose(acquaintance(
            u"Mara Lindqvist"_s, {fact(FactKind::WorkedWith, u"Halden Wind AS"_s, QDate(2023, 1, 1))}, id));
        QVERIFY2(!draft->text.contains("worked together"_L1) && !draft->text.contains("again"_L1),
            qPrintable(draft->text));
    }
}

void ComposerTest::namesAreProper()
{
    Acquaintance someone
        = acquaintance(u"MARA 🚀 LINDQVIST, PhD"_s, {fact(FactKind::Met, u"NATIONAL DATA SUMMIT (online)"_s)});
    someone.contact.given = u"MARA 🚀"_s;
    for (quint32 variant = 0; variant < 10; ++variant) {
        const std::optional<Draft> draft = compose(someone, variant);
        QVERIFY(draft->text.contains("Mara"_L1));
        QVERIFY(!draft->text.contains(u"🚀"_s));
        QVERIFY2(draft->text.contains("National Data Summit"_L1), qPrintable(draft->text));
        QVERIFY(!draft->text.contains("online"_L1));
    }
}

void ComposerTest::nobodysName()
{
    Acquaintance someone = acquaintance(u"info@northwind.example"_s, {fact(FactKind::Met, u"FOSDEM 2026"_s)});
    const std::optional<Draft> draft = compose(someone);
    QVERIFY(draft);
    QVERIFY(!draft->text.contains(u'@'));
    QCOMPARE(faultOf(*draft, someone), QString());
}

void ComposerTest::shortNamesWhereSpaceIsShort()
{
    const Acquaintance someone = acquaintance(u"Mara Lindqvist"_s,
        {fact(FactKind::SameSchool, u"Bergen Institute of Harbour Technology (BIHT)"_s)});
    const std::optional<Draft> roomy = compose(someone, 0, 300);
    QVERIFY2(roomy->text.contains("Bergen Institute of Harbour Technology"_L1), qPrintable(roomy->text));
    const std::optional<Draft> tight = compose(someone, 0, 60);
    QVERIFY(tight);
    QVERIFY2(tight->text.contains("BIHT"_L1), qPrintable(tight->text));
    QVERIFY(tight->text.size() <= 60);
}

void ComposerTest::tooLittleSpace()
{
    const Acquaintance someone = acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::Met, u"FOSDEM 2026"_s)});
    QVERIFY(!compose(someone, 0, 20));
    QVERIFY(!compose(someone, 0, 0));
    QVERIFY(!compose(someone, 0, -5));
    QVERIFY(!compose(acquaintance(u"Mara Lindqvist"_s, {fact(FactKind::SharedInterest, QString(81, u'x'))})));
}

void ComposerTest::sameSeedSameNote()
{
    for (const Acquaintance& someone : twoHundredPeople()) {
        for (const quint32 variant : {0U, 1U})
            QCOMPARE(compose(someone, variant), compose(someone, variant));
    }
}

void ComposerTest::variantsGoRound()
{
    for (const Acquaintance& someone : twoHundredPeople()) {
        QStringList texts;
        for (quint32 variant = 0; variant < 26; ++variant)
            texts.append(compose(someone, variant)->text);
        const qsizetype round = texts.indexOf(texts.constFirst(), 1);
        QVERIFY2(round >= 6, qPrintable(texts.join(u'\n')));
        QCOMPARE(texts.mid(0, round).removeDuplicates(), 0);
        QCOMPARE(texts.mid(round), texts.mid(0, texts.size() - round));
        if (someone.contact.id == 12)
            break;
    }
}

// Two hundred notes are two hundred texts, and no phrase is in many of those where it might be.
void ComposerTest::peopleReadDifferently()
{
    std::map<QString, int> middles;
    int notes = 0;
    for (const Acquaintance& someone : twoHundredPeople()) {
        const std::optional<Draft> draft = compose(someone);
        QVERIFY(draft);
        QString middle = draft->text;
        for (const Fact& each : someone.advice.facts)
            middle.remove(each.value);
        ++middles[middle.section(u' ', 2)];
        ++notes;
    }
    QCOMPARE(notes, 200);
    QVERIFY2(middles.size() >= 180, qPrintable(QString::number(middles.size())));

    // The same fact for everyone.
    std::map<QString, int> links;
    std::set<QString> texts;
    for (ContactId id = 1; id <= 200; ++id) {
        const std::optional<Draft> draft = compose(acquaintance(
            u"Mara Lindqvist"_s, {fact(FactKind::Met, u"FOSDEM 2026"_s, QDate(2026, 1, 31))}, id));
        texts.insert(draft->text);
        ++links[draft->text.section(u". "_s, 0, 0).section(u' ', 2).toLower()];
    }
    QVERIFY2(texts.size() >= 120, qPrintable(QString::number(texts.size())));
    for (const auto& [link, count] : links)
        QVERIFY2(count <= 80, qPrintable(link));
}

// Every phrase is written for somebody.
void ComposerTest::everyPhraseIsOfUse()
{
    const Result<std::vector<Phrases>> loaded = loadPhrases();
    const Phrases& phrases = loaded->front();
    std::map<QString, QString> missing; // the longest words of a phrase, and its id
    for (const auto* list : {&phrases.openers, &phrases.links, &phrases.reasons, &phrases.closes}) {
        for (const Phrase& phrase : *list) {
            QString longest;
            for (const QString& part : QString(phrase.text).replace(u'}', u'{').split(u'{')) {
                if (!phrase.slotNames.contains(part) && part.size() > longest.size())
                    longest = part;
            }
            missing[longest.toLower()] = phrase.id;
        }
    }

    Me me = jonas();
    me.goals = {Goal::Job, Goal::Collaborate, Goal::Learn, Goal::Sell, Goal::Hire, Goal::Visibility};
    const auto writeTo
        = [&](const QString& name, const Me& from, const Facts& some, ContactId id, quint32 variant) {
              const Acquaintance someone = acquaintance(name, some, id);
              if (const auto draft = m_composer->compose(someone.contact, someone.advice, from, 300, variant))
                  std::erase_if(
                      missing, [&](const auto& each) { return draft->text.toLower().contains(each.first); });
          };
    Facts facts = statableFacts();
    facts.push_back(fact(FactKind::Met, {}, QDate(2025, 5, 1)));
    facts.push_back(fact(FactKind::Met));
    facts.push_back(fact(FactKind::Met, {}, QDate(2025, 5, 1), {}, 4));
    facts.push_back(fact(FactKind::WorkedWith));
    facts.push_back(fact(FactKind::WorkedWith, u"Northwind Trading GmbH"_s));
    facts.push_back(fact(FactKind::WorkedWith, u"Halden Wind AS"_s, QDate(2023, 1, 1)));
    facts.push_back(fact(FactKind::WorkedWith, {}, QDate(2018, 1, 1), QDate(2022, 2, 1)));
    facts.push_back(fact(FactKind::SameEmployer, u"Northwind"_s));
    facts.push_back(fact(FactKind::Messaged, u"sent"_s, QDate(2024, 5, 2)));
    for (const Fact& each : facts) {
        for (quint32 variant = 0; variant < 12; ++variant)
            writeTo(u"Mara Lindqvist"_s, me, {each}, 1, variant);
        writeTo(u"info@northwind.example"_s, Me(), {each}, 1, 0);
        writeTo(u"info@northwind.example"_s, Me(), {each}, 1, 1);
    }
    for (ContactId id = 1; id <= 30 && !missing.empty(); ++id) {
        for (const Fact& first : facts) {
            for (const Fact& second : facts)
                writeTo(u"Mara Lindqvist"_s, me, {first, second}, id, 0);
        }
    }
    QStringList ids;
    for (const auto& [words, id] : missing)
        ids.append(id);
    QVERIFY2(ids.isEmpty(), qPrintable(ids.join(u" "_s)));
}

// Long names, emoji, odd scripts, code, any limit: a note is either fit to send or none.
void ComposerTest::lawsHoldForAnyone()
{
    const std::vector<QString> oddities{
        u"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG"_s,
        u"🚀🚀🚀"_s, u"Acme 🚀 Labs"_s, u"山田太郎"_s, u"{given}"_s, u"[Event name]"_s, u"<b>Bold</b>"_s,
        u"INVEST IN DATA NOW"_s, u"Expand my network meetup"_s, u"محمد"_s, u"a"_s, u"..."_s, u"\u202Eevil"_s,
        u"line\nbreak"_s, u"https://x.example"_s, u"O'Brien & Sons, Inc."_s, u"Yahoo!"_s, u"C++"_s,
        u"%FIRSTNAME%"_s, QString()};
    QVERIFY(rc::check([&] {
        const auto text = [&] { return *rc::gen::elementOf(oddities); };
        Facts facts;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i) {
            Fact one = *rc::gen::elementOf(statableFacts());
            if (*rc::gen::arbitrary<bool>())
                one.value = text();
            facts.push_back(one);
        }
        Acquaintance someone = acquaintance(text() + u' ' + text(), facts, *rc::gen::arbitrary<qint64>());
        someone.contact.given = text();
        someone.contact.organisation = text();
        Me me = *rc::gen::arbitrary<bool>() ? jonas() : Me();
        if (!me.positions.empty())
            me.positions.front().what = text();
        me.industry = text();
        const int length = *rc::gen::inRange(0, 320);
        const std::optional<Draft> draft
            = m_composer->compose(someone.contact, someone.advice, me, length, *rc::gen::inRange(0U, 30U));
        if (!draft)
            return;
        RC_ASSERT(draft->text.size() <= length);
        RC_ASSERT(faultOf(*draft, someone) == QString());
        RC_ASSERT(m_composer->check(draft->text, someone.contact, someone.advice, length).empty());
        RC_ASSERT(!draft->text.contains(u'{'));
        RC_ASSERT(!draft->text.contains(u'\n'));
        RC_ASSERT(!draft->text.contains("  "_L1));
        RC_ASSERT(!draft->text.contains(".."_L1));
    }));
}

QTEST_APPLESS_MAIN(ComposerTest)
#include "tst_composer.moc"
