#include "core/detecting/detectors.h"

#include <QTest>

#include <algorithm>

using namespace kith;
using namespace Qt::StringLiterals;

// What rules look for in titles and employers.
class TestWatcher : public QObject
{
    Q_OBJECT

private:
    Detectors m_detectors;

    QStringList found(const Watch& watch, const QString& title, const QString& organisation)
    {
        Contact contact;
        contact.name = u"Mara Lindqvist"_s;
        contact.title = title;
        contact.organisation = organisation;
        QStringList values;
        for (const Fact& fact : m_detectors.begin({}, watch).detect(contact, {})) {
            if (fact.kind == FactKind::TitleSays || fact.kind == FactKind::WorksAt)
                values += kindName(fact.kind) + u' ' + fact.value;
        }
        return values;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto detectors = Detectors::load();
        QVERIFY(detectors);
        m_detectors = *detectors;
    }

    void titles_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("found");
        const auto row = [](const char* name, const QString& words, const QString& title, bool found) {
            QTest::newRow(name) << words << title << found;
        };
        row("a word", u"embedded"_s, u"Senior Embedded Engineer"_s, true);
        row("whole words only", u"embed"_s, u"Senior Embedded Engineer"_s, false);
        row("a star", u"embed*"_s, u"Senior Embedded Engineer"_s, true);
        row("a star before", u"*entwickler"_s, u"Softwareentwickler"_s, true);
        row("several words", u"head of data"_s, u"Head of Data, Northwind"_s, true);
        row("accents", u"ingenieur"_s, u"Ingénieure"_s, false);
        row("folded", u"INGÉNIEUR"_s, u"ingenieur système"_s, true);
        row("signs that belong", u"C++"_s, u"C++ developer"_s, true);
        row("and those that do not", u"R&D"_s, u"Head of R & D"_s, true);
        row("nothing", u"*"_s, u"Engineer"_s, false);
        row("no title", u"embedded"_s, {}, false);
    }

    void titles()
    {
        QFETCH(const QString, words);
        QFETCH(const QString, title);
        QFETCH(const bool, found);
        const QStringList expected = found ? QStringList{u"title-says "_s + words} : QStringList();
        QCOMPARE(this->found({.titleWords = {words}, .organisations = {}}, title, u"Northwind"_s), expected);
    }

    void organisationsAreComparedByTheirRoot()
    {
        const Watch watch{
            .titleWords = {}, .organisations = {u"Northwind"_s, u"northwind inc"_s, u"Contoso"_s}};
        const QStringList both{u"works-at Northwind"_s, u"works-at northwind inc"_s};
        QCOMPARE(found(watch, {}, u"Northwind GmbH"_s), both);
        QCOMPARE(found(watch, {}, u"Northwind Bakery"_s), QStringList());
        QCOMPARE(found(watch, {}, {}), QStringList());
    }

    // Many contacts, one after the other, as a pass over a book meets them.
    void employersAreRemembered()
    {
        Detection detection = m_detectors.begin({}, {.titleWords = {}, .organisations = {u"Northwind 7"_s}});
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 2000; ++i) {
                Contact contact;
                contact.name = u"Mara Lindqvist"_s;
                contact.organisation = u"Northwind %1"_s.arg(i);
                const Facts facts = detection.detect(contact, {});
                QCOMPARE(std::ranges::count(facts, FactKind::WorksAt, &Fact::kind), i == 7 ? 1 : 0);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestWatcher)
#include "tst_watcher.moc"
