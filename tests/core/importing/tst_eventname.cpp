#include "core/importing/eventname.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestEventName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsFromFileNames_data()
    {
        QTest::addColumn<QString>("event");
        const auto row
            = [](const char* name, const char* event) { QTest::newRow(name) << QString::fromUtf8(event); };
        row("fosdem-2026-attendees.csv", "Fosdem 2026");
        row("FOSDEM 2026 attendees.csv", "FOSDEM 2026");
        row("Data Night - Guests - 2026-03-06-09-02-11.csv", "Data Night");
        row("Vienna_Maps_Meetup.xls", "Vienna Maps Meetup");
        row("Harbour planning - Attendance report 3-12-26.csv", "Harbour planning");
        row("exports/übung-am-hafen-20260305.csv", "Übung Am Hafen");
        row("C:\\Users\\ida\\Open Day (2).csv", "Open Day");
        row("Web 3 Summit guest list.csv", "Web 3 Summit");
        row("participants_88812345678.csv", "");
        row("report-2026-02-15T0900.csv", "");
        row("attendees.csv", "");
        row("2026.csv", "");
        row("Teilnehmerliste Hafenfest 2026.csv", "Hafenfest 2026");
        row("Gästeliste.csv", "");
        row("zoomus_meeting_report_85012345678.csv", "");
        row("meetinglistdetails_20260301_20260331.csv", "");
        row("Expo2026_attendees_final_v2.csv", "Expo2026");
        row("", "");
    }
    void eventsFromFileNames()
    {
        QFETCH(QString, event);
        QCOMPARE(eventFromFileName(QString::fromUtf8(QTest::currentDataTag())), event);
    }
};

QTEST_APPLESS_MAIN(TestEventName)
#include "tst_eventname.moc"
