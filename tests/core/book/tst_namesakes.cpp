#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/book/removeimport.h"
#include "tests/support/bookfixture.h"
#include "tests/support/orders.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                               "Mara,Lindqvist,https://www.linkedin.com/in/mara-l,,Nordwind Logistics,Head "
                               "of Operations,11 Feb 2022\n";
const QByteArray follows = "Date,Status,FullName\n2025-03-01 10:11:12,Active,Mara Lindqvist\n";
const QByteArray recommendations = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
                                   "Mara,Lindqvist,Nordwind Logistics,Head of Operations,A joy.,\"02/01/24, "
                                   "07:00 AM\",VISIBLE\n";

QByteArray card(const QByteArray& name, const QByteArray& email, const QByteArray& more = {})
{
    return "BEGIN:VCARD\nVERSION:3.0\nFN:" + name + "\nEMAIL:" + email + '\n' + more + "END:VCARD\n";
}

const QByteArray otherMara = card("Mara Lindqvist", "mara@fabrikam.example", "ORG:Fabrikam\n");

} // namespace

// Who is meant by a name, and by an address that several share.
class TestNamesakes : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    qint64 people(const Database& book) const
    {
        return *book.integer("SELECT count(*) FROM contacts WHERE kind = 0");
    }

    // The book after importing the files one by one, in every order; it must be the same.
    void compareOrders(QStringList files, QByteArray (*says)(const Database&) = &sayings)
    {
        std::ranges::sort(files);
        QByteArray first;
        do {
            Database book = m_fixture.newBook();
            for (const QString& file : files)
                QVERIFY(m_fixture.import(book, {file}));
            const QByteArray said = says(book);
            if (first.isEmpty())
                first = said;
            QVERIFY2(said == first,
                ("in the order " + files.join(u", "_s).toUtf8() + ":\n" + said + "instead of\n" + first)
                    .constData());
        } while (std::ranges::next_permutation(files).found);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, files));
        QCOMPARE(says(book), first);
    }

    // The same rows in other bytes are no news.
    void checkOnceMore(Database& book, const QByteArray& rows)
    {
        const QByteArray before = sayings(book);
        const auto receipt = m_fixture.import(book, {m_fixture.write(u"again.csv"_s, rows + '\n')});
        QVERIFY(receipt);
        QCOMPARE(receipt->total().unchanged, 1);
        QCOMPARE(receipt->total().read, 1);
        QCOMPARE(sayings(book), before);
    }

    QString guest(const QString& file, const QByteArray& cells)
    {
        return m_fixture.write(file + u"-guests.csv"_s, "Name,Email,Company\nDana Reed," + cells + '\n');
    }

private Q_SLOTS:
    void aNameMeansTheOnlyOneUntilAnotherComes()
    {
        const QString one = m_fixture.write(u"Connections.csv"_s, connections);
        const QString named = m_fixture.write(u"Member_Follows.csv"_s, follows);
        const QString other = m_fixture.write(u"other.vcf"_s, otherMara);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {one}));
        QVERIFY(m_fixture.import(book, {named}));
        QCOMPARE(people(book), 1);
        const QByteArray before = dump(book);
        const auto receipt = m_fixture.import(book, {other});
        QVERIFY(receipt);
        QCOMPARE(people(book), 3);
        QCOMPARE(receipt->undecided, 1);
        const QByteArray after = dump(book);

        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
        QVERIFY(redo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), after);
        QCOMPARE(m_fixture.import(book, {other})->files.front().counts.added, 0);
        QCOMPARE(people(book), 3);
        compareOrders({one, named, other});

        // Without the other it is clear again who is meant.
        QVERIFY(removeSources(book, *m_fixture.knowledge, {3}, m_fixture.today, progress));
        QCOMPARE(people(book), 1);
    }

    void whatContradictsTellsWhoIsMeant()
    {
        const QString one = m_fixture.write(u"Connections.csv"_s, connections);
        const QString named = m_fixture.write(u"Recommendations_Received.csv"_s, recommendations);
        const QString other = m_fixture.write(u"other.vcf"_s, otherMara);
        compareOrders({one, named, other});
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {other, named, one}));
        QCOMPARE(people(book), 2);
        const QByteArray praised = "SELECT count(*) FROM contacts JOIN facts ON contact = id"
                                   " WHERE profile IS NOT NULL AND facts.kind = "
            + QByteArray::number(static_cast<int>(FactKind::RecommendedMe));
        QCOMPARE(*book.integer(praised.constData()), 1);
    }

    void whoTheUserMadeOneStaysOne()
    {
        const QString one = m_fixture.write(u"one.vcf"_s,
            card("Mara Lindqvist", "mara@nordwind.example")
                + card("Mara Lindqvist", "lindqvist@home.example"));
        const QString named = m_fixture.write(u"Member_Follows.csv"_s, follows);
        const QString other = m_fixture.write(u"other.vcf"_s, otherMara);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {one, named}));
        QCOMPARE(people(book), 3);
        const std::vector<ContactId> all = findContacts(book, u"Mara Lindqvist"_s).value();
        QCOMPARE(all.size(), 3U);
        const ContactId nameOnly = *book.integer(
            "SELECT id FROM contacts WHERE kind = 0 AND id NOT IN (SELECT contact FROM points)");
        const ContactId kept = all.front() == nameOnly ? all.back() : all.front();
        QVERIFY(mergeContacts(book, *m_fixture.knowledge, kept, nameOnly, m_fixture.today));
        QVERIFY(m_fixture.import(book, {other}));
        QCOMPARE(people(book), 3);
    }

    void whoDiffersInEmployerAloneIsNobodyElse()
    {
        const QString none = guest(u"meetup"_s, ",");
        const QString one = guest(u"summit"_s, ",Northwind");
        const QString other = guest(u"forum"_s, ",Fabrikam");
        compareOrders({none, one});
        compareOrders({none, one, other});
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {none}));
        QVERIFY(m_fixture.import(book, {one}));
        QCOMPARE(people(book), 1);
        QVERIFY(m_fixture.import(book, {other}));
        QCOMPARE(people(book), 3);
    }

    void whoMayBeEitherOfTwoIsNeither()
    {
        const QString known = guest(u"meetup"_s, "dana@home.example,");
        const QString one = guest(u"summit"_s, ",Northwind");
        const QString other = guest(u"forum"_s, ",Fabrikam");
        compareOrders({known, one});
        compareOrders({known, one, other});
        compareOrders({known, one, other, guest(u"salon"_s, ",")});
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {known, one, other}));
        QCOMPARE(people(book), 3);
        // When one is found to be known, the other is somebody else.
        QVERIFY(m_fixture.import(book, {guest(u"gala"_s, "dana@home.example,Fabrikam")}));
        QCOMPARE(people(book), 2);
        compareOrders({known, one, other, guest(u"gala"_s, "dana@home.example,Fabrikam")});
    }

    void whoChangedEmployerKeepsWhatWasSaidBefore()
    {
        const QString old = m_fixture.write(u"Connections.csv"_s, connections);
        const QString named = m_fixture.write(u"Recommendations_Received.csv"_s, recommendations);
        QByteArray rows = connections;
        rows.replace("Nordwind Logistics", "Fabrikam");
        rows.insert(rows.indexOf("Mara"),
            "Noor,Haddad,https://www.linkedin.com/in/noor,,Contoso,Partner,11 Feb 2026\n");
        const QString newer = m_fixture.write(u"Newer.csv"_s, rows);
        compareOrders({old, named, newer}, [](const Database& book) { return kith::test::people(book); });
        Database book = m_fixture.newBook();
        for (const QString& file : {old, named, newer})
            QVERIFY(m_fixture.import(book, {file}));
        QCOMPARE(people(book), 2);
        checkOnceMore(book, recommendations);
    }

    void aNameThatMayMeanTwoIsNoNewsWhenItIsReadAgain()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(u"Connections.csv"_s, connections), m_fixture.write(u"other.vcf"_s, otherMara),
                m_fixture.write(u"Member_Follows.csv"_s, follows)}));
        QCOMPARE(people(book), 3);
        checkOnceMore(book, follows);
    }

    // Lists of before 2023 have no addresses; the day of connecting tells who is who all the same.
    void whoWasConnectedOnTheSameDayIsTheSame()
    {
        const QString old = m_fixture.write(u"Old.csv"_s,
            "First Name,Last Name,Email Address,Company,Position,Connected On\n"
            "Mara,Lindqvist,,Contoso,Captain,11 Feb 2022\n");
        const QString today = m_fixture.write(u"Connections.csv"_s, connections);
        const QString other = m_fixture.write(u"other.vcf"_s, card("Mara Lindqvist", "mara@home.example"));
        compareOrders({old, today, other}, [](const Database& book) { return kith::test::people(book); });
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {old, today, other}));
        QCOMPARE(people(book), 2);
    }

    // Lists of people of one name, each of whom has a profile, an address, and a day of connecting or not; a
    // list tells some of it.
    void listsOfNamesakesMayComeInAnyOrder()
    {
        const bool ok = rc::check("any order gives the same people, and twice is once", [this] {
            QStringList files;
            std::vector<QByteArray> lists;
            for (const QString& name : {u"spring"_s, u"summer"_s, u"autumn"_s}) {
                QByteArray list = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
                for (int row = *rc::gen::inRange(1, 4); row > 0; --row) {
                    const QByteArray who = *rc::gen::element("1", "2", "3");
                    const bool hasProfile = *rc::gen::inRange(0, 3) == 0;
                    const bool hasAddress = *rc::gen::inRange(0, 3) == 0;
                    list += "Dana,Reed,";
                    list += hasProfile ? "https://www.linkedin.com/in/dana-" + who : QByteArray();
                    list += ',' + (hasAddress ? "dana" + who + "@home.example" : QByteArray()) + ',';
                    list += QByteArray(*rc::gen::element("", "", "Northwind", "Fabrikam")) + ",,";
                    const bool hasDay = *rc::gen::inRange(0, 3) == 0;
                    list += hasDay ? "0" + who + " Mar 2021\n" : QByteArray("\n");
                }
                lists.push_back(list);
                files += m_fixture.write(name + u".csv"_s, list);
            }
            RC_LOG() << lists[0].toStdString() << lists[1].toStdString() << lists[2].toStdString();
            std::ranges::sort(files);
            QByteArray first;
            std::ranges::sort(files);
            do {
                Database book = m_fixture.newBook();
                for (const QString& file : files)
                    RC_ASSERT(bool(m_fixture.import(book, {file})));
                const QByteArray said = kith::test::people(book);
                if (first.isEmpty())
                    first = said;
                RC_ASSERT(said.toStdString() == first.toStdString());
                for (const QByteArray& list : lists) {
                    const auto again = m_fixture.import(book, {m_fixture.write(u"again.csv"_s, list + '\n')});
                    RC_ASSERT(bool(again));
                    RC_ASSERT(again->total().added + again->total().updated == 0);
                }
                RC_ASSERT(kith::test::people(book) == first);
            } while (std::ranges::next_permutation(files).found);
        });
        QVERIFY(ok);
    }

    // What random lists have found.
    void listsThatWereHardToTell_data()
    {
        QTest::addColumn<QStringList>("lists"); // rows parted by ';', "who|employer|day"
        QTest::newRow("an employer from a row without an address")
            << QStringList{u"1|Fabrikam|01;1||01"_s, u"1||"_s, u"|Northwind|"_s};
        QTest::newRow("a day that is somebody else's after all")
            << QStringList{u"3|Fabrikam|03;3||03"_s, u"2|Northwind|;|Fabrikam|03"_s, u"|Northwind|02;3||"_s};
        QTest::newRow("a row that tells nothing of its own")
            << QStringList{u"3|Northwind|;2|Northwind|"_s, u"2|Fabrikam|"_s, u"3|Northwind|;|Northwind|"_s};
    }
    void listsThatWereHardToTell()
    {
        QFETCH(QStringList, lists);
        QStringList files;
        for (const QString& rows : std::as_const(lists)) {
            QByteArray list = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
            for (const QString& row : rows.split(u';')) {
                const QStringList cells = row.split(u'|');
                const QByteArray who = cells[0].toUtf8();
                list += "Dana,Reed,";
                if (!who.isEmpty())
                    list += "https://www.linkedin.com/in/dana-" + who + ",dana" + who + "@home.example,";
                else
                    list += ",,";
                list += cells[1].toUtf8() + ",,";
                list += cells[2].isEmpty() ? QByteArray("\n") : cells[2].toUtf8() + " Mar 2021\n";
            }
            files += m_fixture.write(u"list%1.csv"_s.arg(files.size()), list);
        }
        compareOrders(files, [](const Database& book) { return kith::test::people(book); });
    }

    void whoIsFoundToShareANumberIsOne()
    {
        const QString phone = m_fixture.write(
            u"phone.vcf"_s, "BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nTEL:+475550100\nEND:VCARD\n");
        const QString email = m_fixture.write(u"email.vcf"_s, card("Mara Lindqvist", "mara@home.example"));
        const QString both
            = m_fixture.write(u"both.vcf"_s, card("Mara Lindqvist", "mara@home.example", "TEL:+475550100\n"));
        const auto said = [](const Database& book) { return kith::test::people(book); };
        compareOrders({phone, email}, said);
        compareOrders({phone, email, both}, said);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {phone, email}));
        QCOMPARE(people(book), 2);
        QVERIFY(m_fixture.import(book, {both}));
        QCOMPARE(people(book), 1);
    }

    // Another name by which a record calls somebody whose profile it has is theirs, too.
    void whoHasTwoNamesIsMeantByEither()
    {
        const QByteArray header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        const QByteArray profile = ",https://www.linkedin.com/in/mara-l,,,,11 Feb 2022\n";
        const QString maiden = m_fixture.write(u"Old.csv"_s, header + "Mara,Berg" + profile);
        const QString married = m_fixture.write(u"New.csv"_s, header + "Mara,Lindqvist" + profile);
        const QString named = m_fixture.write(
            u"Member_Follows.csv"_s, "Date,Status,FullName\n2025-03-01 10:11:12,Active,Mara Berg\n");
        compareOrders(
            {maiden, married, named}, [](const Database& book) { return kith::test::people(book); });
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {married}));
        QVERIFY(m_fixture.import(book, {maiden}));
        QVERIFY(m_fixture.import(book, {named}));
        QCOMPARE(people(book), 1);
        checkOnceMore(book, "Date,Status,FullName\n2025-03-01 10:11:12,Active,Mara Berg\n");
    }

    // Whichever name an organisation got first, all that its records call it are its own.
    void howAnEmployerIsCalledDoesNotDependOnTheOrder()
    {
        const auto staff
            = [this](const QString& name, const QByteArray& who, int count, const QByteArray& company) {
                  QByteArray rows = "Name,Email,Company\n";
                  for (int i = 0; i < count; ++i) {
                      const QByteArray one = who + char('a' + i);
                      rows += one + " Berg," + one + "@acme.example," + company + '\n';
                  }
                  return m_fixture.write(name, rows);
              };
        const QStringList files{staff(u"a.csv"_s, "Ann", 3, "Acme GmbH"),
            staff(u"b.csv"_s, "Bern", 2, "Acme"), staff(u"c.csv"_s, "Carl", 1, "ACME Inc.")};
        const QString wrong = whatOrderChanges(m_fixture, files, {});
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        Database book = m_fixture.newBook();
        for (const QString& file : files)
            QVERIFY(m_fixture.import(book, {file}));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts WHERE kind = 1 AND name = 'ACME Inc.'"), 1);
    }

    void anOrganisationWithTwoNamesEmploysWhoNamesEither()
    {
        const auto organisation = [this](const QString& file, const QByteArray& name, const QByteArray& who) {
            return m_fixture.write(file,
                "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:" + name
                    + "\nSOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/company/" + who
                    + "\nEND:VCARD\n");
        };
        const QString old = organisation(u"old.vcf"_s, "Aurora Data", "aurora");
        const QString renamed = organisation(u"renamed.vcf"_s, "Boreal Labs", "aurora");
        const QString followed = m_fixture.write(
            u"Company Follows.csv"_s, "Organization,Followed On\nBoreal Labs,Tue Mar 02 10:11:12 UTC 2021\n");
        const QString staff = m_fixture.write(u"staff-guests.csv"_s,
            "Name,Email,Company\nDana Reed,dana@home.example,Aurora Data\n"
            "Noor Haddad,noor@home.example,Boreal Labs\nIvo Petrov,ivo@home.example,Boreal Labs\n"
            "Freya Holm,freya@home.example,Boreal Labs GmbH\n");
        const auto said = [](const Database& book) { return kith::test::people(book); };
        compareOrders({old, renamed, followed, staff}, said);
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {staff, old}));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts WHERE kind = 1"), 2);
        const QByteArray before = dump(book);
        QVERIFY(m_fixture.import(book, {renamed, followed}));
        const QByteArray after = dump(book);
        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
        QVERIFY(redo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), after);
        const char* const employed = "SELECT sum(count) * 10 + count(*) FROM facts JOIN contacts"
                                     " ON id = contact WHERE contacts.kind = 1 AND facts.kind = ";
        const QByteArray employs = employed + QByteArray::number(static_cast<int>(FactKind::Employs));
        QCOMPARE(*book.integer(employs.constData()), 41);
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts WHERE kind = 1"), 1);
        // Of two by one name, the one with the first profile employs them.
        const QString other = organisation(u"other.vcf"_s, "Boreal Labs", "boreal");
        compareOrders({renamed, other, staff}, said);
        compareOrders({old, renamed, other, staff}, said);
    }

    // Rows are summed up of whom it is found out only at the end who they are about.
    void everyRowOfNamesakesIsKept()
    {
        Database book = m_fixture.newBook();
        const auto receipt = m_fixture.import(book,
            {m_fixture.write(u"party-guests.csv"_s,
                "Name,Email,Company\nBo Tran,,Harbour\nBo Tran,,Wharf\nBo Tran,,Wharf\n")});
        QVERIFY(receipt);
        QCOMPARE(receipt->total().read, 3);
        qint64 rows = 0;
        for (const Outcome outcome : {Outcome::New, Outcome::Updated, Outcome::Unchanged})
            rows += std::ssize(*sourceRows(book, 1, outcome, 0, 10));
        QCOMPARE(rows, 3);
    }

    void organisationsThatTheUserMadeOneStayOne()
    {
        const QByteArray header = "Organization,Followed On\n";
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(u"Company Follows.csv"_s,
                header
                    + "Aurora Data,Tue Mar 02 10:11:12 UTC 2021\nBoreal Labs,Tue Mar 02 10:11:12 UTC "
                      "2021\n")}));
        const std::vector<ContactId> aurora = findContacts(book, u"Aurora Data"_s).value();
        const std::vector<ContactId> boreal = findContacts(book, u"Boreal Labs"_s).value();
        QVERIFY(mergeContacts(book, *m_fixture.knowledge, aurora.front(), boreal.front(), m_fixture.today));
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(
                u"Company Follows.csv"_s, header + "\"Boreal Labs, Inc.\",Wed Mar 03 10:11:12 UTC 2021\n")}));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), 1);
    }

    void whoTheUserKeptApartStaysTwo()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(
            book, {m_fixture.write(u"home.vcf"_s, card("Mara Lindqvist", "mara@home.example"))}));
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Connections.csv"_s, connections)}));
        const std::vector<ContactId> both = *findContacts(book, u"Mara Lindqvist"_s);
        QCOMPARE(both.size(), 2u);
        QVERIFY(keepApart(book, *m_fixture.knowledge, both[0], both[1], m_fixture.today));
        // A file that knows the profile of one with the address of the other.
        const QByteArray list
            = "Name,Email,LinkedIn Profile,Ticket Type\n"
              "Mara Lindqvist,mara@home.example,https://www.linkedin.com/in/mara-l,Standard\n";
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"guests.csv"_s, list)}));
        QCOMPARE(people(book), 2);
    }

    void aNameGoesWithTheFileThatToldIt()
    {
        const QByteArray header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
        const QString smit = m_fixture.write(u"smit.csv"_s,
            header + "Anna,Smit,https://www.linkedin.com/in/anna1,,Contoso,Cook,05 Mar 2021\n");
        const QString jansen = m_fixture.write(u"jansen.csv"_s,
            header + "Anna,Jansen,https://www.linkedin.com/in/anna1,,Contoso,Cook,05 Mar 2021\n");
        const QString follows = m_fixture.write(
            u"Member_Follows.csv"_s, "Date,Status,FullName\n2025-03-01 10:11:12,Active,Anna Jansen\n");
        Database book = m_fixture.newBook();
        Progress progress;
        for (const QString& file : {smit, jansen})
            QVERIFY(m_fixture.import(book, {file}));
        QVERIFY(removeSources(
            book, *m_fixture.knowledge, {sources(book)->front().id}, m_fixture.today, progress));
        QVERIFY(m_fixture.import(book, {follows}));
        Database other = m_fixture.newBook();
        for (const QString& file : {smit, follows})
            QVERIFY(m_fixture.import(other, {file}));
        QCOMPARE(sayings(book), sayings(other));
        QCOMPARE(people(book), 2);
    }

    // Whoever the name was taken to mean has left for somebody else, or turns out to be called so, too.
    void whomANameMeansIsFoundOutAgain_data()
    {
        QTest::addColumn<QByteArrayList>("files");
        const QByteArray header = "Name,Email,Phone,Company\n";
        QTest::newRow("who shared a mailbox") << QByteArrayList{header + "Anna Berg,praxis@x.example,,Acme\n",
            header + "Anna Huber,praxis@x.example,+43 1 5880100,\n",
            header + "A. Huber,praxis@x.example,,\nAnna Huber,,,Acme\n"};
        QTest::newRow("who had no name") << QByteArrayList{header + "Anna Huber,,,Acme\n",
            header + ",ah77@y.example,,\nAnna Huber,anna@acme.example,,\n",
            header + "Anna Huber,ah77@y.example,,\n"};
    }
    void whomANameMeansIsFoundOutAgain()
    {
        QFETCH(const QByteArrayList, files);
        QStringList paths;
        QStringList again;
        for (const QByteArray& file : files) {
            paths += m_fixture.write(u"%1.csv"_s.arg(paths.size()), file);
            again += m_fixture.write(u"again %1.csv"_s.arg(again.size()), file + '\n');
        }
        const QString wrong = whatOrderChanges(m_fixture, paths, again);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void aFamilysAddressJoinsNobody()
    {
        const QByteArray address = "haddad@home.example";
        const QString robert = m_fixture.write(u"robert.vcf"_s, card("Robert Haddad", address));
        const QString bob = m_fixture.write(u"bob.vcf"_s, card("Bob Haddad", address));
        const QString noor = m_fixture.write(u"noor.vcf"_s, card("Noor Haddad", address));
        const QString profile = m_fixture.write(u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Noor,Haddad,https://www.linkedin.com/in/noor,"
                + address + ",Fabrikam,Partner,11 Feb 2022\n");
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {robert, noor, bob, profile}));
        QCOMPARE(people(book), 3);
        compareOrders({noor, profile, robert});
    }
};

QTEST_GUILESS_MAIN(TestNamesakes)
#include "tst_namesakes.moc"
