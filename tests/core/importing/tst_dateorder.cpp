#include "core/importing/dateorder.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestDateOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<bool>("dayFirst");
        QTest::addColumn<QString>("doubtful");
        const auto row = [](const char* name, const char* file, bool dayFirst, const char* doubtful) {
            QTest::newRow(name) << QByteArray(file) << dayFirst << QString::fromUtf8(doubtful);
        };
        row("no dates", "a,b\n1/2,3\n", false, "");
        row("other forms", "2026-03-05,5.3.2026,5 Mar 2026\n", false, "");
        row("a day above 12 proves it for all", "05/03/2026\n25/03/2026\n", true, "");
        row("the other way round", "5/3/26\n3/25/26\n", false, "");
        row("capitals are American", "\"3/5/26, 9:00:12 AM\"\n", false, "");
        row("another clock is not", "\"05/03/2026, 09:00:12\"\n", true, "05/03/2026, 09:00:12");
        row("nor are small letters", "\"5/3/2026, 9:00:12 am\"\n", true, "5/3/2026, 9:00:12 am");
        row("without a clock", "Name,Day\nMara,5/3/2026\n", false, "5/3/2026");
        row("the same in either order", "5/5/2026\n", false, "");
        row("contradictory", "25/3/2026\n3/25/2026\n4/5/2026\n", false, "4/5/2026");
    }
    void tells()
    {
        QFETCH(QByteArray, file);
        QFETCH(bool, dayFirst);
        QFETCH(QString, doubtful);
        QCOMPARE(dateOrderOf(fileInMemory(u"x.csv"_s, file)), (DateOrder{dayFirst, doubtful}));
    }

    void tellsOfOneColumn()
    {
        const QByteArray head = "Note,Day\n3/25/26 it is,05/03/2026\n,25/03/2026\n";
        QCOMPARE(dateOrderOf(head, 0), (DateOrder{false, {}}));
        QCOMPARE(dateOrderOf(head, 1), (DateOrder{true, {}}));
        QCOMPARE(dateOrderOf(head, 2), DateOrder());
    }
};

QTEST_APPLESS_MAIN(TestDateOrder)
#include "tst_dateorder.moc"
