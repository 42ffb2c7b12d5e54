#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/book/reviewpairs.h"
#include "core/book/splitcontact.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto before
    = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
      "Tilda,Osterby,https://www.linkedin.com/in/tilda-osterby-123,,Northwind,Buyer,01 Feb 2020\n"
      "Ruben,Kalla,https://www.linkedin.com/in/ruben-kalla,,Northwind,Buyer,01 Feb 2020\n";
constexpr auto after = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                       "Henrik,Aldin,https://www.linkedin.com/in/aldin,,Contoso,Clerk,01 Nov 2026\n"
                       "Tilda,Osterby,https://www.linkedin.com/in/tildaosterby,,Northwind,Buyer,01 Feb 2020\n"
                       "Ruben,Kalla,https://www.linkedin.com/in/ruben-kalla,,Northwind,Buyer,01 Feb 2020\n";
const QString oldProfile = u"https://www.linkedin.com/in/tilda-osterby-123"_s;
const QString newProfile = u"https://www.linkedin.com/in/tildaosterby"_s;

} // namespace

// A connection who gave her profile another address.
class TestMovedProfiles : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    QStringList m_files{
        m_fixture.write(u"Connections.csv"_s, before), m_fixture.write(u"Connections (2).csv"_s, after)};

    std::vector<ReviewPair> pairs(const Database& book)
    {
        Progress progress;
        return pairsToReview(book, m_fixture.knowledge->nicknames, progress).value();
    }
    auto merge(Database& book)
    {
        const ReviewPair pair = pairs(book).front();
        return mergeContacts(book, *m_fixture.knowledge, pair.kept.id, pair.other.id, m_fixture.today);
    }
    std::vector<Contact> tildas(Database& book)
    {
        std::vector<Contact> found;
        const auto ids = findContacts(book, u"Tilda Osterby"_s);
        for (const ContactId id : *ids)
            found.push_back(contactPage(book, *m_fixture.knowledge, id, m_fixture.today)->contact);
        return found;
    }

private Q_SLOTS:
    void areAskedAboutAndFoundByEither()
    {
        do {
            Database book = m_fixture.newBook();
            for (const QString& file : std::as_const(m_files))
                QVERIFY(m_fixture.import(book, {file}));
            QCOMPARE(tildas(book).size(), 2U); // nobody but the user can tell
            const QByteArray two = dump(book);
            QCOMPARE(pairs(book).size(), 1U);
            QCOMPARE(pairs(book).front().other.name, u"Tilda Osterby"_s);
            QVERIFY(pairs(book).front().likeness.differs.contains(u"Different profiles"_s));
            QVERIFY(merge(book));
            const auto check = [&] {
                const std::vector<Contact> one = tildas(book);
                QCOMPARE(one.size(), 1U);
                QCOMPARE(one.front().profile, newProfile);
                QCOMPARE(one.front().points,
                    (std::vector<ContactPoint>{
                        {ContactPoint::Kind::Link, oldProfile, QString(otherProfileLabel)}}));
                QVERIFY(pairs(book).empty());
            };
            check();
            const QByteArray merged = dump(book);
            for (const QString& file : std::as_const(m_files)) {
                // In other bytes, so that they are read again.
                QFile again(file);
                QVERIFY(again.open(QIODevice::ReadOnly));
                const auto receipt = m_fixture.import(book,
                    {m_fixture.write(
                        u"again.csv"_s, again.readAll().replace("Email Address", "Email address"))});
                QCOMPARE(receipt->total().added, 0);
                check();
            }
            Progress progress;
            for (int step = 0; step < 3; ++step)
                QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
            QCOMPARE(dump(book), two);
        } while (std::next_permutation(m_files.begin(), m_files.end()));
    }

    void aNewerFileMovesTheProfileOn()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {m_files[0]}));
        QVERIFY(m_fixture.import(book, {m_files[1]}));
        QVERIFY(merge(book));
        // She took the old address back.
        const QByteArray back = QByteArray(after).replace("tildaosterby", "tilda-osterby-123")
            + "Ida,Noren,https://www.linkedin.com/in/ida-noren,,Contoso,Clerk,10 Nov 2026\n";
        const auto receipt = m_fixture.import(book, {m_fixture.write(u"Connections (3).csv"_s, back)});
        QCOMPARE(receipt->total().added, 1);
        const std::vector<Contact> one = tildas(book);
        QCOMPARE(one.size(), 1U);
        QCOMPARE(one.front().profile, oldProfile);
        QCOMPARE(one.front().points.front().value, newProfile);
    }

    void splittingGivesBackBoth()
    {
        Database book = m_fixture.newBook();
        QVERIFY(m_fixture.import(book, {m_files[0]}));
        QVERIFY(m_fixture.import(book, {m_files[1]}));
        QVERIFY(merge(book));
        const ContactId id = tildas(book).front().id;
        const auto records = recordsAbout(book, id);
        QCOMPARE(records->size(), 2U);
        QVERIFY(splitContact(book, *m_fixture.knowledge, id, {records->back().id()}, m_fixture.today));
        const std::vector<Contact> two = tildas(book);
        QCOMPARE(two.size(), 2U);
        QStringList profiles{two.front().profile, two.back().profile};
        profiles.sort();
        QCOMPARE(profiles, (QStringList{oldProfile, newProfile}));
        QVERIFY(two.front().points.empty() && two.back().points.empty());
        QVERIFY(pairs(book).empty()); // they are two, said the user
    }

    // Of one name in two jobs, or connected with on two days, they are two.
    void othersAreTwo()
    {
        Database book = m_fixture.newBook();
        const auto list = [](const QByteArray& slug, const QByteArray& job) {
            return "First Name,Last Name,URL,Company,Position,Connected On\nTilda,Osterby,"
                   "https://www.linkedin.com/in/"
                + slug + ',' + job + '\n';
        };
        QVERIFY(m_fixture.import(
            book, {m_fixture.write(u"a.csv"_s, list("tilda-1", "Northwind,Buyer,01 Feb 2020"))}));
        QVERIFY(m_fixture.import(
            book, {m_fixture.write(u"b.csv"_s, list("tilda-2", "Northwind,Buyer,02 Feb 2020"))}));
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"c.csv"_s, list("tilda-3", "Contoso,Clerk,"))}));
        QVERIFY(pairs(book).empty());
        QVERIFY(m_fixture.import(book, {m_fixture.write(u"d.csv"_s, list("tilda-4", "Contoso,Clerk,"))}));
        QCOMPARE(pairs(book).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestMovedProfiles)
#include "tst_movedprofiles.moc"
