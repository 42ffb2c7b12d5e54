#include "core/store/backup.h"
#include "core/store/journal.h"
#include "core/store/migrations.h"
#include "tests/support/bookdump.h"
#include "tests/support/testdata.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kith;
using namespace Qt::StringLiterals;

// tests/data/store/version-<n>.kith is a book as Kith wrote it while that was its version ("kith backup").
class TestMigrations : public QObject
{
    Q_OBJECT

private:
    // What the tables and indexes are made of.
    static QString schemaOf(const Database& book)
    {
        QStringList statements;
        Result<Statement> select = book.prepare("SELECT sql FROM sqlite_schema ORDER BY type, name");
        while (*select->step())
            statements.append(select->text(0));
        return statements.join(u'\n');
    }

    static qint64 move(
        const Database& book, Result<std::optional<JournalMove>> (*step)(const Database&, Progress&))
    {
        Progress progress;
        for (qint64 steps = 0;; ++steps) {
            Result<Transaction> transaction = Transaction::begin(book);
            const auto moved = step(book, progress);
            if (!moved || !*moved || !transaction->commit())
                return moved ? steps : -1;
        }
    }

private Q_SLOTS:
    void anOldBookBecomesANewOne_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= std::max(1, bookVersion() - 1); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void anOldBookBecomesANewOne()
    {
        QFETCH(const int, version);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"old.kith"_s);
        const QString example = test::dataPath(u"store/version-%1.kith"_s.arg(version));
        QVERIFY2(QFile::copy(example, path), qPrintable(u"no book of that version: "_s + example));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));

        const Result<Database> old = Database::open(path);
        QVERIFY2(old, old ? "" : qPrintable(old.error().message + old.error().detail));
        const Result<Database> fresh = Database::open(folder.filePath(u"fresh.kith"_s));
        QCOMPARE(*old->integer("PRAGMA user_version"), bookVersion());
        QCOMPARE(schemaOf(*old), schemaOf(*fresh));
        QCOMPARE(*checkIntegrity(*old), QStringList());

        // What stood in it is there, and its history still goes back and forth.
        QCOMPARE(*old->integer("SELECT count(*) FROM contacts"), 7);
        const QByteArray before = test::dump(*old);
        QCOMPARE(move(*old, undoStep), 2);
        QCOMPARE(test::dump(*old), QByteArray());
        QCOMPARE(move(*old, redoStep), 2);
        QCOMPARE(test::dump(*old), before);
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
