#include "core/book/browsebook.h"
#include "core/book/changebook.h"
#include "core/book/exportbook.h"
#include "core/book/history.h"
#include "core/book/keepbook.h"
#include "core/book/readbook.h"
#include "core/book/removeimport.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
const QByteArray noor = "Noor,Haddad,https://www.linkedin.com/in/noorh,,Contoso,Recruiter,04 Apr 2024\n";
const QByteArray newest = "Aylin,Demir,https://www.linkedin.com/in/aylin-d,,Northwind,Designer,03 Jun 2026\n";

QByteArray mara(
    const QByteArray& organisation, const QByteArray& title, const QByteArray& family = "Lindqvist")
{
    return "Mara," + family + ",https://www.linkedin.com/in/mara-l,mara@home.example," + organisation + ','
        + title + ",12 Mar 2021\n";
}

} // namespace

// Where files disagree the newest one holds, whatever the order in which they come.
class TestNewestFile : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    static QDateTime on(int day) { return {QDate(2026, 10, day), QTime(8, 0), Qt::UTC}; }

    static QByteArray saysOfMara(const Database& book)
    {
        Result<Statement> select = book.prepare("SELECT name || '|' || title || '|' || organisation FROM "
                                                "current_contacts WHERE name LIKE 'Mara%'");
        return *select->step() ? select->utf8(0).toByteArray() : QByteArray();
    }

    // Titles and employers, by contact.
    static std::map<ContactId, std::pair<QString, QString>> jobs(const Database& book)
    {
        std::map<ContactId, std::pair<QString, QString>> all;
        Result<Statement> select
            = book.prepare("SELECT id, title, organisation FROM current_contacts WHERE kind = 0");
        while (*select->step())
            all[select->integer(0)] = {select->text(1), select->text(2)};
        return all;
    }

    // Of three people, with a day or without.
    QString arbitraryList(int import, int number) const
    {
        const bool tellsDay
            = *rc::gen::weightedOneOf<bool>({{1, rc::gen::just(true)}, {3, rc::gen::just(false)}});
        const int day = *rc::gen::inRange(1, 5);
        QByteArray rows;
        for (const QByteArray name : {"Mara", "Noor", "Tom"}) {
            if (*rc::gen::inRange(0, 3) == 0)
                continue;
            const QByteArray firm
                = *rc::gen::elementOf(std::vector<QByteArray>{"Northwind", "Contoso", "Zeta"});
            const QByteArray title = *rc::gen::elementOf(std::vector<QByteArray>{"Analyst", "Cook", ""});
            const QByteArray mail = name.toLower() + "@home.example";
            rows += tellsDay ? name + ",Ek,https://www.linkedin.com/in/" + name.toLower() + "-ek," + mail
                    + ',' + firm + ',' + title + ",0" + QByteArray::number(day) + " Mar 2026\n"
                             : name + " Ek," + mail + ',' + firm + ',' + title + '\n';
        }
        RC_LOG() << "import " << import << (tellsDay ? ", connections of " : ", table of ") << day << '\n'
                 << rows.toStdString();
        return m_fixture.write(u"%1-%2.csv"_s.arg(import).arg(number),
            (tellsDay ? header : QByteArray("Name,Email,Company,Title\n")) + rows, on(day));
    }

    QString folder(const QString& name) const
    {
        QDir().mkpath(m_fixture.path(name));
        return m_fixture.path(name);
    }

private Q_SLOTS:
    // The book keeps it apart from what the first file said.
    void everyReaderSaysWhatTheNewestFileDoes()
    {
        Database book = m_fixture.newBook();
        const QByteArray others = noor + newest;
        const QString older
            = m_fixture.write(u"older.csv"_s, header + mara("Northwind", "Head of Data") + others, on(1));
        const QString newer
            = m_fixture.write(u"newer.csv"_s, header + mara("Contoso", "Astronomer") + others, on(9));
        QVERIFY(m_fixture.import(book, {older}));
        QVERIFY(m_fixture.import(book, {newer}));
        const auto says = [&](const QByteArray& title, const QByteArray& employer) {
            Progress progress;
            const ContactId id = *book.integer("SELECT id FROM contacts WHERE name = 'Mara Lindqvist'");
            const ContactRow row = contactRows(book, std::array{id})->at(0);
            QCOMPARE(row.title.toUtf8(), title);
            QCOMPARE(row.organisation.toUtf8(), employer);
            const ContactPage page = *contactPage(book, *m_fixture.knowledge, id, m_fixture.today);
            QCOMPARE(page.contact.title.toUtf8(), title);
            QCOMPARE(page.contact.organisation.toUtf8(), employer);
            const auto index = *browseIndex(book, m_fixture.today, progress);
            for (const char* word : {"astronomer", "northwind lindqvist"}) {
                const bool isFound = (title + ' ' + employer + " Lindqvist").toLower().contains(word);
                QCOMPARE(
                    std::ssize(index->find({.text = QString::fromUtf8(word)}, progress)), isFound ? 1 : 0);
            }
            const QString path = m_fixture.path(u"export.json"_s);
            QVERIFY(
                exportBook(book, *m_fixture.knowledge, {.path = path, .today = m_fixture.today}, progress));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray exported = file.readAll();
            QVERIFY(exported.contains("\"title\":\"" + title + "\",\"organisation\":\"" + employer + '"'));
            QCOMPARE(exported.contains("Astronomer"), title == "Astronomer");
        };
        says("Astronomer", "Contoso");
        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        says("Head of Data", "Northwind");
        QVERIFY(redo(book, *m_fixture.knowledge, m_fixture.today, progress));
        says("Astronomer", "Contoso");
    }

    void theNewestFileHolds_data()
    {
        QTest::addColumn<QByteArray>("older");
        QTest::addColumn<QByteArray>("newer");
        QTest::addColumn<int>("olderMade");
        QTest::addColumn<int>("newerMade");
        QTest::addColumn<QByteArray>("says");

        const QByteArray outlook = "First Name,Last Name,E-mail Address,Company,Job Title\n";
        QTest::newRow("its newest row tells the day, wherever it stands")
            << QByteArray(header + mara("Northwind", "Head of Data") + noor)
            << QByteArray(header + noor + mara("Southwind", "Analyst") + newest) << 1 << 1
            << QByteArray("Mara Lindqvist|Analyst|Southwind");
        QTest::newRow("of two lists of one day the one that was written later")
            << QByteArray(header + newest + mara("Alpha", "Analyst"))
            << QByteArray(header + newest + mara("Zeta", "Vice President")) << 1 << 9
            << QByteArray("Mara Lindqvist|Vice President|Zeta");
        QTest::newRow("the same the other way round")
            << QByteArray(header + newest + mara("Zeta", "Vice President"))
            << QByteArray(header + newest + mara("Alpha", "Analyst")) << 1 << 9
            << QByteArray("Mara Lindqvist|Analyst|Alpha");
        QTest::newRow("where nothing tells, title and employer are those of one job")
            << QByteArray(header + newest + mara("Zeta", "Analyst"))
            << QByteArray(header + newest + mara("Alpha", "Vice President")) << 1 << 1
            << QByteArray("Mara Lindqvist|Analyst|Zeta");
        QTest::newRow("lists that tell no day")
            << QByteArray(outlook + "Mara,Lindqvist,mara@home.example,Alpha,Vice President\n")
            << QByteArray(outlook + "Mara,Lindqvist,mara@home.example,Zeta,Analyst\n") << 1 << 9
            << QByteArray("Mara Lindqvist|Analyst|Zeta");
        QTest::newRow("a list that tells its day before one that was written later")
            << QByteArray(outlook + "Mara,Lindqvist,mara@home.example,Alpha,Vice President\n")
            << QByteArray(header + mara("Zeta", "Analyst")) << 9 << 1
            << QByteArray("Mara Lindqvist|Analyst|Zeta");
        QTest::newRow("a married name") << QByteArray(header + noor + mara("Zeta", "Analyst"))
                                        << QByteArray(header + newest + mara("Zeta", "Analyst", "Ferncastle"))
                                        << 1 << 1 << QByteArray("Mara Ferncastle|Analyst|Zeta");
        QTest::newRow("a name that is written as names are")
            << QByteArray(header + newest + mara("Zeta", "Analyst", "LINDQVIST"))
            << QByteArray(header + newest + mara("Zeta", "Analyst")) << 1 << 1
            << QByteArray("Mara Lindqvist|Analyst|Zeta");
    }
    void theNewestFileHolds()
    {
        QFETCH(const QByteArray, older);
        QFETCH(const QByteArray, newer);
        QFETCH(const int, olderMade);
        QFETCH(const int, newerMade);
        QFETCH(const QByteArray, says);
        const QStringList files{m_fixture.write(u"a list.csv"_s, older, on(olderMade)),
            m_fixture.write(u"b list.csv"_s, newer, on(newerMade))};

        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {files[0]}));
        const QByteArray once = dump(book);
        const auto receipt = m_fixture.import(book, {files[1]});
        QVERIFY(receipt);
        QCOMPARE(saysOfMara(book), says);
        if (newerMade > olderMade)
            QCOMPARE(receipt->files[0].changed > 0, true);
        Progress progress;
        QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), once);

        Database other = m_fixture.newBook();
        QVERIFY(m_fixture.import(other, {files[1]}));
        QVERIFY(m_fixture.import(other, {files[0]}));
        QVERIFY(redo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(saysOfMara(other), says);
        QCOMPARE(people(other), people(book));
        Database together = m_fixture.newBook();
        QVERIFY(m_fixture.import(together, files));
        QCOMPARE(saysOfMara(together), says);
        QCOMPARE(*checkBook(together), QStringList());
    }

    // Also where a file in between is newer than what the book says of somebody, but not than all files.
    void theReceiptTellsWhoWorksElsewhere()
    {
        int turned = 0;
        const bool ok = rc::check("what is told has changed, and what has changed is told", [this, &turned] {
            Database book = m_fixture.newBook();
            const int imports = *rc::gen::inRange(2, 5);
            for (int i = 0; i < imports; ++i) {
                QStringList paths;
                const int together = *rc::gen::inRange(1, 3);
                for (int j = 0; j < together; ++j)
                    paths += arbitraryList(i, j);
                const auto before = jobs(book);
                const auto expected = m_fixture.import(book, paths, true);
                const auto receipt = m_fixture.import(book, paths);
                if (!receipt) // nobody
                    continue;
                const auto after = jobs(book);
                using Job = std::pair<ContactId, ContactChange::Kind>;
                std::map<Job, std::vector<ContactChange>> told;
                for (std::size_t file = 0; file < receipt->files.size(); ++file) {
                    const FileReceipt& one = receipt->files[file];
                    RC_ASSERT(one.counts == expected->files[file].counts);
                    RC_ASSERT(one.changes == expected->files[file].changes);
                    if (one.source == 0)
                        continue;
                    RC_ASSERT(*sourceChanges(book, one.source, 0, 100) == one.changes);
                    const std::vector<Source> kept = *sources(book);
                    RC_ASSERT(std::ranges::find(kept, one.source, &Source::id)->counts == one.counts);
                    std::set<ContactId> moved;
                    for (const ContactChange& change : one.changes) {
                        told[{change.contact, change.kind}].push_back(change);
                        if (change.kind == ContactChange::Kind::Title
                            || change.kind == ContactChange::Kind::Organisation)
                            moved.insert(change.contact); // by a row
                    }
                    RC_ASSERT(one.counts.updated >= std::ssize(moved));
                    turned += static_cast<int>(moved.size());
                }
                const auto check
                    = [&](ContactId id, ContactChange::Kind kind, const QString& was, const QString& is) {
                          const std::vector<ContactChange>& all = told[{id, kind}];
                          if (was.isEmpty()) // who had no job is not told to have another one
                              return;
                          if (all.size() > 1) { // each newer than the one before
                              RC_ASSERT(all.front().before == was && all.back().after == is);
                              return;
                          }
                          RC_ASSERT(all.size() == (was == is ? 0u : 1u));
                          if (!all.empty())
                              RC_ASSERT(all.front().before == was && all.front().after == is);
                      };
                for (const auto& [id, job] : before) {
                    check(id, ContactChange::Kind::Title, job.first, after.at(id).first);
                    check(id, ContactChange::Kind::Organisation, job.second, after.at(id).second);
                }
            }
        });
        QVERIFY(ok);
        QVERIFY(turned > 0);
    }

    void whoWasRenamedIsFoundByTheFormerName()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(
            book, {m_fixture.write(u"older.csv"_s, header + noor + mara("Zeta", "Analyst"))}));
        QVERIFY(m_fixture.import(book,
            {m_fixture.write(u"newer.csv"_s, header + newest + mara("Zeta", "Analyst", "Ferncastle"))}));
        const auto found = findContacts(book, u"mara lindqvist"_s);
        QVERIFY(found);
        QCOMPARE(found->size(), 1u);
        QCOMPARE(*findContacts(book, u"Mara Ferncastle"_s), *found);
    }

    // Files of two archives may be the same, byte for byte.
    void whatANewerArchiveSaysAgainStaysWhenTheOlderGoes()
    {
        const QByteArray recommendations
            = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
              "Mara,Lindqvist,Zeta,Analyst,A joy.,\"02/01/24, 07:00 AM\",VISIBLE\n"
              "Petra,Novak,Fabrikam,Cook,Splendid.,\"02/01/24, 07:00 AM\",VISIBLE\n";
        QStringList archives;
        for (const QString& name : {u"spring"_s, u"autumn"_s}) {
            archives += folder(name);
            m_fixture.write(name + u"/Recommendations_Received.csv"_s, recommendations);
            const QByteArray& last = name == "autumn"_L1 ? newest : noor;
            m_fixture.write(name + u"/Connections.csv"_s, header + last + mara("Zeta", "Analyst"));
        }
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {archives[0]}));
        const auto receipt = m_fixture.import(book, {archives[1]});
        QVERIFY(receipt);
        const RowCounts all = receipt->total();
        QCOMPARE(all.read, 4);
        QCOMPARE(all.added, 1);
        QCOMPARE(all.unchanged, 3);
        const std::vector<Source> files = *sources(book);
        QCOMPARE(files.size(), 4u);

        // A folder that holds a file more brings that one only, although another folder has its files, too.
        m_fixture.write(
            u"autumn/Follows.csv"_s, "Date,Status,FullName\n2025-01-02 10:00:00,Active,Mara Lindqvist\n");
        QVERIFY(m_fixture.import(book, {archives[1]}));
        QCOMPARE(sources(book)->size(), 5u);

        Database autumn = m_fixture.newBook();
        QVERIFY(m_fixture.import(autumn, {archives[1]}));
        std::vector<SourceId> spring;
        for (const Source& file : files) {
            if (file.container == "spring"_L1)
                spring.push_back(file.id);
        }
        Progress progress;
        QVERIFY(removeSources(book, *m_fixture.knowledge, spring, m_fixture.today, progress));
        QCOMPARE(sayings(book), sayings(autumn));
        QCOMPARE(*checkBook(book), QStringList());

        // The same archive again is no news.
        const QByteArray before = dump(book);
        QVERIFY(m_fixture.import(book, {archives[1]}));
        QCOMPARE(dump(book), before);
    }
};

QTEST_GUILESS_MAIN(TestNewestFile)
#include "tst_newestfile.moc"
