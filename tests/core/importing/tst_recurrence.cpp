#include "core/importing/recurrence.h"

#include <QTest>

#include <rapidcheck.h>

#include <set>

using namespace kith;
using namespace Qt::StringLiterals;

class TestRecurrence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expands_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QDate>("last"); // before 1 July 2026, from Monday 5 January 2026 on

        QTest::newRow("daily") << u"FREQ=DAILY"_s << QDate(2026, 6, 30);
        QTest::newRow("every second week") << u"FREQ=WEEKLY;INTERVAL=2"_s << QDate(2026, 6, 22);
        QTest::newRow("two days a week") << u"FREQ=WEEKLY;BYDAY=MO,TH;WKST=SU"_s << QDate(2026, 6, 29);
        QTest::newRow("counted") << u"FREQ=WEEKLY;COUNT=3"_s << QDate(2026, 1, 19);
        QTest::newRow("until, with its day") << u"FREQ=DAILY;UNTIL=20260107T080000Z"_s << QDate(2026, 1, 7);
        QTest::newRow("until a day") << u"FREQ=DAILY;UNTIL=20260107"_s << QDate(2026, 1, 7);
        QTest::newRow("first Monday") << u"FREQ=MONTHLY;BYDAY=1MO"_s << QDate(2026, 6, 1);
        QTest::newRow("last working day")
            << u"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"_s << QDate(2026, 6, 30);
        QTest::newRow("yearly") << u"FREQ=YEARLY"_s << QDate(2026, 1, 5);
        QTest::newRow("hours don't matter")
            << u"FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0;COUNT=2"_s << QDate(2026, 1, 6);
        QTest::newRow("lower case, blanks") << u" freq=weekly; count=3 "_s << QDate(2026, 1, 19);
        QTest::newRow("never again") << u"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"_s << QDate(2026, 1, 5);
        // All of these are none.
        for (const char* rule : {"", ";;", "FREQ=SECONDLY", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
                 "FREQ=SOMETIMES", "COUNT=5", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=0",
                 "FREQ=WEEKLY;COUNT=-5", "FREQ=DAILY;UNTIL=garbage", "FREQ=DAILY;UNTIL=20269999",
                 "RSCALE=HEBREW;FREQ=YEARLY", "FREQ=DAILY;FÜR=1", "FREQ=YEARLY;BYEASTER=1",
                 "FREQ=WEEKLY;INTERVAL=99999999999", "FREQ=DAILY;BYMONTHDAY=99"})
            QTest::newRow(rule) << QString::fromUtf8(rule) << QDate(2026, 1, 5);
    }
    void expands()
    {
        QFETCH(QString, rule);
        QFETCH(QDate, last);
        const QDate start(2026, 1, 5);
        QCOMPARE(pastOccurrences(QDate(2026, 7, 1), start, rule), (DaySpan{start, last}));
    }

    void leavesDaysOut()
    {
        const QDate today(2026, 7, 1);
        const QDate start(2026, 1, 5);
        const QDate between(2026, 1, 6);
        const QDate third(2026, 1, 7);
        const QString rule = u"FREQ=DAILY;COUNT=3"_s;
        QCOMPARE(pastOccurrences(today, start, rule, {start, third}), (DaySpan{between, between}));
        QCOMPARE(pastOccurrences(today, start, rule, {between}), (DaySpan{start, third}));
        QCOMPARE(pastOccurrences(today, start, rule, {start, between, third}), DaySpan());
        QCOMPARE(pastOccurrences(today, start, {}, {start}), DaySpan());
    }

    void knowsOnlyThePast()
    {
        QCOMPARE(pastOccurrences(QDate(2026, 1, 5), QDate(2026, 1, 5), u"FREQ=DAILY"_s), DaySpan());
        QCOMPARE(pastOccurrences(QDate(2026, 1, 5), QDate(), u"FREQ=DAILY"_s), DaySpan());
    }

    void spansDecades()
    {
        const QDate start(1990, 1, 1);
        const QDate today(2026, 7, 1);
        QCOMPARE(pastOccurrences(today, start, u"FREQ=DAILY"_s), (DaySpan{start, QDate(2026, 6, 30)}));
        QCOMPARE(
            pastOccurrences(today, start, u"FREQ=YEARLY;INTERVAL=20"_s), (DaySpan{start, QDate(2010, 1, 1)}));
        QCOMPARE(pastOccurrences(today, start, u"FREQ=DAILY;UNTIL=19950301"_s),
            (DaySpan{start, QDate(1995, 3, 1)}));
    }

    // Starting late finds the same last day as starting at the beginning, which a COUNT too big to matter
    // brings about.
    void shortcutsChangeNothing()
    {
        QVERIFY(rc::check([] {
            const auto start = QDate(2018, 1, 1).addDays(*rc::gen::inRange(0, 3000));
            QStringList parts{u"INTERVAL=%1"_s.arg(*rc::gen::inRange(1, 8))};
            parts += *rc::gen::element(u"FREQ=DAILY"_s, u"FREQ=DAILY;BYDAY=MO,FR"_s, u"FREQ=WEEKLY"_s,
                u"FREQ=WEEKLY;BYDAY=MO,WE"_s, u"FREQ=WEEKLY;BYDAY=SU;WKST=SU"_s, u"FREQ=MONTHLY"_s,
                u"FREQ=MONTHLY;BYMONTHDAY=31"_s, u"FREQ=MONTHLY;BYDAY=2TU"_s, u"FREQ=MONTHLY;BYDAY=-1FR"_s,
                u"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"_s, u"FREQ=YEARLY"_s,
                u"FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"_s, u"FREQ=YEARLY;BYMONTHDAY=1"_s);
            const QString rule = parts.join(u';');
            std::set<QDate> except;
            for (const int day : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 3100)))
                except.insert(QDate(2018, 1, 1).addDays(day));
            const QDate today(2026, 7, 1);
            RC_ASSERT(pastOccurrences(today, start, rule, except)
                == pastOccurrences(today, start, rule + u";COUNT=15000"_s, except));
        }));
    }

    // Whatever stands in a rule, the past stays the past.
    void survivesAnyRule()
    {
        QVERIFY(rc::check([] {
            const auto part = rc::gen::element<std::string>("FREQ=DAILY", "FREQ=MONTHLY", "FREQ=YEARLY",
                "FREQ=WEEKLY", "BYDAY=MO", "BYDAY=-1SU,5FR", "BYDAY=53MO", "BYMONTHDAY=31", "BYMONTHDAY=-31",
                "BYMONTH=2", "BYYEARDAY=-366", "BYWEEKNO=53", "BYSETPOS=-1", "COUNT=4", "INTERVAL=7",
                "UNTIL=20300101", "UNTIL=19000101", "WKST=SU", "BYHOUR=99", "X-ODD=1", "BY=", "=",
                "\xC3\xA4");
            QStringList parts;
            for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part))
                parts += QString::fromStdString(one);
            const QDate start(2025, *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
            const QDate today(2026, 7, 1);
            const DaySpan days = pastOccurrences(today, start, parts.join(u';'));
            RC_ASSERT(days.first == start);
            RC_ASSERT(days.last >= start);
            RC_ASSERT(days.last < today);
        }));
    }
};

QTEST_APPLESS_MAIN(TestRecurrence)
#include "tst_recurrence.moc"
