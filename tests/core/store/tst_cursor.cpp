#include "core/store/contacts.h"
#include "core/store/cursor.h"
#include "core/store/facts.h"
#include "tests/support/require.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

struct Known {
    Contact contact;
    Facts facts;

    bool operator==(const Known&) const = default;
};

// Names and values with everything that is hard to pass on, and gaps between the numbers.
std::vector<Known> variety()
{
    std::vector<Known> known;
    for (int i = 0; i < 40; ++i) {
        Known& one = known.emplace_back();
        one.contact.id = 3 * i + 1;
        one.contact.kind = i % 7 == 0 ? ContactKind::Organisation : ContactKind::Person;
        one.contact.name = u"Žofie Ngô 山田 😀 %1"_s.arg(i);
        one.contact.given = i % 2 == 0 ? u"Žofie"_s : QString();
        one.contact.title = i % 3 == 0 ? u"Head of\nData"_s : QString();
        one.contact.organisation = u"Northwind & Söhne"_s;
        one.contact.location = u"Østerbro"_s;
        one.contact.profile = i % 4 == 0 ? u"linkedin.com/in/zofie-%1"_s.arg(i) : QString();
        for (int point = 0; point < i % 4; ++point)
            one.contact.points.push_back(
                {ContactPoint::Kind::Email, u"z%1.%2@northwind.example"_s.arg(i).arg(point), u"Büro"_s});
        for (int fact = 0; fact < i % 5; ++fact)
            one.facts.push_back({.kind = FactKind::Met,
                .certainty = Certainty::Denied,
                .value = u"Konferenz №%1"_s.arg(fact),
                .from = fact % 2 == 0 ? QDate(2019, 12, 31) : QDate(),
                .to = QDate(2026, 1, 1 + fact),
                .count = -fact,
                .origin = fact % 2 == 0 ? Origin::file(7, 1'000'000'000) : Origin::you()});
    }
    return known;
}

} // namespace

class TestCursor : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_number = 0;

    Database bookOf(const std::vector<Known>& known)
    {
        Result<Database> book = Database::open(m_folder.filePath(u"%1.kith"_s.arg(++m_number)));
        require(book);
        Result<Transaction> transaction = Transaction::begin(*book);
        Result<Contacts> contacts = Contacts::prepare(*book);
        Result<FactTable> facts = FactTable::prepare(*book);
        for (const Known& one : known) {
            // Some worked elsewhere when they were read first.
            StoredContact before{.contact = one.contact, .asOf = QDate()};
            if (one.contact.id % 5 == 0) {
                before.contact.title = u"Trainee"_s;
                before.contact.organisation.clear();
                before.contact.location = u"Vesterbro"_s;
            }
            require(contacts->insert(before.contact, before.asOf));
            require(contacts->update(before, one.contact, before.asOf));
            for (const Fact& fact : one.facts)
                require(facts->append(one.contact.id, fact));
        }
        require(transaction->commit());
        return std::move(*book);
    }

    // The contacts in this order, and then no more.
    static void comesAs(Cursor& cursor, const std::vector<Known>& known)
    {
        for (const Known& one : known) {
            QCOMPARE(cursor.next(), Result<bool>(true));
            QCOMPARE(cursor.contact(), one.contact);
            QCOMPARE(cursor.facts(), one.facts);
        }
        QCOMPARE(cursor.next(), Result<bool>(false));
    }

private Q_SLOTS:
    void everyContactComesWithItsPointsAndFacts()
    {
        const std::vector<Known> known = variety();
        const Database book = bookOf(known);
        Result<Cursor> cursor = Cursor::open(book);
        QVERIFY(cursor);
        comesAs(*cursor, known);
        QCOMPARE(cursor->next(), Result<bool>(false));
    }

    void gapsBetweenIdsAreNoEnd()
    {
        std::vector<Known> known = variety();
        for (Known& one : known)
            one.contact.id = one.contact.id * one.contact.id * one.contact.id * 1'000'000'007;
        const Database book = bookOf(known);
        Result<Cursor> cursor = Cursor::open(book);
        QVERIFY(cursor);
        comesAs(*cursor, known);
    }

    void blocksHoldTheSameInParts()
    {
        std::vector<Known> known = variety();
        const Database book = bookOf(known);
        for (const int size : {1, 7, 40, 100}) {
            Result<Cursor> cursor = Cursor::open(book);
            QVERIFY(cursor);
            std::vector<Known> read;
            ContactBlock block;
            Known one;
            do {
                QVERIFY(cursor->read(size, block));
                while (block.next(one.contact, one.facts))
                    read.push_back(one);
            } while (!block.isEmpty());
            QVERIFY(read == known);
        }
    }

    void givenContactsComeAlone()
    {
        const std::vector<Known> known = variety();
        const Database book = bookOf(known);
        Result<Cursor> cursor = Cursor::open(book);
        Result<Contacts> contacts = Contacts::prepare(book);
        Result<FactTable> facts = FactTable::prepare(book);
        QVERIFY(cursor && contacts && facts);
        GivenRows ids(1);
        std::vector<Known> asked;
        for (const Known& one : known) {
            if (one.contact.id % 2 == 0)
                continue;
            ids.add(one.contact.id);
            ids.add(one.contact.id + 1); // nobody
            asked.push_back(one);
        }
        ContactBlock block;
        QVERIFY(cursor->read(ids, block));
        const auto stored = contacts->read(ids);
        const auto stated = facts->read(ids);
        QVERIFY(stored && stated);
        QCOMPARE(stored->size(), asked.size());
        Known read;
        for (std::size_t i = 0; i < asked.size(); ++i) {
            QVERIFY(block.next(read.contact, read.facts));
            QVERIFY(read == asked[i]);
            QCOMPARE((*stored)[i].contact, asked[i].contact);
            QCOMPARE((*contacts->read(asked[i].contact.id))->contact, asked[i].contact);
            const auto all = stated->find(asked[i].contact.id);
            QCOMPARE(all == stated->end() ? Facts() : all->second, asked[i].facts);
        }
        QVERIFY(!block.next(read.contact, read.facts));
    }

    void forAdviceWhatRulesDoNotReadStaysOut()
    {
        std::vector<Known> known = variety();
        const Database book = bookOf(known);
        Result<Cursor> cursor = Cursor::open(book, Cursor::Reads::ToAdvise);
        QVERIFY(cursor);
        for (Known& one : known) {
            one.contact.given.clear();
            one.contact.location.clear();
            for (ContactPoint& point : one.contact.points)
                point.label.clear();
            for (Fact& fact : one.facts) {
                fact.origin.source = 0;
                fact.origin.row = 0;
            }
        }
        comesAs(*cursor, known);
    }

    void withoutFactsTheyAreNotRead()
    {
        const Database book = bookOf(variety());
        Result<Cursor> cursor = Cursor::open(book, Cursor::Reads::NoFacts);
        QVERIFY(cursor);
        int contacts = 0;
        while (*cursor->next()) {
            QVERIFY(cursor->facts().empty());
            ++contacts;
        }
        QCOMPARE(contacts, 40);
    }
};

QTEST_APPLESS_MAIN(TestCursor)
#include "tst_cursor.moc"
