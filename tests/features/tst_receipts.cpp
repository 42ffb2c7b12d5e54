#include "tests/features/commandline.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
                             "Ada,Okoye,https://www.linkedin.com/in/ada-okoye,,Northwind,Pilot,01 Feb 2026\n";

} // namespace

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

    // As of years ago: which of two files is newer tells what holds.
    static void makeOld(const CommandLine& kith, const QString& name)
    {
        QFile file(kith.path(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            QDateTime(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC), QFileDevice::FileModificationTime));
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

    void whomOnlyTheUserCanTellApartIsCounted()
    {
        const CommandLine kith;
        write(kith, u"Connections.csv"_s, connections);
        write(kith, u"friends.csv"_s, "Name,E-mail\nAda Okoye,ada@home.example\n");
        const Outcome first = kith.run({u"import"_s, u"Connections.csv"_s, u"--json"_s});
        QCOMPARE(first.json().value("toDecide"_L1), QJsonValue(0));
        QVERIFY(!kith.run({u"import"_s, u"Connections.csv"_s}).out.contains("kith review"_L1));
        const Outcome dry = kith.run({u"import"_s, u"friends.csv"_s, u"--dry-run"_s});
        QVERIFY2(dry.out.contains("1 pair of contacts would be left that may be one person."_L1),
            qPrintable(dry.out));
        const Outcome coming = kith.run({u"import"_s, u"friends.csv"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(coming.json().value("toDecide"_L1), QJsonValue(1));
        const Outcome done = kith.run({u"import"_s, u"friends.csv"_s});
        QVERIFY2(done.out.contains(u"1 pair of contacts may be one person: “kith review” shows it."_s),
            qPrintable(done.out));
        QCOMPARE(kith.run({u"review"_s, u"--json"_s}).json().value("pairs"_L1).toArray().size(), 1);
    }

    void theFileThatChangedSomebodyIsNamed()
    {
        const CommandLine kith;
        write(kith, u"Connections.csv"_s, connections);
        write(kith, u"new/Connections.csv"_s, QByteArray(connections).replace("Pilot", "Captain"));
        makeOld(kith, u"Connections.csv"_s);
        verifyExit(kith.run({u"import"_s, u"Connections.csv"_s}), 0);
        const QStringList import{u"import"_s, u"new/Connections.csv"_s};
        const Outcome dry = kith.run(import + QStringList{u"--dry-run"_s});
        QVERIFY2(dry.out.contains("1 change of people you had"_L1) && !dry.out.contains("kith imports"_L1),
            qPrintable(dry.out));
        const Outcome done = kith.run(import);
        QVERIFY2(done.out.contains(u"; see “kith imports 2”."_s), qPrintable(done.out));
        QVERIFY(kith.run({u"imports"_s, u"2"_s}).out.contains("Ada Okoye: now Captain, before Pilot"_L1));
    }

    void everyRowIsListed()
    {
        const CommandLine kith;
        write(kith, u"list.csv"_s, "Name,E-mail\nAda Okoye,ada@home.example\n,\nBo Lind,bo@lind.example\n");
        write(kith, u"other.csv"_s, "Name,E-mail,City\nAda Okoye-Lind,ada@home.example,Kiel\n");
        verifyExit(kith.run({u"import"_s, u"list.csv"_s}), 0);
        verifyExit(kith.run({u"import"_s, u"other.csv"_s}), 0);
        const QJsonArray rows
            = kith.run({u"imports"_s, u"1"_s, u"--json"_s}).json().value("rows"_L1).toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[1].toObject(),
            (QJsonObject{
                {u"row"_s, 4}, {u"outcome"_s, u"new"_s}, {u"contact"_s, u"2"_s}, {u"name"_s, u"Bo Lind"_s}}));
        const QJsonObject other
            = kith.run({u"imports"_s, u"2"_s, u"--json"_s}).json().value("rows"_L1).toArray()[0].toObject();
        QCOMPARE(other.value("outcome"_L1).toString(), u"updated"_s);
        QCOMPARE(other.value("contact"_L1).toString(), u"1"_s);
        const Outcome text = kith.run({u"imports"_s, u"1"_s, u"--rows"_s});
        QVERIFY2(text.out.contains("  4  new"_L1) && text.out.contains("Bo Lind"_L1), qPrintable(text.out));
        QVERIFY(!kith.run({u"imports"_s, u"1"_s}).out.contains("Bo Lind"_L1));
        verifyExit(kith.run({u"imports"_s, u"--rows"_s}), 2);
    }

    void aListWithoutAnEventSaysHowToNameIt()
    {
        const CommandLine kith;
        write(kith, u"attendees.csv"_s, "Name,Company\nPetra Nobody,Gamma\n");
        const auto says = [&kith](const QStringList& more) {
            return kith.run(QStringList{u"import"_s, u"attendees.csv"_s, u"--dry-run"_s} + more).out;
        };
        QVERIFY2(says({}).contains("--event NAME"_L1) && !says({}).contains("Undo"_L1), qPrintable(says({})));
        QVERIFY(!says({u"--event"_s, u"DataDays"_s}).contains("--event NAME"_L1));
    }

    // One person of whom three files tell, each by name only.
    void newContactsThatAreOneAreSaid()
    {
        const CommandLine kith;
        write(
            kith, u"Member_Follows.csv"_s, "Date,Status,FullName\n2025-03-04 10:11:12,Active,Petra Nobody\n");
        write(kith, u"guests.csv"_s, "Name,Company,Ticket Type\nPetra Nobody,Gamma,Free\n");
        write(kith, u"list.csv"_s, "Name,E-mail\nPetra Nobody,petra@nobody.example\n");
        const QStringList import{u"import"_s, u"Member_Follows.csv"_s, u"guests.csv"_s, u"list.csv"_s};
        const Outcome dry = kith.run(import + QStringList{u"--dry-run"_s});
        const QJsonObject receipt = kith.run(import + QStringList{u"--json"_s}).json();
        qint64 added = 0;
        for (const QJsonValue& file : receipt.value("files"_L1).toArray())
            added += file["new"_L1].toInt();
        const int one = receipt.value("foundToBeOne"_L1).toInt();
        QVERIFY(one > 0);
        QCOMPARE(receipt.value("people"_L1).toInt(), added - one);
        QVERIFY2(dry.out.contains(u"%1 of the new contacts turned out to be one with another."_s.arg(one)),
            qPrintable(dry.out));
    }

    void rejectedCardsAreMendedAndImported()
    {
        const CommandLine kith;
        write(kith, u"cards.vcf"_s,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Okoye\r\nEND:VCARD\r\n"
            "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:Bö\\, nobody\r\nEND:VCARD\r\n");
        verifyExit(kith.run({u"import"_s, u"cards.vcf"_s}), 0);
        verifyExit(kith.run({u"imports"_s, u"1"_s, u"--rejected"_s, u"mend.vcf"_s}), 0);
        QByteArray cards = readFile(kith.path(u"mend.vcf"_s));
        QVERIFY2(cards.contains("X-KITH-REJECTED:row 2: "), cards.constData());
        write(kith, u"mend.vcf"_s, cards.replace("NOTE:", "FN:Bo Lind\r\nNOTE:"));
        const QJsonObject file
            = kith.run({u"import"_s, u"mend.vcf"_s, u"--json"_s}).json().value("files"_L1)[0].toObject();
        QCOMPARE(file.value("read"_L1).toInt(), 1);
        QCOMPARE(file.value("new"_L1).toInt(), 1);
        QVERIFY(file.value("issues"_L1).toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"
