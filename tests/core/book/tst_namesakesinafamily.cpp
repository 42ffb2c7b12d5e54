#include "core/book/readbook.h"
#include "core/book/reviewpairs.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <algorithm>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Father and son, who are called the same and share an address or a telephone.
class TestNamesakesInAFamily : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    QStringList brandnersIn(Database& book)
    {
        QStringList names;
        const auto found = findContacts(book, u"Brandner"_s);
        for (const ContactId id : *found) {
            const auto page = contactPage(book, *m_fixture.knowledge, id, m_fixture.today);
            if (page->contact.kind == ContactKind::Person)
                names += page->contact.name;
        }
        names.sort();
        return names;
    }

private Q_SLOTS:
    void stayTwo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("names");
        const QStringList names{u"Otto Brandner Jr."_s, u"Otto Brandner Sr."_s};
        const auto card = [](const QByteArray& fn, const QByteArray& n) {
            return QByteArray("BEGIN:VCARD\nVERSION:3.0\nN:" + n + "\nFN:" + fn
                + "\nEMAIL:info@brandner.example\nTEL:+43 1 5550100\nORG:Brandner Bau\nEND:VCARD\n");
        };
        QTest::newRow("cards") << u"a.vcf"_s
                               << card("Otto Brandner Sr.", "Brandner;Otto;;;Sr.")
                + card("Otto Brandner Jr.", "Brandner;Otto;;;Jr.")
                               << names;
        QTest::newRow("cards that say it in N only") << u"a.vcf"_s
                                                     << card("Otto Brandner", "Brandner;Otto;;;Sr.")
                + card("Otto Brandner", "Brandner;Otto;;;Jr.\\, MBA")
                                                     << names;
        const QByteArray google = "First Name,Last Name,Name Suffix,File As,Labels,E-mail 1 - Value,"
                                  "Phone 1 - Value\n";
        QTest::newRow("Google, an own address") << u"google.csv"_s
                                                << google
                + "Otto,Brandner,Sr.,,,otto@brandner.example,\nOtto,Brandner,Jr.,,,otto@brandner.example,\n"
                                                << names;
        QTest::newRow("Google, a number")
            << u"google.csv"_s
            << google + "Otto,Brandner,Sr.,,,,+43 1 5550100\nOtto,Brandner,Jr.,,,,+43 1 5550100\n"
            << names;
        QTest::newRow("Outlook") << u"outlook.csv"_s
                                 << QByteArray("First Name,Last Name,Suffix,E-mail Address,E-mail Type\n"
                                               "Otto,Brandner,Sr.,otto@brandner.example,SMTP\n"
                                               "Otto,Brandner,Jr.,otto@brandner.example,SMTP\n")
                                 << names;
        QTest::newRow("any table") << u"list.csv"_s
                                   << QByteArray("Name,E-mail\nOtto Brandner senior,otto@brandner.example\n"
                                                 "\"Brandner, Otto, Jr.\",otto@brandner.example\n")
                                   << QStringList{u"Otto Brandner Jr."_s, u"Otto Brandner senior"_s};
        QTest::newRow("nothing but a firm's address in common")
            << u"list.csv"_s
            << QByteArray("Name,E-mail,Title,Phone\n"
                          "Otto Brandner,info@brandner.example,Founder,+43 660 1000001\n"
                          "Otto Brandner,info@brandner.example,Apprentice,+43 660 2000002\n")
            << QStringList{u"Otto Brandner"_s, u"Otto Brandner"_s};
    }
    void stayTwo()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QStringList, names);
        Database book = m_fixture.newBook();
        const QString path = m_fixture.write(file, bytes);
        QVERIFY(m_fixture.import(book, {path}));
        QCOMPARE(brandnersIn(book), names);
        const auto again = m_fixture.import(book, {m_fixture.write(u"again "_s + file, bytes)});
        QCOMPARE(again->total().unchanged, 2);
        QCOMPARE(brandnersIn(book), names);
    }

    // Who writes a suffix does so because there are two.
    void whoIsCalledWithoutASuffixMayBeEither()
    {
        QStringList names{u"Otto Brandner Sr."_s, u"Otto Brandner"_s, u"Otto Brandner Jr."_s};
        const auto file = [this](const QString& name) {
            return m_fixture.write(
                name + u".csv"_s, "Name,E-mail\n" + name.toUtf8() + ",otto@brandner.example\n");
        };
        Database some = m_fixture.newBook();
        QVERIFY(m_fixture.import(some, {file(names[0])}));
        QVERIFY(m_fixture.import(some, {file(names[1])}));
        QCOMPARE(brandnersIn(some).size(), 2);
        Progress progress;
        QCOMPARE(pairsToReview(some, m_fixture.knowledge->nicknames, progress)->size(), 1U);
        names.sort();
        do {
            Database book = m_fixture.newBook();
            for (const QString& name : std::as_const(names))
                QVERIFY(m_fixture.import(book, {file(name)}));
            QCOMPARE(brandnersIn(book).size(), 3);
        } while (std::next_permutation(names.begin(), names.end()));
    }

    void theOrderDoesNotMatterAndTheUserIsAsked()
    {
        QStringList paths{m_fixture.write(u"a.csv"_s,
                              "Name,E-mail,Company,Title,Phone\n"
                              "Otto Brandner,info@brandner.example,Brandner Bau,Founder,+43 660 1000001\n"),
            m_fixture.write(u"b.csv"_s,
                "Name,E-mail,Company,Title,Phone\n"
                "Otto Brandner,info@brandner.example,Brandner Bau,Apprentice,+43 660 2000002\n"),
            m_fixture.write(u"c.csv"_s,
                "Name,E-mail,Company,Title,Phone\n"
                "Otto Brandner Jr.,info@brandner.example,Brandner Bau,,+43 660 2000002\n")};
        do {
            Database book = m_fixture.newBook();
            for (const QString& path : std::as_const(paths))
                QVERIFY(m_fixture.import(book, {path}));
            QCOMPARE(brandnersIn(book).size(), 3);
            Progress progress;
            const auto pairs = pairsToReview(book, m_fixture.knowledge->nicknames, progress);
            QVERIFY(std::ranges::any_of(*pairs, [](const ReviewPair& pair) {
                return pair.kept.name == u"Otto Brandner"_s && pair.other.name == pair.kept.name;
            }));
        } while (std::next_permutation(paths.begin(), paths.end()));
    }
};

QTEST_GUILESS_MAIN(TestNamesakesInAFamily)
#include "tst_namesakesinafamily.moc"
