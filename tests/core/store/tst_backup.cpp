#include "core/store/backup.h"
#include "core/store/contacts.h"
#include "tests/support/daybackup.h"
#include "tests/support/require.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>
#include <vector>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

class TestBackup : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }

    Database bookWith(const QString& name)
    {
        Result<Database> book = Database::open(path(u"book.kith"_s));
        require(book);
        Result<Contacts> contacts = Contacts::prepare(*book);
        const ContactId id = *contacts->lastId() + 1;
        require(contacts->insert({.id = id, .name = name}, {}));
        return std::move(*book);
    }

    Database bookElsewhere()
    {
        Result<Database> book = Database::open(path(u"elsewhere.kith"_s));
        require(book);
        return std::move(*book);
    }

    // Of so many contacts of one name.
    Database bookOf(int contacts)
    {
        Database book = bookWith(u"Mara Lindqvist"_s);
        require(book.execute("WITH RECURSIVE more(id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM more LIMIT "
            + QByteArray::number(contacts - 1)
            + ") INSERT INTO contacts (id, kind, name, title) SELECT more.id, kind, name,"
              " printf('Engineer of the section %d', more.id) FROM more, contacts WHERE contacts.id = 1"));
        return book;
    }

    // Each once.
    static QStringList names(const QString& bookPath)
    {
        const Result<Database> book = Database::open(bookPath, Database::Mode::ReadOnly);
        Result<Statement> select = book->prepare("SELECT DISTINCT name FROM contacts");
        QStringList all;
        while (*select->step())
            all.append(select->text(0));
        return all;
    }

    static QString firstName(const QString& bookPath)
    {
        const Result<Database> book = Database::open(bookPath, Database::Mode::ReadOnly);
        Result<Statement> select = book->prepare("SELECT name FROM contacts ORDER BY id");
        return *select->step() ? select->text(0) : QString();
    }

    bool foundInFolder(const QByteArray& text) const
    {
        for (const QFileInfo& info : QDir(m_folder->path()).entryInfoList(QDir::Files)
                + QDir(backupFolder(path(u"book.kith"_s))).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aCopyIsTheBook()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        QVERIFY(copyBook(book, path(u"copy.kith"_s), true));
        QCOMPARE(firstName(path(u"copy.kith"_s)), u"Mara Lindqvist"_s);
        for (const QString& left : {u".part"_s, u".part-wal"_s, u".part-shm"_s})
            QVERIFY(!QFile::exists(path(u"copy.kith"_s + left)));
    }

    void nothingIsReplaced()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        const Done done = copyBook(book, path(u"book.kith"_s), true);
        QVERIFY(!done);
        QVERIFY(done.error().message.contains(u"exists already"));
        QCOMPARE(copyBook(book, u"/proc/kith/copy.kith"_s, true).error().code, ErrorCode::Unwritable);
    }

    void aCancelledCopyLeavesNothing()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        Progress progress;
        progress.cancel();
        QCOMPARE(copyBook(book, path(u"copy.kith"_s), true, progress).error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(m_folder->path()).entryList({u"copy*"_s}, QDir::Files), QStringList());
    }

    void whatCouldNotBeMadeIsMadeNextTime()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        QFile inTheWay(backupFolder(path(u"book.kith"_s)));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        const Done done = backUp(book, QDate(2026, 1, 1));
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unwritable);
        QVERIFY(inTheWay.remove());
        QVERIFY(backUp(book, QDate(2026, 1, 1)));
        QCOMPARE(backups(path(u"book.kith"_s)).size(), 1);
    }

    void oneAutomaticBackupADayAndFiveInAll()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        for (int day = 1; day <= 8; ++day) {
            QVERIFY(backUp(book, QDate(2026, 1, day)));
            QVERIFY(backUp(book, QDate(2026, 1, day)));
        }
        const QStringList names = backups(path(u"book.kith"_s));
        QCOMPARE(names.size(), 5);
        QVERIFY(names.first().endsWith(u"book-000004.kith"));
        QVERIFY(names.last().endsWith(u"book-000008.kith"));
        QCOMPARE(firstName(names.last()), u"Mara Lindqvist"_s);
    }

    void severalAtOnceComeAfterEachOther()
    {
        constexpr int makers = 4;
        bookWith(u"Mara Lindqvist"_s);
        std::vector<std::future<Done>> making;
        for (int day = 1; day <= makers; ++day) {
            making.push_back(std::async(std::launch::async, [path = path(u"book.kith"_s), day]() -> Done {
                const Result<Database> book = Database::open(path);
                return book ? backUp(*book, QDate(2026, 1, day)) : tl::unexpected(book.error());
            }));
        }
        for (std::future<Done>& made : making) {
            const Done done = made.get();
            QVERIFY2(done, done ? "" : qPrintable(done.error().message));
        }
        const QStringList made = backups(path(u"book.kith"_s));
        QCOMPARE(made.size(), makers);
        for (const QString& each : made)
            QCOMPARE(firstName(each), u"Mara Lindqvist"_s);
        QVERIFY(QDir(backupFolder(path(u"book.kith"_s))).entryList({u"*.lock"_s}, QDir::Files).isEmpty());
    }

    void aLockOfAnotherMachineHoldsNobodyUp()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        const QString folder = backupFolder(path(u"book.kith"_s));
        QVERIFY(QDir().mkpath(folder));
        QFile lock(folder + u"/book.lock"_s);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("99999\nkith\nanother-machine\n\n\n");
        lock.close();
        QVERIFY(backUp(book, QDate(2026, 1, 1)));
        QCOMPARE(backups(path(u"book.kith"_s)).size(), 1);
    }

    void itHoldsTheBookAsItWasBeforeTheChange()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        Result<DayBackup> backup = DayBackup::begin(book, QDate(2026, 1, 1));
        QVERIFY(backup);
        backup->start();
        Result<Transaction> transaction = Transaction::begin(book);
        QVERIFY(transaction);
        QVERIFY(book.execute("UPDATE contacts SET name = 'Changed'"));
        QVERIFY(backup->wait());
        QVERIFY(transaction->commit());
        QVERIFY(backup->note(book));
        QCOMPARE(firstName(backups(path(u"book.kith"_s)).constLast()), u"Mara Lindqvist"_s);
        QCOMPARE(firstName(path(u"book.kith"_s)), u"Changed"_s);
    }

    void whatOthersStillReadIsCopiedFromTheLog()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        const Result<Database> other = Database::open(path(u"book.kith"_s), Database::Mode::ReadOnly);
        const Result<Snapshot> before = Snapshot::begin(*other);
        QVERIFY(before);
        QVERIFY(book.execute("UPDATE contacts SET name = 'Changed'"));
        QVERIFY(copyBook(book, path(u"copy.kith"_s), true));
        QCOMPARE(firstName(path(u"copy.kith"_s)), u"Changed"_s);
        QVERIFY(backUp(book, QDate(2026, 1, 1)));
        QCOMPARE(firstName(backups(book.path()).constLast()), u"Changed"_s);
    }

    void aBookThatIsGoneIsNotMadeAnew()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        Result<DayBackup> backup = DayBackup::begin(book, QDate(2026, 1, 1));
        QVERIFY(backup);
        QVERIFY(QFile::rename(book.path(), path(u"elsewhere.kith"_s)));
        const Done done = backup->wait();
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(book.path()));
        QVERIFY(backups(book.path()).isEmpty());
    }

    // SQLite takes what is missing of the last page for zeros.
    void aBookThatIsCutIsCopiedAsFarAsItGoes()
    {
        const QString cut = bookOf(20'000).path();
        QVERIFY(QFile::resize(cut, QFileInfo(cut).size() - 4096));
        {
            const Result<Database> book = Database::open(cut);
            QVERIFY(book);
            QVERIFY(backUp(*book, QDate(2026, 1, 1)));
        }
        const QString copy = backups(cut).constLast();
        QCOMPARE(QFileInfo(copy).size() % 16384, 0);
        QCOMPARE(firstName(copy), u"Mara Lindqvist"_s);
        const Database good = bookElsewhere();
        const Result<QString> kept = replaceBook(cut, good.path());
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().message));
    }

    void whatIsWrittenMeanwhileIsNotInIt()
    {
        const Database book = bookOf(20'000);
        Result<DayBackup> backup = DayBackup::begin(book, QDate(2026, 1, 1));
        QVERIFY(backup);
        QVERIFY(
            book.execute("PRAGMA cache_size = 10")); // so that changes are written before they are committed
        Result<Transaction> transaction = Transaction::begin(book);
        QVERIFY(transaction);
        QVERIFY(book.execute("UPDATE contacts SET name = 'Changed'"));
        backup->start();
        QVERIFY(backup->wait());
        QVERIFY(transaction->commit());
        QCOMPARE(names(backups(path(u"book.kith"_s)).constLast()), QStringList{u"Mara Lindqvist"_s});
        QCOMPARE(names(path(u"book.kith"_s)), QStringList{u"Changed"_s});
    }

    // One who writes changes all names at once, and everything he writes soon goes into the file itself.
    void othersMayWriteMeanwhile()
    {
        const Database book = bookOf(20'000);
        std::atomic<bool> isEnough = false;
        std::future<Done> writing = std::async(std::launch::async, [&]() -> Done {
            const Result<Database> other = Database::open(book.path());
            Done done
                = other ? other->execute("PRAGMA wal_autocheckpoint = 1") : tl::unexpected(other.error());
            for (int i = 0; done && !isEnough; ++i)
                done = other->execute("UPDATE contacts SET name = 'Name " + QByteArray::number(i) + '\'');
            return done;
        });
        QStringList wrong;
        for (int day = 1; day <= 30; ++day) {
            if (const Done done = backUp(book, QDate(2026, 1, day)); !done)
                wrong.append(done.error().message);
            const QString copy = backups(book.path()).constLast();
            const Result<Database> made = Database::open(copy, Database::Mode::ReadOnly);
            wrong += checkIntegrity(*made).value_or(QStringList(u"cannot be checked"_s));
            if (names(copy).size() != 1)
                wrong.append(names(copy));
        }
        isEnough = true;
        const Done written = writing.get();
        QVERIFY2(written, written ? "" : qPrintable(written.error().message + written.error().detail));
        QCOMPARE(wrong, QStringList());
    }

    void withoutWaitingItIsMadeOrNotAtAll()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        for (int day = 1; day <= 5; ++day) {
            Result<DayBackup> backup = DayBackup::begin(book, QDate(2026, 1, day));
            QVERIFY(backup);
            backup->start();
            QVERIFY(backup->note(book));
        }
        for (const QString& made : backups(path(u"book.kith"_s)))
            QCOMPARE(firstName(made), u"Mara Lindqvist"_s);
        QVERIFY(QDir(backupFolder(path(u"book.kith"_s))).entryList({u"*.part*"_s}, QDir::Files).isEmpty());
    }

    void anEmptyBookNeedsNoBackup()
    {
        const Result<Database> book = Database::open(path(u"book.kith"_s));
        QVERIFY(backUp(*book, QDate(2026, 1, 1)));
        QVERIFY(backups(path(u"book.kith"_s)).isEmpty());
    }

    void restoringKeepsThePresentBookBeside()
    {
        {
            const Database book = bookWith(u"Mara Lindqvist"_s);
            QVERIFY(copyBook(book, path(u"backup.kith"_s), true));
            QVERIFY(book.execute("UPDATE contacts SET name = 'Changed'"));
        }
        const Result<QString> kept = replaceBook(path(u"book.kith"_s), path(u"backup.kith"_s));
        QVERIFY(kept);
        QCOMPARE(firstName(path(u"book.kith"_s)), u"Mara Lindqvist"_s);
        QCOMPARE(firstName(*kept), u"Changed"_s);
    }

    void whatIsNotSoundIsNotRestored()
    {
        {
            const Database book = bookWith(u"Mara Lindqvist"_s);
        }
        QFile file(path(u"broken.kith"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a book at all") > 0);
        file.close();
        QCOMPARE(replaceBook(path(u"book.kith"_s), path(u"broken.kith"_s)).error().code, ErrorCode::Damaged);
        QCOMPARE(replaceBook(path(u"book.kith"_s), path(u"absent.kith"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(firstName(path(u"book.kith"_s)), u"Mara Lindqvist"_s);
    }

    void noByteOfAnErasedPersonStays()
    {
        const Database book = bookWith(u"Mara Lindqvist"_s);
        QVERIFY(backUp(book, QDate(2026, 1, 1)));
        QVERIFY(foundInFolder("Mara Lindqvist"));
        Result<Contacts> contacts = Contacts::prepare(book);
        QVERIFY(contacts->remove(1));
        QVERIFY(scrub(book));
        QVERIFY(!foundInFolder("Lindqvist"));
        QCOMPARE(backups(path(u"book.kith"_s)).size(), 1);
    }

    void aSoundBookHasNoFindings() { QVERIFY(checkIntegrity(bookWith(u"Mara Lindqvist"_s))->isEmpty()); }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
