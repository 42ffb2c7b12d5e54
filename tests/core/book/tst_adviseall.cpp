#include "core/book/adviseall.h"

#include "core/book/exportbook.h"
#include "core/book/history.h"
#include "core/store/settings.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <array>
#include <limits>
#include <numeric>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

class TestAdviseAll : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    Progress m_progress;

    // So many people, of all kinds, with somebody missing here and there.
    Database bookOf(int people)
    {
        QByteArray list = "Name,Email,Company,Title\n";
        const std::array titles{"Recruiter", "Data Engineer", "Head of Nursing", "Founder & CEO", ""};
        for (int i = 0; i < people; ++i)
            list += QByteArrayLiteral("Person ") + QByteArray::number(i, 26).replace('0', 'z') + " Example,p"
                + QByteArray::number(i) + "@northwind.example,Northwind " + QByteArray::number(i % 30) + ','
                + titles[std::size_t(i) % titles.size()] + '\n';
        Database book = m_fixture.newBook();
        if (!m_fixture.import(book, {m_fixture.write(u"guests.csv"_s, list)}))
            qFatal("cannot import");
        return book;
    }

    static QByteArray adviceOf(const Database& book)
    {
        Result<Statement> select = book.prepare("SELECT * FROM advice ORDER BY contact");
        QByteArray text;
        while (*select->step()) {
            for (int column = 0; column < select->columns(); ++column)
                text += '|' + select->utf8(column).toByteArray();
            text += '\n';
        }
        return text;
    }

    // How often everyone was begun to be advised: only a new pass reports less than the one before.
    struct Passes {
        int begun = 0;
        qint64 last = std::numeric_limits<qint64>::max();
        Progress progress{[this](const QString& what, qint64 done, qint64, Progress::Unit) {
            if (what != "Advising"_L1)
                return;
            begun += done <= last ? 1 : 0;
            last = done;
        }};
    };

private Q_SLOTS:
    void aWrongCountOfConnectionsIsSetRight()
    {
        Database book = bookOf(40);
        const QByteArray advice = adviceOf(book);
        QVERIFY(advice.count('\n') > 40);
        // As if there were more than LinkedIn allows, which shuts a gate.
        QVERIFY(setSetting(book, "connections"_L1, u"30000"_s));
        QCOMPARE(connectionsOf(book), Result<qint64>(30'000));
        const auto counts = adviseAll(book, *m_fixture.knowledge, m_fixture.today, m_progress);
        QVERIFY(counts);
        QCOMPARE(connectionsOf(book), Result<qint64>(0));
        QCOMPARE(adviceOf(book), advice);
        QCOMPARE(std::accumulate(counts->begin(), counts->end(), qint64(0)),
            *book.integer("SELECT count(*) FROM contacts"));
    }

    // Who is in the book already can be connected with no more, either.
    void anImportThatFillsTheNetworkAdvisesEveryoneAnew()
    {
        Database book = bookOf(40);
        Knowledge small = *m_fixture.knowledge;
        small.limits.mostConnections.value = 2;
        const QString ties = m_fixture.write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Mara,Linde,https://www.linkedin.com/in/mara-linde,,Northwind,Engineer,03 Nov 2026\n"
            "Noor,Aziz,https://www.linkedin.com/in/noor-aziz,,Northwind,Engineer,04 Nov 2026\n");
        QVERIFY(importFiles(book, small, {.paths = {ties}, .today = m_fixture.today}, m_progress));
        QCOMPARE(connectionsOf(book), Result<qint64>(2));
        const QByteArray advice = adviceOf(book);
        QVERIFY(adviseAll(book, small, m_fixture.today, m_progress));
        QCOMPARE(adviceOf(book), advice);
    }

    // How many connections a first import brings is known when everyone is advised; a list says it before.
    void aFirstImportThatFillsTheNetworkIsAdvisedByIt()
    {
        Knowledge small = *m_fixture.knowledge;
        small.limits.mostConnections.value = 2;
        Database book = m_fixture.newBook();
        const QString ties = m_fixture.write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Noor,Aziz,https://www.linkedin.com/in/noor-aziz,,Northwind,Engineer,04 Nov 2026\n"
            "Mara,Linde,https://www.linkedin.com/in/mara-linde,,Northwind,Engineer,03 Nov 2026\n");
        const QString guest = m_fixture.write(u"guests.csv"_s,
            "Name,Email,Ticket\nIda Ross,ida@example.org,Standard\nTom Ek,tom@example.org,Standard\n");
        Passes once;
        QVERIFY(importFiles(book, small, {.paths = {ties, guest}, .today = m_fixture.today}, once.progress));
        QCOMPARE(once.begun, 1);
        QCOMPARE(connectionsOf(book), Result<qint64>(2));
        const QByteArray advice = adviceOf(book);
        QVERIFY(adviseAll(book, small, m_fixture.today, m_progress));
        QCOMPARE(adviceOf(book), advice);

        // Of what Kith exports nobody expects connections, so it is found out.
        const QString path = m_fixture.path(u"all.json"_s);
        QVERIFY(exportBook(book, small, {.path = path, .today = m_fixture.today}, m_progress));
        Database other = m_fixture.newBook();
        Passes twice;
        QVERIFY(importFiles(other, small, {.paths = {path}, .today = m_fixture.today}, twice.progress));
        QCOMPARE(twice.begun, 2);
        QCOMPARE(connectionsOf(other), Result<qint64>(2));
        const QByteArray otherAdvice = adviceOf(other);
        QVERIFY(adviseAll(other, small, m_fixture.today, m_progress));
        QCOMPARE(adviceOf(other), otherAdvice);
    }

    void undoingAnImportMakesRoomInTheNetwork()
    {
        Database book = bookOf(400);
        Knowledge small = *m_fixture.knowledge;
        small.limits.mostConnections.value = 70;
        QVERIFY(adviseAll(book, small, m_fixture.today, m_progress));
        const QByteArray before = adviceOf(book);
        QByteArray ties = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        for (int i = 0; i < 80; ++i) {
            const QByteArray name = "Tie" + QByteArray::number(i, 26).replace('0', 'z');
            ties += name + ",Ek,https://www.linkedin.com/in/" + name + ",,Zeta,Cook,03 Nov 2026\n";
        }
        const QString list = m_fixture.write(u"Connections.csv"_s, ties);
        QVERIFY(importFiles(book, small, {.paths = {list}, .today = m_fixture.today}, m_progress));
        const QByteArray full = adviceOf(book);
        QVERIFY(!full.startsWith(before));
        QVERIFY(undo(book, small, m_fixture.today, m_progress));
        QCOMPARE(connectionsOf(book), Result<qint64>(0));
        QCOMPARE(adviceOf(book), before);
        QVERIFY(redo(book, small, m_fixture.today, m_progress));
        QCOMPARE(adviceOf(book), full);
    }

    // An import is advised by one connection, which has written what it reads.
    void severalConnectionsSeeWhatOneSees()
    {
        Database book = bookOf(20'000);
        const QByteArray advice = adviceOf(book);
        QVERIFY(book.execute("DELETE FROM advice"));
        QVERIFY(adviseAll(book, *m_fixture.knowledge, m_fixture.today, m_progress));
        QCOMPARE(adviceOf(book), advice);

        // Where many are gone, nobody else is.
        QVERIFY(book.execute("PRAGMA foreign_keys = OFF"));
        QVERIFY(book.execute("DELETE FROM contacts WHERE id % 20000 BETWEEN 1 AND 9000"));
        const qint64 left = *book.integer("SELECT count(*) FROM contacts");
        const auto counts = adviseAll(book, *m_fixture.knowledge, m_fixture.today, m_progress);
        QCOMPARE(std::accumulate(counts->begin(), counts->end(), qint64(0)), left);
        QCOMPARE(*book.integer("SELECT count(*) FROM advice"), left);
        QCOMPARE(
            *book.integer("SELECT count(*) FROM advice WHERE contact NOT IN (SELECT id FROM contacts)"), 0);
    }

    void cancellingLeavesAdviceAsItWas()
    {
        for (const int people : {40, 20'000}) {
            Database book = bookOf(people);
            QVERIFY(book.execute("UPDATE advice SET margin = 77, digest = NULL"));
            const QByteArray advice = adviceOf(book);
            int reports = 0;
            Progress* stopped = nullptr;
            Progress progress([&](const QString&, qint64, qint64, Progress::Unit) {
                if (++reports == (people > 40 ? 5 : 1))
                    stopped->cancel();
            });
            stopped = &progress;
            const auto counts = adviseAll(book, *m_fixture.knowledge, m_fixture.today, progress);
            QCOMPARE(counts.error().code, ErrorCode::Cancelled);
            QCOMPARE(adviceOf(book), advice);
        }
    }
};

QTEST_GUILESS_MAIN(TestAdviseAll)
#include "tst_adviseall.moc"
