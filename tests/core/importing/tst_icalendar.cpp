#include "core/importing/contentlines.h"
#include "core/importing/icalendar.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;

namespace
{

ReadContext idasContext()
{
    ReadContext context;
    context.today = QDate(2026, 7, 1);
    context.me.name = u"Ida Sommer"_s;
    context.me.emails = {u"ida@sommer.example"_s};
    return context;
}

struct Outcome {
    Done done;
    DumpingSink sink;
};
Outcome readBytes(const QByteArray& bytes, const ReadContext& context = idasContext())
{
    Outcome outcome;
    Progress progress;
    outcome.done = ICalendar().read(fileInMemory(u"Work.ics"_s, bytes), context, outcome.sink, progress);
    return outcome;
}

// Whether the rows 1 … n have ended in one place each.
bool isComplete(const DumpingSink& sink)
{
    int expected = 0;
    return sink.complaints().isEmpty()
        && std::ranges::all_of(sink.rows(), [&expected](int row) { return row == ++expected; });
}

QByteArray meeting(const QByteArray& lines)
{
    return "BEGIN:VEVENT\nDTSTART:20260312T090000\nSUMMARY:Tea\n" + lines + "END:VEVENT\n";
}
QByteArray calendar(const QByteArray& events)
{
    return "BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n";
}

QStringList calendarsOf(const QString& folder)
{
    QStringList paths;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    return paths;
}

const QByteArray tea = meeting("ATTENDEE;CN=Ida Sommer:mailto:ida@sommer.example\n"
                               "ATTENDEE;CN=Mara Lindqvist:mailto:mara@lindqvist.example\n");

} // namespace

// Beside the examples in tests/data/importing/icalendar, which tst_importers reads.
class TestICalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesCalendars()
    {
        const ICalendar importer;
        const auto recognises = [&importer](const QByteArray& bytes, const QString& name = u"x.ics"_s) {
            return importer.recognises(fileInMemory(name, bytes));
        };
        QVERIFY(recognises(calendar(tea)));
        QVERIFY(recognises("\xEF\xBB\xBF\r\nbegin:vcalendar\r\n", u"download"_s));
        const QString text = u"\uFEFFBEGIN:VCALENDAR\r\n"_s;
        QVERIFY(recognises({reinterpret_cast<const char*>(text.utf16()), text.size() * 2}));
        QVERIFY(!recognises("BEGIN:VCARD\n"));
        QVERIFY(!recognises(""));
        QVERIFY(!recognises("Name,Email\nBEGIN:VCALENDAR,x\n"));
    }

    void twelveAreMetThirteenAreNot()
    {
        QByteArray lines;
        for (int i = 1; i <= ICalendar::mostPeople; ++i)
            lines += "ATTENDEE:mailto:guest" + QByteArray::number(i) + "@crowd.example\n";
        QCOMPARE(readBytes(calendar(meeting(lines))).sink.json()[u"records"_s].toArray().size(),
            ICalendar::mostPeople);
        lines += "ORGANIZER:mailto:host@crowd.example\n";
        const QJsonObject json = readBytes(calendar(meeting(lines))).sink.json();
        QVERIFY(!json.contains(u"records"_s));
        QCOMPARE(json[u"rejected"_s][0][u"reason"_s], u"13 people are too many to have met them all."_s);
    }

    void knowsTheOwnerByName()
    {
        ReadContext context = idasContext();
        context.me.emails.clear();
        const QByteArray lines = "ATTENDEE;CN=\"SOMMER, Ida\":mailto:other@sommer.example\n"
                                 "ATTENDEE;CN=Mara:mailto:mara@lindqvist.example\n";
        const QJsonObject json = readBytes(calendar(meeting(lines)), context).sink.json();
        QCOMPARE(json[u"rejected"_s][0][u"reason"_s], u"This is you."_s);
        QCOMPARE(json[u"records"_s].toArray().size(), 1);
    }

    void whoSharesAnAddressIsThereWhateverCameFirst()
    {
        QByteArrayList events{
            meeting("UID:1\nATTENDEE;CN=Thomas Mueller:mailto:office@bank.example\n"
                    "ATTENDEE;CN=Ida Sommer:mailto:ida@sommer.example\n"),
            meeting("UID:2\nATTENDEE;CN=E. Tomic:mailto:office@bank.example\n"
                    "ATTENDEE;CN=Ida Sommer:mailto:ida@sommer.example\n"),
            meeting("UID:3\nATTENDEE;CN=Eva Tomic:mailto:office@bank.example\n"
                    "ATTENDEE;CN=\"Mueller, Thomas\":mailto:office@bank.example\n"
                    "ATTENDEE;CN=Ida Sommer:mailto:ida@sommer.example\n"),
        };
        do {
            const QJsonObject json = readBytes(calendar(events.join())).sink.json();
            QStringList people;
            for (const QJsonValue& record : json[u"records"_s].toArray())
                people += record[u"contact"_s][u"name"_s].toString()
                    + QString::number(record[u"facts"_s].toArray().size());
            people.sort();
            QCOMPARE(people, (QStringList{u"Eva Tomic2"_s, u"Thomas Mueller2"_s}));
        } while (std::ranges::next_permutation(events).found);
    }

    void aCalendarOfCancellationsTellsOfNobody()
    {
        const QJsonObject json = readBytes(calendar("METHOD:CANCEL\n" + tea)).sink.json();
        QCOMPARE(json[u"rejected"_s][1][u"reason"_s], u"The meeting was cancelled."_s);
    }

    void nothingIsTooDeep()
    {
        const QByteArray deep = QByteArray("BEGIN:X\n").repeated(100'000);
        const Outcome outcome
            = readBytes(calendar("BEGIN:VEVENT\n" + deep + "ATTENDEE:mailto:in@deep.example\n"));
        QVERIFY(outcome.done.has_value());
        QVERIFY(outcome.sink.rows().empty());
    }

    void linesThatAreTooLongAreReported()
    {
        const QByteArray flood(ContentLines::lineLimit * 2, 'x');
        const Outcome outcome = readBytes(
            calendar(meeting("ATTENDEE;CN=" + flood + ":mailto:a@b.example\nDESCRIPTION:" + flood + "\n")));
        QCOMPARE(outcome.sink.json()[u"issues"_s][0][u"message"_s], u"2 lines are too long and were cut."_s);
        QVERIFY(isComplete(outcome.sink));
        QVERIFY(outcome.sink.json()[u"rejected"_s][0][u"text"_s].toString().size() <= 500);
    }

    void tooManySeriesAreReported()
    {
        QByteArray events;
        for (int i = 0; i <= ICalendar::mostSeries; ++i)
            events += meeting(
                "UID:" + QByteArray::number(i) + "\nRRULE:FREQ=YEARLY\nATTENDEE:mailto:a@b.example\n");
        const Outcome outcome = readBytes(calendar(events));
        QCOMPARE(outcome.sink.json()[u"issues"_s][0][u"message"_s],
            u"More than 5000 meetings recur. The rest counts with the first day only."_s);
    }

    void aFileThatCannotBeReadFails()
    {
        InputFile file = fileInMemory(u"Work.ics"_s, calendar(tea));
        DumpingSink sink;
        Progress progress;
        file.open = []() -> Result<std::unique_ptr<QIODevice>> {
            return failure(ErrorCode::NotFound, u"Work.ics is gone."_s);
        };
        const ICalendar importer;
        QCOMPARE(importer.read(file, idasContext(), sink, progress).error().message, u"Work.ics is gone."_s);

        class BrokenDevice : public QIODevice
        {
            qint64 readData(char*, qint64) override { return -1; }
            qint64 writeData(const char*, qint64) override { return -1; }
        };
        file.open = []() -> Result<std::unique_ptr<QIODevice>> {
            auto device = std::make_unique<BrokenDevice>();
            device->open(QIODevice::ReadOnly);
            return device;
        };
        const Done done = importer.read(file, idasContext(), sink, progress);
        QCOMPARE(done.error().code, ErrorCode::Unreadable);
        QCOMPARE(done.error().message, u"Work.ics: The file cannot be read to its end."_s);
        QVERIFY(sink.rows().empty());
    }

    void canBeCancelled()
    {
        QByteArray bytes = calendar(tea.repeated(2000));
        Progress* handle = nullptr;
        qint64 last = 0;
        Progress progress([&](const QString& what, qint64 done, qint64 total, Progress::Unit) {
            QCOMPARE(what, u"Work.ics"_s);
            QCOMPARE(total, bytes.size());
            QVERIFY(done >= last);
            last = done;
            if (done == total)
                handle->cancel();
        });
        handle = &progress;
        DumpingSink sink;
        const Done done = ICalendar().read(fileInMemory(u"Work.ics"_s, bytes), idasContext(), sink, progress);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(done.error().message, u"The import was cancelled. Nothing has changed."_s);
        QVERIFY(sink.rows().empty());
    }

    void aSinkThatFailsStopsTheReading_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("record") << u"record"_s;
        QTest::newRow("reject") << u"reject"_s;
    }
    void aSinkThatFailsStopsTheReading()
    {
        class FullSink : public DumpingSink
        {
        public:
            QString kind;
            int calls = 0;
            Done fail(const QString& what)
            {
                if (what != kind)
                    return {};
                ++calls;
                return failure(ErrorCode::Unwritable, u"The disk is full."_s);
            }
            Done record(Record) override { return fail(u"record"_s); }
            Done reject(int, const QString&, const QString&) override { return fail(u"reject"_s); }
        } sink;
        QFETCH(QString, kind);
        sink.kind = kind;
        Progress progress;
        const QByteArray two
            = meeting("ATTENDEE:mailto:a@b.example\nATTENDEE:mailto:c@d.example\nATTENDEE:\nATTENDEE:\n");
        const Done done
            = ICalendar().read(fileInMemory(u"x.ics"_s, calendar(two)), idasContext(), sink, progress);
        QCOMPARE(done.error().message, u"The disk is full."_s);
        QCOMPARE(sink.calls, 1);
    }

    void survivesTheCorpus()
    {
        const QString corpus = corpusPath(u"calendar"_s);
        if (corpus.isEmpty())
            QSKIP("the corpus is not here");
        int people = 0;
        for (const QString& path : calendarsOf(corpus)) {
            const Outcome outcome = readBytes(readFile(path));
            QVERIFY2(outcome.done.has_value(), qPrintable(path));
            QVERIFY2(isComplete(outcome.sink), qPrintable(path));
            for (const QJsonValue& record : outcome.sink.json()[u"records"_s].toArray())
                QVERIFY2(!record[u"contact"_s][u"name"_s].toString().isEmpty(), qPrintable(path));
            people += static_cast<int>(outcome.sink.json()[u"records"_s].toArray().size());
        }
        QVERIFY2(people > 40, qPrintable(QString::number(people)));
    }

    // Each ATTENDEE line ends in a place of its own, whatever it stands in; organisers may add to them.
    void accountsForEveryAttendeeOfTheCorpus()
    {
        const QString corpus = corpusPath(u"calendar"_s);
        if (corpus.isEmpty())
            QSKIP("the corpus is not here");
        static const QRegularExpression fold(u"(\r\n|\n|\r)[ \t]"_s);
        static const QRegularExpression attendee(
            u"(?<=[\r\n])ATTENDEE[;:]"_s, QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression organiser(
            u"(?<=[\r\n])ORGANIZER[;:]"_s, QRegularExpression::CaseInsensitiveOption);
        qsizetype all = 0;
        QStringList wrong;
        for (const QString& path : calendarsOf(corpus)) {
            const QByteArray bytes = readFile(path);
            if (!ICalendar().recognises(fileInMemory(path, bytes)))
                continue;
            const QString text = QString::fromLatin1(bytes).remove(fold);
            const qsizetype attendees = text.count(attendee);
            const auto rows = static_cast<qsizetype>(readBytes(bytes).sink.rows().size());
            all += attendees;
            if (rows < attendees || rows > attendees + text.count(organiser))
                wrong += u"%1: %2 rows for %3 attendees"_s.arg(path).arg(rows).arg(attendees);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        qInfo("%lld attendees", static_cast<long long>(all));
        QVERIFY(all > 3000);
    }

    // The corpus with bytes changed, lines gone and the end cut off.
    void survivesTheCorpusDamaged()
    {
        const QString corpus = corpusPath(u"calendar"_s);
        if (corpus.isEmpty())
            QSKIP("the corpus is not here");
        std::vector<QByteArray> files;
        for (const QString& path : calendarsOf(corpus))
            files.push_back(readFile(path).left(20'000));
        QVERIFY(rc::check([&files] {
            QByteArray bytes = *rc::gen::elementOf(files);
            for (int i = 0, changes = *rc::gen::inRange(1, 30); i < changes && !bytes.isEmpty(); ++i) {
                const auto at = *rc::gen::inRange<qsizetype>(0, bytes.size());
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    bytes[at] = *rc::gen::arbitrary<char>();
                    break;
                case 1:
                    bytes.remove(at, *rc::gen::inRange(1, 80));
                    break;
                case 2:
                    bytes.insert(at, bytes.mid(*rc::gen::inRange<qsizetype>(0, bytes.size()), 80));
                    break;
                default:
                    bytes.insert(at, *rc::gen::element("\n", "\r\n ", ";", ":", "\"", ",", "\nEND:VEVENT\n"));
                    break;
                }
            }
            const Outcome outcome = readBytes(bytes);
            RC_ASSERT(outcome.done.has_value());
            RC_ASSERT(isComplete(outcome.sink));
        }));
    }

    // Every attendee line ends in exactly one place, whatever the meetings are like.
    void accountsForEveryAttendee()
    {
        QVERIFY(rc::check([] {
            const auto line = rc::gen::element<std::string>("ATTENDEE:mailto:a@x.example",
                "ATTENDEE;CN=B:mailto:b@x.example", "ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.example",
                "ATTENDEE;CUTYPE=ROOM:mailto:room@x.example",
                "ATTENDEE;CN=Ida Sommer:mailto:ida@sommer.example",
                "ATTENDEE;CN=Ida Sommer;PARTSTAT=DECLINED:mailto:ida@sommer.example",
                "ATTENDEE:", "ATTENDEE;CN=Nameless:invalid");
            const auto trait = rc::gen::element<std::string>("STATUS:CANCELLED", "DTSTART:20990101",
                "DTSTART:x", "UID:one", "RRULE:FREQ=WEEKLY", "RECURRENCE-ID:20260319", "EXDATE:20260312",
                "END:VALARM", "BEGIN:VALARM", "BEGIN:VEVENT", "X:y");
            QByteArray events;
            int lines = 0;
            for (int i = 0, count = *rc::gen::inRange(0, 8); i < count; ++i) {
                QByteArray body;
                for (const std::string& one : *rc::gen::container<std::vector<std::string>>(line)) {
                    body += QByteArray::fromStdString(one) + '\n';
                    ++lines;
                }
                if (*rc::gen::arbitrary<bool>())
                    body += QByteArray::fromStdString(*trait) + '\n';
                events += meeting(body);
            }
            const Outcome outcome = readBytes(calendar(events));
            RC_ASSERT(isComplete(outcome.sink));
            RC_ASSERT(static_cast<int>(outcome.sink.rows().size()) == lines);
        }));
    }
};

QTEST_APPLESS_MAIN(TestICalendar)
#include "tst_icalendar.moc"
