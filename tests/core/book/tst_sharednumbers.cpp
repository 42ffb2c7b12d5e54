#include "tests/support/orders.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Namesakes who share a phone number, or the address of an office: colleagues, or father and son.
class TestSharedNumbers : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    // A file for each row: "title,number,address[,another address]" of one name. No two are the same bytes.
    QStringList files(const QStringList& rows, const QByteArray& further = {}) const
    {
        QStringList paths;
        for (const QString& row : rows) {
            const QStringList said = row.split(u',');
            paths += m_fixture.write(u"%1-%2.csv"_s.arg(further.size()).arg(paths.size()),
                "Name,Title,Phone,E-mail,E-mail 2\nKarl Huber," + said.value(0).toUtf8() + ','
                    + said.value(1).toUtf8() + ',' + said.value(2).toUtf8() + ',' + said.value(3).toUtf8()
                    + QByteArray(1 + paths.size(), '\n') + further);
        }
        return paths;
    }
    int peopleIn(const QStringList& rows)
    {
        Database book = m_fixture.newBook();
        for (const QString& file : files(rows)) {
            if (!m_fixture.import(book, {file}))
                return -1;
        }
        return static_cast<int>(*book.integer("SELECT count(*) FROM contacts"));
    }

private Q_SLOTS:
    void howManyThereAre_data()
    {
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<int>("count");
        const QString number = u"+49 30 5557700"_s;
        QTest::newRow("a number, written in two ways")
            << QStringList{u"Owner,"_s + number, u"Owner,030/5557700"_s} << 1;
        QTest::newRow("a number, and an address at work and at home")
            << QStringList{u","_s + number + u",karl@huber.example"_s, u","_s + number + u",k@home.example"_s}
            << 1;
        QTest::newRow("a switchboard, and two addresses of one firm") << QStringList{
            u","_s + number + u",karl@huber.example"_s,
            u","_s + number + u",k.huber@huber.example"_s} << 2;
        QTest::newRow("two addresses at a mail provider") << QStringList{
            u","_s + number + u",karl.huber@gmail.com"_s,
            u","_s + number + u",khuber7@gmail.com"_s} << 1;
        QTest::newRow("what is no number")
            << QStringList{u",n/a,karl@one.example"_s, u",n/a,karl@other.example"_s} << 2;
        QTest::newRow("of these two, nobody knows who else has the number") << QStringList{
            u","_s + number + u",karl@huber.example"_s, u","_s + number,
            u","_s + number + u",k.huber@huber.example"_s} << 3;
        QTest::newRow("but both addresses on one card")
            << QStringList{u","_s + number + u",karl@huber.example"_s,
                   u","_s + number + u",karl@huber.example,k.huber@huber.example"_s,
                   u","_s + number + u",k.huber@huber.example"_s}
            << 1;
        QTest::newRow("an office's address and two numbers, and a third who may be either") << QStringList{
            u",0170 1000001,info@huber.example"_s, u",,info@huber.example"_s,
            u",0170 2000002,info@huber.example"_s} << 3;
    }
    void howManyThereAre()
    {
        QFETCH(const QStringList, rows);
        QFETCH(const int, count);
        QCOMPARE(peopleIn(rows), count);
        const QString wrong = whatOrderChanges(m_fixture, files(rows), files(rows, "\n\n\n\n\n\n\n\n"));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void filesMayComeInAnyOrder()
    {
        const bool ok = rc::check("any order gives the same people, twice is once, gone is gone", [&] {
            QStringList rows;
            for (int row = *rc::gen::inRange(2, 5); row > 0; --row) {
                const auto some = [](std::vector<QString> of) { return *rc::gen::elementOf(std::move(of)); };
                rows += some({u""_s, u"Owner"_s, u"Apprentice"_s}) + u','
                    + some({u""_s, u"030 5557700"_s, u"0170 1000001"_s}) + u','
                    + some({u""_s, u"karl@huber.example"_s, u"k.huber@huber.example"_s,
                        u"karl@home.example"_s, u"info@huber.example"_s})
                    + u',' + some({u""_s, u""_s, u"karl@huber.example"_s, u"info@huber.example"_s});
            }
            RC_LOG() << rows.join(u'\n').toStdString() << '\n';
            const QString wrong = whatOrderChanges(
                m_fixture, files(rows), files(rows, "\n\n\n\n\n\n\n\n"), *rc::gen::element(1, 2, 3));
            if (!wrong.isEmpty())
                RC_FAIL(wrong.toStdString());
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestSharedNumbers)
#include "tst_sharednumbers.moc"
