#include "core/importing/dates.h"

#include <QTest>

using namespace kith;

class TestDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDate>("date");
        const auto add
            = [](const char* text, const QDate& date) { QTest::newRow(text) << QByteArray(text) << date; };
        add("12 Mar 2021", {2021, 3, 12});
        add("04 Sept 2023", {2023, 9, 4});
        add("12-Mar-21", {2021, 3, 12});
        add("4-Apr-21", {2021, 4, 4});
        add("1-Jan-99", {1999, 1, 1});
        add("11/2/18, 5:04 AM", {2018, 11, 2});
        add("02/01/24, 07:00 AM", {2024, 2, 1});
        add("12/31/2024 11:59:00 PM", {2024, 12, 31});
        add("31/12/2024 23:59", {2024, 12, 31});
        add("31.12.2024", {2024, 12, 31});
        add("1.2.24", {2024, 2, 1});
        add("2024-05-15 10:30:00", {2024, 5, 15});
        add("2024-05-15 10:30:00 UTC", {2024, 5, 15});
        add("2024-05-15T10:30:00.000Z", {2024, 5, 15});
        add("2024-05-15", {2024, 5, 15});
        add(" 2024-05-15 ", {2024, 5, 15});
        add("20240515T103000Z", {2024, 5, 15});
        add("2024/05/15 10:30:00 UTC", {2024, 5, 15});
        add("Wed Jun 24 12:43:42 UTC 2026", {2026, 6, 24});
        add("Sat Mar 07 01:02:03 UTC 2020", {2020, 3, 7});
        add("Apr 08, 2024 07:00 AM - Apr 09, 2024 05:00 PM", {2024, 4, 8});
        add("April 12, 2026 at 8:03 AM (GMT)", {2026, 4, 12});
        add("Mar 2021", {2021, 3, 1});
        add("2019", {2019, 1, 1});
        add("29 Feb 2024", {2024, 2, 29});
        add("30. Mrz 21", {2021, 3, 30});
        add("4. März 2021", {2021, 3, 4});
        add("1-Jän-99", {1999, 1, 1});
        add("07. Dez 20", {2020, 12, 7});
        add("14-févr.-20", {2020, 2, 14});
        add("2 août 2019", {2019, 8, 2});
        add("4 de março de 2021", {2021, 3, 4});
        add("11/dic/2018", {2018, 12, 11});
        add("09-mrt-18", {2018, 3, 9});
        add("3 maja 2021", {2021, 5, 3});
        add("3. marraskuuta 2016", {2016, 11, 3});
        add("12 марта 2021", {2021, 3, 12});
        add("2017. márc. 12.", {2017, 3, 12});
        add("mar. 12 janv. 2021", {2021, 1, 12}); // a Tuesday
        add("5\u00A0Mar\u00A02021,\u202F5:04\u202FPM", {2021, 3, 5});
        add("2021年3月12日", {2021, 3, 12});
        for (const char* none :
            {"", "N/A", "29 Feb 2023", "13/13/24", "0/0/00", "12", "Mar", "March 12", "0021-03-12",
                "10:30:00", "5:04 AM", "99999999999", "12 Foo 2021", "Jane Doe", "2024:05:15", "-"})
            add(none, {});
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QDate, date);
        QCOMPARE(dateFrom(text), date);
    }

    void readsTheNumberThatSpreadsheetsKeep()
    {
        QCOMPARE(spreadsheetDate("44267"), QDate(2021, 3, 12));
        QCOMPARE(spreadsheetDate(" 44267.25 "), QDate(2021, 3, 12));
        QCOMPARE(spreadsheetDate("44267,9"), QDate(2021, 3, 12));
        QCOMPARE(spreadsheetDate("25569"), QDate(1970, 1, 1));
        QCOMPARE(spreadsheetDate("62093"), QDate(2069, 12, 31));
        for (const char* none : {"", "25568", "62094", "4426", "442670", "44267 km", "44267.2.5", "44267/5",
                 "-44267", "12.3.2021"})
            QVERIFY2(!spreadsheetDate(none).isValid(), none);
    }

    void readsTheDayFirstWhereAFileDoes()
    {
        QCOMPARE(dateFrom("05/03/2026, 09:00:12", true), QDate(2026, 3, 5));
        QCOMPARE(dateFrom("05/03/2026, 09:00:12"), QDate(2026, 5, 3));
        QCOMPARE(dateFrom("3/25/26", true), QDate(2026, 3, 25));
        QCOMPARE(dateFrom("2026-03-05", true), QDate(2026, 3, 5));
    }
};

QTEST_APPLESS_MAIN(TestDates)
#include "tst_dates.moc"
