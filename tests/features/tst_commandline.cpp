#include "core/exporting/exporter.h"
#include "core/store/database.h"
#include "tests/features/commandline.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

using namespace kith::test;
using namespace Qt::StringLiterals;

// The program does its work from the command line: design.md, section 5.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void programHelpListsTheCommands();
    void exportHelpNamesTheFormats();
    void versionIsPrinted();
    void wrongUsage_data();
    void wrongUsage();
    void wrongUsageAsJson();
    void optionsStandAnywhere();
    void jsonIsOneDocument_data();
    void jsonIsOneDocument();
    void whatIsTypedHolds();
    void aDecisionStandsUntilItIsTakenBack();
    void importAddsUp();
    void importGroupsRemarks();
    void importTwiceChangesNothing();
    void dryRunChangesNothing();
    void readingMakesNoBook();
    void meIsSetAndCleared();
    void showExplains();
    void showListsNamesakes();
    void showAsJsonIsTheExportedContact();
    void draftsFitTheLimit();
    void exportFilters();
    void undoAndRedo();
    void backupAndRestore();
    void eraseTakesAnId();
    void rulesAreListedAndChanged();
    void rulesAreAddedAndShared();
    void doubtsAboutSeveralRulesAreAllTold();
    void whoIsCalledAsTheOwnerIsAskedAbout();
    void whoHasNoNameIsToGetOne();
    void whatMakesNoSenseIsRefused();
    void anOldRequestIsToBeReviewed();
    void sampleIsKeptInANamedBook();
    void withoutADisplayTheOverviewIsPrinted();
    void filesArePrivate();
    void aBookThatIsOpenElsewhereCanBeRead();

private:
    static QStringList commandNames();
    static void fill(const CommandLine& kith);
    static QString idOf(const CommandLine& kith, const QString& name);
};

QStringList TestCommandLine::commandNames()
{
    return {u"import"_s, u"imports"_s, u"remove"_s, u"me"_s, u"advise"_s, u"show"_s, u"decide"_s, u"answer"_s,
        u"draft"_s, u"export"_s, u"undo"_s, u"redo"_s, u"log"_s, u"check"_s, u"backup"_s, u"restore"_s,
        u"rules"_s, u"review"_s, u"merge"_s, u"apart"_s, u"split"_s, u"edit"_s, u"erase"_s, u"sample"_s};
}

// The default book with the archive and the address book of the fixtures.
void TestCommandLine::fill(const CommandLine& kith)
{
    verifyExit(kith.run({u"import"_s, fixture(u"archive"_s), fixture(u"google.csv"_s)}), 0);
}

QString TestCommandLine::idOf(const CommandLine& kith, const QString& name)
{
    return kith.run({u"show"_s, name, u"--json"_s}).json().value("id"_L1).toString();
}

void TestCommandLine::everyCommandHasHelp_data()
{
    QTest::addColumn<QString>("command");
    for (const QString& name : commandNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestCommandLine::everyCommandHasHelp()
{
    QFETCH(QString, command);
    const CommandLine kith;
    for (const QStringList& arguments :
        {QStringList{command, u"--help"_s}, {u"--help"_s, command}, {u"help"_s, command}}) {
        const Outcome help = kith.run(arguments);
        verifyExit(help, 0);
        QVERIFY2(help.out.startsWith(u"Usage: kith "_s + command), qPrintable(help.out));
        QVERIFY(help.out.contains("--json"_L1));
        QVERIFY(help.out.contains("Example:\n  kith "_L1 + command));
        QCOMPARE(help.err, QString());
    }
}

void TestCommandLine::programHelpListsTheCommands()
{
    const CommandLine kith;
    const Outcome help = kith.run({u"--help"_s});
    verifyExit(help, 0);
    QStringList listed;
    for (const QString& line : help.out.section(u"Commands:\n"_s, 1).section(u"\n\n"_s, 0, 0).split(u'\n'))
        listed += line.section(u' ', 2, 2); // empty where a summary goes on
    listed.removeAll(QString());
    QVERIFY2(listed == commandNames(),
        qPrintable(u"commandNames() is not what help lists: "_s + listed.join(u' ')));
    QVERIFY(!QFileInfo::exists(kith.book()));
}

void TestCommandLine::exportHelpNamesTheFormats()
{
    const Outcome help = CommandLine().run({u"export"_s, u"--help"_s});
    for (const auto& each : kith::exporters())
        QVERIFY2(help.out.contains(each->format()), qPrintable(each->format() + " is not in the help"_L1));
}

void TestCommandLine::versionIsPrinted()
{
    const Outcome version = CommandLine().run({u"--version"_s});
    verifyExit(version, 0);
    QVERIFY2(version.out.startsWith("kith "_L1) && version.out.count(u'\n') == 1, qPrintable(version.out));
}

void TestCommandLine::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const QString& says) {
        QTest::newRow(name) << arguments << says;
    };
    row("unknown file", {u"missing.csv"_s}, u"There is no file “missing.csv”."_s);
    row("unknown folder", {u"./archive"_s}, u"There is no file “./archive”."_s);
    row("unknown command", {u"conquer"_s}, u"“conquer” is no command."_s);
    row("misspelt command", {u"exprot"_s}, u"Did you mean “export”?"_s);
    row("a file without a command", {fixture(u"google.csv"_s)}, u"kith import"_s);
    row("unknown option", {u"log"_s, u"--loudly"_s}, u"There is no option --loudly."_s);
    row("unknown option alone", {u"--loudly"_s}, u"There is no option --loudly."_s);
    row("another command's option", {u"log"_s, u"--all"_s}, u"“kith log” has no option --all."_s);
    row("an option without its value", {u"log"_s, u"--book"_s}, u"--book"_s);
    row("import without a file", {u"import"_s}, u"kith import FILE"_s);
    row("show without a name", {u"show"_s}, u"kith show NAME|ID"_s);
    row("draft of nobody", {u"draft"_s}, u"kith draft ID… | --all"_s);
    row("draft of all and one", {u"draft"_s, u"--all"_s, u"1"_s}, u"do not go together"_s);
    row("export without a file", {u"export"_s}, u"kith export FILE"_s);
    row("export to two files", {u"export"_s, u"a.csv"_s, u"b.csv"_s}, u"takes one argument"_s);
    row("export to no known format", {u"export"_s, u"a.doc"_s}, u"“a.doc” does not tell the format"_s);
    row("export as no known format", {u"export"_s, u"a.csv"_s, u"--as"_s, u"morse"_s},
        u"“morse” is no format"_s);
    row("undo with an argument", {u"undo"_s, u"everything"_s}, u"takes no arguments"_s);
    row("erase by name", {u"erase"_s, u"Petr"_s}, u"“Petr” is no id"_s);
    row("no date", {u"import"_s, fixture(u"google.csv"_s), u"--on"_s, u"yesterday"_s},
        u"“yesterday” is no day such as 2026-01-31"_s);
    row("no goal", {u"me"_s, u"--goal"_s, u"fame"_s}, u"“fame” is no goal"_s);
    row("no rule action", {u"rules"_s, u"burn"_s}, u"“burn” is nothing to do with rules"_s);
    row("no strength", {u"rules"_s, u"strength"_s, u"met"_s, u"huge"_s}, u"“huge” is no strength"_s);
    row("strength of nothing", {u"rules"_s, u"strength"_s, u"met"_s}, u"takes an id and a strength"_s);
    row("two rules off", {u"rules"_s, u"off"_s, u"met"_s, u"event"_s}, u"takes one argument"_s);
    row("no plan", {u"me"_s, u"--plan"_s, u"gold"_s}, u"“gold” is no plan"_s);
    row("no address", {u"me"_s, u"--email"_s, u"mara"_s}, u"“mara” is no e-mail address"_s);
    row("a stray word", {u"me"_s, u"job"_s}, u"“job” belongs to no option"_s);
}

void TestCommandLine::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const CommandLine kith;
    const Outcome outcome = kith.run(arguments);
    verifyExit(outcome, 2);
    QVERIFY2(outcome.saysOneLine(), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("--help"_L1), qPrintable(outcome.err));
    QCOMPARE(outcome.out, QString());
    QVERIFY(!QFileInfo::exists(kith.book()));
}

void TestCommandLine::wrongUsageAsJson()
{
    const Outcome outcome = CommandLine().run({u"conquer"_s, u"--json"_s});
    verifyExit(outcome, 2);
    QVERIFY2(outcome.isJson(), qPrintable(outcome.out));
    QCOMPARE(outcome.json().value("error"_L1)["code"_L1].toString(), u"usage"_s);
    QVERIFY(outcome.saysOneLine());
}

void TestCommandLine::optionsStandAnywhere()
{
    const CommandLine kith;
    const QString book = kith.path(u"other.kith"_s);
    verifyExit(
        kith.run({u"--event"_s, u"import"_s, u"--book"_s, book, u"import"_s, fixture(u"google.csv"_s)}), 0);
    const QString expected = kith.run({u"log"_s, u"--json"_s, u"--book"_s, book}).out;
    QVERIFY(expected.contains("google.csv"_L1));
    QCOMPARE(kith.run({u"--json"_s, u"--book"_s, book, u"log"_s}).out, expected);
    QCOMPARE(kith.run({u"--book="_s + book, u"log"_s, u"--json"_s}).out, expected);
    QVERIFY(!QFileInfo::exists(kith.book()));
}

void TestCommandLine::jsonIsOneDocument_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("keys");
    QStringList tried;
    const auto row = [&tried](const QStringList& arguments, const QStringList& keys) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << keys;
        tried += arguments.value(0);
    };
    row({u"import"_s, fixture(u"google.csv"_s)}, {u"files"_s, u"people"_s, u"organisations"_s, u"facts"_s});
    row({u"me"_s}, {u"name"_s, u"goals"_s, u"plan"_s, u"targets"_s});
    row({u"advise"_s}, {u"connect"_s, u"follow"_s, u"ask"_s, u"none"_s, u"gates"_s});
    row({u"show"_s, u"Petr"_s}, {u"id"_s, u"kind"_s, u"name"_s, u"facts"_s, u"advice"_s});
    row({u"decide"_s, u"follow"_s, u"Petr"_s}, {u"id"_s, u"facts"_s, u"advice"_s});
    row({u"answer"_s, u"worked-with"_s, u"yes"_s, u"Petr"_s}, {u"id"_s, u"facts"_s, u"advice"_s});
    row({u"draft"_s, u"--all"_s}, {u"drafts"_s});
    row({u"export"_s, u"people.csv"_s}, {u"file"_s, u"format"_s, u"contacts"_s});
    row({u"undo"_s}, {u"undone"_s});
    row({u"redo"_s}, {u"error"_s});
    row({u"log"_s}, {u"steps"_s});
    row({u"check"_s}, {u"sound"_s, u"findings"_s});
    row({u"backup"_s, u"copy.kith"_s}, {u"file"_s});
    row({u"restore"_s, u"nowhere.kith"_s}, {u"error"_s});
    row({u"erase"_s, u"1"_s, u"--yes"_s}, {u"erased"_s});
    row({u"rules"_s}, {u"rules"_s});
    row({u"rules"_s, u"off"_s, u"met"_s, u"--dry-run"_s},
        {u"rules"_s, u"findings"_s, u"counts"_s, u"turned"_s, u"verdicts"_s, u"dryRun"_s, u"changed"_s});
    row({u"rules"_s, u"export"_s, u"rules.json"_s}, {u"error"_s});
    row({u"review"_s}, {u"pairs"_s});
    row({u"merge"_s, u"1"_s, u"2"_s}, {u"error"_s}); // two profiles
    row({u"apart"_s, u"1"_s, u"2"_s}, {u"apart"_s});
    row({u"imports"_s}, {u"imports"_s});
    row({u"imports"_s, u"1"_s}, {u"id"_s, u"file"_s, u"changes"_s, u"rejectedRows"_s});
    row({u"remove"_s, u"1"_s}, {u"removed"_s, u"contactsRemoved"_s, u"contactsTouched"_s});
    row({u"split"_s, u"1"_s}, {u"rows"_s});
    row({u"edit"_s, u"1"_s, u"--title"_s, u"Beekeeper"_s}, {u"edited"_s});
    row({u"sample"_s}, {u"connect"_s, u"gates"_s, u"top"_s, u"files"_s});
    row({}, {u"connect"_s, u"gates"_s, u"top"_s, u"files"_s});
    for (const QString& name : commandNames())
        QVERIFY2(tried.contains(name), qPrintable(u"no row for "_s + name));
}

void TestCommandLine::jsonIsOneDocument()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, keys);
    const CommandLine kith;
    fill(kith);
    const Outcome outcome = kith.run(arguments + QStringList{u"--json"_s});
    verifyExit(outcome, keys.contains("error"_L1) ? 1 : 0);
    QVERIFY2(outcome.isJson(), qPrintable(outcome.out));
    for (const QString& key : keys)
        QVERIFY2(outcome.json().contains(key), qPrintable(outcome.out));
    QCOMPARE(outcome.err.isEmpty(), outcome.exitCode == 0);
}

void TestCommandLine::whatIsTypedHolds()
{
    const CommandLine kith;
    fill(kith);
    verifyExit(kith.run({u"edit"_s, u"1"_s, u"--name"_s, u"Ada Anders"_s, u"--title"_s, u"Beekeeper"_s}), 0);
    verifyExit(kith.run({u"import"_s, fixture(u"archive"_s)}), 0);
    const Outcome shown = kith.run({u"show"_s, u"Ada Anders"_s});
    verifyExit(shown, 0);
    QVERIFY2(shown.out.contains(u"Beekeeper"_s), qPrintable(shown.out));
    verifyExit(kith.run({u"edit"_s, u"1"_s, u"--title"_s, QString()}), 0);
    QVERIFY(!kith.run({u"show"_s, u"1"_s}).out.contains(u"Beekeeper"_s));
    verifyExit(kith.run({u"edit"_s, u"1"_s, u"--name"_s, QString()}), 1); // somebody without a name
    verifyExit(kith.run({u"edit"_s, u"1"_s}), 2);
    verifyExit(kith.run({u"undo"_s}), 0);
    QVERIFY(kith.run({u"show"_s, u"1"_s}).out.contains(u"Beekeeper"_s));
}

void TestCommandLine::aDecisionStandsUntilItIsTakenBack()
{
    const CommandLine kith;
    fill(kith);
    const auto advice = [&](const QStringList& arguments) {
        return kith.run(arguments + QStringList{u"--json"_s}).json().value("advice"_L1).toObject();
    };
    const QJsonObject before = advice({u"show"_s, u"Petr"_s});
    const QString other = before["action"_L1] == "follow"_L1 ? u"connect"_s : u"follow"_s;
    const QJsonObject chosen = advice({u"decide"_s, other, u"Petr"_s, u"--because"_s, u"we sail together"_s});
    QCOMPARE(chosen["action"_L1].toString(), other);
    QCOMPARE(chosen["advised"_L1], before["action"_L1]);
    QVERIFY(kith.run({u"show"_s, u"Petr"_s}).out.contains("we sail together"_L1));
    QCOMPARE(advice({u"decide"_s, u"back"_s, u"Petr"_s}), before);
    verifyExit(kith.run({u"decide"_s, u"back"_s, u"Petr"_s}), 1);
    verifyExit(kith.run({u"decide"_s, u"marry"_s, u"Petr"_s}), 2);
    verifyExit(kith.run({u"answer"_s, u"worked-with"_s, u"maybe"_s, u"Petr"_s}), 2);
    verifyExit(kith.run({u"answer"_s, u"rumour"_s, u"yes"_s, u"Petr"_s}), 2);
}

void TestCommandLine::importAddsUp()
{
    const CommandLine kith;
    const Outcome outcome
        = kith.run({u"import"_s, fixture(u"archive"_s), fixture(u"google.csv"_s), u"--json"_s});
    verifyExit(outcome, 0);
    const QJsonArray files = outcome.json().value("files"_L1).toArray();
    QCOMPARE(files.size(), 5);
    for (const QJsonValue& file : files) {
        const auto count = [&](QLatin1StringView key) { return file[key].toInt(-1); };
        QCOMPARE(count("read"_L1),
            count("new"_L1) + count("updated"_L1) + count("unchanged"_L1) + count("rejected"_L1));
        QVERIFY(!file["format"_L1].toString().isEmpty());
        if (file["file"_L1].toString().endsWith("Connections.csv"_L1)) {
            QCOMPARE(count("read"_L1), 3);
            QCOMPARE(count("rejected"_L1), 1);
            QCOMPARE(file["issues"_L1][0]["row"_L1].toInt(), 7);
        }
    }
    // Two connections, one who endorsed, three of the address book; the owner stands apart.
    QVERIFY(outcome.json().value("people"_L1).toInt() >= 6);
    QVERIFY(outcome.json().value("facts"_L1).toInt() >= 6);
}

void TestCommandLine::importGroupsRemarks()
{
    const CommandLine kith;
    QFile file(kith.path(u"Connections.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
    file.write("Bodil,Kvam,https://www.linkedin.com/in/bodil-kvam,,,,01 Feb 2024\n");
    for (int i = 0; i < 40; ++i)
        file.write(",,,,,,14 Jan 2020\n");
    file.close();
    const Outcome outcome = kith.run({u"import"_s, file.fileName()});
    verifyExit(outcome, 0);
    QVERIFY2(outcome.out.contains("40 rows, first row 3: "_L1), qPrintable(outcome.out));
    QVERIFY2(outcome.out.count(u'\n') < 12, qPrintable(outcome.out));
    QCOMPARE(outcome.err, QString());
}

void TestCommandLine::importTwiceChangesNothing()
{
    const CommandLine kith;
    fill(kith);
    const QByteArray before = kith.run({u"log"_s}).out.toUtf8();
    const Outcome again = kith.run({u"import"_s, fixture(u"google.csv"_s), u"--json"_s});
    verifyExit(again, 0);
    QCOMPARE(again.json().value("files"_L1)[0]["unchanged"_L1].toInt(), 3);
    QCOMPARE(kith.run({u"log"_s}).out.toUtf8(), before);
}

void TestCommandLine::dryRunChangesNothing()
{
    const CommandLine kith;
    const Outcome outcome = kith.run({u"import"_s, u"--dry-run"_s, fixture(u"google.csv"_s), u"--json"_s});
    verifyExit(outcome, 0);
    QCOMPARE(outcome.json().value("files"_L1)[0]["new"_L1].toInt(), 3);
    QVERIFY(!QFileInfo::exists(kith.book()));

    fill(kith);
    const QByteArray before = kith.contents();
    verifyExit(kith.run({u"import"_s, u"--dry-run"_s, fixture(u"archive/Connections.csv"_s)}), 0);
    QCOMPARE(kith.contents(), before);
}

void TestCommandLine::readingMakesNoBook()
{
    const CommandLine kith;
    for (const QString& command : {u"me"_s, u"advise"_s, u"log"_s, u"check"_s, u"draft --all"_s})
        verifyExit(kith.run(command.split(u' ')), 0);
    QVERIFY(!QFileInfo::exists(kith.book()));

    // A book that the user named is meant to be there.
    const Outcome named = kith.run({u"log"_s, u"--book"_s, u"bok.kith"_s});
    verifyExit(named, 1);
    QVERIFY(named.saysOneLine());
    QVERIFY(!QFileInfo::exists(kith.path(u"bok.kith"_s)));
}

void TestCommandLine::meIsSetAndCleared()
{
    const CommandLine kith;
    fill(kith);
    verifyExit(kith.run({u"me"_s, u"--goal"_s, u"job"_s, u"--goal"_s, u"learn"_s, u"--plan"_s, u"premium"_s,
                   u"--title"_s, u"Head of Data"_s, u"--target"_s, u"Northwind Talent"_s, u"--industry"_s,
                   u"Insurance"_s}),
        0);
    QJsonObject me = kith.run({u"me"_s, u"--json"_s}).json();
    QCOMPARE(me.value("name"_L1).toString(), u"Ines Varga-Lindh"_s);
    QCOMPARE(me.value("goals"_L1).toArray(), (QJsonArray{u"job"_s, u"learn"_s}));
    QCOMPARE(me.value("plan"_L1).toString(), u"premium"_s);
    QCOMPARE(me.value("targets"_L1)["titles"_L1].toArray(), QJsonArray{u"Head of Data"_s});
    QCOMPARE(me.value("targets"_L1)["industries"_L1].toArray(), QJsonArray{u"Insurance"_s});

    // As the synopsis writes it, and what is not named stays.
    me = kith.run({u"me"_s, u"--goal"_s, u"sell"_s, u"hire"_s, u"--title"_s, u"none"_s, u"--json"_s}).json();
    QCOMPARE(me.value("goals"_L1).toArray(), (QJsonArray{u"sell"_s, u"hire"_s}));
    QCOMPARE(me.value("targets"_L1)["titles"_L1].toArray(), QJsonArray());
    QCOMPARE(me.value("plan"_L1).toString(), u"premium"_s);
    me = kith.run({u"--json"_s, u"me"_s, u"--goal"_s, u"none"_s}).json();
    QCOMPARE(me.value("goals"_L1).toArray(), QJsonArray());
    me = kith.run({u"me"_s, u"--email"_s, u"ines@maps.example"_s, u"--json"_s}).json();
    QVERIFY(me.value("emails"_L1).toArray().contains(u"ines@maps.example"_s));
}

void TestCommandLine::showExplains()
{
    const CommandLine kith;
    fill(kith);
    const Outcome shown = kith.run({u"show"_s, u"oda"_s, u"BREKKESTAD"_s});
    verifyExit(shown, 0);
    QVERIFY2(shown.out.startsWith("Oda Brekkestad"_L1), qPrintable(shown.out));
    QVERIFY2(shown.out.contains("https://www.linkedin.com/in/oda-brekkestad"_L1), qPrintable(shown.out));
    QVERIFY2(shown.out.contains("endorsed you"_L1), qPrintable(shown.out));
    QVERIFY2(shown.out.contains("Endorsement_Received_Info.csv, row 2"_L1), qPrintable(shown.out));
    for (const QString& line : shown.out.split(u'\n'))
        QVERIFY2(!line.endsWith(u' '), qPrintable(line));

    const Outcome connected = kith.run({u"show"_s, u"Almqvist"_s});
    verifyExit(connected, 0);
    QVERIFY2(connected.out.contains("NOTHING TO DO"_L1), qPrintable(connected.out));

    const Outcome nobody = kith.run({u"show"_s, u"Nemo"_s});
    verifyExit(nobody, 1);
    QVERIFY2(nobody.saysOneLine() && nobody.err.contains(u"“Nemo”"_s), qPrintable(nobody.err));
}

void TestCommandLine::showListsNamesakes()
{
    const CommandLine kith;
    fill(kith);
    const Outcome text = kith.run({u"show"_s, u"Anna Holmqvist"_s});
    verifyExit(text, 1);
    QVERIFY2(text.saysOneLine(), qPrintable(text.err));
    QVERIFY2(text.out.contains("Northwind Talent"_L1) && text.out.contains("Kite & Sons"_L1),
        qPrintable(text.out));

    const Outcome json = kith.run({u"show"_s, u"Anna Holmqvist"_s, u"--json"_s});
    verifyExit(json, 1);
    const QJsonArray matches = json.json().value("error"_L1)["matches"_L1].toArray();
    QCOMPARE(matches.size(), 2);
    const Outcome one = kith.run({u"show"_s, matches[0]["id"_L1].toString(), u"--json"_s});
    verifyExit(one, 0);
    QCOMPARE(one.json().value("name"_L1).toString(), u"Anna Holmqvist"_s);
}

void TestCommandLine::showAsJsonIsTheExportedContact()
{
    const CommandLine kith;
    fill(kith);
    verifyExit(kith.run({u"export"_s, u"all.json"_s}), 0);
    const QJsonObject document = QJsonDocument::fromJson(readFile(kith.path(u"all.json"_s))).object();
    QCOMPARE(document.value("kith"_L1).toInt(), 1);
    const QJsonArray contacts = document.value("contacts"_L1).toArray();
    QVERIFY(contacts.size() >= 6);
    for (const QJsonValue& contact : contacts)
        QCOMPARE(kith.run({u"show"_s, contact["id"_L1].toString(), u"--json"_s}).json(), contact.toObject());
}

void TestCommandLine::draftsFitTheLimit()
{
    const CommandLine kith;
    fill(kith);
    const QJsonArray drafts
        = kith.run({u"draft"_s, u"--all"_s, u"--json"_s}).json().value("drafts"_L1).toArray();
    QVERIFY(!drafts.isEmpty());
    for (const QJsonValue& each : drafts) {
        const QJsonValue draft = each["draft"_L1];
        if (draft.isNull())
            continue;
        QCOMPARE(draft["length"_L1].toInt(), draft["text"_L1].toString().size());
        QVERIFY(draft["length"_L1].toInt() <= draft["limit"_L1].toInt());
        QVERIFY(!draft["facts"_L1].toArray().isEmpty());
    }
    // Who is connected needs no request, and that is an answer.
    const Outcome connected = kith.run({u"draft"_s, u"Almqvist"_s});
    verifyExit(connected, 0);
    QVERIFY2(connected.out.contains("already connected"_L1), qPrintable(connected.out));
}

void TestCommandLine::exportFilters()
{
    const CommandLine kith;
    fill(kith);
    const Outcome outcome
        = kith.run({u"export"_s, u"holm.json"_s, u"--filter"_s, u"holmqvist sail"_s, u"--json"_s});
    verifyExit(outcome, 0);
    QCOMPARE(outcome.json().value("contacts"_L1).toInt(), 1);
    const QByteArray written = readFile(kith.path(u"holm.json"_s));
    QVERIFY(written.contains("Sail maker") && !written.contains("Recruiter"));
    verifyExit(kith.run({u"export"_s, u"exact.txt"_s, u"--as"_s, u"csv-exact"_s}), 0);
    QVERIFY(readFile(kith.path(u"exact.txt"_s)).contains("Petr Svozil"));
}

void TestCommandLine::undoAndRedo()
{
    const CommandLine kith;
    verifyExit(kith.run({u"import"_s, fixture(u"archive"_s)}), 0);
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    const Outcome undone = kith.run({u"undo"_s});
    verifyExit(undone, 0);
    QVERIFY2(undone.out.contains("Import of google.csv"_L1), qPrintable(undone.out));
    verifyExit(kith.run({u"show"_s, u"Petr"_s}), 1);
    QVERIFY(kith.run({u"log"_s}).out.contains("undone"_L1));
    verifyExit(kith.run({u"redo"_s}), 0);
    verifyExit(kith.run({u"show"_s, u"Petr"_s}), 0);
    const Outcome nothing = kith.run({u"redo"_s});
    verifyExit(nothing, 1);
    QVERIFY(nothing.saysOneLine());
}

void TestCommandLine::backupAndRestore()
{
    const CommandLine kith;
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s)}), 0);
    const QByteArray before = kith.contents();
    verifyExit(kith.run({u"backup"_s, u"copy.kith"_s}), 0);
    const Outcome again = kith.run({u"backup"_s, u"copy.kith"_s});
    verifyExit(again, 1);
    QVERIFY(again.saysOneLine());

    verifyExit(kith.run({u"import"_s, fixture(u"archive"_s)}), 0);
    QVERIFY(kith.contents() != before);
    const Outcome restored = kith.run({u"restore"_s, u"copy.kith"_s, u"--yes"_s, u"--json"_s});
    verifyExit(restored, 0);
    QVERIFY(QFileInfo::exists(restored.json().value("kept"_L1).toString()));
    QCOMPARE(kith.contents(), before);
    verifyExit(kith.run({u"check"_s}), 0);
}

void TestCommandLine::eraseTakesAnId()
{
    const CommandLine kith;
    fill(kith);
    const QString id = idOf(kith, u"Petr"_s);
    const Outcome unasked = kith.run({u"erase"_s, id});
    verifyExit(unasked, 1); // nobody is there to be asked
    QVERIFY2(unasked.err.contains("--yes"_L1), qPrintable(unasked.err));
    verifyExit(kith.run({u"erase"_s, id, u"--yes"_s}), 0);
    verifyExit(kith.run({u"show"_s, id}), 1);
    QVERIFY(!readFile(kith.book()).contains("Svozil"));
    verifyExit(kith.run({u"erase"_s, id, u"--yes"_s}), 1);
}

void TestCommandLine::rulesAreListedAndChanged()
{
    const CommandLine kith;
    fill(kith);
    const Outcome listed = kith.run({u"rules"_s});
    verifyExit(listed, 0);
    QVERIFY2(listed.out.contains("Connect when they endorsed you."_L1), qPrintable(listed.out));
    const QByteArray before = kith.contents();
    verifyExit(kith.run({u"rules"_s, u"off"_s, u"endorsed-me"_s, u"--dry-run"_s}), 0);
    QCOMPARE(kith.contents(), before);

    const auto rule = [&kith](QLatin1StringView id) {
        const QJsonArray rules = kith.run({u"rules"_s, u"--json"_s}).json().value("rules"_L1).toArray();
        const auto found
            = std::ranges::find_if(rules, [&](const QJsonValue& each) { return each["id"_L1] == id; });
        return found == rules.end() ? QJsonObject() : (*found).toObject();
    };
    QVERIFY(rule("endorsed-me"_L1).value("moves"_L1).toInt() > 0);
    const int moves = rule("endorsed-me"_L1).value("moves"_L1).toInt();
    QVERIFY(moves > 0);
    const Outcome off = kith.run({u"rules"_s, u"off"_s, u"endorsed-me"_s, u"--json"_s});
    verifyExit(off, 0);
    QVERIFY(off.json().value("changed"_L1).toBool());
    const QJsonArray counts = off.json().value("counts"_L1).toArray();
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts[0]["before"_L1].toInt(), moves);
    QCOMPARE(counts[0]["after"_L1].toInt(), 0);
    QCOMPARE(rule("endorsed-me"_L1).value("on"_L1).toBool(), false);
    const auto reasons = [&kith] {
        const QJsonObject shown = kith.run({u"show"_s, u"Brekkestad"_s, u"--json"_s}).json();
        return QJsonDocument(shown["advice"_L1]["reasons"_L1].toArray()).toJson();
    };
    QVERIFY(!reasons().contains("endorsed-me"));
    verifyExit(kith.run({u"undo"_s}), 0);
    QCOMPARE(rule("endorsed-me"_L1).value("on"_L1).toBool(), true);
    QVERIFY(reasons().contains("endorsed-me"));

    verifyExit(kith.run({u"rules"_s, u"strength"_s, u"endorsed-me"_s, u"decisive"_s}), 0);
    QCOMPARE(rule("endorsed-me"_L1).value("strength"_L1).toString(), u"decisive"_s);
    QCOMPARE(rule("endorsed-me"_L1).value("usualStrength"_L1).toString(), u"fair"_s);
    const Outcome again = kith.run({u"rules"_s, u"strength"_s, u"endorsed-me"_s, u"decisive"_s});
    QVERIFY2(again.out.contains("so already"_L1), qPrintable(again.out));

    const Outcome unknown = kith.run({u"rules"_s, u"off"_s, u"luck"_s});
    verifyExit(unknown, 1);
    QVERIFY2(unknown.saysOneLine() && unknown.err.contains(u"“luck”"_s), qPrintable(unknown.err));
}

void TestCommandLine::rulesAreAddedAndShared()
{
    const CommandLine kith;
    fill(kith);
    const auto write = [&kith](const QString& name, const QByteArray& when) {
        QFile file(kith.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"rules": [{"id": "mine", "guide": "decide.context", "side": "connect", "strength": "strong",)"
            R"( "kind": "person", "when": )"
            + when + R"(, "says": ["It is so."], "label": "mine"}]})");
    };
    write(u"rules.json"_s, R"({"fact": "title-says", "value": "engineer*"})");
    const Outcome tried = kith.run({u"rules"_s, u"add"_s, kith.path(u"rules.json"_s), u"--dry-run"_s});
    verifyExit(tried, 0);
    QVERIFY2(tried.out.startsWith(u"Connect when their title says “engineer*”."_s), qPrintable(tried.out));
    QVERIFY2(!kith.run({u"rules"_s}).out.contains("mine"_L1), "a dry run changed the book");
    verifyExit(kith.run({u"rules"_s, u"add"_s, kith.path(u"rules.json"_s)}), 0);
    verifyExit(kith.run({u"rules"_s, u"export"_s, kith.path(u"shared.json"_s), u"mine"_s}), 0);
    verifyExit(kith.run({u"rules"_s, u"remove"_s, u"mine"_s}), 0);
    verifyExit(kith.run({u"rules"_s, u"add"_s, kith.path(u"shared.json"_s)}), 0);
    QVERIFY(kith.run({u"rules"_s}).out.contains("mine"_L1));

    // A doubt keeps it out, unless the user insists.
    write(u"doubtful.json"_s, R"({"fact": "same-school"})");
    const Outcome refused = kith.run({u"rules"_s, u"add"_s, kith.path(u"doubtful.json"_s), u"--json"_s});
    verifyExit(refused, 1);
    QVERIFY2(refused.saysOneLine() && refused.err.contains("--anyway"_L1), qPrintable(refused.err));
    QCOMPARE(refused.json().value("error"_L1)["findings"_L1][0]["kind"_L1].toString(), u"duplicates"_s);
    verifyExit(kith.run({u"rules"_s, u"add"_s, kith.path(u"doubtful.json"_s), u"--anyway"_s}), 0);
}

void TestCommandLine::doubtsAboutSeveralRulesAreAllTold()
{
    const CommandLine kith;
    fill(kith);
    const auto rule = [](const QByteArray& id, const QByteArray& kind, const QByteArray& when) {
        QByteArray json = R"({"id": "%1", "guide": "decide.context", "side": "connect", "kind": "%3",
            "strength": "good", "when": %2, "says": ["It is so."], "label": "%1"})";
        return json.replace("%1", id).replace("%2", when).replace("%3", kind);
    };
    const auto add = [&](const QByteArrayList& rules, const QStringList& options) {
        QFile file(kith.path(u"rules.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("{\"rules\": [" + rules.join(',') + "]}") < 0)
            qFatal("cannot write");
        file.close();
        return kith.run(QStringList{u"rules"_s, u"add"_s, file.fileName()} + options);
    };
    const QByteArrayList doubtful{rule("twice", "person", R"({"fact": "same-school"})"),
        rule("nobody", "person", R"({"fact": "title-says", "value": "astronaut"})"),
        rule("never", "person", R"({"all": [{"fact": "met"}, {"not": {"fact": "met"}}]})")};
    const Outcome refused = add(doubtful, {});
    verifyExit(refused, 1);
    QVERIFY2(refused.saysOneLine(), qPrintable(refused.err));
    for (const QString& part : {u"twice: It says the same"_s, u"never: It never counts"_s, u"--anyway"_s})
        QVERIFY2(refused.err.contains(part), qPrintable(refused.err));
    const Outcome tried = add(doubtful, {u"--dry-run"_s});
    verifyExit(tried, 0);
    QVERIFY2(
        tried.out.contains("nobody: It counts for nobody in the book at present."_L1), qPrintable(tried.out));
    const Outcome alone = add({doubtful[1]}, {});
    verifyExit(alone, 0); // warned, not refused: somebody may come
    QVERIFY2(
        alone.out.contains("\nIt counts for nobody in the book at present.\n"_L1), qPrintable(alone.out));

    const Outcome organisation
        = add({rule("orgs", "organisation", R"({"fact": "employs"})")}, {u"--anyway"_s});
    verifyExit(organisation, 1);
    QVERIFY2(
        organisation.saysOneLine() && organisation.err.contains("organisations cannot be connected with"_L1),
        qPrintable(organisation.err));
}

void TestCommandLine::whoIsCalledAsTheOwnerIsAskedAbout()
{
    const CommandLine kith;
    fill(kith);
    QFile card(kith.path(u"me.vcf"_s));
    QVERIFY(card.open(QIODevice::WriteOnly));
    card.write("BEGIN:VCARD\nVERSION:3.0\nFN:Ines Varga-Lindh\nEMAIL:ines@home.example\nEND:VCARD\n");
    card.close();
    verifyExit(kith.run({u"import"_s, card.fileName()}), 0);
    const QString name = u"Ines Varga-Lindh"_s;
    const auto advice = [&kith, &name] {
        return kith.run({u"show"_s, name, u"--json"_s}).json().value("advice"_L1).toObject();
    };
    QCOMPARE(advice().value("action"_L1).toString(), u"ask"_s);
    const Outcome shown = kith.run({u"show"_s, name});
    QVERIFY2(shown.out.contains("Is this you?"_L1), qPrintable(shown.out));
    QVERIFY2(shown.out.contains("kith answer me yes"_L1), qPrintable(shown.out));

    verifyExit(kith.run({u"answer"_s, u"me"_s, u"yes"_s, name}), 0);
    QCOMPARE(advice().value("gate"_L1).toString(), u"me"_s);
    verifyExit(kith.run({u"undo"_s}), 0);
    QCOMPARE(advice().value("action"_L1).toString(), u"ask"_s);
    verifyExit(kith.run({u"answer"_s, u"me"_s, u"no"_s, name}), 0);
    QCOMPARE(advice().value("action"_L1).toString(), u"connect"_s);
    verifyExit(kith.run({u"answer"_s, u"namesake"_s, u"no"_s, name}), 1);
}

void TestCommandLine::whoHasNoNameIsToGetOne()
{
    const CommandLine kith;
    QFile list(kith.path(u"google.csv"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("Name,Given Name,Family Name,Group Membership,Phone 1 - Type,Phone 1 - Value\n"
               ",,,* myContacts,Mobile,+31 6 5550 1234\nVoicemail,Voicemail,,* myContacts,Mobile,1233\n");
    list.close();
    verifyExit(kith.run({u"import"_s, list.fileName()}), 0);
    const auto advice = [&kith](const QString& id) {
        return kith.run({u"show"_s, id, u"--json"_s}).json().value("advice"_L1).toObject();
    };
    for (const QString& id : {u"1"_s, u"2"_s})
        QCOMPARE(advice(id).value("action"_L1).toString(), u"none"_s);
    const Outcome shown = kith.run({u"show"_s, u"Voicemail"_s});
    QVERIFY2(shown.out.contains(u"“Voicemail” is no name to find a person by."_s), qPrintable(shown.out));
    QVERIFY2(shown.out.contains("no name (inferred)"_L1), qPrintable(shown.out));

    verifyExit(kith.run({u"answer"_s, u"unnamed"_s, u"no"_s, u"Voicemail"_s}), 0);
    QCOMPARE(advice(u"2"_s).value("action"_L1).toString(), u"connect"_s);
    verifyExit(kith.run({u"edit"_s, u"1"_s, u"--name"_s, u"Anna Huber"_s}), 0);
    QCOMPARE(advice(u"1"_s).value("action"_L1).toString(), u"connect"_s);
}

void TestCommandLine::whatMakesNoSenseIsRefused()
{
    const CommandLine kith;
    fill(kith);
    const auto refused = [&kith](const QStringList& arguments, const QString& says) {
        const Outcome outcome = kith.run(arguments);
        verifyExit(outcome, 1);
        QVERIFY2(outcome.saysOneLine() && outcome.err.contains(says), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
    };
    refused({u"decide"_s, u"connect"_s, u"Almqvist"_s}, u"You are connected with "_s);
    refused({u"decide"_s, u"withdrawn"_s, u"Petr"_s}, u"You have not invited Petr"_s);
    refused({u"answer"_s, u"labelled"_s, u"yes"_s, u"Petr"_s}, u"What can be answered: worked-with, met,"_s);

    const Outcome later = kith.run({u"decide"_s, u"later"_s, u"Petr"_s});
    verifyExit(later, 0);
    QVERIFY2(later.out.contains(": put off until "_L1), qPrintable(later.out));

    // Every answer that the question has can be typed.
    const QString id = u"5"_s; // the second Anna Holmqvist
    const Outcome shown = kith.run({u"show"_s, id});
    const QString no = shown.out.section(u"kith answer "_s, -1).section(u'\n', 0, 0).trimmed();
    QVERIFY2(shown.out.contains("Kith would like to know"_L1) && no.endsWith(u" no "_s + id),
        qPrintable(shown.out));
    verifyExit(kith.run(QStringList{u"answer"_s} + no.split(u' ')), 0);
    const QString denied = no.section(u' ', 0, 0).section(u',', 0, 0);
    const QJsonArray facts = kith.run({u"show"_s, id, u"--json"_s}).json().value("facts"_L1).toArray();
    QVERIFY(std::ranges::any_of(facts, [&](const QJsonValue& fact) {
        return fact["kind"_L1].toString() == denied && fact["certainty"_L1].toString() == u"denied";
    }));
    verifyExit(kith.run({u"answer"_s, denied, u"unknown"_s, id}), 0);
    QVERIFY(kith.run({u"log"_s}).out.section(u'\n', 0, 0).contains(u"Answer about "_s));
}

void TestCommandLine::anOldRequestIsToBeReviewed()
{
    const CommandLine kith;
    verifyExit(kith.run({u"sample"_s, u"--book"_s, u"sample.kith"_s}), 0);
    const auto show = [&kith](const QString& name) {
        return kith.run({u"show"_s, name, u"--book"_s, u"sample.kith"_s}).out;
    };
    QVERIFY2(show(u"Greenhalghton"_s)
                 .contains("It has waited for 5 weeks: withdrawing it is worth "
                           "considering. Once it is withdrawn, Timothy can be invited "
                           "again after 21 days."_L1),
        qPrintable(show(u"Greenhalghton"_s)));
    QVERIFY(!show(u"Delannoyeur"_s).contains("It has waited"_L1));
}

void TestCommandLine::sampleIsKeptInANamedBook()
{
    const CommandLine kith;
    const Outcome sample = kith.run({u"sample"_s, u"--book"_s, u"sample.kith"_s, u"--json"_s});
    verifyExit(sample, 0);
    QVERIFY(sample.json().value("connect"_L1).toInt() > 0);
    const Outcome advised = kith.run({u"advise"_s, u"--book"_s, u"sample.kith"_s, u"--json"_s});
    QCOMPARE(advised.json().value("connect"_L1), sample.json().value("connect"_L1));
    QVERIFY(!QFileInfo::exists(kith.book()));
}

void TestCommandLine::withoutADisplayTheOverviewIsPrinted()
{
    const CommandLine kith;
    const Outcome sample = kith.run({u"sample"_s});
    verifyExit(sample, 0);
    QVERIFY2(sample.saysOneLine() && sample.err.contains("no display"_L1), qPrintable(sample.err));
    QVERIFY2(sample.out.contains("Connect "_L1) && sample.out.contains("To connect with first"_L1),
        qPrintable(sample.out));
    for (const QString& name : {u"kith-advice.csv"_s, u"kith-advice.json"_s}) {
        QVERIFY2(sample.out.contains(kith.path(name)), qPrintable(sample.out));
        QVERIFY(QFileInfo(kith.path(name)).size() > 1000);
    }
    QVERIFY(!QFileInfo::exists(kith.book()));

    const CommandLine fresh;
    const Outcome empty = fresh.run({});
    verifyExit(empty, 0);
    QVERIFY2(empty.out.contains("The book is empty."_L1), qPrintable(empty.out));
    QVERIFY(!QFileInfo::exists(fresh.path(u"kith-advice.csv"_s)));
}

void TestCommandLine::filesArePrivate()
{
    const CommandLine kith;
    fill(kith);
    verifyExit(kith.run({u"export"_s, u"all.csv"_s}), 0);
    verifyExit(kith.run({u"backup"_s, u"copy.kith"_s}), 0);
    constexpr QFile::Permissions others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    for (const QString& path : {kith.book(), kith.path(u"all.csv"_s), kith.path(u"copy.kith"_s)})
        QVERIFY2(!(QFileInfo(path).permissions() & others), qPrintable(path));
}

// Also before the first writes have moved from SQLite's log into the file itself.
void TestCommandLine::aBookThatIsOpenElsewhereCanBeRead()
{
    const CommandLine kith;
    const QString path = kith.path(u"open.kith"_s);
    const auto elsewhere = kith::Database::open(path);
    QVERIFY(elsewhere);
    verifyExit(kith.run({u"log"_s, u"--book"_s, path}), 0);
    verifyExit(kith.run({u"import"_s, fixture(u"google.csv"_s), u"--book"_s, path}), 0);
    verifyExit(kith.run({u"show"_s, u"Petr"_s, u"--book"_s, path}), 0);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
