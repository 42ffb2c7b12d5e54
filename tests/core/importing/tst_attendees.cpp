#include "core/importing/attendeecolumns.h"
#include "core/importing/attendeecontact.h"
#include "core/importing/attendees.h"
#include "core/importing/table.h"
#include "core/model/smallmeeting.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QBuffer>
#include <QJsonDocument>
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
                 "Name (Original Name),User Email", "Vorname;Nachname;Teilnahme", "Nome;Cognome;Presenza",
                 "Invitee Name,Invitee Email,Event Type Name", "Report of 5 March\n\nName,Email,Join time"})
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
        QVERIFY(recognises("Vorname;Nachname;E-Mail\n", u"Gästeliste Hafenfest.csv"_s));
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
        row("Firma", AttendeeColumn::Company);
        row("Courriel", AttendeeColumn::Email);
        row("Home Address 2", AttendeeColumn::Street);
        row("Which company do you work for?", AttendeeColumn::Company);
        row("What is your role?", AttendeeColumn::JobTitle);
        row("Teilnahme", AttendeeColumn::Attendance);
        row("Présent", AttendeeColumn::Attendance);
        row("Zusage", AttendeeColumn::Answer);
        row("Réponse", AttendeeColumn::Answer);
        row("Response 1", static_cast<AttendeeColumn>(-1)); // to a question
        row("Anwesend am", AttendeeColumn::Seen);
        row("Scheduled Time", AttendeeColumn::Day);
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

    void noWordHasTwoMeanings()
    {
        const QJsonObject json = QJsonDocument::fromJson(
            readFile(QStringLiteral(KITH_SOURCE_DIR) + u"/resources/attendees.json"_s))
                                     .object();
        QHash<QByteArray, QString> meanings;
        const QJsonObject columns = json[u"columns"_s].toObject();
        for (auto kind = columns.begin(); kind != columns.end(); ++kind) {
            for (const QJsonValue word : kind->toArray()) {
                const QByteArray key = attendeeKey(word.toString());
                QVERIFY2(!key.isEmpty(), qPrintable(word.toString()));
                QVERIFY2(meanings.value(key, kind.key()) == kind.key(), qPrintable(word.toString()));
                meanings.insert(key, kind.key());
            }
        }
        QVERIFY(meanings.size() > 150);
        for (const QJsonValue words : json[u"absent"_s].toObject()) {
            for (const QJsonValue word : words.toArray())
                QVERIFY2(!meansYes(attendeeKey(word.toString())), qPrintable(word.toString()));
        }
        for (const QString& open : {u"unsure"_s, u"registered"_s}) {
            for (const QJsonValue words : json[open].toObject()) {
                for (const QJsonValue word : words.toArray()) {
                    const QByteArray key = attendeeKey(word.toString());
                    QVERIFY2(
                        !key.isEmpty() && !meansYes(key) && !meansAbsent(key), qPrintable(word.toString()));
                }
            }
        }
    }

    // What a service always exports is read, or nobody misses it.
    void standardExportsLeaveNothingUnread_data()
    {
        QTest::addColumn<int>("people");
        for (const char* header :
            {"api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,"
             "custom_source,qr_code_url,amount,amount_tax,amount_discount,currency,coupon_code,eth_address,"
             "solana_address,survey_response_rating,survey_response_feedback,ticket_type_id,ticket_name",
                "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee "
                "#,Group,"
                "Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment "
                "Processing,Attendee "
                "Status,Home Address 1,Home Address 2,Home City,Home State,Home Zip,Home Country",
                "Name,User ID,Title,Event Host,RSVP,Guests,RSVPed on,Joined Group on,URL of Member Profile",
                "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording "
                "Consent,"
                "In Waiting Room",
                "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval "
                "Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name",
                "Name,First Join,Last Leave,In-Meeting Duration,Email,Participant ID (UPN),Role",
                "Full Name,User Action,Timestamp",
                "User Name,User Email,Team,Invitee Name,Invitee First Name,Invitee Last Name,Invitee "
                "Email,Invitee Time Zone,Text Reminder Number,Event Type Name,Start Date & Time,End Date & "
                "Time,Location,Event Created Date & Time,Canceled,Canceled By,Cancellation reason,Question "
                "1"})
            QTest::newRow(header) << 1;
    }
    void standardExportsLeaveNothingUnread()
    {
        const QByteArray header = QTest::currentDataTag();
        QByteArrayList cells;
        for (qsizetype i = 0; i <= header.count(','); ++i)
            cells += "filled in";
        const QJsonObject json = readBytes(header + '\n' + cells.join(',') + '\n');
        QFETCH(int, people);
        QCOMPARE(json[u"records"_s].toArray().size(), people);
        for (const QJsonValue& issue : json[u"issues"_s].toArray()) // but for cells that are no addresses
            QVERIFY2(issue[u"row"_s].toInt() > 0, QJsonDocument(json).toJson().constData());
    }

    void saysWhatIsNotRead()
    {
        const QByteArray bytes
            = "Name,Email,RSVP,Shoe size,Meal,Seat\nMara,m@x.example,Yes,39,,\nBo,b@x.example,No,,Soup,\n"
              "Noor,n@x.example,Yes,38,,7\n";
        QCOMPARE(
            readBytes(bytes)[u"issues"_s][0][u"message"_s], u"Not read: the column(s) Shoe size, Seat."_s);
        ReadContext context = idasContext();
        context.map = {{u"Shoe size"_s, ListField::Ignored}, {u"Seat"_s, ListField::Title}};
        QVERIFY(!readBytes(bytes, context).contains(u"issues"_s));
    }

    void guestsOfATenantHaveAnAddress()
    {
        QCOMPARE(attendeeEmail(u"mara@lindqvist.example"_s), u"mara@lindqvist.example"_s);
        QCOMPARE(attendeeEmail(u"m_l_lindqvist.example#EXT#@harbour.onmicrosoft.com"_s),
            u"m_l@lindqvist.example"_s);
        QCOMPARE(
            attendeeEmail(u"m_lindqvist.example#ext#@harbour.onmicrosoft.com"_s), u"m@lindqvist.example"_s);
        for (const char16_t* none : {u"mara#EXT#@harbour.onmicrosoft.com", u"_x.example#EXT#@y.example",
                 u"mara_lindqvist#EXT#@y.example", u"#EXT#", u"mara", u"not known @ all", u""})
            QCOMPARE(attendeeEmail(QString::fromUtf16(none)), QString());
    }

    void whatDoesNotFitIsToldOnce()
    {
        QByteArray rows;
        for (int i = 1; i <= 210; ++i) {
            const QByteArray number = QByteArray::number(i);
            rows += "Mara Lindqvist,mara@x.example,note " + number + ",Tea\n";
            rows += "Tom Berg,tom@x.example,,Tea " + number + '\n';
            if (i <= 200) // as much as is kept
                rows += "Noor Haddad,noor@x.example,note " + number + ",Tea\n";
            if (i <= 201)
                rows += "Eve Kim,eve@x.example,note " + number + ",Tea\n";
        }
        const QJsonObject json = readBytes("Name,Email,Notes,Event\n" + rows);
        QStringList told;
        for (const QJsonValue& issue : json[u"issues"_s].toArray())
            told += issue[u"message"_s].toString();
        QCOMPARE(told,
            QStringList(
                u"The list says more of 2 guest(s) than Kith keeps: the first 200 notes and the first "
                u"200 ways to reach each were kept."_s));
        QCOMPARE(json[u"records"_s][0][u"facts"_s].toArray().size(), 201);
        QCOMPARE(json[u"records"_s][1][u"facts"_s].toArray().size(), 210);
        for (const int place : {2, 3})
            QCOMPARE(json[u"records"_s][place][u"facts"_s].toArray().size(), 201);
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
        QVERIFY(!readBytes("Name,Email,Antwort\nMara,,keine Nüsse\nBo,,\n")
                     .contains(u"rejected"_s)); // to another question
        QCOMPARE(readBytes("Attendee list for Spring Gala\nName,RSVP\nMara,yes\n", idasContext(),
                     u"list.csv"_s)[u"records"_s][0][u"facts"_s][0][u"value"_s],
            u"Spring Gala"_s);
        QCOMPARE(readBytes("Name,Email\n-,\n")[u"rejected"_s][0][u"reason"_s],
            u"The row has neither a name nor an e-mail address."_s);
        QCOMPARE(readBytes("Name,Email,Status\nMara,,Waitlisted\n")[u"rejected"_s][0][u"reason"_s],
            u"Did not take part: the list says “Waitlisted”."_s);
        QCOMPARE(readBytes("Nome,Email,Stato\nMara,,IN LISTA D’ATTESA\n")[u"rejected"_s][0][u"reason"_s],
            u"Did not take part: the list says “IN LISTA D’ATTESA”."_s);
        QCOMPARE(readBytes("Name,Email,Cancelled\nMara,,Yes\n")[u"rejected"_s][0][u"reason"_s],
            u"Did not take part: the list says “Cancelled: Yes”."_s);
        QVERIFY(!readBytes("Name,Email,Cancelled\nMara,,No\n").contains(u"rejected"_s));
        QCOMPARE(readBytes("Name,Email,Registration time\nMara,,2026-03-01\n")[u"rejected"_s][0][u"reason"_s],
            u"Registered only: the list does not say who came. Import the report of those who attended."_s);
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
