#include "core/book/changebook.h"
#include "core/book/history.h"
#include "core/book/keepbook.h"
#include "core/book/knownrows.h"
#include "core/book/readbook.h"
#include "core/book/removeimport.h"
#include "core/store/contacts.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"

#include <QTest>

#include <rapidcheck.h>

#include <ostream>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

// What happens to a book: a list of connections comes, or the user does something.
struct Event {
    enum class Kind { List, TypedTitle, Answered, MadeOne, TakenBack, Removed };

    Kind kind = Kind::List;
    std::vector<int> who; // rows of the list, in its order; or whom the user means
    std::vector<int> titles; // of each row
};

constexpr int contacts = 5;

QByteArray listOf(const Event& event, int number)
{
    QByteArray csv = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
    const std::array names{"Mara,Lindqvist", "Noor,Haddad", "Jon,Berg", "Noor,Haddad", "Ada,Okoye"};
    const std::array titles{"Engineer", "Head of Data", "Painter"};
    for (std::size_t i = 0; i < event.who.size(); ++i) {
        const auto one = static_cast<std::size_t>(event.who[i]);
        // One has no address of a profile, as in lists of old.
        const QByteArray url
            = one == 2 ? QByteArray() : "https://www.linkedin.com/in/p" + QByteArray::number(int(one));
        csv += QByteArray(names[one]) + ',' + url + ",,Northwind,"
            + titles[static_cast<std::size_t>(event.titles[i])] + ",0" + QByteArray::number(int(one) + 1)
            + " Mar 2021\n";
    }
    return csv + "New,Tie" + QByteArray::number(number) + ",https://www.linkedin.com/in/n"
        + QByteArray::number(number) + ",,,Cook,1" + QByteArray::number(number % 10) + " Apr 2026\n";
}

void showValue(const Event& event, std::ostream& to)
{
    to << "kind " << static_cast<int>(event.kind) << " who";
    for (std::size_t i = 0; i < event.who.size(); ++i)
        to << ' ' << event.who[i] << '/' << event.titles[i];
}

} // namespace

namespace rc
{

template <>
struct Arbitrary<Event> {
    static Gen<Event> arbitrary()
    {
        const auto some = [](int most) { return gen::container<std::vector<int>>(6, gen::inRange(0, most)); };
        const auto kinds = gen::weightedElement<Event::Kind>(
            {{6, Event::Kind::List}, {1, Event::Kind::TypedTitle}, {1, Event::Kind::Answered},
                {1, Event::Kind::MadeOne}, {1, Event::Kind::TakenBack}, {1, Event::Kind::Removed}});
        return gen::map(gen::tuple(kinds, some(contacts), some(3)), [](const auto& from) {
            return Event{std::get<0>(from), std::get<1>(from), std::get<2>(from)};
        });
    }
};

} // namespace rc

class TestKnownRows : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    Progress m_progress;

    static void forgetPrints(const Database& book)
    {
        if (!book.execute("UPDATE row_blocks SET prints = NULL"))
            qFatal("the prints stay");
    }

    // The contact with the profile; 0 where there is none.
    static ContactId who(const Database& book, int number)
    {
        return *book.integer(
            "SELECT id FROM contacts WHERE profile LIKE '%/p" + QByteArray::number(number) + "'");
    }

    // What came of it, in words that are the same for the same.
    QByteArray happen(Database& book, const Event& event, int number)
    {
        const Knowledge& knowledge = *m_fixture.knowledge;
        const QDate today = m_fixture.today;
        const ContactId one = who(book, event.who[0]);
        const ContactId other = who(book, event.who[1]);
        switch (event.kind) {
        case Event::Kind::List: {
            // Some are called by a day, which may be before, or after, that of others and of their ties.
            const int month = event.who[2] + 1;
            const QString day = month % 2 == 0 ? QString() : u" 0%1-15-2026"_s.arg(month);
            const QString path
                = m_fixture.write(u"list-%1%2.csv"_s.arg(number).arg(day), listOf(event, number));
            const Result<ImportReceipt> receipt = m_fixture.import(book, {path});
            if (!receipt)
                return receipt.error().message.toUtf8();
            const RowCounts all = receipt->total();
            return QByteArray::number(all.added) + ' ' + QByteArray::number(all.updated) + ' '
                + QByteArray::number(all.unchanged) + ' ' + QByteArray::number(receipt->files[0].changed);
        }
        case Event::Kind::TypedTitle: {
            if (one == 0)
                return {};
            Contact contact = (*Contacts::prepare(book)->read(one))->contact;
            contact.title = u"Gardener"_s;
            return QByteArray::number(bool(editContact(book, knowledge, contact, today)));
        }
        case Event::Kind::Answered:
            return QByteArray::number(
                bool(kith::answer(book, knowledge, one, FactKind::WorkedWith, true, {}, today)));
        case Event::Kind::MadeOne:
            return QByteArray::number(bool(mergeContacts(book, knowledge, one, other, today)));
        case Event::Kind::TakenBack:
            return QByteArray::number(bool(undo(book, knowledge, today, m_progress)));
        case Event::Kind::Removed: {
            const std::vector<Source> all = *sources(book);
            return all.empty() ? QByteArray()
                               : QByteArray::number(
                                   bool(removeSources(book, knowledge, {all.back().id}, today, m_progress)));
        }
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A book takes a while; RC_PARAMS="max_success=1000" tries more.
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=30");
    }

    // Passing over what an older list said, and reading it again, make the same book.
    void whatIsPassedOverWouldHaveChangedNothing()
    {
        QVERIFY(rc::check([this](const std::vector<Event>& events) {
            Database book = m_fixture.newBook();
            Database slow = m_fixture.newBook();
            int number = 0;
            for (const Event& event : events) {
                forgetPrints(slow);
                ++number;
                RC_ASSERT(happen(book, event, number) == happen(slow, event, number));
                RC_ASSERT(sayings(book) == sayings(slow));
                RC_ASSERT(checkBook(book)->join(u' ') == u""_s);
                RC_ASSERT(checkBook(slow)->join(u' ') == u""_s);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestKnownRows)
#include "tst_knownrows.moc"
