#include "core/matching/identities.h"
#include "core/matching/mergeplan.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <span>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

const QDate older(2024, 3, 1);
const QDate newer(2026, 3, 1);

Contact mara()
{
    return {.id = 1,
        .name = u"Mara Lindqvist"_s,
        .given = u"Mara"_s,
        .title = u"Data Engineer"_s,
        .organisation = u"Northwind"_s};
}

Contact promoted()
{
    Contact record = mara();
    record.id = 0;
    record.title = u"Head of Data"_s;
    return record;
}

} // namespace

class TestMergePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewerSourceTellsTheTitle()
    {
        const Merged merged = merge(mara(), older, {}, promoted(), newer, {});
        QVERIFY(merged.changed);
        QCOMPARE(merged.contact.title, u"Head of Data"_s);
        QCOMPARE(merged.asOf, newer);
        const Merged kept = merge(promoted(), newer, {}, mara(), older, {});
        QVERIFY(!kept.changed);
        QCOMPARE(kept.contact.title, u"Head of Data"_s);
        QVERIFY(!merge(mara(), {}, {}, promoted(), {}, {}).changed);
    }

    void noNameHasThePartsOfAnother()
    {
        const Stated maiden{.contact = mara(), .asOf = older};
        Stated married = maiden;
        married.contact.name = u"Mara Rosnau-Berg"_s;
        married.contact.given.clear();
        married.asOf = newer;
        for (const auto& all : {std::vector{maiden, married}, std::vector{married, maiden}}) {
            const Contact contact = mergeAll(all).contact;
            QCOMPARE(contact.name, married.contact.name);
            QCOMPARE(contact.given, QString());
        }
        QCOMPARE(merge(married.contact, newer, {}, maiden.contact, older, {}).contact.given, QString());
        // Of the same name they are told by whichever file has them.
        Stated whole = maiden;
        whole.contact.given.clear();
        whole.asOf = newer;
        for (const auto& all : {std::vector{maiden, whole}, std::vector{whole, maiden}})
            QCOMPARE(mergeAll(all).contact.given, u"Mara"_s);
    }

    void aSeriesTellsOfItsMeetings()
    {
        const auto met = [](int from, int to, int source = 1) {
            return Fact{.kind = FactKind::Met,
                .value = u"Weekly"_s,
                .from = QDate(2025, from, 1),
                .to = to == 0 ? QDate() : QDate(2025, to, 1),
                .count = 4,
                .origin = Origin::file(source, 1)};
        };
        const Facts series{met(1, 6)};
        QVERIFY(!merge(mara(), {}, series, mara(), {}, Facts{met(3, 0)}).changed);
        QVERIFY(!merge(mara(), {}, series, mara(), {}, Facts{met(1, 5)}).changed);
        QVERIFY(merge(mara(), {}, series, mara(), {}, Facts{met(3, 7)}).changed);
        QVERIFY(merge(mara(), {}, series, mara(), {}, Facts{met(3, 0, 2)}).changed); // of another file
        const Facts single{met(3, 0), met(6, 0), met(7, 0)};
        const Merged whole = merge(mara(), {}, single, mara(), {}, series);
        QCOMPARE(whole.added, series);
        QCOMPARE(whole.replaced, (Facts{met(3, 0), met(6, 0)}));
    }

    void ofTwoSumsThatReachAsFarTheSameHolds()
    {
        const auto messaged = [](const QString& value) {
            return Fact{.kind = FactKind::Messaged, .value = value, .to = newer, .count = 3};
        };
        QCOMPARE(merge(mara(), {}, Facts{messaged(u"sent"_s)}, mara(), {}, Facts{messaged(u"both"_s)}).added,
            Facts{messaged(u"both"_s)});
        QVERIFY(
            !merge(mara(), {}, Facts{messaged(u"both"_s)}, mara(), {}, Facts{messaged(u"sent"_s)}).changed);
    }

    void aConnectionWithoutADayTellsNothing()
    {
        const auto connected = [](QDate day) { return Fact{.kind = FactKind::Connected, .from = day}; };
        const Facts facts{connected({}), connected(older)};
        QVERIFY(sameConnection(facts, Facts{connected({}), connected(older)}));
        QVERIFY(!sameConnection(facts, Facts{connected({})}));
        QVERIFY(!sameConnection(facts, Facts{connected(newer)}));
        QVERIFY(contradicts(mara(), facts, mara(), Facts{connected(newer)}));
        QVERIFY(!contradicts(mara(), facts, mara(), Facts{connected({})}));
    }

    void emptyFieldsAreFilled()
    {
        Contact record;
        record.name = u"Mara Lindqvist"_s;
        record.location = u"Rotterdam"_s;
        record.profile = u"https://www.linkedin.com/in/mara"_s;
        record.points = {{ContactPoint::Kind::Email, u"mara@northwind.example"_s, {}}};
        const Merged merged = merge(mara(), newer, {}, record, older, {});
        QVERIFY(merged.changed);
        QCOMPARE(merged.contact.location, u"Rotterdam"_s);
        QCOMPARE(merged.contact.profile, record.profile);
        QCOMPARE(merged.contact.points, record.points);
        QCOMPARE(merged.contact.title, u"Data Engineer"_s);
        QVERIFY(!merge(merged.contact, newer, {}, record, older, {}).changed);
    }

    void aMembersIdThatLeadsSomewhereTakesThePlaceOfOneThatDoesNot()
    {
        Contact dead = mara();
        dead.profile = u"https://www.linkedin.com/in/acoaabcdef"_s;
        Contact live = mara();
        live.profile = u"https://www.linkedin.com/in/ACoAABcDeF"_s;
        QVERIFY(!contradicts(dead, {}, live, {}));
        QCOMPARE(merge(dead, {}, {}, live, {}, {}).contact.profile, live.profile);
        QVERIFY(!merge(live, {}, {}, dead, {}, {}).changed);
        QCOMPARE(IdentityKeys::of(dead).profile, IdentityKeys::of(live).profile);
    }

    // A profile that is told in two forms has not moved.
    void aFormOfTheProfileIsNoOtherProfile()
    {
        Stated dead{.contact = mara(), .asOf = newer};
        dead.contact.profile = u"https://www.linkedin.com/in/acoaabcdef"_s;
        Stated live{.contact = mara(), .asOf = older};
        live.contact.profile = u"https://www.linkedin.com/in/ACoAABcDeF"_s;
        QVERIFY(!disagree(dead.contact, live.contact));
        for (const auto& records : {std::array{dead, live}, std::array{live, dead}}) {
            const Contact all = mergeAll(records).contact;
            QCOMPARE(all.profile, live.contact.profile);
            QVERIFY(all.points.empty());
        }
        Contact moved = live.contact;
        moveProfile(moved, dead.contact.profile);
        QCOMPARE(moved, live.contact);
        moveProfile(moved, u"https://www.linkedin.com/in/mara"_s);
        moveProfile(moved, dead.contact.profile);
        const std::vector<ContactPoint> others{
            {ContactPoint::Kind::Link, u"https://www.linkedin.com/in/mara"_s, otherProfileLabel}};
        QCOMPARE(moved.points, others);
    }

    // What a newer file leaves out of the same name stays.
    void theNewestNameMayTellLess()
    {
        const Stated card{.contact = mara(), .asOf = older};
        Stated bare{.contact = mara(), .asOf = newer};
        bare.contact.given.clear();
        bare.contact.family.clear();
        for (const auto& records : {std::array{card, bare}, std::array{bare, card}}) {
            const Contact all = mergeAll(records).contact;
            QCOMPARE(all.given, card.contact.given);
            QCOMPARE(all.family, card.contact.family);
        }
    }

    // Of an address that two files spell differently one spelling holds.
    void theOrderMakesNoDifferenceToSpellings()
    {
        Contact plain = mara();
        plain.points = {{ContactPoint::Kind::Phone, u"+46 70 1"_s, {}}};
        Contact odd = mara();
        odd.points = {{ContactPoint::Kind::Phone, u"+46 70 1 "_s, {}},
            {ContactPoint::Kind::Email, u"é@x.example"_s, {}}};
        Contact other = mara();
        other.points = {{ContactPoint::Kind::Email, u"e@x.example"_s, {}}};
        const auto merged = [](const Contact& one, const Contact& two) {
            std::vector<ContactPoint> points = merge(one, {}, {}, two, {}, {}).contact.points;
            std::ranges::sort(points, {}, &ContactPoint::value);
            return points;
        };
        QCOMPARE(merged(odd, other), merged(other, odd));
        QCOMPARE(merged(odd, plain), merged(plain, odd));
    }

    // Of a number that files spell differently one is shown, with a label if any has one.
    void aNumberIsThereOnce()
    {
        std::array<Contact, 4> spelt{mara(), mara(), mara(), mara()};
        spelt[0].points = {{ContactPoint::Kind::Phone, u"0049 170 555111"_s, u"Cell"_s}};
        spelt[1].points = {{ContactPoint::Kind::Phone, u"+49 170 555111"_s, {}}};
        spelt[2].points = {{ContactPoint::Kind::Phone, u"+49 (0)170-555111"_s, u"Mobile"_s}};
        spelt[3].points = {{ContactPoint::Kind::Phone, u"0170 555111"_s, {}}}; // of whichever country
        const std::vector<ContactPoint> expected{
            {ContactPoint::Kind::Phone, u"+49 170 555111"_s, u"Cell"_s}, spelt[3].points.front()};
        std::array order{0, 1, 2, 3};
        do {
            Contact all = spelt[static_cast<size_t>(order[0])];
            for (const int next : std::span(order).subspan(1))
                all = merge(all, {}, {}, spelt[static_cast<size_t>(next)], {}, {}).contact;
            std::ranges::sort(all.points, {}, &ContactPoint::value);
            QCOMPARE(all.points, expected);
            QVERIFY(!merge(all, {}, {}, spelt[0], {}, {}).changed);
        } while (std::ranges::next_permutation(order).found);
    }

    // Two cities may have the same number.
    void noNumberIsLost()
    {
        Contact one = mara();
        one.points = {{ContactPoint::Kind::Phone, u"(212) 555-0123"_s, {}}};
        Contact other = mara();
        other.points = {{ContactPoint::Kind::Phone, u"(312) 555-0123"_s, {}}};
        QCOMPARE(merge(one, {}, {}, other, {}, {}).contact.points.size(), std::size_t{2});
    }

    void anAddressGivesWayToAName()
    {
        Contact nameless;
        nameless.name = u"mara@northwind.example"_s;
        QCOMPARE(merge(nameless, {}, {}, mara(), {}, {}).contact.name, u"Mara Lindqvist"_s);
        QCOMPARE(merge(mara(), {}, {}, nameless, {}, {}).contact.name, u"Mara Lindqvist"_s);
    }

    void aFactIsAddedOnce()
    {
        const Facts there{{.kind = FactKind::Connected, .from = older, .origin = Origin::file(1, 5)}};
        const Facts again{{.kind = FactKind::Connected, .from = older, .origin = Origin::file(2, 9)}};
        QVERIFY(!merge(mara(), {}, there, mara(), {}, again).changed);
        const Facts other{
            {.kind = FactKind::Met, .value = u"FOSDEM"_s}, {.kind = FactKind::Met, .value = u"FOSDEM"_s}};
        QCOMPARE(merge(mara(), {}, there, mara(), {}, other).added.size(), std::size_t{1});
    }

    void aSumGivesWayToALargerOne()
    {
        const Fact few{
            .kind = FactKind::Messaged, .value = u"both"_s, .from = older, .to = older, .count = 3};
        const Fact many{
            .kind = FactKind::Messaged, .value = u"both"_s, .from = older, .to = newer, .count = 9};
        const Merged grown = merge(mara(), {}, std::array{few}, mara(), {}, std::array{many});
        QCOMPARE(grown.added, Facts{many});
        QCOMPARE(grown.replaced, Facts{few});
        QVERIFY(!merge(mara(), {}, std::array{many}, mara(), {}, std::array{few}).changed);
    }

    void addressesInCommon_data()
    {
        QTest::addColumn<QStringList>("one"); // title, then ways to be reached
        QTest::addColumn<QStringList>("other");
        QTest::addColumn<bool>("inCommon");
        const auto row = [](const char* tag, const QStringList& one, const QStringList& other, bool common) {
            QTest::newRow(tag) << one << other << common;
        };
        const QString office = u"info@huber.example"_s;
        const QString own = u"karl@huber.example"_s;
        const QString home = u"+49 30 5557 7700"_s;
        row("an office's address", {u"Owner"_s, office}, {u"Owner"_s, office}, true);
        row("an office's address and two numbers", {u"Owner"_s, office, u"+49 170 1000001"_s},
            {u"Apprentice"_s, office, u"+49 170 2000002"_s}, false);
        row("an office's address and one's own", {{}, office, own}, {{}, office, own}, true);
        row("an office's address and two of their own", {{}, office, own},
            {{}, office, u"k.huber@home.example"_s}, false);
        row("a number written otherwise", {u"Owner"_s, office, u"+49 170 1000001"_s},
            {u"Founder"_s, office, u"0170/1000001"_s}, true);
        row("a number", {u"Owner"_s, home}, {u"Founder"_s, home}, true);
        row("a number and two addresses", {u"Owner"_s, home, own}, {{}, home, u"k.huber@home.example"_s},
            true);
        row("a number, two addresses and two titles", {u"Owner"_s, home, own},
            {u"Apprentice"_s, home, u"k.huber@home.example"_s}, false);
        row("one's own address", {u"Owner"_s, own, home}, {u"Founder"_s, own, u"+49 170 1000001"_s}, true);
        row("nothing", {u"Owner"_s, own}, {u"Owner"_s, home}, false);
    }
    // Father and son share the address of the firm, or the number of the family.
    void addressesInCommon()
    {
        QFETCH(const QStringList, one);
        QFETCH(const QStringList, other);
        QFETCH(const bool, inCommon);
        const auto karl = [](const QStringList& said) {
            Contact contact{.name = u"Karl Huber"_s, .title = said.front()};
            for (const QString& point : said.mid(1)) {
                const bool email = point.contains(u'@');
                contact.points.push_back(
                    {email ? ContactPoint::Kind::Email : ContactPoint::Kind::Phone, point, {}});
            }
            return contact;
        };
        QCOMPARE(haveAddressInCommon(karl(one), karl(other)), inCommon);
        QCOMPARE(haveAddressInCommon(karl(other), karl(one)), inCommon);
        Contact father = karl(one);
        Contact son = karl(other);
        father.name += u" Sr."_s;
        son.name += u" Jr."_s;
        QVERIFY(!haveAddressInCommon(father, son));
        QVERIFY(contradicts(father, {}, son, {}));
    }

    void contradictions_data()
    {
        QTest::addColumn<bool>("contradictory");
        QTest::newRow("nothing") << false;
        QTest::newRow("two profiles") << true;
        QTest::newRow("another kind") << true;
        QTest::newRow("another employer") << true;
        QTest::newRow("the same employer, spelt otherwise") << false;
        QTest::newRow("another mailbox") << true;
        QTest::newRow("connected on another day") << true;
        QTest::newRow("connected on the same day elsewhere") << false;
    }
    void contradictions()
    {
        QFETCH(const bool, contradictory);
        const QLatin1StringView name(QTest::currentDataTag());
        Contact contact = mara();
        Contact record = mara();
        Facts facts;
        Facts recordFacts;
        const Fact connected{.kind = FactKind::Connected, .from = older};
        if (name == "two profiles"_L1) {
            contact.profile = u"https://www.linkedin.com/in/mara"_s;
            record.profile = u"https://www.linkedin.com/in/mara-2"_s;
        } else if (name == "another kind"_L1) {
            record.kind = ContactKind::Organisation;
        } else if (name == "another employer"_L1) {
            record.organisation = u"Contoso"_s;
        } else if (name == "the same employer, spelt otherwise"_L1) {
            record.organisation = u"NORTHWIND GmbH"_s;
        } else if (name == "another mailbox"_L1) {
            contact.points = {{ContactPoint::Kind::Email, u"a@northwind.example"_s, {}}};
            record.points = {{ContactPoint::Kind::Email, u"b@northwind.example"_s, {}}};
        } else if (name == "connected on another day"_L1) {
            facts = {connected};
            recordFacts = {{.kind = FactKind::Connected, .from = newer}};
        } else if (name == "connected on the same day elsewhere"_L1) {
            record.organisation = u"Contoso"_s;
            facts = recordFacts = {connected};
        }
        QCOMPARE(contradicts(contact, facts, record, recordFacts), contradictory);
    }
};

QTEST_GUILESS_MAIN(TestMergePlan)
#include "tst_mergeplan.moc"
