#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "core/book/splitcontact.h"
#include "core/store/sourcerows.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <algorithm>
#include <iterator>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

class TestSplitContact : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    std::optional<Database> m_book;
    Progress m_progress;

    ContactId who(const QString& name) { return findContacts(*m_book, name)->at(0); }
    Result<ContactId> split(ContactId contact, const std::vector<RowId>& rows)
    {
        return splitContact(*m_book, *m_fixture->knowledge, contact, rows, m_fixture->today);
    }

    QString import(const QString& name, const QByteArray& bytes)
    {
        const QString path = m_fixture->write(name, bytes);
        if (const auto receipt = m_fixture->import(*m_book, {path}); !receipt)
            qFatal("%s", qPrintable(receipt.error().message));
        return path;
    }

    // As a Kith left them that did not keep what rows state.
    void forgetRecords()
    {
        Result<SourceRows> table = SourceRows::prepare(*m_book);
        std::vector<RowBlock> blocks;
        QVERIFY(table->walk([&](const RowBlock& block) -> Done {
            blocks.push_back(block);
            return {};
        }));
        for (RowBlock& block : blocks) {
            for (BlockRow& row : block.rows)
                row.size = 0;
            QVERIFY(table->remove(block.source));
            QVERIFY(table->put(block, {}));
        }
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<BookFixture>();
        m_book = m_fixture->newBook();
        import(u"guests.csv"_s,
            "Name,Email,Ticket Type,Company\n"
            "Mara Lindqvist,mara@northwind.example,Standard,Northwind\n"
            "Marie Lindqvist,marie@home.example,Standard,\n"
            "Noor Haddad,noor@contoso.example,Standard,Contoso\n");
        import(u"Profile.csv"_s,
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo "
            "Location,"
            "Twitter Handles,Websites,Instant Messengers\nVeerle,Achterberg,,,,Engineer,,,,,,,\n");
        import(u"messages.csv"_s,
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE "
            "URLS,DATE,SUBJECT,"
            "CONTENT,FOLDER\n"
            "1,,Marie L.,https://www.linkedin.com/in/marie,Veerle "
            "Achterberg,https://www.linkedin.com/in/veerle,"
            "2026-01-02 10:00:00 UTC,,Hello,INBOX\n"
            "1,,Veerle Achterberg,https://www.linkedin.com/in/veerle,Marie "
            "L.,https://www.linkedin.com/in/marie,"
            "2026-01-03 10:00:00 UTC,,Hi,INBOX\n"
            "1,,Marie L.,https://www.linkedin.com/in/marie,Veerle "
            "Achterberg,https://www.linkedin.com/in/veerle,"
            "2026-01-04 10:00:00 UTC,,Bye,INBOX\n");
    }

    void splittingUndoesMerging()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        const ContactId marie = who(u"Marie L."_s);
        const QByteArray before = sayings(*m_book);
        const auto marieRows = recordsAbout(*m_book, marie);
        QVERIFY(marieRows && marieRows->size() == 1u);
        QCOMPARE(marieRows->at(0).furtherRows.size(), 1u);
        QVERIFY(mergeContacts(*m_book, *m_fixture->knowledge, mara, marie, m_fixture->today));
        QVERIFY(sayings(*m_book) != before);
        const QByteArray merged = dump(*m_book);

        const Result<ContactId> added = split(mara, {{marieRows->at(0).source, marieRows->at(0).row}});
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
        QCOMPARE(sayings(*m_book), before);
        QCOMPARE(recordsAbout(*m_book, *added)->at(0).furtherRows.size(), 1u);
        // Later files find each by its own name again, and nobody is asked about the two.
        QCOMPARE(*m_book->integer("SELECT count(*) FROM aliases"), 0);
        QCOMPARE(*m_book->integer("SELECT count(*) FROM apart"), 1);

        QCOMPARE(undo(*m_book, *m_fixture->knowledge, m_fixture->today, m_progress)->name,
            u"Mara Lindqvist taken apart"_s);
        QCOMPARE(dump(*m_book), merged);
    }

    void whoWasReadAsOneByTheFileCanBeTakenApart()
    {
        // The same address and given name, and yet two people.
        const QString list = import(u"more.csv"_s,
            "Name,Email,Ticket Type,Company\nNoor Rosnau,noor@contoso.example,Standard,Contoso\n");
        const ContactId noor = who(u"Noor Haddad"_s);
        const auto rows = recordsAbout(*m_book, noor);
        QCOMPARE(rows->size(), 2u);
        const Result<ContactId> other = split(noor, {{rows->at(1).source, rows->at(1).row}});
        QVERIFY(other);
        QCOMPARE(findContacts(*m_book, u"Noor Rosnau"_s)->at(0), *other);
        // Reading it once more changes neither.
        const QByteArray before = sayings(*m_book);
        QVERIFY(m_fixture->import(*m_book, {list}));
        QCOMPARE(sayings(*m_book), before);
    }

    void errorsSayWhatIsWrong()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        const RowId own{recordsAbout(*m_book, mara)->at(0).source, recordsAbout(*m_book, mara)->at(0).row};
        const QByteArray before = dump(*m_book);
        QCOMPARE(split(mara, {own}).error().message,
            u"To take Mara Lindqvist apart, some rows must go and some must stay."_s);
        QCOMPARE(split(mara, {}).error().code, ErrorCode::Invalid);
        QCOMPARE(split(mara, {{9, 9}}).error().message, u"Not all of these rows are about Mara Lindqvist."_s);
        QCOMPARE(split(999, {own}).error().message, u"There is no contact 999 in this book."_s);
        forgetRecords();
        QCOMPARE(split(mara, {own}).error().message,
            u"Mara Lindqvist was imported by an older Kith, which did not keep what each row says: import "
            u"the "
            "files again first."_s);
        QVERIFY(before != dump(*m_book)); // only by that
    }
};

QTEST_GUILESS_MAIN(TestSplitContact)
#include "tst_splitcontact.moc"
