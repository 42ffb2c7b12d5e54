#include "core/book/changebook.h"
#include "core/book/exportbook.h"
#include "core/book/readbook.h"
#include "core/book/splitcontact.h"
#include "tests/support/orders.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Whom lists of connections hold, and newer ones do not.
class TestLostConnections : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    // A list of those, "Ada,2021-03-05" each, of whom the newest connection tells its day.
    QString list(const QString& name, const QStringList& people, const QByteArray& further = {}) const
    {
        QByteArray text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        for (const QString& person : people) {
            const QString given = person.section(u',', 0, 0);
            const QDate day = QDate::fromString(person.section(u',', 1), Qt::ISODate);
            text += given.toUtf8() + ",Ek,https://www.linkedin.com/in/" + given.toLower().toUtf8() + "-ek,,,,"
                + QLocale::c().toString(day, u"dd MMM yyyy").toUtf8() + '\n';
        }
        return m_fixture.write(name, text + further);
    }
    // Three of 2024, of whom Bo is missing in 2026.
    QString older() const
    {
        return list(u"old.csv"_s, {u"Ada,2021-03-05"_s, u"Bo,2022-04-06"_s, u"Cy,2024-05-07"_s});
    }
    QString newer() const
    {
        return list(u"new.csv"_s, {u"Ada,2021-03-05"_s, u"Cy,2024-05-07"_s, u"Di,2026-06-08"_s});
    }
    Gate gateOf(const Database& book, const QString& name) const
    {
        const ContactId id = findContacts(book, name)->at(0);
        return contactPage(book, *m_fixture.knowledge, id, m_fixture.today)->advice.gate;
    }

private Q_SLOTS:
    void whoIsMissingIsNoConnection()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {older()}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Connected);
        QVERIFY(m_fixture.import(book, {newer()}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Open);
        for (const QString& name : {u"Ada Ek"_s, u"Cy Ek"_s, u"Di Ek"_s})
            QCOMPARE(gateOf(book, name), Gate::Connected);
        const ContactId bo = findContacts(book, u"Bo Ek"_s)->at(0);
        const auto page = contactPage(book, *m_fixture.knowledge, bo, m_fixture.today);
        QCOMPARE(page->advice.action, Action::Follow);
        // Whoever has accepted since is one again.
        const std::array one{bo};
        QVERIFY(decide(book, *m_fixture.knowledge, one, Decision::Accepted, m_fixture.today));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Connected);
    }

    void aPartOfAListTellsNothing()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(book, {newer()}));
        QVERIFY(m_fixture.import(book, {list(u"part.csv"_s, {u"Ed,2026-07-01"_s})}));
        for (const QString& name : {u"Ada Ek"_s, u"Cy Ek"_s, u"Di Ek"_s, u"Ed Ek"_s})
            QCOMPARE(gateOf(book, name), Gate::Connected);
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Open); // as the whole list says
    }

    // Somebody keeps the lists of two accounts, of which only one is new.
    void anotherAccountTellsNothing()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(book, {list(u"others.csv"_s, {u"Xa,2024-01-02"_s, u"Xe,2025-01-02"_s})}));
        const auto receipt = m_fixture.import(book, {newer()});
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Open);
        for (const QString& name : {u"Ada Ek"_s, u"Xa Ek"_s, u"Xe Ek"_s})
            QCOMPARE(gateOf(book, name), Gate::Connected);
        QCOMPARE(receipt->files[0].changedBy[static_cast<std::size_t>(ContactChange::Kind::NotListed)], 1);
    }

    // Two parts that have most in common are no list of all.
    void partsTellNothingOfEachOther()
    {
        Database book = m_fixture.newBook();
        const QStringList all{u"Ada,2021-03-05"_s, u"Bo,2022-04-06"_s, u"Cy,2024-05-07"_s, u"Di,2024-05-08"_s,
            u"Ed,2024-05-09"_s, u"Flo,2024-05-10"_s};
        QVERIFY(m_fixture.import(book, {list(u"all.csv"_s, all + QStringList{u"Gus,2024-06-01"_s})}));
        QVERIFY(m_fixture.import(book, {list(u"newer.csv"_s, all + QStringList{u"Hal,2024-07-01"_s})}));
        QVERIFY(m_fixture.import(book, {list(u"part.csv"_s, {all[0], all[1], u"Ira,2024-08-01"_s})}));
        QVERIFY(m_fixture.import(
            book, {list(u"new-part.csv"_s, {all[1], u"Ira,2024-08-01"_s, u"Jo,2024-09-01"_s})}));
        QCOMPARE(gateOf(book, u"Ada Ek"_s), Gate::Connected);
        QCOMPARE(gateOf(book, u"Gus Ek"_s), Gate::Open); // as the newest list of all says
    }

    void whoMayBeListedIsNotMissing_data()
    {
        QTest::addColumn<QStringList>("others"); // people of a further list
        QTest::addColumn<QByteArray>("further"); // rows of it
        const QStringList newer{u"Ada,2021-03-05"_s, u"Cy,2024-05-07"_s, u"Di,2026-06-08"_s};
        QTest::newRow("a profile that is hidden") << newer << QByteArray(",,,,,,06 Apr 2022\n");
        QTest::newRow("a row with a cell too many")
            << newer << QByteArray("Bo,Ek,https://www.linkedin.com/in/bo-ek,,Acme, Inc,Boss,06 Apr 2022\n");
        QTest::newRow("a list of nobody else but new people")
            << QStringList{u"Cy,2024-05-07"_s, u"Di,2026-06-08"_s, u"Ed,2026-06-08"_s, u"Flo,2026-06-08"_s}
            << QByteArray();
        QTest::newRow("another account")
            << QStringList{u"Di,2026-06-08"_s, u"Ed,2026-06-08"_s, u"Flo,2026-06-08"_s, u"Gus,2026-06-08"_s}
            << QByteArray();
    }
    void whoMayBeListedIsNotMissing()
    {
        QFETCH(const QStringList, others);
        QFETCH(const QByteArray, further);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(book, {list(u"new.csv"_s, others, further)}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Connected);
    }

    void whoStandsInAListOfUnknownAgeIsNotMissing()
    {
        Database book = m_fixture.newBook();
        QByteArray undated = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        for (const QByteArray name : {"bo", "ed", "flo"})
            undated += name + ",Ek,https://www.linkedin.com/in/" + name + "-ek,,,,\n";
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(book, {newer()}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Open);
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"undated.csv"_s, undated)}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Connected);
    }

    // Also on the day of which the list tells.
    void yourWordComesAfterAList()
    {
        Database book = m_fixture.newBook();
        const QString day = m_fixture.today.toString(Qt::ISODate);
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(
            book, {list(u"new.csv"_s, {u"Ada,2021-03-05"_s, u"Cy,2024-05-07"_s, u"Di,"_s + day})}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Open);
        const std::array one{findContacts(book, u"Bo Ek"_s)->at(0)};
        QVERIFY(decide(book, *m_fixture.knowledge, one, Decision::Accepted, m_fixture.today));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Connected);
    }

    void whoIsMadeOneWithSomebodyListedIsConnected()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(book,
            {list(u"new.csv"_s,
                {u"Ada,2021-03-05"_s, u"Bob,2022-04-06"_s, u"Cy,2024-05-07"_s, u"Di,2026-06-08"_s})}));
        QCOMPARE(gateOf(book, u"Bo Ek"_s), Gate::Open);
        const ContactId bo = findContacts(book, u"Bo Ek"_s)->at(0);
        const ContactId bob = findContacts(book, u"Bob Ek"_s)->at(0);
        const auto merged = mergeContacts(book, *m_fixture.knowledge, bo, bob, m_fixture.today);
        QVERIFY2(merged, merged ? "" : qPrintable(merged.error().message));
        const auto gate = [&](ContactId id) {
            return contactPage(book, *m_fixture.knowledge, id, m_fixture.today)->advice.gate;
        };
        QCOMPARE(gate(bo), Gate::Connected);
        // And taken apart, the one is missing again.
        const auto records = recordsAbout(book, bo);
        QVERIFY(records && records->size() == 2);
        const bool isOfNewList = records->at(1).stated->contact.given == u"Bob"_s;
        const auto apart = splitContact(
            book, *m_fixture.knowledge, bo, {records->at(isOfNewList ? 1 : 0).id()}, m_fixture.today);
        QVERIFY(apart);
        QCOMPARE(gate(bo), Gate::Open);
        QCOMPARE(gate(*apart), Gate::Connected);
    }

    void anExportTellsIt()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {older()}));
        QVERIFY(m_fixture.import(book, {newer()}));
        const QString path = m_fixture.path(u"book.json"_s);
        Progress progress;
        QVERIFY(exportBook(book, *m_fixture.knowledge,
            {.path = path, .format = u"json"_s, .today = m_fixture.today}, progress));
        Database other = m_fixture.newBook();
        QVERIFY(m_fixture.import(other, {path}));
        QCOMPARE(gateOf(other, u"Bo Ek"_s), Gate::Open);
        QCOMPARE(people(other), people(book));
    }

    // Whatever else tells of a connection, an export or a table: it counts who stands in the lists.
    void otherFilesChangeNothing()
    {
        Progress progress;
        Database first = m_fixture.newBook();
        QVERIFY(m_fixture.import(first, {older()}));
        const QString before = m_fixture.path(u"before.json"_s);
        QVERIFY(exportBook(first, *m_fixture.knowledge,
            {.path = before, .format = u"json"_s, .today = m_fixture.today}, progress));
        QVERIFY(m_fixture.import(first, {newer()}));
        const QString after = m_fixture.path(u"after.json"_s);
        QVERIFY(exportBook(first, *m_fixture.knowledge,
            {.path = after, .format = u"json"_s, .today = m_fixture.today}, progress));
        const QString table = m_fixture.write(u"table.csv"_s,
            "Full Name,Profile URL,Connected On\nBo Ek,https://www.linkedin.com/in/bo-ek,06 Apr 2022\n");
        for (const QString& other : {before, after, table}) {
            QStringList order{older(), newer(), other};
            std::ranges::sort(order);
            do {
                Database book = m_fixture.newBook();
                for (const QString& file : std::as_const(order))
                    QVERIFY(m_fixture.import(book, {file}));
                QVERIFY2(gateOf(book, u"Bo Ek"_s) == Gate::Open, qPrintable(order.join(u", "_s)));
                QCOMPARE(*book.integer("SELECT count(*) FROM facts WHERE kind = 37"), 1);
                // Without the newer list, the book says so only if the export does.
                const auto source = book.integer("SELECT id FROM sources WHERE name = 'new.csv'");
                QVERIFY(removeSources(book, *m_fixture.knowledge, {*source}, m_fixture.today, progress));
                QCOMPARE(gateOf(book, u"Bo Ek"_s), other == after ? Gate::Open : Gate::Connected);
            } while (std::ranges::next_permutation(order).found);
        }
    }

    // Lists of random people, each of a year of its own or not.
    void theOrderDoesNotMatter()
    {
        const bool holds = rc::check("lists of connections in any order", [this] {
            const auto count = *rc::gen::inRange(2, 4);
            QStringList files;
            QStringList again;
            for (int number = 0; number < count; ++number) {
                QStringList people;
                for (int person = 0; person < 6; ++person) {
                    if (*rc::gen::inRange(0, 3) != 0)
                        people += u"P%1,2020-01-%2"_s.arg(person).arg(person + 1, 2, 10, QChar(u'0'));
                }
                people += u"Q%1,202%1-06-01"_s.arg(*rc::gen::inRange(1, 4));
                files += list(u"%1.csv"_s.arg(number), people, QByteArray(number, '\n'));
                again += list(u"again-%1.csv"_s.arg(number), people, QByteArray(10 + number, '\n'));
            }
            if (*rc::gen::inRange(0, 2) == 0) {
                const QByteArray who = QByteArray::number(*rc::gen::inRange(0, 6));
                files += m_fixture.write(u"table.csv"_s,
                    "Full Name,Profile URL,Connected On\nP" + who + " Ek,https://www.linkedin.com/in/p" + who
                        + "-ek,2020-01-01\n");
            }
            const QString wrong = whatOrderChanges(m_fixture, files, again, *rc::gen::inRange(5, 12));
            if (!wrong.isEmpty())
                RC_FAIL(wrong.toStdString());
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(TestLostConnections)
#include "tst_lostconnections.moc"
