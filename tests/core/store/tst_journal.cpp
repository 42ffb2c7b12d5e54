#include "core/store/contacts.h"
#include "core/store/facts.h"
#include "core/store/journal.h"
#include "core/store/sourcerows.h"
#include "core/store/sources.h"
#include "tests/support/bookdump.h"
#include "tests/support/require.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

Contact person(ContactId id, const QString& name)
{
    return {.id = id,
        .name = name,
        .organisation = u"Northwind"_s,
        .points = {{ContactPoint::Kind::Email, u"%1@northwind.example"_s.arg(id), u"Work"_s}}};
}

// A bulk import: `count` new contacts outside the recording, and a recorded change of an old one.
void importMany(const Database& book, int count, ContactId touched)
{
    Result<Transaction> transaction = Transaction::begin(book);
    Result<Recorder> recorder = Recorder::start(book);
    Result<Contacts> contacts = Contacts::prepare(book);
    Result<FactTable> facts = FactTable::prepare(book);
    Result<Sources> sources = Sources::prepare(book);
    const ContactId first = *contacts->lastId() + 1;
    const SourceId source = *sources->lastId() + 1;
    recorder->addsContactsFrom(first);
    recorder->addsSourcesFrom(source);
    recorder->setRecording(false);
    require(sources->insert({.id = source, .name = u"many.csv"_s, .format = u"test"_s, .hash = "h"}));
    RowBlock rows{source, 0, {}};
    for (int i = 0; i < count; ++i) {
        require(contacts->insert(person(first + i, u"New %1"_s.arg(i)), QDate(2026, 1, 2)));
        require(facts->insert(first + i, 0, {.kind = FactKind::Met, .origin = Origin::file(source, i)}));
        rows.rows.push_back({.row = i, .contact = first + i});
    }
    require(SourceRows::prepare(book)->put(rows, {}));
    recorder->setRecording(true);
    require(facts->append(
        touched, {.kind = FactKind::Met, .value = u"FOSDEM"_s, .origin = Origin::file(source, 9999)}));
    require(recorder->finish(u"Import of many.csv"_s));
    require(transaction->commit());
}

template <typename Change>
void act(const Database& book, const QString& name, Change&& change)
{
    Result<Transaction> transaction = Transaction::begin(book);
    Result<Recorder> recorder = Recorder::start(book);
    change();
    require(recorder->finish(name));
    require(transaction->commit());
}

std::optional<JournalMove> move(const Database& book, bool back)
{
    Progress progress;
    Result<Transaction> transaction = Transaction::begin(book);
    Result<std::optional<JournalMove>> moved = back ? undoStep(book, progress) : redoStep(book, progress);
    require(moved);
    require(transaction->commit());
    return *moved;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_number = 0;

    Database newBook()
    {
        Result<Database> book = Database::open(m_folder.filePath(u"%1.kith"_s.arg(++m_number)));
        require(book);
        require(book->execute("PRAGMA synchronous = OFF")); // many small steps
        act(*book, u"Mara"_s, [&] {
            Result<Contacts> contacts = Contacts::prepare(*book);
            require(contacts->insert(person(1, u"Mara Lindqvist"_s), QDate(2025, 5, 6)));
        });
        return std::move(*book);
    }

private Q_SLOTS:
    void anEditIsTakenBackAndBroughtBack()
    {
        const Database book = newBook();
        const QByteArray before = dump(book);
        act(book, u"Edit of Mara Lindqvist"_s, [&] {
            Result<Contacts> contacts = Contacts::prepare(book);
            Contact changed = person(1, u"Mara L."_s);
            changed.points.clear();
            QVERIFY(contacts->update(**contacts->read(1), changed, QDate()));
        });
        const QByteArray after = dump(book);
        QVERIFY(before != after);

        const std::optional<JournalMove> undone = move(book, true);
        QCOMPARE(undone->step.name, u"Edit of Mara Lindqvist"_s);
        QCOMPARE(undone->touched.contacts, std::vector<ContactId>{1});
        QCOMPARE(dump(book), before);
        QCOMPARE(move(book, false)->step.name, u"Edit of Mara Lindqvist"_s);
        QCOMPARE(dump(book), after);
    }

    void aBulkImportIsTakenBackAndBroughtBackExactly()
    {
        const Database book = newBook();
        const QByteArray before = dump(book);
        importMany(book, 3000, 1);
        const QByteArray after = dump(book);
        for (int round = 0; round < 3; ++round) {
            move(book, true);
            QCOMPARE(dump(book), before);
            move(book, false);
            QCOMPARE(dump(book), after);
        }
    }

    void theHistoryOutlivesTheProgram()
    {
        const QString path = m_folder.filePath(u"outlives.kith"_s);
        {
            const Result<Database> book = Database::open(path);
            act(*book, u"Mara"_s, [&] {
                Result<Contacts> contacts = Contacts::prepare(*book);
                QVERIFY(contacts->insert(person(1, u"Mara Lindqvist"_s), {}));
            });
        }
        const Result<Database> book = Database::open(path);
        QCOMPARE(journal(*book)->front().name, u"Mara"_s);
        move(*book, true);
        QCOMPARE(*book->integer("SELECT count(*) FROM contacts"), 0);
        QVERIFY(journal(*book)->front().undone);
    }

    void aNewStepForgetsWhatWasUndone()
    {
        const Database book = newBook();
        move(book, true);
        act(book, u"Noor"_s, [&] {
            Result<Contacts> contacts = Contacts::prepare(book);
            QVERIFY(contacts->insert(person(2, u"Noor Haddad"_s), {}));
        });
        QVERIFY(!move(book, false));
        QCOMPARE(journal(book)->size(), std::size_t{1});
    }

    void nothingChangedIsNoStep()
    {
        const Database book = newBook();
        const std::size_t before = journal(book)->size();
        act(book, u"Nothing"_s, [] {});
        QCOMPARE(journal(book)->size(), before);
    }

    void onlyTheNewestStepsAreKept()
    {
        const Database book = newBook();
        for (int i = 0; i < historyLength + 20; ++i) {
            act(book, QString::number(i), [&] {
                Result<FactTable> facts = FactTable::prepare(book);
                QVERIFY(facts->append(1, {.kind = FactKind::Noted, .value = QString::number(i)}));
            });
        }
        QCOMPARE(static_cast<int>(journal(book)->size()), historyLength);
        for (int i = 0; i < historyLength; ++i)
            QVERIFY(move(book, true));
        QVERIFY(!move(book, true));
    }

    void anyWalkThroughTheHistoryFindsTheSameBooks()
    {
        const bool ok = rc::check("undo and redo restore the exact book", [this] {
            const Database book = newBook();
            std::vector<QByteArray> states{dump(book)};
            const int steps = *rc::gen::inRange(1, 6);
            for (int step = 0; step < steps; ++step) {
                switch (*rc::gen::inRange(0, 3)) {
                case 0:
                    importMany(book, *rc::gen::inRange(0, 40), 1);
                    break;
                case 1:
                    act(book, u"fact"_s, [&] {
                        Result<FactTable> facts = FactTable::prepare(book);
                        RC_ASSERT(bool(
                            facts->append(1, {.kind = FactKind::Labelled, .value = QString::number(step)})));
                    });
                    break;
                default:
                    act(book, u"remove"_s, [&] {
                        Result<Contacts> contacts = Contacts::prepare(book);
                        const ContactId last = *contacts->lastId();
                        if (last > 1)
                            RC_ASSERT(bool(contacts->remove(last)));
                        else {
                            Contact changed = person(1, u"Mara %1"_s.arg(step / 2));
                            changed.title = u"Engineer %1"_s.arg(step);
                            RC_ASSERT(bool(contacts->update(**contacts->read(1), changed, {})));
                        }
                    });
                }
                states.push_back(dump(book));
            }
            std::size_t at = states.size() - 1;
            for (const bool back : *rc::gen::container<std::vector<bool>>(20, rc::gen::arbitrary<bool>())) {
                if (back && at > 0 && move(book, true))
                    --at;
                else if (!back && at + 1 < states.size() && move(book, false))
                    ++at;
                RC_ASSERT(dump(book) == states[at]);
            }
        });
        QVERIFY(ok);
    }

    void stoppingABigUndoChangesNothing()
    {
        const Database book = newBook();
        importMany(book, 100, 1);
        const QByteArray before = dump(book);
        Progress progress;
        progress.cancel();
        {
            Result<Transaction> transaction = Transaction::begin(book);
            const auto moved = undoStep(book, progress);
            QVERIFY(!moved);
            QCOMPARE(moved.error().code, ErrorCode::Cancelled);
        }
        QCOMPARE(dump(book), before);
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
