#include "core/store/database.h"
#include "core/store/migrations.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace kith;
using namespace Qt::StringLiterals;

class TestDatabase : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_number = 0;

    QString newPath() { return m_folder.filePath(u"book-%1.kith"_s.arg(++m_number)); }

    QString write(const QByteArray& bytes)
    {
        const QString path = newPath();
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the fixture");
        return path;
    }

    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        return file.readAll();
    }

private Q_SLOTS:
    void aNewBookHasTheSafePragmas()
    {
        const Result<Database> book = Database::open(newPath());
        QVERIFY(book);
        QCOMPARE(*book->integer("PRAGMA foreign_keys"), 1);
        QCOMPARE(*book->integer("PRAGMA trusted_schema"), 0);
        QCOMPARE(*book->integer("PRAGMA cell_size_check"), 1);
        QCOMPARE(*book->integer("PRAGMA synchronous"), 2);
        QCOMPARE(*book->integer("PRAGMA application_id"), bookApplicationId);
        QCOMPARE(*book->integer("PRAGMA user_version"), bookVersion());
        Result<Statement> mode = book->prepare("PRAGMA journal_mode");
        QVERIFY(mode->step());
        QCOMPARE(mode->text(0), u"wal"_s);
    }

    void whatIsWrittenIsReadAgain()
    {
        const QString path = newPath();
        {
            const Result<Database> book = Database::open(path);
            QVERIFY(book->execute("INSERT INTO settings (key, value) VALUES ('a', 'ü')"));
        }
        const Result<Database> book = Database::open(path, Database::Mode::ReadOnly);
        QVERIFY(book);
        Result<Statement> select = book->prepare("SELECT value FROM settings WHERE key = ?");
        QVERIFY(*select->bindAll(u"a"_s).step());
        QCOMPARE(select->text(0), u"ü"_s);
    }

    void aBookThatIsStillOpenCanBeOpenedAgain()
    {
        const QString path = newPath();
        const Result<Database> one = Database::open(path);
        QVERIFY(one);
        QVERIFY(Database::open(path));
        QVERIFY(Database::open(path, Database::Mode::ReadOnly));
    }

    // Such as a file dialogue, which guesses the type of what is in a folder. Without the locks, another
    // process would take itself for the last one that has the book open, and remove the log to which this one
    // writes.
    void whoeverLooksIntoABookTakesItNoLock_data()
    {
        QTest::addColumn<QStringList>("looked");
        QTest::newRow("nobody") << QStringList();
        QTest::newRow("at the book") << QStringList{u""_s};
        QTest::newRow("at all of its files") << QStringList{u""_s, u"-wal"_s, u"-shm"_s};
    }
    void whoeverLooksIntoABookTakesItNoLock()
    {
        QFETCH(const QStringList, looked);
        const QString path = newPath();
        const Result<Database> book = Database::open(path);
        QVERIFY(book);
        QVERIFY(book->execute("CREATE TABLE written (value)"));
        QVERIFY(Database::open(path));
        QVERIFY(Database::open(path, Database::Mode::ReadOnly));
        for (const QString& suffix : looked)
            (void)bytesOf(path + suffix);
        const auto values = [&path] {
            QProcess other;
            other.start(QStringLiteral(KITH_PROGRAM), {u"--book"_s, path, u"advise"_s, u"--json"_s});
            if (!other.waitForFinished() || other.exitCode() != 0)
                qFatal("%s", other.readAllStandardError().constData());
            return *Database::open(path)->integer("SELECT count(*) FROM written");
        };
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(book->execute("INSERT INTO written VALUES (1)"));
            QCOMPARE(values(), i);
            QVERIFY(QFile::exists(path + u"-wal"_s));
        }
    }

    // No lock is left behind, neither by the connection that took it nor by the one that gave it back.
    void theLastOneToCloseABookRemovesItsLog()
    {
        const QString path = newPath();
        {
            Result<Database> first = Database::open(path);
            Result<Database> second = Database::open(path);
            QVERIFY(first->execute("CREATE TABLE written (value)"));
            QVERIFY(second->execute("INSERT INTO written VALUES (1)"));
            first = Database::open(path, Database::Mode::ReadOnly);
            QCOMPARE(first->integer("SELECT count(*) FROM written"), Result<qint64>(1));
            QVERIFY(second->execute("INSERT INTO written VALUES (2)"));
            first = Database::open(path);
            second = Database::open(path);
            QCOMPARE(second->integer("SELECT count(*) FROM written"), Result<qint64>(2));
        }
        QVERIFY(!QFile::exists(path + u"-wal"_s));
        QProcess other;
        other.start(QStringLiteral(KITH_PROGRAM), {u"--book"_s, path, u"advise"_s});
        QVERIFY(other.waitForFinished());
        QCOMPARE(other.exitCode(), 0);
        QVERIFY(!QFile::exists(path + u"-wal"_s));
    }

    // Neither within a process nor between two.
    void twoNeverWriteAtOnce()
    {
        const QString path = newPath();
        const Result<Database> first = Database::open(path);
        const Result<Database> second = Database::open(path);
        second->setBusyTimeout(0);
        {
            const Result<Transaction> transaction = Transaction::begin(*first);
            QCOMPARE(Transaction::begin(*second).error().code, ErrorCode::Busy);
            QProcess other;
            other.start(u"sqlite3"_s, {path, u"BEGIN IMMEDIATE"_s});
            if (!other.waitForFinished())
                QSKIP("the sqlite3 shell is not installed");
            QVERIFY(other.readAllStandardError().contains("locked"));
        }
        QVERIFY(Transaction::begin(*second));
    }

    void textsDatesAndNothingSurviveBinding()
    {
        const Result<Database> book = Database::open(newPath());
        Result<Statement> select = book->prepare("SELECT ?, ?, ?, ?, ?");
        const QString text = u"Å𝒳 \"'; DROP TABLE contacts; --"_s;
        select->bindAll(text, QDate(2026, 1, 31), QDate(), QString(), QByteArray("a\0b", 3));
        QVERIFY(*select->step());
        QCOMPARE(select->text(0), text);
        QCOMPARE(select->integer(1), 20260131);
        QCOMPARE(select->date(1), QDate(2026, 1, 31));
        QVERIFY(select->isNull(2));
        QVERIFY(!select->date(2).isValid());
        QVERIFY(select->isNull(3));
        QCOMPARE(select->blob(4), QByteArray("a\0b", 3));
    }

    void anUnfinishedTransactionLeavesNothing()
    {
        const Result<Database> book = Database::open(newPath());
        {
            Result<Transaction> transaction = Transaction::begin(*book);
            QVERIFY(book->execute("INSERT INTO settings (key) VALUES ('a')"));
        }
        QCOMPARE(*book->integer("SELECT count(*) FROM settings"), 0);
    }

    // However long SQLite works on a single statement.
    void anyStatementStopsWhenTheWorkIsCancelled()
    {
        const char* endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                              " SELECT count(*) FROM n";
        const Result<Database> opened = Database::open(newPath());
        const Database& book = *opened;
        Progress progress;
        {
            const Cancellable cancellable(book, progress);
            Result<Transaction> transaction = Transaction::begin(book);
            QVERIFY(book.execute("INSERT INTO contacts (id, kind, name) VALUES (7, 0, 'Mara')"));
            const std::jthread user([&] { progress.cancel(); });
            const Result<qint64> counted = book.integer(endless);
            QCOMPARE(counted.error().code, ErrorCode::Cancelled);
            QCOMPARE(counted.error().message, u"Stopped. Nothing was changed."_s);
        }
        QCOMPARE(*book.integer("SELECT count(*) FROM contacts"), 0);
        QCOMPARE(*book.integer("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)"
                               " SELECT count(*) FROM n"),
            100000); // afterwards nothing stops it
    }

    void aSecondWriterIsToldToWait()
    {
        const QString path = newPath();
        const Result<Database> one = Database::open(path);
        const Result<Database> other = Database::open(path);
        other->setBusyTimeout(1);
        Result<Transaction> first = Transaction::begin(*one);
        QVERIFY(first);
        const Result<Transaction> second = Transaction::begin(*other);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
    }

    void whatIsNoBookStaysUntouched_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("First Name,Last Name\nMara,Lindqvist\n").repeated(10);
        QTest::newRow("shorter than a header") << QByteArray("SQLite format 3\0", 16);
        QByteArray foreign("SQLite format 3\0", 16);
        foreign.resize(4096, '\0');
        QTest::newRow("another program's database") << foreign;
    }
    void whatIsNoBookStaysUntouched()
    {
        QFETCH(const QByteArray, bytes);
        const QString path = write(bytes);
        const Result<Database> book = Database::open(path);
        QVERIFY(!book);
        QCOMPARE(book.error().code, ErrorCode::Damaged);
        QVERIFY2(book.error().message.contains(path) && book.error().message.contains(u"not a Kith book"),
            qPrintable(book.error().message));
        QCOMPARE(bytesOf(path), bytes);
        QVERIFY(!QFile::exists(path + u"-wal"_s));
    }

    // Of a small file with a large log, the first page is written before the file is as long as that says.
    void aBookIntoWhichItsLogIsBroughtJustNowIsABook()
    {
        const QString path = newPath();
        const Result<Database> book = Database::open(path);
        QVERIFY(book->execute("WITH RECURSIVE more(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM more LIMIT"
                              " 10000) INSERT INTO contacts (id, kind, name) SELECT id, 0, 'Mara' FROM more"));
        const QByteArray before = bytesOf(path);
        const QByteArray log = bytesOf(path + u"-wal"_s);
        QVERIFY(book->execute("PRAGMA wal_checkpoint"));
        constexpr qsizetype pageSize = 16384;
        const QByteArray after = bytesOf(path);
        QVERIFY(after.size() > before.size());
        const QString halfway = write(after.first(pageSize) + before.sliced(pageSize));
        QFile itsLog(halfway + u"-wal"_s);
        QVERIFY(itsLog.open(QIODevice::WriteOnly));
        itsLog.write(log);
        itsLog.close();
        const Result<Database> found = Database::open(halfway, Database::Mode::ReadOnly);
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE(*found->integer("SELECT count(*) FROM contacts"), 10000);
    }

    void aNewerBookStaysUntouched()
    {
        const QString path = newPath();
        {
            const Result<Database> book = Database::open(path);
            QVERIFY(book->execute("PRAGMA user_version = 9999"));
        }
        const QByteArray before = bytesOf(path);
        const Result<Database> book = Database::open(path);
        QVERIFY(!book);
        QCOMPARE(book.error().code, ErrorCode::NewerVersion);
        QVERIFY(book.error().message.contains(u"newer version of Kith"));
        QCOMPARE(bytesOf(path), before);
    }

    void aFolderAndAFolderThatCannotBeWritten()
    {
        QCOMPARE(Database::open(m_folder.path()).error().code, ErrorCode::Unreadable);
        const Result<Database> unwritable = Database::open(u"/proc/kith/book.kith"_s);
        QVERIFY(!unwritable);
        QCOMPARE(unwritable.error().code, ErrorCode::Unwritable);
        QVERIFY(unwritable.error().message.contains(u"/proc/kith/book.kith"));
        QCOMPARE(Database::open(newPath(), Database::Mode::ReadOnly).error().code, ErrorCode::NotFound);
    }

    void aDamagedBookIsNamed()
    {
        const QString path = newPath();
        {
            const Result<Database> book = Database::open(path);
            QVERIFY(book);
        }
        QByteArray bytes = bytesOf(path);
        bytes.replace(100, bytes.size() - 100, QByteArray(bytes.size() - 100, '\xAB'));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const Result<Database> book = Database::open(path);
        const Result<qint64> count
            = book ? book->integer("SELECT count(*) FROM contacts") : tl::unexpected(book.error());
        QVERIFY(!count);
        QCOMPARE(count.error().code, ErrorCode::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
