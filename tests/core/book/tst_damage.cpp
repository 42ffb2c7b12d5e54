#include "core/book/history.h"
#include "core/book/importfiles.h"
#include "core/book/keepbook.h"
#include "core/book/readbook.h"
#include "core/importing/catalogue.h"
#include "tests/support/bookdump.h"
#include "tests/support/bookfixture.h"
#include "tests/support/damage.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

// Of each example; more are tried with KITH_DAMAGES=100 in the environment, others with
// KITH_DAMAGES_FROM=1000.
unsigned damagesPerFile()
{
    const int wanted = qEnvironmentVariableIntValue("KITH_DAMAGES");
    return wanted > 0 ? static_cast<unsigned>(wanted) : 2;
}
unsigned firstSeed()
{
    const int wanted = qEnvironmentVariableIntValue("KITH_DAMAGES_FROM");
    return wanted > 0 ? static_cast<unsigned>(wanted) : 1;
}

bool addsUp(const RowCounts& counts)
{
    return counts.read == counts.added + counts.updated + counts.unchanged + counts.rejected;
}

// The examples of a format, their expected results left out.
QStringList examplesOf(const QString& format)
{
    QStringList paths;
    const QString folder = dataPath(u"importing/"_s + format);
    for (const QString& example : foldersIn(folder)) {
        for (const QString& name : filesIn(folder + u'/' + example, u"*"_s)) {
            if (!name.endsWith(".json"_L1))
                paths += folder + u'/' + example + u'/' + name;
        }
    }
    return paths;
}

} // namespace

// What holds for every format, however damaged a file is.
class TestDamage : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    static void formats()
    {
        QTest::addColumn<QString>("format");
        for (const auto& one : importers())
            QTest::addRow("%s", one->format().data()) << QString(one->format());
    }

    // A damaged copy with the file's own name.
    QString damagedCopy(const QString& path, unsigned seed) const
    {
        const QString folder = QString::number(seed);
        QDir(m_fixture.folder.path()).mkdir(folder);
        return m_fixture.write(folder + u'/' + path.section(u'/', -1), Damage(seed)(readFile(path)));
    }

    void checkAccounts(const Database& book, const ImportReceipt& receipt)
    {
        for (const FileReceipt& file : receipt.files)
            QVERIFY2(addsUp(file.counts), qPrintable(file.file));
        const Result<std::vector<Source>> imported = sources(book);
        for (const Source& source : *imported) {
            qint64 rows = 0;
            for (const Outcome outcome :
                {Outcome::New, Outcome::Updated, Outcome::Unchanged, Outcome::Rejected})
                rows += std::ssize(*sourceRows(book, source.id, outcome, 0, source.counts.read + 1));
            QCOMPARE(rows, source.counts.read);
        }
        QCOMPARE(checkBook(book)->join(u'\n'), QString());
    }

    // The same file in other bytes: nobody can say that the book holds it already.
    void checkOnceMore(Database& book, const QString& path, const RowCounts& first)
    {
        QByteArray bytes = readFile(path);
        if (bytes.contains('\0') || bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
            return;
        const QByteArray before = sayings(book);
        const Result<ImportReceipt> again
            = m_fixture.import(book, {m_fixture.write(path.section(u'/', -1), bytes + "\n")});
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        const RowCounts second = again->total();
        QCOMPARE(second.added + second.updated, 0);
        QCOMPARE(second.unchanged, first.read - first.rejected);
        QCOMPARE(second.rejected, first.rejected);
        QCOMPARE(sayings(book), before);
    }

    void checkLaws(const QString& path)
    {
        Database book = m_fixture.newBook();
        const QByteArray empty = dump(book);
        const Result<ImportReceipt> receipt = m_fixture.import(book, {path});
        if (!receipt) {
            QVERIFY2(!receipt.error().message.contains(u'\n'), qPrintable(receipt.error().message));
            QCOMPARE(dump(book), empty);
            return;
        }
        checkAccounts(book, *receipt);
        if (QTest::currentTestFailed())
            return;
        const QByteArray once = dump(book);
        QVERIFY(m_fixture.import(book, {path}));
        QCOMPARE(dump(book), once);
        checkOnceMore(book, path, receipt->total());
        if (QTest::currentTestFailed())
            return;
        Progress progress;
        for (auto steps = history(book)->size(); steps > 0; --steps)
            QVERIFY(undo(book, *m_fixture.knowledge, m_fixture.today, progress));
        QCOMPARE(dump(book), empty);
    }

    // One after the other, in either order: the same book.
    void checkOrder(const QString& one, const QString& other)
    {
        QList<QByteArray> said;
        for (const QStringList& order : {QStringList{one, other}, QStringList{other, one}}) {
            Database book = m_fixture.newBook();
            for (const QString& path : order) {
                if (!m_fixture.import(book, {path}))
                    return; // too damaged
            }
            said += people(book);
        }
        QVERIFY2(said[1] == said[0], (said[0] + "or, in the other order,\n" + said[1]).constData());
    }

private Q_SLOTS:
    void everyRowCountsOnce_data() { formats(); }
    void everyRowCountsOnce()
    {
        QFETCH(QString, format);
        for (const QString& path : examplesOf(format)) {
            for (unsigned seed = firstSeed(); seed < firstSeed() + damagesPerFile(); ++seed) {
                const QString damaged = damagedCopy(path, seed);
                checkLaws(damaged);
                if (QTest::currentTestFailed()) {
                    qWarning("%s, damaged with seed %u:\n%s", qPrintable(path), seed,
                        readFile(damaged).constData());
                    return;
                }
            }
        }
    }

    void anyOrderGivesTheSameBook_data() { formats(); }
    void anyOrderGivesTheSameBook()
    {
        QFETCH(QString, format);
        for (const QString& path : examplesOf(format)) {
            for (unsigned seed = firstSeed(); seed < firstSeed() + (damagesPerFile() + 1) / 2; ++seed) {
                const QString damaged = damagedCopy(path, seed);
                checkOrder(path, damaged);
                if (QTest::currentTestFailed()) {
                    qWarning("%s, damaged with seed %u:\n%s", qPrintable(path), seed,
                        readFile(damaged).constData());
                    return;
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
