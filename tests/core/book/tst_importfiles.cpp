#include "core/book/aboutme.h"
#include "core/book/changebook.h"
#include "core/book/exportbook.h"
#include "core/book/history.h"
#include "core/book/importcolumns.h"
#include "core/book/importfiles.h"
#include "core/book/keepbook.h"
#include "core/book/readbook.h"
#include "core/book/removeimport.h"
#include "core/book/rowlines.h"
#include "core/store/backup.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray connections
    = "Notes:\n\"When exporting your connection data, you may notice ...\"\n\n"
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara-lindqvist,mara@northwind.example,Northwind,Data "
      "Engineer,12 Mar 2021\n"
      "Noor,Haddad,https://www.linkedin.com/in/noorh,,Contoso,Recruiter,04 Apr 2024\n"
      ",,,,,,01 Feb 2020\n"
      "Jonas,Weber,https://www.linkedin.com/in/jonas-weber,,Northwind,Product Manager,02 May 2022\n"
      "Jonas,Weber,https://www.linkedin.com/in/jonas-weber-7,,Northwind,Nurse,03 May 2022\n"
      "Aylin,Demir,https://www.linkedin.com/in/aylin-d,,Northwind,Designer,03 Jun 2022\n";
const QByteArray follows = "Date,Status,FullName\n"
                           "2025-01-02 10:00:00,Active,Mara Lindqvist\n"
                           "2025-01-03 10:00:00,Active,Jonas Weber\n"
                           "2025-01-04 10:00:00,Active,Somebody Else\n";
const QByteArray invitations
    = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
      "Me Myself,Ravi Iyer,\"10/20/26, 5:04 AM\",,OUTGOING,https://www.linkedin.com/in/me,"
      "https://www.linkedin.com/in/ravi-iyer\n"
      "Sofia Costa,Me Myself,\"10/22/26, 5:04 AM\",Hello,INCOMING,"
      "https://www.linkedin.com/in/sofiac,https://www.linkedin.com/in/me\n";
const QByteArray profile
    = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
      "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
      "Me,Myself,,,,Data Engineer,,Information Technology,,Rotterdam,,,\n";

bool addsUp(const RowCounts& counts)
{
    return counts.read == counts.added + counts.updated + counts.unchanged + counts.rejected;
}

} // namespace

class TestImportFiles : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    QStringList m_paths;

    ContactId only(const Database& book, const QString& name)
    {
        const Result<std::vector<ContactId>> found = findContacts(book, name);
        return found && found->size() == 1 ? found->front() : 0;
    }

    Facts factsOf(const Database& book, ContactId id)
    {
        const Result<ContactPage> page = contactPage(book, *m_fixture.knowledge, id, m_fixture.today);
        return page ? page->advice.facts : Facts();
    }

    // Each on its own, in every order, gives the book that all together give; in terms of `says`.
    template <typename Says = QByteArray (*)(const Database&)>
    void checkEveryOrder(const QStringList& paths, Says&& says = &sayings)
    {
        Database together = m_fixture.newBook();
        (void)m_fixture.import(together, paths);
        const auto expected = says(together);
        QStringList order = paths;
        std::ranges::sort(order);
        do {
            Database book = m_fixture.newBook();
            for (const QString& path : order)
                QVERIFY(m_fixture.import(book, {path}));
            QCOMPARE(says(book), expected);
        } while (std::ranges::next_permutation(order).found);
    }

    bool has(const Database& book, ContactId id, FactKind kind)
    {
        return std::ranges::any_of(factsOf(book, id), [&](const Fact& fact) { return fact.kind == kind; });
    }

private Q_SLOTS:
    void aFileThatCannotBeReadHoldsUpNoOther()
    {
        Database book = m_fixture.newBook();
        const QString good = m_fixture.write(u"Connections.csv"_s, connections);
        const QString cut = m_fixture.write(u"archive.zip"_s, "PK\x03\x04 and no more");
        const auto receipt = m_fixture.import(book, {cut, good});
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().message));
        QCOMPARE(receipt->files.size(), 2U);
        QVERIFY(!receipt->files[0].isUnreadable());
        QCOMPARE(receipt->files[0].counts.added, 5);
        QVERIFY(receipt->files[1].isUnreadable());
        QCOMPARE(receipt->files[1].issues.front().message,
            u"archive.zip is cut short or damaged. Download it again."_s);
        QCOMPARE(m_fixture.import(book, {cut}).error().message, receipt->files[1].issues.front().message);
        QVERIFY(m_fixture.import(book, {cut, good})); // known already is no failure
    }

    // Where the others are known, so that nothing is left to read.
    void aFileThatFailsHalfwayIsNamedBesideOneThatIsKnown()
    {
        Database book = m_fixture.newBook();
        const QString known = m_fixture.write(u"Connections.csv"_s, connections);
        QVERIFY(m_fixture.import(book, {known}));
        const QString path = m_fixture.path(u"all.json"_s);
        Progress progress;
        QVERIFY(exportBook(book, *m_fixture.knowledge, {.path = path, .today = m_fixture.today}, progress));
        const QByteArray laidAnew = readFile(path).replace("\":", "\": "); // not as Kith writes it
        const QString cut = m_fixture.write(u"cut.json"_s, laidAnew.first(laidAnew.size() * 2 / 3));
        for (const QStringList& paths : {QStringList{known, cut}, QStringList{cut, known}}) {
            const auto receipt = m_fixture.import(book, paths);
            QVERIFY(receipt);
            QCOMPARE(receipt->files.size(), 2U);
            const bool isFirst = receipt->files[0].file == "cut.json"_L1;
            const FileReceipt& failed = receipt->files[isFirst ? 0 : 1];
            QCOMPARE(failed.file, u"cut.json"_s);
            QVERIFY(failed.isUnreadable());
            QCOMPARE(receipt->files[isFirst ? 1 : 0].file, u"Connections.csv"_s);
            QCOMPARE(receipt->files[isFirst ? 1 : 0].counts.unchanged, 5);
        }
    }

    void aListOfNobodySaysSo()
    {
        Database book = m_fixture.newBook();
        const QByteArray header = connections.first(connections.indexOf("Mara,"));
        const auto receipt = m_fixture.import(book, {m_fixture.write(u"Connections.csv"_s, header)});
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().message));
        QCOMPARE(receipt->files.front().issues.size(), std::size_t{1});
        QCOMPARE(receipt->files.front().issues.front().message, u"There is nothing in it to import."_s);
        QVERIFY(QDir().mkpath(m_fixture.path(u"archive"_s)));
        m_fixture.write(u"archive/Connections.csv"_s, header);
        Database another = m_fixture.newBook();
        const auto archive = m_fixture.import(another, {m_fixture.path(u"archive"_s)});
        QVERIFY2(archive, qPrintable(archive ? QString() : archive.error().message));
        QVERIFY(archive->files.front().issues.empty());
    }

    void theBookOfBeforeIsBackedUp()
    {
        BookFixture fixture;
        Database book = fixture.newBook();
        QVERIFY(fixture.import(book, {fixture.write(u"Connections.csv"_s, connections)}));
        const QByteArray before = dump(book);
        const QString list = fixture.write(u"Member_Follows.csv"_s, follows);
        QFile inTheWay(backupFolder(book.path()));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        const auto failed = fixture.import(book, {list});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Unwritable);
        QVERIFY2(failed.error().message.contains(u"backups"), qPrintable(failed.error().message));
        QCOMPARE(dump(book), before);

        QVERIFY(inTheWay.remove());
        QVERIFY(fixture.import(book, {list}));
        QVERIFY(dump(book) != before);
        const QStringList made = backups(book.path());
        QCOMPARE(made.size(), 1);
        const Result<Database> backup = Database::open(made.first(), Database::Mode::ReadOnly);
        QVERIFY(backup);
        QCOMPARE(dump(*backup), before);
    }

    void aRowThatIsOnlyTheNameOfAnOrganisationIsOne()
    {
        Database book = m_fixture.newBook();
        const QByteArray list = "Name,E-mail,Job Title\n"
                                "Northwind Technologies GmbH,office@northwind.example,\n"
                                "Mara Lindqvist,mara@home.example,\n"
                                "Contoso Foundation,ida@contoso.example,Treasurer\n"
                                "Ida Bank,ida@bank.example,\n";
        const QByteArray card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:University of Nowhere\r\n"
                                "END:VCARD\r\n";
        const QStringList paths{m_fixture.write(u"kinds.csv"_s, list), m_fixture.write(u"kinds.vcf"_s, card)};
        const auto receipt = m_fixture.import(book, paths);
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().message));
        const auto kindOf = [&](const QString& name) {
            return contactPage(book, *m_fixture.knowledge, only(book, name), m_fixture.today)->contact.kind;
        };
        QCOMPARE(kindOf(u"Northwind Technologies GmbH"_s), ContactKind::Organisation);
        QCOMPARE(kindOf(u"University of Nowhere"_s), ContactKind::Organisation);
        // A title, or a word that may be a surname, leaves a person a person.
        for (const QString& name : {u"Mara Lindqvist"_s, u"Contoso Foundation"_s, u"Ida Bank"_s})
            QCOMPARE(kindOf(name), ContactKind::Person);
        QCOMPARE(m_fixture.import(book, paths)->people, receipt->people);
    }

    // Who has only an address is a person, whatever it ends with, and is called the same by every file.
    void whoHasNoNameIsCalledByTheAddress()
    {
        const QString cards = m_fixture.write(u"unnamed.vcf"_s,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:noor.haddad@harbour.com\r\nEND:VCARD\r\n"
            "BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:kim@harbourgroup.com\r\nEND:VCARD\r\n"
            "BEGIN:VCARD\r\nVERSION:3.0\r\nEMAIL:anna@harbour.company\r\nEND:VCARD\r\n");
        const QString table = m_fixture.write(u"unnamed.csv"_s,
            "Name,Email\n,noor.haddad@harbour.com\nkim@harbourgroup.com,kim@harbourgroup.com\n");
        const QString ldif = m_fixture.write(
            u"unnamed.ldif"_s, "dn: mail=noor.haddad@harbour.com\nmail: noor.haddad@harbour.com\n\n");
        const QString google = m_fixture.write(u"google.csv"_s,
            "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\n,,,* "
            "Work,noor.haddad@harbour.com\n");
        for (const QString& path : {cards, table, ldif, google}) {
            Database book = m_fixture.newBook();
            QVERIFY(m_fixture.import(book, {path}));
            const ContactId noor = only(book, u"Noor Haddad"_s);
            QVERIFY2(noor != 0, qPrintable(path));
            const auto page = contactPage(book, *m_fixture.knowledge, noor, m_fixture.today);
            QCOMPARE(page->contact.kind, ContactKind::Person);
        }
        const QString named = m_fixture.write(u"named.csv"_s,
            "Name,Email,Company\nKim Osei,kim@harbourgroup.com,Harbour Group\n"
            "Anna Rosnau,anna@harbour.company,Harbour\n");
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {cards, table, ldif, google, named}));
        QCOMPARE(findContacts(book, u"harbour"_s)->size(), 0U);
        for (const QString& name : {u"Noor Haddad"_s, u"Kim Osei"_s, u"Anna Rosnau"_s})
            QVERIFY2(only(book, name) != 0, qPrintable(name));
        checkEveryOrder({cards, table, named});
    }

    void whatWouldHappenIsListedRowByRow()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(
            book, {m_fixture.write(u"friends.csv"_s, "Name,E-mail\nMara Lindqvist,mara@home.example\n")}));
        const QByteArray before = dump(book);
        const auto receipt
            = m_fixture.import(book, {m_fixture.write(u"Connections.csv"_s, connections)}, true);
        QCOMPARE(dump(book), before);
        const FileReceipt& file = receipt->files.front();
        QCOMPARE(file.source, 0);
        QCOMPARE(std::ssize(file.rows), file.counts.read);
        QCOMPARE(file.rows.front().who, u"Mara Lindqvist"_s);
        QCOMPARE(file.rows.back().outcome, Outcome::Rejected);
        QVERIFY(!file.rows.back().note.isEmpty());
        QCOMPARE(receipt->doubts.size(), 1U);
        const Doubt& doubt = receipt->doubts.front();
        QCOMPARE(doubt.file, u"Connections.csv"_s);
        QCOMPARE(doubt.who, u"Mara Lindqvist (Northwind)"_s); // the other is called so, too
        QVERIFY(!doubt.agrees.isEmpty());
        // Once it has happened, the book has the rows.
        const auto done = m_fixture.import(book, {m_fixture.path(u"Connections.csv"_s)});
        QVERIFY(done->files.front().rows.empty());
        QCOMPARE(rowLines(book, done->files.front().source, Outcome::New, 0, 100)->size(), 5U);
    }

    void aPairThatWaitsIsNotAskedAboutAnew()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(
            book, {m_fixture.write(u"friends.csv"_s, "Name,E-mail\nMara Lindqvist,mara@home.example\n")}));
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"Connections.csv"_s, connections)}));
        const auto news = m_fixture.import(book,
            {m_fixture.write(
                u"phones.csv"_s, "Name,E-mail,Phone\nMara Lindqvist,mara@home.example,+49 30 5550101\n")},
            true);
        QCOMPARE(news->total().updated, 1);
        QCOMPARE(news->doubts.size(), 0U);
        QCOMPARE(*news->toDecide, 1);
    }

    void mapsAreByHeaderAndRemembered()
    {
        Database book = m_fixture.newBook();
        const auto import = [&](ImportRequest request) {
            Progress progress;
            request.today = m_fixture.today;
            return importFiles(book, *m_fixture.knowledge, request, progress);
        };
        const QString one = m_fixture.write(u"one.csv"_s, "Wer,Farbe\nBodil Kvam,red\n");
        const QString other = m_fixture.write(u"other.csv"_s, "Wer,Wo\nHarbour Lofts,Oslo\n");
        HeaderMaps maps;
        const auto unknown = importColumns(book, {.paths = {one, other}});
        QCOMPARE(unknown->size(), 2U);
        for (const FileColumns& file : *unknown) {
            QVERIFY(!file.known);
            maps.insert(file.table.header,
                {{u"Wer"_s, file.file == u"one.csv"_s ? ListField::Name : ListField::Organisation}});
        }
        QVERIFY(import({.paths = {one, other}, .maps = maps}));
        QVERIFY(only(book, u"Bodil Kvam"_s) != 0);
        QVERIFY(only(book, u"Harbour Lofts"_s) != 0);
        const auto columns = importColumns(book, {.paths = {one}});
        QVERIFY(columns->front().known && columns->front().remembered);

        const QString next = m_fixture.write(u"next.csv"_s, "Wer,Farbe\nIngrid Solheim,blue\n");
        const auto silent = import({.paths = {next}});
        QVERIFY(silent);
        QVERIFY(silent->files.front().issues.front().message.contains(u"as you said before: wer=name"_s));
        QVERIFY(!import({.paths = {next}, .forgetColumns = true}));
    }

    void initTestCase()
    {
        m_paths = {m_fixture.write(u"Connections.csv"_s, connections),
            m_fixture.write(u"Member_Follows.csv"_s, follows),
            m_fixture.write(u"Invitations.csv"_s, invitations), m_fixture.write(u"Profile.csv"_s, profile)};
    }

    void everyRowIsAccountedFor()
    {
        Database book = m_fixture.newBook();
        const Result<ImportReceipt> receipt = m_fixture.import(book, m_paths);
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().message));
        QCOMPARE(receipt->files.size(), std::size_t{4});
        for (const FileReceipt& file : receipt->files)
            QVERIFY2(addsUp(file.counts), qPrintable(file.file));
        const auto& list = *std::ranges::find(receipt->files, u"Connections.csv"_s, &FileReceipt::file);
        QCOMPARE(list.counts, (RowCounts{.read = 6, .added = 5, .rejected = 1}));
        QCOMPARE(list.issues.size(), std::size_t{1});
        QCOMPARE(list.issues.front().row, 7);
        const Result<std::vector<Source>> imported = sources(book);
        for (const Source& source : *imported) {
            qint64 rows = 0;
            for (const Outcome outcome :
                {Outcome::New, Outcome::Updated, Outcome::Unchanged, Outcome::Rejected})
                rows += std::ssize(*sourceRows(book, source.id, outcome, 0, 100));
            QCOMPARE(rows, source.counts.read);
        }
        QVERIFY(checkBook(book)->isEmpty());
    }

    // The row that gives the owner's address makes nobody new.
    void anEventIsThatOfTheListsOfGuests_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QStringList>("met");
        QTest::newRow("beside a table")
            << QStringList{u"guests.csv"_s, u"club.csv"_s} << QStringList{u"Ada Guest"_s};
        QTest::newRow("a table alone") << QStringList{u"club.csv"_s} << QStringList{u"Ben Member"_s};
    }
    void anEventIsThatOfTheListsOfGuests()
    {
        QFETCH(const QStringList, files);
        m_fixture.write(u"guests.csv"_s, "Name,Email,Checked in\nAda Guest,ada@guest.example,Yes\n");
        m_fixture.write(u"club.csv"_s, "Name,Email\nBen Member,ben@member.example\n");
        Database book = m_fixture.newBook();
        ImportRequest request{.event = u"Harbour Day"_s, .on = QDate(2026, 3, 14), .today = m_fixture.today};
        for (const QString& file : files)
            request.paths += m_fixture.path(file);
        Progress progress;
        const auto receipt = importFiles(book, *m_fixture.knowledge, request, progress);
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().message));
        Result<Statement> met
            = book.prepare("SELECT name FROM contacts JOIN facts ON contact = id WHERE facts.kind = ?1");
        QVERIFY(met);
        met->bindAll(static_cast<int>(FactKind::Met));
        QStringList names;
        while (*met->step())
            names += met->text(0);
        QTEST(names, "met");
    }

    void anEventOfASingleFileStandsForThatOfAll()
    {
        QDir(m_fixture.path(u"."_s)).mkdir(u"other"_s);
        const QString one
            = m_fixture.write(u"guests.csv"_s, "Name,Email,Checked in\nAda Guest,ada@guest.example,Yes\n");
        const QString other = m_fixture.write(
            u"other/guests.csv"_s, "Name,Email,Checked in\nUwe Gast,uwe@guest.example,Yes\n");
        const QString club = m_fixture.write(u"club.csv"_s, "Name,Email\nBen Member,ben@member.example\n");
        Database book = m_fixture.newBook();
        ImportRequest request{
            .paths = {one, other, club}, .event = u"Harbour Day"_s, .today = m_fixture.today};
        const auto columns = importColumns(book, request);
        QVERIFY(columns);
        for (const FileColumns& file : *columns) {
            const bool isGuests = file.event == FileColumns::Event::Asked;
            QCOMPARE(file.event == FileColumns::Event::Offered, file.file == "club.csv"_L1);
            if (!isGuests || file.key.contains("other"_L1)) // called as the first is
                request.events.insert(file.key, {isGuests ? u"FOSDEM"_s : u"Sailing"_s, QDate(2026, 1, 31)});
        }
        Progress progress;
        QVERIFY(importFiles(book, *m_fixture.knowledge, request, progress));
        const auto met = [&](const QString& name) {
            const ContactId id = findContacts(book, name)->at(0);
            return contactPage(book, *m_fixture.knowledge, id, m_fixture.today)->advice.facts.front();
        };
        QCOMPARE(met(u"Ada Guest"_s).value, u"Harbour Day"_s);
        QCOMPARE(met(u"Uwe Gast"_s).value, u"FOSDEM"_s);
        QCOMPARE(met(u"Uwe Gast"_s).from, QDate(2026, 1, 31));
        QCOMPARE(met(u"Ben Member"_s).value, u"Sailing"_s);
    }

    void messagesWithSomebodyKnownMakeNobodyNew()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, m_paths));
        const QString messages = m_fixture.write(u"messages.csv"_s,
            "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
            "c1,Me Myself,https://www.linkedin.com/in/me,Mara Lindqvist,"
            "https://www.linkedin.com/in/mara-lindqvist,2026-01-02 10:00:00 UTC,Hello\n"
            "c1,Mara Lindqvist,https://www.linkedin.com/in/mara-lindqvist,Me Myself,"
            "https://www.linkedin.com/in/me,2026-01-03 10:00:00 UTC,Hi\n");
        const Result<ImportReceipt> receipt = m_fixture.import(book, {messages});
        QCOMPARE(receipt->files.front().counts, (RowCounts{.read = 2, .updated = 2}));
        QCOMPARE(readMe(book)->profile, u"https://www.linkedin.com/in/me"_s);
    }

    // As the receipt of the first time says.
    void messagesCanBeReadWhenTheOwnerIsKnown()
    {
        Database book = m_fixture.newBook();
        const QString messages = m_fixture.write(u"messages.csv"_s,
            "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
            "c1,Ida Sommer,https://www.linkedin.com/in/ida,Ada Quill,"
            "https://www.linkedin.com/in/ada-quill,2026-01-02 10:00:00 UTC,Hello\n"
            "c1,Ada Quill,https://www.linkedin.com/in/ada-quill,Ida Sommer,"
            "https://www.linkedin.com/in/ida,2026-01-03 10:00:00 UTC,Hi\n");
        QCOMPARE(m_fixture.import(book, {messages})->total(), (RowCounts{.read = 2, .rejected = 2}));
        QCOMPARE(*book.integer("SELECT count(*) FROM sources"), 1);
        QVERIFY(m_fixture.import(book, {messages})); // nobody knows yet
        QCOMPARE(*book.integer("SELECT count(*) FROM sources"), 1);
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(
                u"Profile.csv"_s, "First Name,Last Name,Headline,Industry\nIda,Sommer,Engineer,Energy\n")}));
        QCOMPARE(m_fixture.import(book, {messages})->total().rejected, 0);
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), 1);
        QCOMPARE(m_fixture.import(book, {messages})->total(), (RowCounts{.read = 2, .unchanged = 2}));
        QCOMPARE(*book.integer("SELECT count(*) FROM sources"), 3);
    }

    void thePreviewAsksAboutANameThatSeveralHave()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {m_paths[0]}));
        const Result<ImportReceipt> receipt = m_fixture.import(book, {m_paths[1]}, true);
        QVERIFY(std::ranges::find(receipt->doubts, u"Jonas Weber"_s, &Doubt::who) != receipt->doubts.end());
    }

    void namesakesStayApartAndANameAloneJoinsWhoIsSure()
    {
        Database book = m_fixture.newBook();
        const Result<ImportReceipt> receipt = m_fixture.import(book, m_paths);
        QVERIFY(has(book, only(book, u"Mara Lindqvist"_s), FactKind::Following));
        // Two Jonas Webers, and a follow of one of them: three contacts, one of them undecided.
        QCOMPARE(findContacts(book, u"Jonas Weber"_s)->size(), std::size_t{3});
        QCOMPARE(receipt->undecided, 1);
        QVERIFY(only(book, u"Somebody Else"_s) != 0);
    }

    void employersOfSeveralGetAPage()
    {
        Database book = m_fixture.newBook();
        (void)m_fixture.import(book, m_paths);
        const ContactId northwind = only(book, u"Northwind"_s);
        QVERIFY(northwind != 0);
        const Facts facts = factsOf(book, northwind);
        const auto employs = std::ranges::find(facts, FactKind::Employs, &Fact::kind);
        QVERIFY(employs != facts.end());
        QCOMPARE(employs->count, 4);
        QCOMPARE(only(book, u"Contoso"_s), 0);
    }

    void importingTwiceChangesNothing()
    {
        Database book = m_fixture.newBook();
        const Result<ImportReceipt> first = m_fixture.import(book, m_paths);
        const QByteArray before = dump(book);
        const std::size_t steps = history(book)->size();
        const Result<ImportReceipt> second = m_fixture.import(book, m_paths);
        QCOMPARE(dump(book), before);
        QCOMPARE(history(book)->size(), steps);
        const RowCounts total = second->total();
        QCOMPARE(total.added + total.updated, 0);
        QVERIFY(addsUp(total));
        QCOMPARE(total.read, first->total().read);
        QCOMPARE(second->people, first->people);
    }

    void aFileThatSaysTheSameInOtherBytesChangesNoContact()
    {
        Database book = m_fixture.newBook();
        (void)m_fixture.import(book, m_paths);
        const QByteArray before = sayings(book);
        QByteArray windows = connections;
        windows.replace("\n", "\r\n");
        const Result<ImportReceipt> again
            = m_fixture.import(book, {m_fixture.write(u"Connections (1).csv"_s, windows)});
        QVERIFY(again);
        QCOMPARE(again->total(), (RowCounts{.read = 6, .unchanged = 5, .rejected = 1}));
        QCOMPARE(sayings(book), before);
    }

    void theOrderOfImportsDoesNotMatter() { checkEveryOrder(m_paths); }

    // As other programs and older books hold them.
    void membersIdsInLowerCaseAreTheSame()
    {
        const QByteArray list = "First Name,Last Name,URL,Connected On\n"
                                "Mara,Lindqvist,https://www.linkedin.com/in/ACoAABcDeF,12 Mar 2021\n";
        const QByteArray lower = list.toLower().replace("mara,lindqvist", "Mara,Lindqvist");
        const auto profileIn = [this](const Database& of) {
            return contactPage(of, *m_fixture.knowledge, only(of, u"Mara"_s), m_fixture.today)
                ->contact.profile;
        };
        checkEveryOrder({m_fixture.write(u"Connections (7).csv"_s, list),
                            m_fixture.write(u"Connections (8).csv"_s, lower)},
            profileIn);
        Database book = m_fixture.newBook();
        const auto counts
            = [&](const QString& name) { return m_fixture.import(book, {m_fixture.path(name)})->total(); };
        QCOMPARE(counts(u"Connections (8).csv"_s), (RowCounts{.read = 1, .added = 1}));
        QCOMPARE(counts(u"Connections (7).csv"_s), (RowCounts{.read = 1, .updated = 1}));
        QCOMPARE(counts(u"Connections (8).csv"_s), (RowCounts{.read = 1, .unchanged = 1}));
        QCOMPARE(profileIn(book), u"https://www.linkedin.com/in/ACoAABcDeF"_s);
    }

    void oneRecordTiesAProfileToAnAddress()
    {
        const QStringList paths{m_paths[2], // knows Ravi's profile
            m_fixture.write(
                u"meetup-guests.csv"_s, "Name,Email,Company\nRavi Iyer,ravi@fabrikam.example,Fabrikam\n"),
            m_fixture.write(u"summit-guests.csv"_s,
                "Name,Email,LinkedIn\nRavi Iyer,RAVI@fabrikam.example,"
                "https://www.linkedin.com/in/ravi-iyer\n")};
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, paths));
        QVERIFY(only(book, u"Ravi Iyer"_s) != 0);
        QVERIFY(checkBook(book)->isEmpty());
        checkEveryOrder(paths);
    }

    void aNewerArchiveTellsTheNewTitle()
    {
        Database book = m_fixture.newBook();
        (void)m_fixture.import(book, m_paths);
        QByteArray newer = connections;
        newer.replace("Northwind,Data Engineer,12 Mar 2021", "Fabrikam,Head of Data,12 Mar 2021");
        newer += "New,Tie,https://www.linkedin.com/in/new-tie,,Fabrikam,Analyst,10 Nov 2026\n";
        // Newest first, as the network writes them: the first row tells when the list was made.
        const qsizetype body = newer.indexOf("Mara,");
        const qsizetype last = newer.indexOf("New,Tie");
        newer = newer.left(body) + newer.mid(last) + newer.mid(body, last - body);
        const Result<ImportReceipt> receipt
            = m_fixture.import(book, {m_fixture.write(u"Newer.csv"_s, newer)});
        QCOMPARE(receipt->total(),
            (RowCounts{.read = 7, .added = 1, .updated = 1, .unchanged = 4, .rejected = 1}));
        const Result<ContactPage> page
            = contactPage(book, *m_fixture.knowledge, only(book, u"Mara Lindqvist"_s), m_fixture.today);
        QCOMPARE(page->contact.title, u"Head of Data"_s);
        QCOMPARE(page->contact.organisation, u"Fabrikam"_s);
    }

    // What the newest source states of title and employer holds, also where an older one comes later, or one
    // that says again what was known.
    void theOrderOfDisagreeingListsDoesNotMatter_data()
    {
        QTest::addColumn<QStringList>("rows"); // day|employer|title
        QTest::newRow("back again") << QStringList{u"05 Jan 2026|Northwind|Designer"_s,
            u"05 Feb 2026|Northwind|Engineer"_s, u"05 Mar 2026|Northwind|Designer"_s};
        QTest::newRow("each tells a part")
            << QStringList{u"05 Jan 2026||Designer"_s, u"05 Mar 2026|Contoso|"_s, u"05 Feb 2026||Engineer"_s};
        QTest::newRow("each tells a part on the same day as another")
            << QStringList{u"05 Jan 2026||Designer"_s, u"05 Mar 2026||Engineer"_s, u"05 Mar 2026|Contoso|"_s};
        QTest::newRow("two on the newest day") << QStringList{u"05 Jan 2026|Northwind|Analyst"_s,
            u"05 Mar 2026|Northwind|Analyst"_s, u"05 Mar 2026|Northwind|Baker"_s};
        QTest::newRow("on one day") << QStringList{u"05 Jan 2026|Northwind|Designer"_s,
            u"05 Jan 2026|Contoso|Engineer"_s, u"05 Jan 2026|Northwind|Analyst"_s};
        QTest::newRow("one without a day") << QStringList{
            u"|Northwind|Designer"_s, u"|Contoso|Engineer"_s, u"05 Jan 2026|Fabrikam|Analyst"_s};
        QTest::newRow("none with a day")
            << QStringList{u"|Northwind|Designer"_s, u"|Contoso|Engineer"_s, u"||Analyst"_s};
    }
    void theOrderOfDisagreeingListsDoesNotMatter()
    {
        QFETCH(QStringList, rows);
        QStringList paths;
        for (const QString& row : std::as_const(rows)) {
            const QStringList cells = row.split(u'|');
            const QString name = u"list%1.csv"_s.arg(paths.size());
            // A list of connections tells by its newest one when it was made; another list does not.
            const QByteArray list = cells[0].isEmpty()
                ? "Name,Email,Company,Title\nMara Lindqvist,mara@example.org," + cells[1].toUtf8() + ','
                    + cells[2].toUtf8() + '\n'
                : "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                  "Somebody,Else,https://www.linkedin.com/in/somebody-else,,,,"
                    + cells[0].toUtf8()
                    + "\nMara,Lindqvist,https://www.linkedin.com/in/mara-lindqvist,mara@example.org,"
                    + cells[1].toUtf8() + ',' + cells[2].toUtf8() + ",01 Jan 2020\n";
            paths += m_fixture.write(name, list);
        }
        // A fact that several state is the first one's.
        checkEveryOrder(paths, [](const Database& book) {
            static const QRegularExpression origin(u"list\\d\\.csv \\d"_s);
            return QString::fromUtf8(sayings(book)).remove(origin);
        });
    }

    // Each file tells for itself who its owner is; of files that disagree none comes first for being first.
    void whoIAmDoesNotDependOnWhichMessagesCameFirst()
    {
        const QByteArray header
            = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n";
        const QByteArray jonas = ",,Jonas Example,https://www.linkedin.com/in/jonas-example-fiction,";
        const QByteArray mara = ",,Mara Lindqvist,https://www.linkedin.com/in/mara-lindqvist-fiction,";
        const QByteArray toMara = "Mara Lindqvist,2022-05-02 09:00:00 UTC,,Hello,INBOX\n";
        const QByteArray toJonas = "Jonas Example,2022-05-01 09:00:00 UTC,,Hi,INBOX\n";
        const QByteArray noor = ",,Noor Haddad,https://www.linkedin.com/in/noor-fiction,";
        const QByteArray whole
            = header + "c1" + mara + toJonas + "c1" + jonas + toMara + "c2" + noor + toJonas;
        QByteArray misspelt = whole;
        misspelt.replace("jonas-example-fiction", "jonas-dxample-fiction");
        const QStringList paths{m_fixture.write(u"messages.csv"_s, whole),
            m_fixture.write(u"messages_1.csv"_s, misspelt),
            // Either of the two may be the owner.
            m_fixture.write(u"messages_2.csv"_s, header + "c3" + mara + toJonas + "c3" + jonas + toMara)};
        Database book = m_fixture.newBook();
        const Result<ImportReceipt> receipt = m_fixture.import(book, paths);
        QCOMPARE(receipt->files.at(0).counts.rejected, 0);
        QCOMPARE(receipt->files.at(2).counts.rejected, 2);
        checkEveryOrder(paths, [](const Database& each) {
            return people(each) + meFrom(*statementsAboutMe(each)).profile.toUtf8();
        });
        // Once more in other bytes.
        const QByteArray before = sayings(book);
        QCOMPARE(
            m_fixture.import(book, {m_fixture.write(u"messages_3.csv"_s, whole + '\n')})->total().unchanged,
            3);
        QCOMPARE(sayings(book), before);
    }

    void theNewestArchiveTellsWhoIAm()
    {
        const auto archive = [&](const QString& day, const QByteArray& headline) {
            const QString folder = u"Basic_LinkedInDataExport_"_s + day;
            QDir(m_fixture.folder.path()).mkdir(folder);
            m_fixture.write(
                folder + u"/Profile.csv"_s, QByteArray(profile).replace("Data Engineer", headline));
            return m_fixture.path(folder);
        };
        const QStringList paths{archive(u"03-01-2026"_s, "Engineer"), archive(u"02-01-2026"_s, "Baker"),
            archive(u"11-01-2025"_s, " Engineer"),
            m_fixture.write(u"Profile.csv"_s, QByteArray(profile).replace("Data Engineer", "Analyst"))};
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, paths));
        QCOMPARE(meFrom(*statementsAboutMe(book)).headline, u"Engineer"_s);
        checkEveryOrder(
            paths, [](const Database& each) { return meFrom(*statementsAboutMe(each)).headline; });
        // Without the newest file, what the next one says holds.
        const Result<std::vector<Source>> files = sources(book);
        std::vector<SourceId> newest;
        for (const Source& file : *files) {
            if (file.day == QDate(2026, 3, 1))
                newest.push_back(file.id);
        }
        QCOMPARE(newest.size(), 1u);
        Progress progress;
        QVERIFY(removeSources(book, *m_fixture.knowledge, newest, m_fixture.today, progress));
        QCOMPARE(meFrom(*statementsAboutMe(book)).headline, u"Baker"_s);
    }

    void anOlderListIsNoNews()
    {
        Database book = m_fixture.newBook();
        const auto list = [](const QByteArray& day, const QByteArray& title) {
            return "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                   "Somebody,Else,https://www.linkedin.com/in/somebody-else,,,,"
                + day + "\nMara,Lindqvist,https://www.linkedin.com/in/mara-lindqvist,,Northwind," + title
                + ",01 Jan 2020\n";
        };
        const QString newer = m_fixture.write(u"newer.csv"_s, list("05 Mar 2026", "Designer"));
        const QString older = m_fixture.write(u"older.csv"_s, list("05 Feb 2026", "Engineer"));
        QVERIFY(m_fixture.import(book, {newer}));
        const Result<ImportReceipt> receipt = m_fixture.import(book, {older});
        QCOMPARE(receipt->files.front().changed, 0);
        QCOMPARE(*countSourceChanges(book, receipt->files.front().source), 0);
        QCOMPARE(contactPage(book, *m_fixture.knowledge, only(book, u"Mara Lindqvist"_s), m_fixture.today)
                     ->contact.title,
            u"Designer"_s);
    }

    // Whatever comes, and in whatever order it is settled.
    void whatTheUserTypedHolds()
    {
        Database book = m_fixture.newBook();
        const auto list = [&](const QString& name, const QByteArray& day, const QByteArray& title) {
            return m_fixture.write(name,
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nMara,Lindqvist,"
                "https://www.linkedin.com/in/mara-lindqvist,,Northwind,"
                    + title + ',' + day + '\n');
        };
        QVERIFY(m_fixture.import(book, {list(u"a.csv"_s, "05 Jan 2026", "Designer")}));
        const ContactId mara = only(book, u"Mara Lindqvist"_s);
        const auto contact
            = [&] { return contactPage(book, *m_fixture.knowledge, mara, m_fixture.today)->contact; };
        Contact edited = contact();
        edited.title = u"Captain"_s;
        QVERIFY(editContact(book, *m_fixture.knowledge, edited, QDate(2026, 1, 10)));
        QVERIFY(m_fixture.import(book, {list(u"b.csv"_s, "05 Mar 2026", "Engineer")}));
        QCOMPARE(contact().title, u"Captain"_s);
        QVERIFY(m_fixture.import(book, {list(u"c.csv"_s, "05 Feb 2026", "Analyst")}));
        QCOMPARE(contact().title, u"Captain"_s);
    }

    void whatTheUserTypedOfOneHoldsForBothTogether()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(u"two.csv"_s,
                "Name,Email,Company,Title\nMara Lindqvist,mara@northwind.example,Northwind,Designer\n"
                "Mara Lindqvist,mara@home.example,Contoso,Analyst\n")}));
        const std::vector<ContactId> both = *findContacts(book, u"Mara"_s);
        QCOMPARE(both.size(), 2U);
        const auto contact = [&](ContactId id) {
            return contactPage(book, *m_fixture.knowledge, id, m_fixture.today)->contact;
        };
        Contact edited = contact(both[1]);
        edited.title = u"Captain"_s;
        QVERIFY(editContact(book, *m_fixture.knowledge, edited, m_fixture.today));
        QVERIFY(mergeContacts(book, *m_fixture.knowledge, both[0], both[1], m_fixture.today));
        QCOMPARE(contact(both[0]).title, u"Captain"_s);
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(u"again.csv"_s,
                "Name,Email,Company,Title\nMara Lindqvist,mara@northwind.example,Northwind,Engineer\n")}));
        QCOMPARE(contact(both[0]).title, u"Captain"_s);
    }

    void aDryRunSaysWhatWouldHappenAndDoesNothing()
    {
        Database book = m_fixture.newBook();
        const QByteArray before = dump(book);
        const Result<ImportReceipt> dry = m_fixture.import(book, m_paths, true);
        QCOMPARE(dump(book), before);
        QVERIFY(history(book)->empty());
        Result<ImportReceipt> wet = m_fixture.import(book, m_paths);
        for (std::size_t i = 0; i < wet->files.size(); ++i) { // where its rows are
            QCOMPARE(dry->files[i].source, 0);
            wet->files[i].source = 0;
            wet->files[i].rows = dry->files[i].rows;
        }
        wet->doubts = dry->doubts;
        QVERIFY(dry->toDecide && !wet->toDecide);
        wet->toDecide = dry->toDecide;
        QVERIFY(dry->step == 0 && wet->step != 0);
        wet->step = 0;
        QCOMPARE(*dry, *wet);
    }

    void undoRestoresTheExactBook()
    {
        Database book = m_fixture.newBook();
        (void)m_fixture.import(book, {m_paths[1], m_paths[3]}); // names only, the owner
        const QByteArray before = dump(book);
        (void)m_fixture.import(book, {m_paths[0], m_paths[2]});
        const QByteArray after = dump(book);
        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), before);
        QVERIFY(checkBook(book)->isEmpty());
        QVERIFY(redo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), after);
        QVERIFY(checkBook(book)->isEmpty());
    }

    void stoppingLeavesTheBookAsItWas()
    {
        Database book = m_fixture.newBook();
        (void)m_fixture.import(book, {m_paths[1]});
        const QByteArray before = dump(book);
        Progress progress;
        progress.cancel();
        const Result<ImportReceipt> receipt
            = importFiles(book, *m_fixture.knowledge, {.paths = m_paths, .today = m_fixture.today}, progress);
        QVERIFY(!receipt);
        QCOMPARE(receipt.error().code, ErrorCode::Cancelled);
        QCOMPARE(dump(book), before);
    }

    // Whenever it is stopped: at each of its reports.
    void stoppingAnywhereLeavesTheBookAsItWas()
    {
        Database book = m_fixture.newBook();
        (void)m_fixture.import(book, {m_paths[1]});
        const QByteArray before = dump(book);
        bool imported = false;
        int stops = 0;
        for (; !imported; ++stops) {
            int reports = 0;
            Progress* stopped = nullptr;
            Progress progress([&](const QString&, qint64, qint64, Progress::Unit) {
                if (reports++ == stops)
                    stopped->cancel();
            });
            stopped = &progress;
            const Result<ImportReceipt> receipt = importFiles(
                book, *m_fixture.knowledge, {.paths = m_paths, .today = m_fixture.today}, progress);
            imported = receipt.has_value();
            if (imported)
                break;
            QCOMPARE(receipt.error().code, ErrorCode::Cancelled);
            QCOMPARE(dump(book), before);
        }
        QVERIFY(stops > 2);
    }

    void aFileThatCannotBeReadChangesNothing()
    {
        Database book = m_fixture.newBook();
        const Result<ImportReceipt> receipt = m_fixture.import(book, {m_fixture.path(u"absent.csv"_s)});
        QVERIFY(!receipt);
        QVERIFY(receipt.error().message.contains(u"absent.csv"));
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), 0);
    }

    void randomListsObeyTheLaws()
    {
        const bool ok = rc::check("twice is once, undo restores, every row counts", [this] {
            const auto cell
                = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abAB ,\"'=\nü")));
            QByteArray csv = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
            const auto quoted
                = [&] { return '"' + QByteArray::fromStdString(*cell).replace('"', "\"\"") + "\","; };
            const int rows = *rc::gen::inRange(0, 12);
            for (int row = 0; row < rows; ++row) {
                csv += quoted() + quoted();
                csv += *rc::gen::element(
                    "", "https://www.linkedin.com/in/a", "https://linkedin.com/in/b/", "nonsense");
                csv += ',' + QByteArray(*rc::gen::element("", "a@b.example", "A@B.example", "c@d.example"))
                    + ',';
                csv += quoted() + quoted() + *rc::gen::element("12 Mar 2021", "", "someday", "3 Apr 2022")
                    + '\n';
            }
            Database book = m_fixture.newBook();
            const QByteArray empty = dump(book);
            const QString path = m_fixture.write(u"Connections random.csv"_s, csv);
            const Result<ImportReceipt> first = m_fixture.import(book, {path});
            RC_ASSERT(bool(first));
            RC_ASSERT(addsUp(first->total()));
            RC_LOG() << csv.toStdString() << checkBook(book)->join(u';').toStdString();
            RC_ASSERT(checkBook(book)->isEmpty());
            const QByteArray once = dump(book);
            RC_ASSERT(bool(m_fixture.import(book, {path})));
            RC_ASSERT(dump(book) == once);
            Progress progress;
            if (!history(book)->empty())
                RC_ASSERT(bool(undo(book, *m_fixture.knowledge, m_fixture.today, progress)));
            RC_ASSERT(dump(book) == empty);
        });
        QVERIFY(ok);
    }
};

QTEST_GUILESS_MAIN(TestImportFiles)
#include "tst_importfiles.moc"
