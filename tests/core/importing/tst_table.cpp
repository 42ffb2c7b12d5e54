#include "core/importing/table.h"

#include <QBuffer>
#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_device.close();
        m_device.setData(QByteArray());
    }

    void findsTheHeaderBelowAPreamble_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("row");
        QTest::newRow("at the top") << QByteArray("First Name,Connected On\n") << 1;
        QTest::newRow("other case and spaces") << QByteArray("x,connectedon,FIRST_NAME\n") << 1;
        QTest::newRow("below three rows") << QByteArray("Notes:\n\"a, b\"\n\nFirst Name,Connected On\n") << 4;
        QTest::newRow("padded by a spreadsheet") << QByteArray("Notes:,\n,\nFirst Name,Connected On\n") << 3;
        const auto below = [](int lines) { return QByteArray(lines, '\n') + "First Name,Connected On\n"; };
        QTest::newRow("as the last record") << below(Table::headerWithin - 1) << Table::headerWithin;
        QTest::newRow("too far down") << below(Table::headerWithin) << 0;
        QTest::newRow("a column is missing") << QByteArray("First Name,Last Name\n") << 0;
        QTest::newRow("nothing") << QByteArray() << 0;
    }
    void findsTheHeaderBelowAPreamble()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, row);
        Table table(device(bytes));
        QCOMPARE(table.findHeader({u"First Name"_s, u"Connected On"_s}).value(), row > 0);
        QCOMPARE(table.headerRow(), row);
    }

    void givesCellsByColumn()
    {
        Table table(device("Last Name,First Name,Note,Day\n"
                           "\n"
                           "  Brandt\t,\xE2\x80\xAEZo\xC3\xAB,\"one\r\ntwo\",12 Mar 2021\n"
                           " , ,,\n"
                           "Okafor\n"));
        QVERIFY(table.findHeader({u"First Name"_s}).value());
        QCOMPARE(table.header(), (QStringList{u"Last Name"_s, u"First Name"_s, u"Note"_s, u"Day"_s}));
        const int first = table.column(u"first_name"_s);
        const int last = table.column({u"Surname"_s, u"Last Name"_s});
        QCOMPARE(first, 1);
        QCOMPARE(last, 0);
        QCOMPARE(table.column(u"Company"_s), -1);
        QVERIFY(table.next().value());
        QCOMPARE(table.row(), 3);
        QCOMPARE(table.cell(first), u"Zoë"_s);
        QCOMPARE(table.cell(last), u"Brandt"_s);
        QCOMPARE(table.cell(2), u"one two"_s);
        QCOMPARE(table.lines(2), u"one\ntwo"_s);
        QCOMPARE(table.date(3), QDate(2021, 3, 12));
        QCOMPARE(table.cell(-1), QString());
        QVERIFY(table.next().value());
        QCOMPARE(table.row(), 5);
        QCOMPARE(table.cell(last), u"Okafor"_s);
        QCOMPARE(table.cell(first), QString());
        QVERIFY(!table.next().value());
    }

    void saysWhyARowCannotBeUsed()
    {
        Table table(device("a,b\n1,2,3\n1,2,\n\"1,2\n1,2\n\"1\" 2,3\n"));
        QVERIFY(table.findHeader({u"a"_s}).value());
        QStringList troubles;
        while (table.next().value())
            troubles += table.trouble();
        QCOMPARE(troubles,
            (QStringList{u"The row has more cells than the header has columns."_s, QString(),
                u"A quotation mark is never closed."_s, QString(),
                u"Text follows the quotation mark that closes a cell."_s}));
    }

private:
    QBuffer& device(const QByteArray& bytes)
    {
        m_device.setData(bytes);
        m_device.open(QIODevice::ReadOnly);
        return m_device;
    }

    QBuffer m_device;
};

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
