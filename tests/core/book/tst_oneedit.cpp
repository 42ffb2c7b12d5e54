#include "core/book/browsebook.h"
#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/readbook.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <sqlite3.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

// The instructions that SQLite has run for a connection: how much was looked at, whatever the machine.
class Instructions
{
public:
    explicit Instructions(const Database& database) : m_handle(database.handle())
    {
        sqlite3_trace_v2(m_handle, SQLITE_TRACE_PROFILE, add, this);
    }
    ~Instructions() { sqlite3_trace_v2(m_handle, 0, nullptr, nullptr); }

    qint64 count = 0;

private:
    static int add(unsigned /*event*/, void* self, void* statement, void* /*time*/)
    {
        static_cast<Instructions*>(self)->count
            += sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, 1);
        return 0;
    }

    sqlite3* m_handle;
};

} // namespace

// After one edit, just what it touches is read: it costs the same in a small book and in a large one.
class TestOneEdit : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    Progress m_progress;

    // A book of so many contacts, with as many steps of history as there were imports.
    Database book(int contacts)
    {
        Database made = m_fixture.newBook();
        QByteArray csv = "Name,Email,Company,Title\n";
        for (int i = 0; i < contacts; ++i)
            csv += "Person Number" + QByteArray::number(i) + ",p" + QByteArray::number(i)
                + "@northwind.example,Northwind,Engineer\n";
        if (!m_fixture.import(made, {m_fixture.write(u"list-%1.csv"_s.arg(contacts), csv)}))
            qFatal("cannot import");
        return made;
    }

    using Edit = std::function<Done(Database&, ContactId)>;

    // What the edit and showing it take.
    qint64 cost(Database& database, const Edit& edit)
    {
        const ContactId contact = *database.integer("SELECT max(id) - 7 FROM contacts WHERE kind = 0");
        const auto index = browseIndex(database, m_fixture.today, m_progress);
        const Instructions run(database);
        const Done done = edit(database, contact);
        const std::array<ContactId, 1> one{contact};
        const auto next = browseIndexAfter(**index, database, one, m_fixture.today);
        const auto page = contactPage(database, *m_fixture.knowledge, contact, m_fixture.today);
        const auto rows = contactRows(database, one);
        const auto steps = nextSteps(database);
        if (!done || !next || !page || !rows || !steps || steps->undo.isEmpty())
            qFatal("the edit fails");
        return run.count;
    }

private Q_SLOTS:
    void costsTheSameInALargeBook_data()
    {
        QTest::addColumn<Edit>("edit");
        const auto& knowledge = m_fixture.knowledge;
        const QDate today = m_fixture.today;
        QTest::newRow("an answer") << Edit([=](Database& database, ContactId contact) {
            return answer(database, *knowledge, contact, FactKind::WorkedWith, true, u"Northwind"_s, today);
        });
        QTest::newRow("a decision") << Edit([=](Database& database, ContactId contact) {
            return decide(database, *knowledge, std::array{contact}, Decision::Sent, today);
        });
        QTest::newRow("a choice") << Edit([=](Database& database, ContactId contact) {
            return decide(database, *knowledge, std::array{contact}, Decision::Follow, today);
        });
        QTest::newRow("another title") << Edit([=](Database& database, ContactId contact) {
            Contact edited = contactPage(database, *knowledge, contact, today)->contact;
            edited.title = u"Recruiter"_s;
            return editContact(database, *knowledge, edited, today).map([](const auto&) {});
        });
        QTest::newRow("a note") << Edit([=](Database& database, ContactId contact) {
            return keepNote(database, contact, u"Thank you for the talk."_s);
        });
    }

    void costsTheSameInALargeBook()
    {
        QFETCH(const Edit, edit);
        Database small = book(40);
        Database large = book(4000);
        const qint64 few = cost(small, edit);
        const qint64 many = cost(large, edit);
        QVERIFY2(many <= few + few / 4, qPrintable(u"%1 and %2 instructions"_s.arg(few).arg(many)));
    }
};

QTEST_GUILESS_MAIN(TestOneEdit)
#include "tst_oneedit.moc"
