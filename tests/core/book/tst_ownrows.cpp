#include "core/book/changebook.h"
#include "core/book/exportbook.h"
#include "core/store/sourcerows.h"
#include "tests/support/orders.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray profile = "First Name,Last Name,Headline,Industry\nIda,Sommer,Engineer,Energy\n";
const QByteArray addresses = "Email Address,Confirmed,Primary,Updated On\n"
                             "ida@sommer.example,Yes,Yes,\"3/14/20, 8:05 AM\"\n";

} // namespace

// Rows in lists of guests that are the owner's own, whether or not the book knows so when it reads them.
class TestOwnRows : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    // Rows parted by ';', "name|address"; `further` makes another file of it.
    QString guests(const QString& name, const QString& rows, const QByteArray& further = {}) const
    {
        QByteArray text = "Name,Email,Event,Event date\n";
        for (const QString& row : rows.split(u';'))
            text += row.section(u'|', 0, 0).toUtf8() + ',' + row.section(u'|', 1).toUtf8()
                + ",Systems Day,2026-03-01\n";
        return m_fixture.write(name, text + further);
    }
    // Of `meetings`: each day's rows, "name|address" or "name|address|PARTSTAT".
    QString calendar(const QString& name, const QStringList& meetings, const QByteArray& further = {}) const
    {
        QByteArray text = "BEGIN:VCALENDAR\n";
        for (int day = 12; const QString& rows : meetings) {
            text += "BEGIN:VEVENT\nUID:" + QByteArray::number(day) + "\nDTSTART:202603"
                + QByteArray::number(day) + "T090000\nSUMMARY:Tea\n";
            for (const QString& row : rows.split(u';')) {
                text += "ATTENDEE;CN=" + row.section(u'|', 0, 0).toUtf8();
                if (const QString part = row.section(u'|', 2); !part.isEmpty())
                    text += ";PARTSTAT=" + part.toUtf8();
                text += ":mailto:" + row.section(u'|', 1, 1).toUtf8() + '\n';
            }
            text += "END:VEVENT\n";
            ++day;
        }
        return m_fixture.write(name, text + further + "END:VCALENDAR\n");
    }

    QByteArrayList namesIn(const Database& book) const
    {
        QByteArrayList names;
        Result<Statement> select = book.prepare("SELECT name FROM contacts ORDER BY name");
        while (*select->step())
            names += select->utf8(0).toByteArray();
        return names;
    }

private Q_SLOTS:
    void theProfileMayComeAfter()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example;Mara Holm|"_s);
        const QString owner = m_fixture.write(u"Profile.csv"_s, profile);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {list}));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer", "Mara Holm"}));
        const QByteArray before = dump(book);

        const auto receipt = m_fixture.import(book, {owner});
        QVERIFY(receipt);
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
        QCOMPARE(receipt->people, 1);
        const std::vector<Issue>& issues = receipt->files.front().issues;
        QCOMPARE(issues.size(), 1U);
        QCOMPARE(
            issues.front().message, u"Ida Sommer, a contact so far, is you and was taken out of the book."_s);

        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
    }

    void whereItWasBeforeTheRowIsRejectedAndKept()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example;Mara Holm|"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
        const auto receipt = m_fixture.import(book, {list});
        QVERIFY(receipt);
        QCOMPARE(receipt->total(), (RowCounts{.read = 2, .added = 1, .rejected = 1}));
        QCOMPARE(receipt->files.front().issues.front().message, u"This is you."_s);
        Result<SourceRows> rows = SourceRows::prepare(book);
        const auto rejected = rows->rows(2, Outcome::Rejected, 0, 10);
        QCOMPARE(rejected->size(), 1U);
        QCOMPARE(rejected->front().text, u"Ida Sommer,ida@work.example,Systems Day,2026-03-01"_s);

        // Somebody else's book, after all.
        Progress progress;
        QVERIFY(removeSources(book, *m_fixture.knowledge, {1}, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer", "Mara Holm"}));
    }

    void theUserMayTell()
    {
        const QString list = guests(u"guests.csv"_s, u"I. Sommer|ida@work.example;Mara Holm|"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {list}));
        const QByteArray before = dump(book);
        const std::vector<MeStatement> mine{
            {.field = MeField::Email, .value = u"ida@work.example"_s, .origin = Origin::you()}};
        Progress progress;
        const auto told
            = setMe(book, *m_fixture.knowledge, {MeField::Email}, mine, m_fixture.today, progress);
        QVERIFY(told);
        QCOMPARE(*told, QStringList(u"I. Sommer, a contact so far, is you and was taken out of the book."_s));
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
        QVERIFY(setMe(book, *m_fixture.knowledge, {MeField::Email}, {}, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"I. Sommer", "Mara Holm"}));
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
    }

    void whatOtherFilesSayStays()
    {
        const QString google = m_fixture.write(u"contacts.csv"_s,
            "First Name,Last Name,Organization Name,E-mail 1 - "
            "Value\nIda,Sommer,Northwind,ida@work.example\n");
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {google}));
        const QByteArray alone = people(book);
        QVERIFY(m_fixture.import(book, {list}));
        QVERIFY(people(book) != alone);
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
        QCOMPARE(people(book), alone);
    }

    void whoseRowComesBackMayBeOneWithTheNewOwners()
    {
        // Two lists, one address, and the owner is told to be called otherwise.
        const auto named = [](const QString& name) {
            return std::vector<MeStatement>{{.field = MeField::Name, .value = name, .origin = Origin::you()}};
        };
        const QStringList lists{guests(u"a.csv"_s, u"Ida Sommer|ida@work.example"_s),
            guests(u"b.csv"_s, u"I. Sommer|ida@work.example"_s)};
        Progress progress;
        Database book = m_fixture.newBook();
        QVERIFY(setMe(
            book, *m_fixture.knowledge, {MeField::Name}, named(u"Ida Sommer"_s), m_fixture.today, progress));
        for (const QString& list : lists)
            QVERIFY(m_fixture.import(book, {list}));
        QVERIFY(setMe(
            book, *m_fixture.knowledge, {MeField::Name}, named(u"I. Sommer"_s), m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer"}));
        QVERIFY(setMe(
            book, *m_fixture.knowledge, {MeField::Name}, named(u"Mara Holm"_s), m_fixture.today, progress));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer"}));
        QCOMPARE(*book.integer("SELECT count(*) FROM facts"), 1);
    }

    void whoeverTheUserSpokeOfStaysWithoutTheFacts()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example"_s);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {list}));
        QVERIFY(keepNote(book, 1, u"A note to myself."_s));
        const auto receipt = m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)});
        QVERIFY(receipt);
        QCOMPARE(receipt->files.front().issues.back().message,
            u"Ida Sommer is you. What lists of guests say of you was taken out of the book."_s);
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer"}));
        QCOMPARE(*book.integer("SELECT count(*) FROM facts"), 0);
    }

    void aTableThatKithWroteQuotesNobodyWhoIsGone()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|;Mara Holm|"_s);
        const QString owner = m_fixture.write(u"Profile.csv"_s, profile);
        const QString table = m_fixture.path(u"table.csv"_s);
        Database book = m_fixture.newBook();
        Progress progress;
        QVERIFY(m_fixture.import(book, {list}));
        QVERIFY(exportBook(book, *m_fixture.knowledge, {.path = table, .today = m_fixture.today}, progress));
        QVERIFY(m_fixture.import(book, {table}));
        QVERIFY(m_fixture.import(book, {owner}));
        Database other = m_fixture.newBook();
        QVERIFY(m_fixture.import(other, {list}));
        QVERIFY(m_fixture.import(other, {owner}));
        QVERIFY(m_fixture.import(other, {table}));
        QCOMPARE(namesIn(book), namesIn(other));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts WHERE NOT EXISTS"
                               " (SELECT 1 FROM facts WHERE contact = contacts.id)"),
            *other.integer("SELECT count(*) FROM contacts WHERE NOT EXISTS"
                           " (SELECT 1 FROM facts WHERE contact = contacts.id)"));
    }

    void whoSharedTheAddressIsLookedAtAgain()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|sommer@home.example"_s);
        const QString contacts = m_fixture.write(u"contacts.csv"_s,
            "Name,Email\nInes Sommer,sommer@home.example\nI. Sommer,sommer@home.example\n");
        const QString owner = m_fixture.write(u"Profile.csv"_s, profile);
        const QString wrong = whatOrderChanges(m_fixture, {list, contacts, owner}, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void anOfficesAddressMayBeTheOwners()
    {
        const QString list = guests(u"guests.csv"_s, u"I. Sommer|hello@sommer.example;Mara Holm|"_s);
        const QString owner = m_fixture.write(u"Email Addresses.csv"_s,
            "Email Address,Confirmed,Primary,Updated On\nhello@sommer.example,Yes,Yes,\"3/14/20, 8:05 "
            "AM\"\n");
        const QString wrong = whatOrderChanges(m_fixture, {list, owner}, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void aNameOfBeforeIsTheOwnersToo()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|;Ida Holm|;Mara Holm|"_s);
        const auto profileOf = [this](int year, const QByteArray& name) {
            return m_fixture.write(u"Profile-%1.csv"_s.arg(year),
                "First Name,Last Name,Headline,Industry\nIda," + name + ",Engineer,Energy\n",
                QDateTime(QDate(year, 1, 1), QTime(12, 0), Qt::UTC));
        };
        const QStringList files{list, profileOf(2020, "Sommer"), profileOf(2022, "Holm")};
        const QString wrong = whatOrderChanges(m_fixture, files, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        Database book = m_fixture.newBook();
        for (const QString& file : files)
            QVERIFY(m_fixture.import(book, {file}));
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
    }

    void theFullerNameOfRowsWithOneAddressCounts()
    {
        for (const QString& rows : {u"Ida Sommer|ida@work.example;Ida|ida@work.example;Mara Holm|"_s,
                 u"Ida|ida@work.example;Ida Sommer|ida@work.example;Mara Holm|"_s}) {
            Database book = m_fixture.newBook();
            QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
            const auto receipt = m_fixture.import(book, {guests(u"guests.csv"_s, rows)});
            QVERIFY(receipt);
            QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm"}));
            QCOMPARE(receipt->total(), (RowCounts{.read = 3, .added = 1, .rejected = 2}));
        }
    }

    void aNamesakeBesideTheOwnersOwnAddressIsSomebodyElse()
    {
        const QString list
            = guests(u"guests.csv"_s, u"Ida Sommer|ida@sommer.example;Ida Sommer|ida@other.example"_s);
        const QString met
            = calendar(u"work.ics"_s, {u"Ida Sommer|ida@sommer.example;Ida Sommer|ida@other.example"_s});
        const QStringList files{list, met, m_fixture.write(u"Profile.csv"_s, profile),
            m_fixture.write(u"Email Addresses.csv"_s, addresses)};
        const QString wrong = whatOrderChanges(m_fixture, files, {}, 3);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        Database book = m_fixture.newBook();
        for (const QString& file : files)
            QVERIFY(m_fixture.import(book, {file}));
        QCOMPARE(*book.integer("SELECT count(*) FROM points WHERE value = 'ida@other.example'"), 1);
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), 1);
    }

    void guestsForWhomTheOwnerPaidAreNotTheOwner()
    {
        const QString list = guests(u"guests.csv"_s,
            u"Ida Sommer|ida@sommer.example;Mara Holm|ida@sommer.example;Otto Berg|ida@sommer.example"_s);
        const QStringList files{list, m_fixture.write(u"Profile.csv"_s, profile),
            m_fixture.write(u"Email Addresses.csv"_s, addresses)};
        const QString wrong = whatOrderChanges(m_fixture, files, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        Database book = m_fixture.newBook();
        for (const QString& file : files)
            QVERIFY(m_fixture.import(book, {file}));
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm", "Otto Berg"}));
    }

    void whoTheUserSaysIsSomebodyElseStays()
    {
        const QString list = guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example"_s);
        const QString connections = m_fixture.write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Ida,Sommer,https://www.linkedin.com/in/ida-s,,Northwind,Nurse,12 Mar 2024\n");
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {list}));
        QVERIFY(m_fixture.import(book, {connections}));
        QVERIFY(mergeContacts(book, *m_fixture.knowledge, 2, 1, m_fixture.today));
        const QByteArray merged = people(book);
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
        QCOMPARE(people(book), merged);
    }

    void whoeverIsErasedLeavesNoRejectedRow()
    {
        Database book = m_fixture.newBook();
        Progress progress;
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Profile.csv"_s, profile)}));
        QVERIFY(m_fixture.import(book, {guests(u"guests.csv"_s, u"Ida Sommer|ida@work.example"_s)}));
        QVERIFY(removeSources(book, *m_fixture.knowledge, {1}, m_fixture.today, progress));
        QVERIFY(eraseContact(
            book, *m_fixture.knowledge, *book.integer("SELECT id FROM contacts"), m_fixture.today));
        QVERIFY(!dump(book).contains("work.example"));
    }

    void aMeetingThatTheOwnerDeclinedTellsOfNobody()
    {
        const QString met = calendar(u"work.ics"_s,
            {u"Ida Sommer|ida@sommer.example;Mara Holm|mara@holm.example;Otto Berg|otto@berg.example"_s,
                u"Ida Sommer|ida@sommer.example|DECLINED;Mara Holm|mara@holm.example;Noor Aziz|noor@aziz.example"_s});
        const QString named = m_fixture.write(u"Profile.csv"_s, profile);
        const QString addressed = m_fixture.write(u"Email Addresses.csv"_s, addresses);
        const QString wrong = whatOrderChanges(m_fixture, {met, named, addressed}, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));

        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {met}));
        QCOMPARE(namesIn(book), (QByteArrayList{"Ida Sommer", "Mara Holm", "Noor Aziz", "Otto Berg"}));
        QCOMPARE(*book.integer("SELECT count(*) FROM facts"), 5);
        const QByteArray before = dump(book);
        const auto receipt = m_fixture.import(book, {named, addressed});
        QVERIFY(receipt);
        QCOMPARE(namesIn(book), (QByteArrayList{"Mara Holm", "Otto Berg"}));
        QCOMPARE(*book.integer("SELECT count(*) FROM facts WHERE since = 20260312"), 2);
        QCOMPARE(*book.integer("SELECT count(*) FROM facts WHERE since = 20260313"), 0);
        QStringList said;
        for (const Issue& issue : receipt->files.back().issues)
            said += issue.message;
        QCOMPARE(said,
            (QStringList{u"Ida Sommer, a contact so far, is you and was taken out of the book."_s,
                u"2 rows about meetings that you did not attend were taken out of the book."_s}));
        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);

        Database other = m_fixture.newBook();
        QVERIFY(m_fixture.import(other, {addressed}));
        const auto known = m_fixture.import(other, {met});
        QVERIFY(known);
        QCOMPARE(known->total(), (RowCounts{.read = 6, .added = 2, .rejected = 4}));
        QVERIFY(removeSources(other, *m_fixture.knowledge, {1}, m_fixture.today, progress));
        QCOMPARE(people(other), [&] {
            Database alone = m_fixture.newBook();
            (void)m_fixture.import(alone, {met});
            return people(alone);
        }());
    }

    // Somebody whom many meetings state, each without somebody else.
    void aYearOfMeetingsSaysWhoSomebodyIs()
    {
        QByteArray text = "BEGIN:VCALENDAR\n";
        for (int i = 0; i < 256; ++i) {
            const QByteArray number = QByteArray::number(i);
            text += "BEGIN:VEVENT\nUID:" + number
                + "\nDTSTART:" + QDate(2024, 1, 1).addDays(i).toString(u"yyyyMMdd"_s).toLatin1()
                + "T090000\nSUMMARY:Tea " + number
                + "\nATTENDEE;CN=A. Huber:mailto:praxis@x.example\nATTENDEE;CN=Mara "
                  "Holm:mailto:mara@x.example\n"
                  "ATTENDEE;CN=Guest;PARTSTAT=DECLINED:mailto:g"
                + number + "@x.example\nEND:VEVENT\n";
        }
        const auto card = [this](const QString& name, const QByteArray& fn, const QByteArray& emails) {
            return m_fixture.write(name, "BEGIN:VCARD\nVERSION:3.0\nFN:" + fn + emails + "\nEND:VCARD\n");
        };
        const QStringList files{m_fixture.write(u"year.ics"_s, text + "END:VCALENDAR\n"),
            card(u"one.vcf"_s, "Anna Huber", "\nEMAIL:praxis@x.example\nEMAIL:a.huber@home.example"),
            card(u"two.vcf"_s, "A. Huber", "\nEMAIL:a.huber@home.example")};
        const QString wrong = whatOrderChanges(m_fixture, files, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.left(2000)));
    }

    void aSeriesIsOneWhoeverWasAbsentFromSomeOfIt()
    {
        QByteArray text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20250106T090000\nSUMMARY:Weekly\n"
                          "RRULE:FREQ=WEEKLY;COUNT=10\nATTENDEE;CN=Otto Berg:mailto:otto@berg.example\n"
                          "ATTENDEE;CN=Mara Holm:mailto:mara@holm.example\nEND:VEVENT\n";
        for (const QByteArray& day : {QByteArray("20250113"), QByteArray("20250203")})
            text += "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:" + day + "T090000\nDTSTART:" + day
                + "T090000\nSUMMARY:Weekly\nATTENDEE;CN=Otto Berg:mailto:otto@berg.example\n"
                  "ATTENDEE;CN=Mara Holm:mailto:mara@holm.example\nATTENDEE;PARTSTAT=DECLINED:mailto:g"
                + day + "@x.example\nEND:VEVENT\n";
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"weekly.ics"_s, text + "END:VCALENDAR\n")}));
        QCOMPARE(*book.integer("SELECT count(*) FROM facts"), 2);
        QCOMPARE(*book.integer("SELECT count(*) FROM facts WHERE since = 20250106 AND until = 20250310"), 2);
    }

    void filesMayComeInAnyOrder()
    {
        const QStringList owner{
            m_fixture.write(u"Profile.csv"_s, profile), m_fixture.write(u"Email Addresses.csv"_s, addresses)};
        const bool ok = rc::check("any order gives the same people, twice is once, gone is gone", [&] {
            const auto some = [](std::initializer_list<QString> addresses) {
                QStringList rows;
                for (int row = *rc::gen::inRange(1, 4); row > 0; --row) {
                    rows
                        += *rc::gen::element(u"Ida Sommer"_s, u"I. Sommer"_s, u"Mara Holm"_s, u"Anna Weber"_s)
                        + u'|' + *rc::gen::elementOf(std::vector(addresses));
                }
                return rows.join(u';');
            };
            const auto guestRows = [&some] {
                return some({u"ida@sommer.example"_s, u"ida@work.example"_s, u"mara@holm.example"_s,
                    u"team@work.example"_s, QString()});
            };
            const QString one = guestRows();
            const QString other = guestRows();
            QStringList met;
            for (int meetings = *rc::gen::inRange(1, 4); meetings > 0; --meetings) {
                met += some({u"ida@sommer.example"_s, u"ida@work.example"_s, u"mara@holm.example"_s,
                    u"otto@berg.example"_s, u"ida@sommer.example|DECLINED"_s, u"ida@work.example|DELEGATED"_s,
                    u"otto@berg.example|DECLINED"_s});
            }
            RC_LOG() << one.toStdString() << '\n'
                     << other.toStdString() << '\n'
                     << met.join(u'\n').toStdString() << '\n';
            const QStringList files = owner
                + QStringList{guests(u"one.csv"_s, one), guests(u"two.csv"_s, other, "\n"),
                    calendar(u"work.ics"_s, met)};
            const QStringList again{guests(u"again.csv"_s, one, "\n\n"),
                guests(u"again2.csv"_s, other, "\n\n\n"), calendar(u"again.ics"_s, met, "X-AGAIN:1\n")};
            const QString wrong = whatOrderChanges(m_fixture, files, again, *rc::gen::element(71, 97, 113));
            if (!wrong.isEmpty())
                RC_FAIL(wrong.toStdString());
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestOwnRows)
#include "tst_ownrows.moc"
