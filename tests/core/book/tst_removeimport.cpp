#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/book/removeimport.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray oldConnections
    = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Jon,Berg,https://www.linkedin.com/in/jonberg,,Contoso,Cook,05 Mar 2021\n"
      "Noor,Haddad,https://www.linkedin.com/in/noor,,Contoso,Painter,04 Mar 2021\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara,mara@northwind.example,Northwind,Engineer,03 Mar "
      "2021\n";
const QByteArray newConnections
    = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Ada,Okoye,https://www.linkedin.com/in/ada,,Fabrikam,Writer,01 Oct 2026\n"
      "Noor,Haddad,https://www.linkedin.com/in/noor,,Contoso,Painter,04 Mar 2021\n"
      "Mara,Lindqvist,https://www.linkedin.com/in/mara,,Fabrikam,Head of Data,03 Mar 2021\n";
const QByteArray guests = "Name,Email,LinkedIn Profile,Ticket Type,Company\n"
                          "Mara Lindqvist,mara@northwind.example,https://www.linkedin.com/in/mara,Standard,\n"
                          "Ines Prat,ines@prat.example,,Standard,Prat\n";

} // namespace

class TestRemoveImport : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    Progress m_progress;

    static SourceId sourceNamed(const Database& book, const QString& name)
    {
        const std::vector<Source> all = *sources(book);
        const auto found = std::ranges::find(all, name, &Source::name);
        return found == all.end() ? 0 : found->id;
    }

    Result<Removal> remove(Database& book, const std::vector<SourceId>& ids)
    {
        return removeSources(book, *m_fixture->knowledge, ids, m_fixture->today, m_progress);
    }

    // Files of one import each, in this order.
    Database bookOf(const QStringList& paths)
    {
        Database book = m_fixture->newBook();
        for (const QString& path : paths) {
            const auto receipt = m_fixture->import(book, {path});
            if (!receipt)
                qFatal("%s", qPrintable(receipt.error().message));
        }
        return book;
    }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<BookFixture>(); }

    // Whatever is taken out, the book is as if it had never been there.
    void whatIsLeftIsTheBookOfTheOtherFiles_data()
    {
        QTest::addColumn<int>("removed");
        for (int i = 0; i < 4; ++i)
            QTest::addRow("file %d", i) << i;
    }
    void whatIsLeftIsTheBookOfTheOtherFiles()
    {
        QFETCH(const int, removed);
        QStringList files{m_fixture->write(u"old.csv"_s, oldConnections),
            m_fixture->write(u"guests.csv"_s, guests), m_fixture->write(u"new.csv"_s, newConnections)};
        files += m_fixture->write(u"people.vcf"_s,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noor Haddad\r\nTEL:+49301\r\nEMAIL:noor@home.example\r\n"
            "URL:https://www.linkedin.com/in/noor\r\nEND:VCARD\r\n"
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ines Prat\r\nTITLE:Chef\r\nEMAIL:ines@prat.example\r\n"
            "END:VCARD\r\n");
        Database book = bookOf(files);
        const QByteArray before = dump(book);
        const QString name = QFileInfo(files[removed]).fileName();
        const Result<Removal> removal = remove(book, {sourceNamed(book, name)});
        QVERIFY2(removal, removal ? "" : qPrintable(removal.error().message + removal.error().detail));

        files.removeAt(removed);
        QCOMPARE(sayings(book), sayings(bookOf(files)));
        QCOMPARE(sources(book)->size(), 3u);
        QCOMPARE(sourceNamed(book, name), 0);

        // One step takes it back, to the last byte, and does it again.
        const QByteArray after = dump(book);
        QCOMPARE(undo(book, *m_fixture->knowledge, m_fixture->today, m_progress)->name,
            u"Removal of %1"_s.arg(name));
        QCOMPARE(dump(book), before);
        QVERIFY(redo(book, *m_fixture->knowledge, m_fixture->today, m_progress));
        QCOMPARE(dump(book), after);
    }

    void theSampleWithoutAFile_data()
    {
        QTest::addColumn<QString>("removed");
        const QDir sample(QStringLiteral(":/sample"));
        for (const QString& file : {u"calendar.ics"_s, u"data-days-2026-guests.csv"_s, u"Messages.csv"_s,
                 u"Invitations.csv"_s, u"Positions.csv"_s})
            QTest::newRow(qPrintable(file)) << file;
    }
    // (Connections.csv is another matter: whom it has shown to be one stays one.)
    void theSampleWithoutAFile()
    {
        QFETCH(const QString, removed);
        const QDir sample(QStringLiteral(KITH_SOURCE_DIR "/resources/sample"));
        QStringList files;
        QString path;
        for (const QDir& folder : {sample, QDir(sample.filePath(u"LinkedInDataExport"_s))}) {
            for (const QFileInfo& file : folder.entryInfoList({u"*.csv"_s, u"*.ics"_s}, QDir::Files)) {
                files.append(file.filePath());
                if (file.fileName().compare(removed, Qt::CaseInsensitive) == 0)
                    path = file.filePath();
            }
        }
        QVERIFY(!path.isEmpty());
        Database book = m_fixture->newBook();
        QVERIFY(m_fixture->import(book, files));
        QVERIFY(remove(book, {sourceNamed(book, QFileInfo(path).fileName())}));

        files.removeAll(path);
        Database other = m_fixture->newBook();
        QVERIFY(m_fixture->import(other, files));
        QCOMPARE(sayings(book), sayings(other));
        QCOMPARE(*readMe(book), *readMe(other));
    }

    void whatTheUserSaidStays()
    {
        const QString list = m_fixture->write(u"guests.csv"_s, guests);
        Database book = bookOf({list});
        const ContactId mara = findContacts(book, u"Mara"_s)->at(0);
        const ContactId ines = findContacts(book, u"Ines"_s)->at(0);
        QVERIFY(answer(
            book, *m_fixture->knowledge, mara, FactKind::WorkedWith, true, u"Kaartwerk"_s, m_fixture->today));
        QVERIFY(keepNote(book, ines, u"Hi Ines"_s));
        QCOMPARE(*remove(book, {sourceNamed(book, u"guests.csv"_s)}), (Removal{.contacts = 0, .touched = 2}));
        const ContactPage page = *contactPage(book, *m_fixture->knowledge, mara, m_fixture->today);
        QCOMPARE(page.contact.name, u"Mara Lindqvist"_s);
        QVERIFY(std::ranges::any_of(
            page.advice.facts, [](const Fact& fact) { return fact.kind == FactKind::WorkedWith; }));
        QVERIFY(std::ranges::none_of(
            page.advice.facts, [](const Fact& fact) { return fact.kind == FactKind::Met; }));
        QCOMPARE(contactPage(book, *m_fixture->knowledge, ines, m_fixture->today)->note, u"Hi Ines"_s);
    }

    void anEditOutlivesTheFileAndTheRemovalOfAnother()
    {
        Database book = bookOf(
            {m_fixture->write(u"old.csv"_s, oldConnections), m_fixture->write(u"new.csv"_s, newConnections)});
        const ContactId mara = findContacts(book, u"Mara"_s)->at(0);
        Contact edited = contactPage(book, *m_fixture->knowledge, mara, m_fixture->today)->contact;
        edited.title = u"Beekeeper"_s;
        QVERIFY(editContact(book, *m_fixture->knowledge, edited, m_fixture->today));
        QVERIFY(remove(book, {sourceNamed(book, u"new.csv"_s)}));
        const Contact after = contactPage(book, *m_fixture->knowledge, mara, m_fixture->today)->contact;
        QCOMPARE(after.title, u"Beekeeper"_s);
        QCOMPARE(after.organisation, u"Northwind"_s);
    }

    void whatAFileChangedIsToldAndKept()
    {
        Database book = bookOf({m_fixture->write(u"old.csv"_s, oldConnections)});
        const ContactId mara = findContacts(book, u"Mara"_s)->at(0);
        const ContactId jon = findContacts(book, u"Jon"_s)->at(0);
        const auto receipt = m_fixture->import(book, {m_fixture->write(u"new.csv"_s, newConnections)});
        QVERIFY(receipt);
        using Kind = ContactChange::Kind;
        const std::vector<ContactChange> expected{{mara, Kind::Title, u"Engineer"_s, u"Head of Data"_s},
            {mara, Kind::Organisation, u"Northwind"_s, u"Fabrikam"_s},
            {jon, Kind::NotListed, u"2021-03-05"_s, {}}};
        QCOMPARE(receipt->files[0].changes, expected);
        QCOMPARE(receipt->files[0].changed, 3);
        QCOMPARE(*sourceChanges(book, sourceNamed(book, u"new.csv"_s), 0, 10), expected);
        // The next list misses Jon as well; that was told.
        const auto next = m_fixture->import(book,
            {m_fixture->write(
                u"next.csv"_s, newConnections + "Bo,Ek,https://www.linkedin.com/in/bo,,,,02 Oct 2026\n")});
        QCOMPARE(next->files[0].changes, std::vector<ContactChange>());
    }

    void whoIsInAnotherListOfTheImportIsNotMissing()
    {
        const QByteArray header = oldConnections.first(oldConnections.indexOf('\n') + 1);
        const QByteArray rows = newConnections.mid(header.size());
        const QByteArray jon
            = oldConnections.mid(header.size(), oldConnections.indexOf("Noor") - header.size());
        const QByteArray bo = "Bo,Ek,https://www.linkedin.com/in/bo,,,,02 Nov 2026\n";
        const auto missing = [&](const QByteArray& first, const QByteArray& second) {
            Database book = bookOf({m_fixture->write(u"old.csv"_s, oldConnections)});
            const auto receipt = m_fixture->import(
                book, {m_fixture->write(u"1.csv"_s, first), m_fixture->write(u"2.csv"_s, second)});
            qint64 all = 0;
            for (const FileReceipt& file : receipt->files)
                all += file.changedBy[static_cast<std::size_t>(ContactChange::Kind::NotListed)];
            return all;
        };
        // Who came with the first is not missing in the second,
        QCOMPARE(missing(header + bo + rows + jon, header + bo + rows + jon + "Cy,Ek,,,,,02 Nov 2026\n"), 0);
        // nor who was there before, where the first is the newer one.
        QCOMPARE(missing(header + bo + rows + jon, header + rows), 0);
        QCOMPARE(missing(header + rows + jon, header + bo + rows), 1);
    }

    // Whoever was connected on the same day is the same connection, with a profile that has another address.
    void whoIsListedWithAnotherProfileIsNotMissing()
    {
        Database book = bookOf({m_fixture->write(u"old.csv"_s, oldConnections)});
        QByteArray newer = newConnections;
        const QByteArray jon = oldConnections.mid(oldConnections.indexOf("Jon,"));
        QByteArray renamed = jon.first(jon.indexOf('\n') + 1);
        renamed.replace("/in/jon", "/in/jon-anew");
        QVERIFY(renamed.contains("jon-anew"));
        const auto receipt = m_fixture->import(book, {m_fixture->write(u"new.csv"_s, newer + renamed)});
        QVERIFY(receipt);
        QVERIFY(
            std::ranges::find(receipt->files[0].changes, ContactChange::Kind::NotListed, &ContactChange::kind)
            == receipt->files[0].changes.end());
        QCOMPARE(receipt->files[0].counts.added, 2); // Ada, and Jon's new profile
    }

    void aNewNameAndAFurtherAddressAreTold()
    {
        const QDateTime later(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        Database book = bookOf({m_fixture->write(u"1.csv"_s, "Name,E-mail\nAnn Old,ann@x.example\n")});
        const ContactId ann = findContacts(book, u"Ann"_s)->at(0);
        const auto receipt = m_fixture->import(book,
            {m_fixture->write(
                u"2.csv"_s, "Name,E-mail,E-mail 2\nAnn New,ann@x.example,ann@y.example\n", later)});
        using Kind = ContactChange::Kind;
        const std::vector<ContactChange> expected{{ann, Kind::OtherAddress, {}, u"ann@y.example"_s},
            {ann, Kind::Renamed, u"Ann Old"_s, u"Ann New"_s}};
        QCOMPARE(receipt->files[0].changes, expected);
        QCOMPARE(receipt->files[0].changed, 2);
        QCOMPARE(receipt->files[0].changedBy[static_cast<std::size_t>(Kind::Renamed)], 1);
        QCOMPARE(receipt->files[0].counts.updated, 1);
        QCOMPARE(*sourceChanges(book, sourceNamed(book, u"2.csv"_s), 0, 10), expected);
    }

    void aNameAloneMakesARowNews()
    {
        const QDateTime later(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        Database book = bookOf({m_fixture->write(u"1.csv"_s, "Name,E-mail\nAnn Old,ann@x.example\n")});
        const QString newer = m_fixture->write(u"2.csv"_s, "Name,E-mail\nAnn New,ann@x.example\n", later);
        const auto receipt = m_fixture->import(book, {newer});
        QCOMPARE(receipt->files[0].counts.updated, 1);
        QCOMPARE(receipt->files[0].changed, 1);
    }

    // Nor does it where the name is the same but for how it is written.
    void anotherSpellingOfANameMakesARowNews()
    {
        const QDateTime later(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
        Database book = bookOf({m_fixture->write(u"1.csv"_s, "Name,E-mail\nAnn Old,ann@x.example\n")});
        const auto receipt = m_fixture->import(book,
            {m_fixture->write(
                u"2.csv"_s, "Name,E-mail\nDr. Ann Old,ann@x.example\nBo,bo@x.example\n", later)});
        const RowCounts counts{.read = 2, .added = 1, .updated = 1};
        QCOMPARE(receipt->files[0].changed, 1);
        QCOMPARE(receipt->files[0].counts, counts);
        const SourceId source = sourceNamed(book, u"2.csv"_s);
        const auto files = sources(book);
        QCOMPARE(std::ranges::find(*files, source, &Source::id)->counts, counts);
        QCOMPARE(sourceRows(book, source, Outcome::Updated, 0, 10)->size(), 1u);
        QCOMPARE(sourceRows(book, source, Outcome::Unchanged, 0, 10)->size(), 0u);
    }

    void contactsThatARowMakesOneAreTold()
    {
        const QByteArray header = "Name,Email,LinkedIn Profile,Ticket Type\n";
        Database book = bookOf({m_fixture->write(
            u"guests.csv"_s, header + "Mara Lindqvist,,https://www.linkedin.com/in/mara,Standard\n")});
        QVERIFY(m_fixture->import(
            book, {m_fixture->write(u"list.csv"_s, "Name,E-mail\nM. Lindqvist,mara@home.example\n")}));
        QCOMPARE(findContacts(book, u"Lindqvist"_s)->size(), 2U);
        const auto receipt = m_fixture->import(book,
            {m_fixture->write(u"later.csv"_s,
                header + "Mara Lindqvist,mara@home.example,https://www.linkedin.com/in/mara,Standard\n")});
        const std::vector<ContactId> mara = *findContacts(book, u"Lindqvist"_s);
        QCOMPARE(mara.size(), 1U);
        const ContactChange expected{mara[0], ContactChange::Kind::MadeOne, u"M. Lindqvist"_s, {}};
        QVERIFY(std::ranges::find(receipt->files[0].changes, expected) != receipt->files[0].changes.end());
        QCOMPARE(receipt->foundToBeOne, 0); // both were there
    }

    void anAcceptedInvitationIsTold()
    {
        Database book = bookOf({m_fixture->write(u"guests.csv"_s, guests)});
        const std::array<ContactId, 1> mara{findContacts(book, u"Mara"_s)->at(0)};
        QVERIFY(decide(book, *m_fixture->knowledge, mara, Decision::Sent, m_fixture->today));
        const auto receipt = m_fixture->import(book, {m_fixture->write(u"old.csv"_s, oldConnections)});
        const std::vector<ContactChange> expected{
            {mara[0], ContactChange::Kind::Accepted, {}, u"2021-03-03"_s}};
        QCOMPARE(receipt->files[0].changes, expected);
    }

    void aFileThatIsNotThereIsRefused()
    {
        Database book = bookOf({m_fixture->write(u"guests.csv"_s, guests)});
        const QByteArray before = dump(book);
        QCOMPARE(remove(book, {17}).error().message, u"The book has no such imported file."_s);
        QCOMPARE(remove(book, {}).error().code, ErrorCode::NotFound);
        m_progress.cancel();
        QCOMPARE(remove(book, {1}).error().code, ErrorCode::Cancelled);
        QCOMPARE(dump(book), before);
    }
};

QTEST_GUILESS_MAIN(TestRemoveImport)
#include "tst_removeimport.moc"
