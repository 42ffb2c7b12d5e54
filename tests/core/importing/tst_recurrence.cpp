#include "core/importing/recurrence.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace Qt::StringLiterals;

class TestRecurrence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("count"); // up to 1 July 2026, from Monday 5 January 2026 on
        QTest::addColumn<QDate>("last");

        QTest::newRow("daily") << u"FREQ=DAILY"_s << 177 << QDate(2026, 6, 30);
        QTest::newRow("every second week") << u"FREQ=WEEKLY;INTERVAL=2"_s << 13 << QDate(2026, 6, 22);
        QTest::newRow("two days a week") << u"FREQ=WEEKLY;BYDAY=MO,TH;WKST=SU"_s << 51 << QDate(2026, 6, 29);
        QTest::newRow("counted") << u"FREQ=WEEKLY;COUNT=3"_s << 3 << QDate(2026, 1, 19);
        QTest::newRow("until, with its day")
            << u"FREQ=DAILY;UNTIL=20260107T080000Z"_s << 3 << QDate(2026, 1, 7);
        QTest::newRow("until a day") << u"FREQ=DAILY;UNTIL=20260107"_s << 3 << QDate(2026, 1, 7);
        QTest::newRow("first Monday") << u"FREQ=MONTHLY;BYDAY=1MO"_s << 6 << QDate(2026, 6, 1);
        QTest::newRow("last working day")
            << u"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"_s << 7 << QDate(2026, 6, 30);
        QTest::newRow("yearly") << u"FREQ=YEARLY"_s << 1 << QDate(2026, 1, 5);
        QTest::newRow("hours don't matter")
            << u"FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0;COUNT=2"_s << 2 << QDate(2026, 1, 6);
        QTest::newRow("lower case, blanks") << u" freq=weekly; count=3 "_s << 3 << QDate(2026, 1, 19);
        QTest::newRow("never again") << u"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"_s << 1 << QDate(2026, 1, 5);
        // All of these are none.
        for (const char* rule : {"", ";;", "FREQ=SECONDLY", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
                 "FREQ=SOMETIMES", "COUNT=5", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=0",
                 "FREQ=WEEKLY;COUNT=-5", "FREQ=DAILY;UNTIL=garbage", "FREQ=DAILY;UNTIL=20269999",
                 "RSCALE=HEBREW;FREQ=YEARLY", "FREQ=DAILY;FÜR=1", "FREQ=YEARLY;BYEASTER=1",
                 "FREQ=WEEKLY;INTERVAL=99999999999", "FREQ=DAILY;BYMONTHDAY=99"})
            QTest::newRow(rule) << QString::fromUtf8(rule) << 1 << QDate(2026, 1, 5);
    }
    void expands()
    {
        QFETCH(QString, rule);
        const std::set<QDate> days = occurrencesBefore(QDate(2026, 7, 1), QDate(2026, 1, 5), rule, {});
        QTEST(static_cast<int>(days.size()), "count");
        QCOMPARE(*days.begin(), QDate(2026, 1, 5));
        QTEST(*days.rbegin(), "last");
    }

    void leavesDaysOut()
    {
        const std::set<QDate> days = occurrencesBefore(QDate(2026, 7, 1), QDate(2026, 1, 5),
            u"FREQ=DAILY;COUNT=3"_s, {QDate(2026, 1, 5), QDate(2026, 1, 7), QDate(2030, 1, 1)});
        QCOMPARE(days, std::set<QDate>{QDate(2026, 1, 6)});
    }

    void knowsOnlyThePast()
    {
        QVERIFY(occurrencesBefore(QDate(2026, 1, 5), QDate(2026, 1, 5), u"FREQ=DAILY"_s, {}).empty());
        QVERIFY(occurrencesBefore(QDate(2026, 1, 5), QDate(), u"FREQ=DAILY"_s, {}).empty());
    }

    void stopsAtTheLimit()
    {
        QCOMPARE(
            occurrencesBefore(QDate(2026, 1, 1), QDate(1990, 1, 1), u"FREQ=DAILY"_s, {}, 100).size(), 100U);
    }

    // Whatever stands in a rule, days come out in order, within bounds, and the first one among them.
    void survivesAnyRule()
    {
        QVERIFY(rc::check([] {
            const auto part = rc::gen::element<std::string>("FREQ=DAILY", "FREQ=MONTHLY", "FREQ=YEARLY",
                "FREQ=WEEKLY", "BYDAY=MO", "BYDAY=-1SU,5FR", "BYDAY=53MO", "BYMONTHDAY=31", "BYMONTHDAY=-31",
                "BYMONTH=2", "BYYEARDAY=-366", "BYWEEKNO=53", "BYSETPOS=-1", "COUNT=4", "INTERVAL=7",
                "UNTIL=20300101", "WKST=SU", "BYHOUR=99", "X-ODD=1", "BY=", "=", "\xC3\xA4");
            QStringList parts;
            for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part))
                parts += QString::fromStdString(one);
            const QDate first(2025, *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
            const QDate today(2026, 7, 1);
            const std::set<QDate> days = occurrencesBefore(today, first, parts.join(u';'), {});
            RC_ASSERT(days.contains(first));
            RC_ASSERT(*days.begin() == first);
            RC_ASSERT(*days.rbegin() < today);
        }));
    }
};

QTEST_APPLESS_MAIN(TestRecurrence)
#include "tst_recurrence.moc"
