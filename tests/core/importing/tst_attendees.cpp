#include "core/importing/attendeecolumns.h"
#include "core/importing/attendees.h"
#include "core/importing/table.h"
#include "core/model/smallmeeting.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QBuffer>
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
    context.me.profile = u"https://www.linkedin.com/in/ida"_s;
    return context;
}

QJsonObject readBytes(const QByteArray& bytes, const ReadContext& context = idasContext(),
    const QString& name = u"Data Night - Guests.csv"_s)
{
    DumpingSink sink;
    Progress progress;
    const Done done = Attendees().read(fileInMemory(name, bytes), context, sink, progress);
    QJsonObject json = sink.json();
    if (!done)
        json[u"failure"_s] = done.error().message;
    return json;
}

bool recognises(const QByteArray& bytes, const QString& name = u"list.csv"_s)
{
    return Attendees().recognises(fileInMemory(name, bytes));
}

} // namespace

// Beside the examples in tests/data/importing/attendees, which tst_importers reads.
class TestAttendees : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesAttendeeLists_data()
    {
        QTest::addColumn<bool>("attendees");
        for (const char* header : {"Name,Email,Ticket type", "E-Mail;Event;Full name",
                 "Attendee name\tOrganisation", "First name,Surname,Job title,Registered on",
                 "Name,What\xE2\x80\x99s your LinkedIn?,Checked in", "Name,RSVP", "name,approval_status",
                 "Name (Original Name),User Email", "Report of 5 March\n\nName,Email,Join time"})
            QTest::newRow(header) << true;
        // Without a sign of an event these may be any people.
        for (const char* header :
            {"Name,Email,Company,Title", "E-Mail;Company;Full name", "Name,What's your LinkedIn?",
                "Report of 5 March\n\nName,Email,Seat", "Vorname;Nachname;E-Mail"})
            QTest::newRow(header) << false;
        for (const char* header : {"", "Name", "First Name,Last Name", "Email,Company", "Attendee #,Email",
                 "Guest,Email", "Event Name,Event Time,Status,External Url", "Date,Status,FullName",
                 "Name,Company Linkedin Url", "name,sector,country,website", "Name,Phone",
                 // Google, LinkedIn, Outlook, Thunderbird, Yahoo, HubSpot, Salesforce, Apollo, PhantomBuster,
                 // Kith
                 "Name,Given Name,Family Name,Group Membership,E-mail 1 - Value",
                 "First Name,E-mail 1 - Value,Title",
                 "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
                 "Source,FirstName,LastName,Companies,Title,Emails,BookmarkedAt",
                 "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
                 "First Name,Last Name,Given Yomi,E-mail Address,Company",
                 "Title,First Name,Last Name,Company,Job Title,Business Street,E-mail Address",
                 "First Name,Last Name,Display Name,Primary Email,Organization",
                 "First,Last,Email,Messenger ID,Title,Company",
                 "Record ID,First Name,Last Name,Email,Job Title,Company Name",
                 "Contact ID,First Name,Last Name,Account Name,Title,Email",
                 "First Name,Last Name,Title,Company,Company Name for Emails,Email",
                 "profileUrl,fullName,firstName,companyName,title,vmid,connectionDegree",
                 "Name,Title,Organisation,Kind,Advice,Gate,E-mail"})
            QTest::newRow(header) << false;
    }
    void recognisesAttendeeLists()
    {
        QFETCH(bool, attendees);
        QCOMPARE(recognises(QByteArray(QTest::currentDataTag()) + "\n"), attendees);
    }

    void theNameOfTheFileMayTell()
    {
        QVERIFY(recognises("Name,Email\n", u"fosdem-2026-attendees.csv"_s));
        QVERIFY(recognises("Vorname;Nachname;E-Mail\n", u"Registrations (2).csv"_s));
        QVERIFY(!recognises("Name,Email\n", u"people.csv"_s));
    }

    void knowsTheFilesOfLinkedIn()
    {
        const QString headers = corpusPath(u"linkedin/linkedin-real-structure/headers.tsv"_s);
        if (headers.isEmpty())
            QSKIP("the corpus is not here");
        int count = 0;
        for (const QByteArray& line : readFile(headers).split('\n').mid(1)) {
            const QByteArray header = line.split('\t').value(8);
            QVERIFY2(!recognises(header + '\n'), header.constData());
            ++count;
        }
        QVERIFY(count > 200);
    }

    void knowsItsSynonyms_data()
    {
        QTest::addColumn<int>("column");
        const auto row = [](const char* name, AttendeeColumn column) {
            QTest::newRow(name) << static_cast<int>(column);
        };
        row("Full Name", AttendeeColumn::Name);
        row("E-Mail", AttendeeColumn::Email);
        row("User Email", AttendeeColumn::Email);
        row("Participant ID (UPN)", AttendeeColumn::Email);
        row("Prénom", AttendeeColumn::Given);
        row("Job Title", AttendeeColumn::JobTitle);
        row("LinkedIn profile URL", AttendeeColumn::Profile);
        row("checked_in_at", AttendeeColumn::Seen);
        row("Created at", static_cast<AttendeeColumn>(-1));
        row("RSVPed on", static_cast<AttendeeColumn>(-1));
        row("Order Date", static_cast<AttendeeColumn>(-1));
    }
    void knowsItsSynonyms()
    {
        QFETCH(int, column);
        const auto found = attendeeColumn(attendeeKey(QString::fromUtf8(QTest::currentDataTag())));
        QCOMPARE(found ? static_cast<int>(*found) : -1, column);
    }

    void knowsTheOwnerByProfile()
    {
        const QJsonObject json = readBytes("Name,LinkedIn\nI. S.,linkedin.com/in/Ida\nMara,\n");
        QCOMPARE(json[u"rejected"_s][0][u"reason"_s], u"This is you."_s);
        QCOMPARE(json[u"records"_s].toArray().size(), 1);
    }

    // Twelve rows of a list of guests may be of a hundred guests; twelve who joined a meeting are all.
    void onlyMeetingsAreSmall()
    {
        const auto thereOf = [](const QByteArray& header, int people) {
            QByteArray rows;
            for (int i = 0; i < people; ++i)
                rows += "Guest Number " + QByteArray(1, static_cast<char>('A' + i))
                    + ",03/12/2026 09:00:00 AM\n";
            const QJsonArray records = readBytes(header + rows)[u"records"_s].toArray();
            return records.size() == people ? records[0][u"facts"_s][0][u"count"_s].toInt() : -1;
        };
        QCOMPARE(thereOf("Name,Checked in at\n", mostPeopleMet), 0);
        QCOMPARE(thereOf("Name,Checked in at\n", mostPeopleMet + 1), mostPeopleMet + 1);
        QCOMPARE(thereOf("Name (Original Name),Join Time\n", mostPeopleMet), mostPeopleMet);
        QCOMPARE(thereOf("Name (Original Name),Join Time\n", mostPeopleMet + 1), mostPeopleMet + 1);
    }

    void theContextNamesTheEvent()
    {
        ReadContext context = idasContext();
        context.event = u"Harbour Meetup"_s;
        context.on = QDate(2026, 2, 14);
        const QJsonObject json
            = readBytes("Name,Email,Event,Event date\nMara,m@x.example,Other,2026-01-01\n", context);
        const QJsonValue fact = json[u"records"_s][0][u"facts"_s][0];
        QCOMPARE(fact[u"value"_s], u"Harbour Meetup"_s);
        QCOMPARE(fact[u"from"_s], u"2026-02-14"_s);
    }

    void noRegistrationIsADay()
    {
        const QJsonObject json
            = readBytes("Name,Email,Order "
                        "Date,created_at,Registered\nMara,m@x.example,2026-01-05,2026-01-05,2026-01-05\n");
        const QJsonObject fact = json[u"records"_s][0][u"facts"_s][0].toObject();
        QCOMPARE(fact[u"value"_s], u"Data Night"_s);
        QVERIFY(!fact.contains(u"from"_s));
    }

    void saysWhyRowsAreLeftOut()
    {
        ReadContext context = idasContext();
        context.on = QDate(2026, 7, 2);
        QCOMPARE(readBytes("Name,Email\nMara,\n", context)[u"rejected"_s][0][u"reason"_s],
            u"The event is still to come. Import the list when it is over."_s);
        context.on = context.today;
        QVERIFY(!readBytes("Name,Email\nMara,\n", context).contains(u"rejected"_s));
        QCOMPARE(readBytes("Name,Email\n-,\n")[u"rejected"_s][0][u"reason"_s],
            u"The row has neither a name nor an e-mail address."_s);
        QCOMPARE(readBytes("Name,Email,Status\nMara,,Waitlisted\n")[u"rejected"_s][0][u"reason"_s],
            u"Did not take part: the list says “Waitlisted”."_s);
    }

    void anotherTableIsRefused()
    {
        QCOMPARE(readBytes("a,b\n1,2\n")[u"failure"_s],
            u"Data Night - Guests.csv has no row with the columns of an attendee list, such as Name and E-mail."_s);
    }

    void aFileThatCannotBeOpenedFails()
    {
        InputFile file = fileInMemory(u"guests.csv"_s, "Name,Email\nMara,\n");
        file.open = []() -> Result<std::unique_ptr<QIODevice>> {
            return failure(ErrorCode::NotFound, u"list.csv is gone."_s);
        };
        DumpingSink sink;
        Progress progress;
        QCOMPARE(Attendees().read(file, {}, sink, progress).error().message, u"list.csv is gone."_s);
    }

    void canBeCancelled()
    {
        Progress progress;
        progress.cancel();
        DumpingSink sink;
        const InputFile file = fileInMemory(u"guests.csv"_s, "Name,Email\nMara,\n");
        const Done done = Attendees().read(file, {}, sink, progress);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(done.error().message, u"The import was cancelled. Nothing has changed."_s);
        QVERIFY(sink.rows().empty());
    }

    void aSinkThatFailsStopsTheReading()
    {
        class FullSink : public DumpingSink
        {
            Done record(Record) override { return failure(ErrorCode::Unwritable, u"The disk is full."_s); }
            Done reject(int, const QString&, const QString&) override
            {
                return failure(ErrorCode::Unwritable, u"No room for rejects."_s);
            }
        } sink;
        Progress progress;
        const Attendees importer;
        const auto messageOf = [&](const QByteArray& row) {
            return importer.read(fileInMemory(u"guests.csv"_s, "Name,Email\n" + row), {}, sink, progress)
                .error()
                .message;
        };
        QCOMPARE(messageOf("Mara,\n"), u"The disk is full."_s);
        QCOMPARE(messageOf("-,\n"), u"No room for rejects."_s);
    }

    // Every row ends in exactly one place, and everyone met is counted.
    void accountsForEveryRow()
    {
        QVERIFY(rc::check([] {
            QByteArray bytes = "Report\nName,Email,Company,Status,LinkedIn\n";
            const auto cell = rc::gen::weightedElement<std::string>({{5, ""}, {2, "Mara"}, {2, "Tran, Bo"},
                {1, "Ida Sommer"}, {2, "m@x.example"}, {1, "Declined"}, {1, "linkedin.com/in/mara"},
                {1, "\"a\nb\""}, {1, "\"unclosed"}, {1, "\xFF"}, {1, "n/a"}});
            for (int i = 0, count = *rc::gen::inRange(0, 12); i < count; ++i) {
                QByteArrayList cells;
                for (int c = 0, width = *rc::gen::inRange(1, 7); c < width; ++c)
                    cells += QByteArray::fromStdString(*cell);
                bytes += cells.join(',') + '\n';
            }
            QBuffer device(&bytes);
            device.open(QIODevice::ReadOnly);
            Table table(device);
            RC_ASSERT(table.findHeader({u"Name"_s, u"Email"_s}).value());
            std::vector<int> rows;
            while (table.next().value())
                rows.push_back(table.row());
            DumpingSink sink;
            Progress progress;
            RC_ASSERT(Attendees()
                          .read(fileInMemory(u"Tea guests.csv"_s, bytes), idasContext(), sink, progress)
                          .has_value());
            RC_ASSERT(sink.complaints().isEmpty());
            RC_ASSERT(std::ranges::equal(sink.rows(), rows));
            const QJsonArray people = sink.json()[u"records"_s].toArray();
            for (const QJsonValue& person : people) {
                const int there = person[u"facts"_s][0][u"count"_s].toInt();
                RC_ASSERT(there == 0 || there > mostPeopleMet);
                RC_ASSERT(there >= people.size() || people.size() <= mostPeopleMet);
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestAttendees)
#include "tst_attendees.moc"
