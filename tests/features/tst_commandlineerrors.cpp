#include "core/store/database.h"
#include "tests/features/commandline.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <poll.h>
#include <pty.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace kith::test;
using namespace Qt::StringLiterals;

// What cannot be done ends with 1, one clear line, and nothing changed.
class TestCommandLineErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadableFiles_data();
    void unreadableFiles();
    void severalUnreadableFiles();
    void unusableBooks_data();
    void unusableBooks();
    void readOnlyFolder_data();
    void readOnlyFolder();
    void fullDisk_data();
    void fullDisk();
    void fullDiskForTheOutput();
    void interruptLeavesTheBookAsItWas();

private:
    static void verifyFailure(const Outcome& outcome, const QString& names, qsizetype lines = 1);
    static void writeConnections(const QString& path, int people);
};

// Exit 1 and one line that names the culprit; of a folder one for each file that cannot be read.
void TestCommandLineErrors::verifyFailure(const Outcome& outcome, const QString& names, qsizetype lines)
{
    verifyExit(outcome, 1);
    const QStringList said = outcome.err.trimmed().split(u'\n');
    QVERIFY2(outcome.err.endsWith(u'\n') && said.size() == lines, qPrintable(outcome.err));
    for (const QString& line : said)
        QVERIFY2(line.contains(names), qPrintable(outcome.err));
    QVERIFY2(!outcome.err.contains("QSql"_L1) && !outcome.err.contains("errno"_L1), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QString());
}

void TestCommandLineErrors::writeConnections(const QString& path, int people)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
    for (int i = 0; i < people; ++i)
        file.write(
            u"Vigdis,Fjellstrand%1,https://www.linkedin.com/in/vigdis-%1,,Company %1,Engineer,01 Feb 2024\n"_s
                .arg(i)
                .toUtf8());
}

void TestCommandLineErrors::unreadableFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such file") << u"/nowhere/Connections.csv"_s;
    QTest::newRow("a folder without anything known") << fixture(u"unreadable"_s);
    const QString folder = fixture(u"unreadable"_s);
    for (const QString& name : filesIn(folder, u"*"_s))
        QTest::newRow(qPrintable(name)) << QString(folder + u'/' + name);
}

void TestCommandLineErrors::unreadableFiles()
{
    QFETCH(QString, path);
    const CommandLine kith;
    const QString name = QFileInfo(path).fileName();
    // Makes no book.
    const qsizetype lines = QFileInfo(path).isDir() ? 2 : 1;
    verifyFailure(kith.run({u"import"_s, path}), name, lines);
    QVERIFY(!QFileInfo::exists(kith.book()));

    // Changes none.
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    const QByteArray before = kith.contents();
    QVERIFY(!before.isEmpty());
    verifyFailure(kith.run({u"import"_s, path}), name, lines);
    QCOMPARE(kith.contents(), before);

    // Beside a good file it is left out, with the reason, and the good one is read.
    const Outcome beside = kith.run({u"import"_s, fixture(u"archive"_s), path});
    verifyExit(beside, 0);
    QVERIFY2(beside.out.contains(name), qPrintable(beside.out));
    QVERIFY(kith.contents() != before);
}

// A line for each, and no hint about columns but behind the file that has some.
void TestCommandLineErrors::severalUnreadableFiles()
{
    const CommandLine kith;
    const auto write = [&kith](const QString& name, const QByteArray& bytes) {
        QFile file(kith.path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    };
    const QStringList files{write(u"prices.csv"_s, "a,b\n1,2\n"), write(u"an\nempty.csv"_s, {}),
        write(u"weights.csv"_s, "c,d\n1,2\n"), u"/nowhere/Connections.csv"_s};
    for (const bool isThereABook : {false, true}) {
        if (isThereABook)
            verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
        const Outcome outcome = kith.run(QStringList{u"import"_s} + files);
        verifyExit(outcome, 1);
        const QStringList lines = outcome.err.trimmed().split(u'\n');
        QVERIFY2(lines.size() == 4, qPrintable(outcome.err));
        QVERIFY(lines[0].contains("Connections.csv"_L1));
        QVERIFY(lines[1].endsWith("an empty.csv is empty. Export it anew."_L1));
        QVERIFY(lines[2].endsWith("prices.csv has columns that Kith does not know: a, b."_L1));
        QVERIFY(lines[3].contains("c, d. Say what they hold with --map"_L1));
        const Outcome json = kith.run(QStringList{u"import"_s, u"--json"_s} + files);
        QVERIFY(json.out.contains("Connections.csv"_L1) && json.out.contains("prices.csv"_L1));
    }
}

void TestCommandLineErrors::unusableBooks_data()
{
    QTest::addColumn<QString>("book");
    QTest::newRow("made by a newer version") << u"newer.kith"_s;
    QTest::newRow("not a book") << u"letter.kith"_s;
    QTest::newRow("another program's database") << u"foreign.kith"_s;
    QTest::newRow("a folder") << u"folder.kith"_s;
}

void TestCommandLineErrors::unusableBooks()
{
    QFETCH(QString, book);
    const CommandLine kith;
    const QString path = kith.path(book);
    if (book.startsWith("newer"_L1)) {
        auto newer = kith::Database::open(path);
        QVERIFY(newer);
        QVERIFY(newer->execute("PRAGMA user_version = 9999"));
        QVERIFY(newer->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    } else if (book.startsWith("foreign"_L1)) {
        auto foreign = kith::Database::open(path);
        QVERIFY(foreign);
        QVERIFY(foreign->execute("PRAGMA application_id = 1"));
        QVERIFY(foreign->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    } else if (book.startsWith("folder"_L1)) {
        QVERIFY(QDir().mkpath(path));
    } else {
        QFile letter(path);
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray("Dear diary, today I met nobody at all. ").repeated(60));
    }
    const bool isFile = QFileInfo(path).isFile();
    const QByteArray before = isFile ? readFile(path) : QByteArray();
    for (const QStringList& arguments : {QStringList{u"import"_s, fixture(u"google.csv"_s)},
             {u"show"_s, u"Petr"_s}, {u"advise"_s}, {u"undo"_s}, {u"log"_s}, {u"export"_s, u"all.csv"_s},
             {u"me"_s, u"--goal"_s, u"job"_s}, {u"check"_s}}) {
        verifyFailure(kith.run(arguments + QStringList{u"--book"_s, path}), book);
        if (isFile)
            QCOMPARE(readFile(path), before);
    }
    QVERIFY(!QFileInfo::exists(kith.path(u"all.csv"_s)));

    // Nor does it take a book's place.
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    const QByteArray contents = kith.contents();
    verifyFailure(kith.run({u"restore"_s, path, u"--yes"_s}), book);
    QCOMPARE(kith.contents(), contents);
}

void TestCommandLineErrors::readOnlyFolder_data()
{
    // Not even root writes there, and tests may run as root.
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("book") << QStringList{
        u"import"_s, fixture(u"google.csv"_s), u"--book"_s, u"/proc/book.kith"_s};
    QTest::newRow("csv") << QStringList{u"export"_s, u"/proc/all.csv"_s};
    QTest::newRow("json") << QStringList{u"export"_s, u"/proc/all.json"_s};
    QTest::newRow("backup") << QStringList{u"backup"_s, u"/proc/copy.kith"_s};
    QTest::newRow("no such folder") << QStringList{u"export"_s, u"/proc/nowhere/all.csv"_s};
}

void TestCommandLineErrors::readOnlyFolder()
{
    QFETCH(QStringList, arguments);
    const CommandLine kith;
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    const QByteArray before = kith.contents();
    verifyFailure(kith.run(arguments), u"/proc"_s);
    QCOMPARE(kith.contents(), before);
}

void TestCommandLineErrors::fullDisk_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("freshBook");
    QTest::newRow("import into a new book") << QStringList{u"import"_s, u"many.csv"_s} << true;
    QTest::newRow("import into a book") << QStringList{u"import"_s, u"many.csv"_s} << false;
    QTest::newRow("export over a file") << QStringList{u"export"_s, u"all.json"_s} << false;
    QTest::newRow("backup") << QStringList{u"backup"_s, u"copy.kith"_s} << false;
}

void TestCommandLineErrors::fullDisk()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, freshBook);
    CommandLine kith;
    writeConnections(kith.path(u"few.csv"_s), 200);
    writeConnections(kith.path(u"many.csv"_s), 3000);
    if (!freshBook) {
        verifyExit(kith.run({u"import"_s, u"few.csv"_s}), 0);
        verifyExit(kith.run({u"export"_s, u"all.json"_s}), 0);
    }
    const QByteArray before = freshBook ? QByteArray() : kith.contents();

    // Enough for SQLite's own files to open, not for what is to be written.
    kith.inChild = [] {
        const rlimit limit{40 * 1024, 40 * 1024};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, SIG_IGN);
    };
    const Outcome outcome = kith.run(arguments);
    verifyExit(outcome, 1);
    QVERIFY2(outcome.saysOneLine(), qPrintable(outcome.err));
    kith.inChild = {};

    if (!freshBook) {
        QCOMPARE(kith.contents(), before);
        QVERIFY(!QFileInfo::exists(kith.path(u"copy.kith"_s)));
        QVERIFY(QJsonDocument::fromJson(readFile(kith.path(u"all.json"_s))).isObject());
    }
    verifyExit(kith.run({u"check"_s}), 0);
    QCOMPARE(kith.run({u"show"_s, u"Fjellstrand2999"_s}).exitCode, 1);
    // No half-written file is left.
    for (const QString& name : QDir(kith.path({})).entryList(QDir::Files | QDir::Hidden))
        QVERIFY2(!name.startsWith(u'.'), qPrintable(name));
}

void TestCommandLineErrors::fullDiskForTheOutput()
{
    if (!QFileInfo::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full");
    const CommandLine kith;
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    QProcess process;
    kith.prepare(process, {u"log"_s, u"--json"_s});
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError().count('\n'), 1);
}

void TestCommandLineErrors::interruptLeavesTheBookAsItWas()
{
    CommandLine kith;
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    const QByteArray before = kith.contents();
    writeConnections(kith.path(u"many.csv"_s), 30000);

    // Progress shows on a terminal only; its first letters tell that the import is under way.
    int terminal = -1;
    int end = -1;
    if (openpty(&terminal, &end, nullptr, nullptr, nullptr) != 0)
        QSKIP("This machine has no terminals to give: /dev/pts is missing.");
    kith.inChild = [end] { dup2(end, STDERR_FILENO); };
    QProcess process;
    kith.prepare(process, {u"import"_s, u"many.csv"_s});
    process.start();
    QVERIFY(process.waitForStarted());
    pollfd waiting{terminal, POLLIN, 0};
    QCOMPARE(poll(&waiting, 1, 60000), 1);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(120000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QByteArray said(4096, '\0');
    said.truncate(std::max<ssize_t>(0, ::read(terminal, said.data(), static_cast<std::size_t>(said.size()))));
    ::close(terminal);
    ::close(end);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY2(said.contains("kith: "), said.constData());
    kith.inChild = {};
    QCOMPARE(kith.contents(), before);
}

QTEST_GUILESS_MAIN(TestCommandLineErrors)
#include "tst_commandlineerrors.moc"
