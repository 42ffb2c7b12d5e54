#include "tests/features/commandline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace kith::test;
using namespace Qt::StringLiterals;

// What the command line tells of what was read and what was not, and what it takes to another book.
class TestReceipts : public QObject
{
    Q_OBJECT

private:
    static void write(const CommandLine& kith, const QString& name, const QByteArray& bytes)
    {
        QDir(kith.path({})).mkpath(QFileInfo(kith.path(name)).path());
        QFile file(kith.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static void fillFolder(const CommandLine& kith)
    {
        write(kith, u"lists/known.csv"_s, "Name,E-mail,Shoe size\nAda Okoye,ada@okoye.example,38\n");
        write(kith, u"lists/unknown.csv"_s, "Wer,Wo\nBo Lind,Kiel\n");
        write(kith, u"lists/empty.csv"_s, {});
        write(kith, u"lists/photo.png"_s, "x");
    }

private Q_SLOTS:
    void everyoneIsExportedWithTheOwner()
    {
        const CommandLine kith;
        write(kith, u"guests.csv"_s, "Name,E-mail\nAda Okoye,ada@okoye.example\n");
        verifyExit(kith.run({u"import"_s, u"guests.csv"_s}), 0);
        verifyExit(kith.run({u"me"_s, u"--goal"_s, u"hire"_s, u"--email"_s, u"me@here.example"_s}), 0);
        verifyExit(kith.run({u"export"_s, u"all.json"_s}), 0);
        verifyExit(kith.run({u"export"_s, u"part.json"_s, u"--filter"_s, u"ada"_s}), 0);
        QVERIFY(!readFile(kith.path(u"part.json"_s)).contains("me@here.example"));
        const CommandLine other;
        verifyExit(other.run({u"import"_s, kith.path(u"all.json"_s)}), 0);
        const QStringList me{u"me"_s, u"--json"_s};
        QVERIFY(kith.run(me).out.contains("hire"_L1));
        QCOMPARE(other.run(me).json(), kith.run(me).json());
    }

    void whatIsLeftOutIsSaidWithItsReason()
    {
        const CommandLine kith;
        fillFolder(kith);
        const Outcome text = kith.run({u"import"_s, u"lists"_s, u"--dry-run"_s});
        verifyExit(text, 0);
        for (const QString& says :
            {u"Not read: the column Shoe size."_s, u"since they are empty: empty.csv."_s,
                u"since they say nothing about contacts: photo.png."_s,
                u"Left out lists/unknown.csv: columns that Kith does not know: Wer, Wo."_s,
                u"Say what they hold with --map"_s})
            QVERIFY2(text.out.contains(says), qPrintable(says + u'\n' + text.out));
        const Outcome mapped = kith.run({u"import"_s, u"lists"_s, u"--map"_s, u"Wer=name"_s, u"--json"_s});
        verifyExit(mapped, 0);
        QCOMPARE(mapped.json().value("people"_L1).toInt(), 2);
    }

    // Where nothing can be read without the user's word.
    void aFolderOfUnknownTablesAsksForTheirColumns()
    {
        const CommandLine kith;
        write(kith, u"lists/unknown.csv"_s, "Wer,Wo\nBo Lind,Kiel\n");
        const Outcome outcome = kith.run({u"import"_s, u"lists"_s});
        verifyExit(outcome, 1);
        QVERIFY2(outcome.saysOneLine()
                && outcome.err.contains("lists/unknown.csv has columns that Kith does not know: Wer, Wo."_L1)
                && outcome.err.contains("--map COLUMN=FIELD"_L1),
            qPrintable(outcome.err));
    }

    void aSingleColumnOfNamesCanBeMapped()
    {
        const CommandLine kith;
        write(kith, u"names.csv"_s, "Name\nAda Okoye\nBo Lind\n");
        const Outcome outcome = kith.run({u"import"_s, u"names.csv"_s});
        verifyExit(outcome, 1);
        QVERIFY2(outcome.err.contains("--map COLUMN=FIELD"_L1), qPrintable(outcome.err));
        verifyExit(kith.run({u"import"_s, u"names.csv"_s, u"--map"_s, u"Name=name"_s}), 0);
    }

    void theReceiptIsKept()
    {
        const CommandLine kith;
        write(kith, u"Connections.csv"_s,
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Ada,Okoye,https://www.linkedin.com/in/ada-okoye,,Northwind,Pilot,31 Feb 2026\n");
        const QStringList one{u"imports"_s, u"1"_s};
        const QStringList oneAsJson = one + QStringList{u"--json"_s};
        verifyExit(kith.run({u"import"_s, u"Connections.csv"_s}), 0);
        const Outcome text = kith.run(one);
        const QJsonObject json = kith.run(oneAsJson).json();
        const QString hash = json.value("hash"_L1).toString();
        QCOMPARE(hash.size(), 32);
        for (const QString& says : {hash.left(12), u"1 new, 0 updated, 0 unchanged, 0 rejected"_s,
                 u"row 2: The date “31 Feb 2026” cannot be read."_s})
            QVERIFY2(text.out.contains(says), qPrintable(says + u'\n' + text.out));
        QVERIFY(!text.out.contains("kith imports ID"_L1));
        QCOMPARE(json.value("issues"_L1).toArray().size(), 1);
        // Undone and brought back, it is whole.
        verifyExit(kith.run({u"undo"_s}), 0);
        verifyExit(kith.run({u"redo"_s}), 0);
        QCOMPARE(kith.run(oneAsJson).json(), json);
        // Of somebody who is erased nothing is left.
        verifyExit(kith.run({u"erase"_s, u"1"_s, u"--yes"_s}), 0);
        QVERIFY(kith.run(oneAsJson).json().value("issues"_L1).toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"
