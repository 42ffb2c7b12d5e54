#include "core/book/addressbook.h"
#include "core/book/browsebook.h"
#include "core/book/keepbook.h"
#include "tests/support/bookfixture.h"

#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// What the window's book knows of itself while it is changed, here and by others.
class TestAddressBookIndex : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<BookFixture> m_fixture;
    std::unique_ptr<AddressBook> m_book;
    Progress m_progress;

    QString list(const QString& name, const QByteArray& rows) const
    {
        return m_fixture->write(name, "Name,Email,Company,Title\n" + rows);
    }
    bool settle() const
    {
        return QTest::qWaitFor([this] { return !m_book->busy() && m_book->index(); }, 30000);
    }
    std::vector<ContactId> found(const BrowseQuery& query) const
    {
        return m_book->index()->find(query, m_progress);
    }
    ContactId who(const QString& name) const { return findContacts(m_book->database(), name)->at(0); }

    // Whether the index is as one that is made of the book now.
    bool isUpToDate()
    {
        const auto anew = browseIndex(m_book->database(), m_book->today(), m_progress);
        for (int view = 0; view < viewCount; ++view) {
            const BrowseQuery all{.view = static_cast<View>(view)};
            const BrowseQuery some{
                .text = u"northwind"_s, .view = static_cast<View>(view), .column = SortColumn::Title};
            for (const BrowseQuery& query : {all, some}) {
                if ((*anew)->find(query, m_progress) != found(query))
                    return false;
            }
        }
        return true;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<BookFixture>();
        Database book = m_fixture->newBook();
        QVERIFY(m_fixture->import(book,
            {list(u"guests.csv"_s,
                "Mara Lindqvist,mara@northwind.example,Northwind,Data Engineer\n"
                "Maria Lindqvist,m.lindqvist@contoso.example,Contoso,Data Engineer\n"
                "Noor Haddad,noor@northwind.example,Northwind,Painter\n")}));
        auto opened = AddressBook::open(book.path(), m_fixture->knowledge, m_fixture->today);
        QVERIFY(opened);
        m_book = std::move(*opened);
        QVERIFY(settle());
    }

    void cleanup()
    {
        m_book.reset();
        m_fixture.reset();
    }

    // Without waiting for anything.
    void theIndexFollowsEveryShortChange()
    {
        const ContactId mara = who(u"Mara Lindqvist"_s);
        const ContactId noor = who(u"Noor Haddad"_s);
        QVERIFY(m_book->decide({mara}, Decision::Sent));
        QVERIFY(isUpToDate());
        QVERIFY(m_book->decide({noor}, Decision::Later));
        QVERIFY(isUpToDate());
        QVERIFY(m_book->answer(noor, FactKind::Labelled, true, u"galleries of Graz"_s));
        QVERIFY(isUpToDate());
        QCOMPARE(found({.text = u"graz gall"_s}), std::vector<ContactId>{noor});
        Contact edited = contactPage(m_book->database(), m_book->knowledge(), noor, m_book->today())->contact;
        edited.title = u"Zookeeper"_s;
        QVERIFY(m_book->editContact(edited));
        QVERIFY(isUpToDate());
        QVERIFY(m_book->keepNote(noor, u"about the zoo"_s));
        QVERIFY(isUpToDate());
        const ContactId maria = who(u"Maria Lindqvist"_s);
        QVERIFY(m_book->merge(mara, maria));
        QVERIFY(isUpToDate());
        QVERIFY(m_book->takeBack(mara, FactKind::Invited));
        QVERIFY(isUpToDate());
        QCOMPARE(m_book->index()->changed(), 2);
    }

    // Once the lists share two people, they are of one account, and the newer lacks the others of the older.
    void mergingTellsWhomElseItChanges()
    {
        const auto connections = [&](const QString& name, const QByteArray& rows) {
            return m_fixture->write(
                name, "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + rows);
        };
        const auto tie = [](const QByteArray& first, const QByteArray& day) {
            return first + ",Osterby,https://www.linkedin.com/in/" + first.toLower() + ",,,," + day + '\n';
        };
        for (const QString& file : {connections(u"old.csv"_s,
                                        tie("Ada", "01 Mar 2021") + tie("Bob", "02 Mar 2021")
                                            + tie("Cy", "03 Mar 2021") + tie("Di", "04 Mar 2021")),
                 connections(u"new.csv"_s,
                     tie("Ada", "01 Mar 2021") + tie("Robin", "02 Mar 2021") + tie("Eve", "05 Mar 2026"))}) {
            const auto imported = m_book->importFiles(
                {.paths = {file}, .event = {}, .on = {}, .dryRun = false, .today = m_fixture->today}, {});
            QTRY_VERIFY(imported.isFinished() && !m_book->busy());
            QVERIFY(imported.result());
        }
        QTRY_VERIFY(isUpToDate());
        QCOMPARE(m_book->index()->count(View::Connected), 6);
        QVERIFY(m_book->merge(who(u"Robin Osterby"_s), who(u"Bob Osterby"_s)));
        QVERIFY(isUpToDate());
        QCOMPARE(m_book->index()->count(View::Connected), 3); // Bob is Robin, Cy and Di are none any more
    }

    void employeesAreCountedAnew()
    {
        const auto imported = m_book->importFiles({.paths = {list(u"harbour.csv"_s,
                                                       "Ada Berg,ada@harbour.example,Harbour,Baker\n"
                                                       "Adah Berg,adah@harbour.example,Harbour Ltd,Baker\n"
                                                       "Cy Tran,cy@harbour.example,Harbour,Baker\n")},
                                                      .event = {},
                                                      .on = {},
                                                      .dryRun = false,
                                                      .today = m_fixture->today},
            {});
        QTRY_VERIFY(imported.isFinished() && !m_book->busy());
        QTRY_VERIFY(isUpToDate());
        const ContactId page = who(u"Harbour"_s);
        const auto employees = [&] {
            const auto facts
                = contactPage(m_book->database(), m_book->knowledge(), page, m_book->today())->advice.facts;
            const auto fact = std::ranges::find(facts, FactKind::Employs, &Fact::kind);
            return fact == facts.end() ? 0 : fact->count;
        };
        QCOMPARE(employees(), 3);
        const ContactId ada = who(u"Ada Berg"_s);
        QVERIFY(m_book->merge(ada, who(u"Adah Berg"_s)));
        QCOMPARE(employees(), 2);
        QVERIFY(isUpToDate());
        Contact edited = contactPage(m_book->database(), m_book->knowledge(), ada, m_book->today())->contact;
        edited.organisation = u"Zephyr"_s;
        QVERIFY(m_book->editContact(edited));
        QCOMPARE(employees(), 1);
        edited.organisation = u"harbour"_s;
        QVERIFY(m_book->editContact(edited));
        QCOMPARE(employees(), 2);
        QVERIFY(isUpToDate());
        const auto undone = m_book->undo();
        QTRY_VERIFY(undone.isFinished() && !m_book->busy());
        QCOMPARE(employees(), 1);
    }

    // A command may have been at work meanwhile; then the book is read anew.
    void whatOthersChangedIsSeenWithTheNextChange()
    {
        Result<Database> other = Database::open(m_book->path());
        QVERIFY(other);
        QVERIFY(m_fixture->import(
            *other, {list(u"more.csv"_s, "Bea Ortiz,bea@fabrikam.example,Fabrikam,Baker\n")}));
        QVERIFY(m_book->decide({who(u"Noor Haddad"_s)}, Decision::Later));
        QTRY_VERIFY(isUpToDate());
        QCOMPARE(found({.text = u"bea"_s}).size(), 1u);
    }

    // The index that is being made may be of before.
    void aChangeWhileTheIndexIsMade()
    {
        m_book.reset();
        auto opened
            = AddressBook::open(m_fixture->path(u"book-1.kith"_s), m_fixture->knowledge, m_fixture->today);
        QVERIFY(opened);
        m_book = std::move(*opened);
        QVERIFY(m_book->decide({who(u"Noor Haddad"_s)}, Decision::Later));
        QTRY_VERIFY(m_book->index());
        QVERIFY(isUpToDate());
        QCOMPARE(m_book->index()->count(View::Later), 1);
    }

    void theHistoryNamesWhatComesNext()
    {
        const auto names = [&] { return std::pair(m_book->undoName(), m_book->redoName()); };
        const QString import = u"Import of guests.csv"_s;
        const QString sent = u"Sent to Mara Lindqvist"_s;
        const QString later = u"Noor Haddad put off"_s;
        QCOMPARE(names(), std::pair(import, QString()));
        QVERIFY(m_book->decide({who(u"Mara Lindqvist"_s)}, Decision::Sent));
        QVERIFY(m_book->decide({who(u"Noor Haddad"_s)}, Decision::Later));
        QCOMPARE(names(), std::pair(later, QString()));
        for (const auto& next : {std::pair(sent, later), std::pair(import, sent)}) {
            const auto undone = m_book->undo();
            QTRY_VERIFY(undone.isFinished() && !m_book->busy());
            QCOMPARE(names(), next);
        }
        const auto redone = m_book->redo();
        QTRY_VERIFY(redone.isFinished() && !m_book->busy());
        QCOMPARE(names(), std::pair(sent, later));
        QVERIFY(m_book->keepNote(who(u"Noor Haddad"_s), u"hello"_s)); // what was undone cannot be redone now
        QCOMPARE(m_book->redoName(), QString());
        QTRY_VERIFY(isUpToDate());
    }
};

QTEST_GUILESS_MAIN(TestAddressBookIndex)
#include "tst_addressbookindex.moc"
