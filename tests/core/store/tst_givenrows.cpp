#include "core/store/givenrows.h"

#include "core/store/database.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestGivenRows : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void aStatementTakesThem()
    {
        const Result<Database> book = Database::open(m_folder.filePath(u"book.kith"_s));
        QVERIFY(book->execute("CREATE TEMP TABLE t (a, b, c, d)"));
        Result<Statement> insert = book->prepare("INSERT INTO t SELECT c0, c1, c2, c3 FROM given_rows(?1)");
        GivenRows rows(4);
        rows.add(qint64{7'000'000'000}, u"Łódź"_s, 0.25, Day(QDate(2026, 1, 31)));
        rows.add(-1, QByteArrayView(), -3.5, Day());
        QCOMPARE(rows.size(), 2u);
        QVERIFY(insert->bindAll(rows).run());
        rows.clear();
        QVERIFY(rows.isEmpty());
        QVERIFY(insert->bindAll(rows).run()); // none
        rows.add(2, u"again"_s, 1.0, Day());
        QVERIFY(insert->bindAll(rows).run());

        Result<Statement> select = book->prepare("SELECT a, b, c, d, typeof(b), typeof(c) FROM temp.t");
        QVERIFY(*select->step());
        QCOMPARE(select->integer(0), 7'000'000'000);
        QCOMPARE(select->text(1), u"Łódź"_s);
        QCOMPARE(select->real(2), 0.25);
        QCOMPARE(select->date(3), QDate(2026, 1, 31));
        QCOMPARE(select->text(5), u"real"_s);
        QVERIFY(*select->step());
        QCOMPARE(select->integer(0), -1);
        QVERIFY(select->isNull(1));
        QCOMPARE(select->real(2), -3.5);
        QVERIFY(select->isNull(3));
        QVERIFY(*select->step());
        QCOMPARE(select->text(1), u"again"_s);
        QVERIFY(!*select->step());
    }

    void withoutRowsThereIsAnError()
    {
        const Result<Database> book = Database::open(m_folder.filePath(u"book.kith"_s));
        QVERIFY(!book->prepare("SELECT * FROM given_rows"));
        Result<Statement> select = book->prepare("SELECT c0 FROM given_rows(?1)");
        QVERIFY(!select->bindAll(5).step());
    }
};

QTEST_GUILESS_MAIN(TestGivenRows)
#include "tst_givenrows.moc"
