#include "core/book/everyone.h"

#include <QTemporaryDir>
#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestEveryone : public QObject
{
    Q_OBJECT

private:
    using Ids = std::vector<ContactId>;
    struct Thinker {
        void operator()(ContactBlock& block, Ids& ids) const
        {
            ids.clear();
            Contact contact;
            Facts facts;
            while (block.next(contact, facts))
                ids.push_back(contact.id);
        }
    };

    QTemporaryDir m_folder;

    // A book in which everybody is nobody, and ids have gaps.
    Database bookOf(int contacts)
    {
        Result<Database> book = Database::open(m_folder.filePath(u"%1.kith"_s.arg(contacts)));
        const Done filled
            = book->execute("INSERT OR IGNORE INTO contacts (id, kind, name) WITH RECURSIVE numbers (n) AS"
                            " (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT "
                + QByteArray::number(contacts) + ") SELECT n + n / 5000 * 3000, 0, 'Somebody' FROM numbers");
        if (!filled)
            qFatal("%s", qPrintable(filled.error().message));
        return std::move(*book);
    }

    static Done walk(const Database& book, std::size_t thinkers, Progress& progress,
        const std::function<Done(const Ids&)>& take)
    {
        std::vector<Thinker> all(thinkers);
        return throughEveryone<Ids>(
            book, u"Counting"_s, progress, Cursor::Reads::NoFacts, std::span(all), take);
    }

    static void eachNumberOfThinkers()
    {
        QTest::addColumn<std::size_t>("thinkers");
        for (const std::size_t thinkers : {1u, 2u, 4u})
            QTest::addRow("%zu", thinkers) << thinkers;
    }

private Q_SLOTS:
    void everybodyComesOnceAndInOrder_data() { eachNumberOfThinkers(); }
    void everybodyComesOnceAndInOrder()
    {
        QFETCH(const std::size_t, thinkers);
        for (const int contacts : {0, 1, 3'000, 60'000}) {
            const Database book = bookOf(contacts);
            qint64 reported = 0;
            Progress progress([&](const QString&, qint64 done, qint64 total, Progress::Unit unit) {
                QVERIFY(unit == Progress::Unit::Ids && done > reported && done <= total);
                reported = done;
            });
            Ids seen;
            QVERIFY(walk(book, thinkers, progress, [&seen](const Ids& ids) {
                seen.insert(seen.end(), ids.begin(), ids.end());
                return Done();
            }));
            QCOMPARE(std::ssize(seen), contacts);
            QVERIFY(std::ranges::is_sorted(seen));
            QVERIFY(std::ranges::adjacent_find(seen) == seen.end());
            QCOMPARE(reported, *book.integer("SELECT max(id) FROM contacts"));
        }
    }

    // Wherever it stands; a thread that does not hear of it would be waited for for ever.
    void cancellingStopsAll_data() { eachNumberOfThinkers(); }
    void cancellingStopsAll()
    {
        QFETCH(const std::size_t, thinkers);
        const Database book = bookOf(60'000);
        for (int at = 1; at <= 30; ++at) {
            int reports = 0;
            Progress* stopped = nullptr;
            Progress progress([&](const QString&, qint64, qint64, Progress::Unit) {
                if (++reports == at)
                    stopped->cancel();
            });
            stopped = &progress;
            const Done done = walk(book, thinkers, progress, [](const Ids&) { return Done(); });
            QCOMPARE(done.error().code, ErrorCode::Cancelled);
            QCOMPARE(reports, at);
        }
    }

    void anErrorStopsAll_data() { eachNumberOfThinkers(); }
    void anErrorStopsAll()
    {
        QFETCH(const std::size_t, thinkers);
        const Database book = bookOf(60'000);
        Progress progress;
        for (int at = 1; at <= 30; ++at) {
            int taken = 0;
            const Done done = walk(book, thinkers, progress, [&taken, at](const Ids&) {
                return ++taken == at ? Done(failure(ErrorCode::Invalid, u"Enough."_s)) : Done();
            });
            QCOMPARE(done.error().message, u"Enough."_s);
            QCOMPARE(taken, at);
        }
    }

    void whatCannotBeReadIsSaid_data() { eachNumberOfThinkers(); }
    void whatCannotBeReadIsSaid()
    {
        QFETCH(const std::size_t, thinkers);
        const Database book = bookOf(20'000);
        QVERIFY(book.execute("ALTER TABLE points RENAME TO elsewhere"));
        Progress progress;
        const Done done = walk(book, thinkers, progress, [](const Ids&) { return Done(); });
        QVERIFY(book.execute("ALTER TABLE elsewhere RENAME TO points"));
        QVERIFY(!done);
        QVERIFY(!done.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEveryone)
#include "tst_everyone.moc"
