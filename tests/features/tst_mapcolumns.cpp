#include "tests/features/commandline.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

using namespace kith::test;
using namespace Qt::StringLiterals;

// kith import --map COLUMN=FIELD …
class TestMapColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownColumnsAreListedWithTheFields();
    void mappedColumnsAreRead();
    void mapsMayFollowOneAnother();
    void anotherMapIsAnotherImport();
    void aMapIsRememberedForTheNextTable();
    void aListWithAnEventSaysSo_data();
    void aListWithAnEventSaysSo();
    void anUnknownColumnIsNamed();
    void wrongUsage_data();
    void wrongUsage();

private:
    static QString writeList(const CommandLine& kith);
    static QJsonObject shown(const CommandLine& kith, const QString& name);
};

// A list of two people that nobody but its author understands.
QString TestMapColumns::writeList(const CommandLine& kith)
{
    QFile file(kith.path(u"list.csv"_s));
    const QByteArray bytes = "Wer,Was=Wo,Farbe\nBodil Kvam,Sail maker,red\nPetr Svozil,Carpenter,blue\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write the list");
    return file.fileName();
}

QJsonObject TestMapColumns::shown(const CommandLine& kith, const QString& name)
{
    return kith.run({u"show"_s, name, u"--json"_s}).json();
}

void TestMapColumns::unknownColumnsAreListedWithTheFields()
{
    const CommandLine kith;
    const Outcome outcome = kith.run({u"import"_s, writeList(kith)});
    verifyExit(outcome, 1);
    QVERIFY2(outcome.saysOneLine(), qPrintable(outcome.err));
    for (const QString& part :
        {u"list.csv"_s, u"Wer, Was=Wo, Farbe"_s, u"--map COLUMN=FIELD"_s, u"name, given"_s})
        QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
    QVERIFY(!QFileInfo::exists(kith.book()));
}

void TestMapColumns::mappedColumnsAreRead()
{
    const CommandLine kith;
    const Outcome outcome = kith.run({u"import"_s, u"--map"_s, u"wer=name"_s, u"--map"_s,
        u"Was=Wo=Job title"_s, writeList(kith), u"--json"_s});
    verifyExit(outcome, 0);
    const QJsonValue file = outcome.json().value("files"_L1)[0];
    QCOMPARE(file["format"_L1].toString(), u"table"_s);
    QCOMPARE(file["new"_L1].toInt(), 2);
    QCOMPARE(shown(kith, u"Bodil Kvam"_s).value("title"_L1).toString(), u"Sail maker"_s);
}

void TestMapColumns::mapsMayFollowOneAnother()
{
    const CommandLine kith;
    const QString list = writeList(kith);
    verifyExit(kith.run({u"import"_s, list, u"--map"_s, u"Wer=name"_s, u"Farbe=company"_s}), 0);
    QCOMPARE(shown(kith, u"Bodil Kvam"_s).value("organisation"_L1).toString(), u"red"_s);
}

void TestMapColumns::anotherMapIsAnotherImport()
{
    const CommandLine kith;
    const QString list = writeList(kith);
    verifyExit(kith.run({u"import"_s, list, u"--map"_s, u"Wer=name"_s}), 0);
    const auto updated = [&](const QString& map) {
        const Outcome outcome
            = kith.run({u"import"_s, list, u"--map"_s, u"Wer=name"_s, u"--map"_s, map, u"--json"_s});
        return outcome.json().value("files"_L1)[0]["updated"_L1].toInt(-1);
    };
    QCOMPARE(updated(u"Was=Wo=title"_s), 2);
    QCOMPARE(updated(u"Was=Wo=title"_s), 0); // the book holds it already
    QCOMPARE(shown(kith, u"Petr Svozil"_s).value("title"_L1).toString(), u"Carpenter"_s);
}

void TestMapColumns::aMapIsRememberedForTheNextTable()
{
    const CommandLine kith;
    verifyExit(kith.run({u"import"_s, writeList(kith), u"--map"_s, u"Wer=name"_s, u"Was=Wo=title"_s}), 0);
    QFile next(kith.path(u"next.csv"_s));
    QVERIFY(next.open(QIODevice::WriteOnly));
    next.write("wer,was=wo,farbe\nIngrid Solheim,Rigger,green\n");
    next.close();
    const Outcome again = kith.run({u"import"_s, next.fileName()});
    verifyExit(again, 0);
    QVERIFY2(again.out.contains(u"as you said before: wer=name, was=wo=title"_s), qPrintable(again.out));
    QCOMPARE(shown(kith, u"Ingrid Solheim"_s).value("title"_L1).toString(), u"Rigger"_s);

    const Outcome guessed = kith.run({u"import"_s, next.fileName(), u"--guess"_s});
    verifyExit(guessed, 1);
    QVERIFY2(guessed.err.contains(u"--map COLUMN=FIELD"_s), qPrintable(guessed.err));
}

void TestMapColumns::aListWithAnEventSaysSo_data()
{
    QTest::addColumn<QString>("day");
    for (const QString& day : {u"2024-02-14"_s, u"14.2.2024"_s, u"2/14/2024"_s, u"14 Feb 2024"_s})
        QTest::newRow(qPrintable(day)) << day;
}

void TestMapColumns::aListWithAnEventSaysSo()
{
    QFETCH(QString, day);
    const CommandLine kith;
    verifyExit(kith.run({u"import"_s, writeList(kith), u"--map"_s, u"Wer=name"_s, u"--event"_s,
                   u"Harbour Meetup"_s, u"--on"_s, day}),
        0);
    const QJsonValue fact = shown(kith, u"Petr Svozil"_s).value("facts"_L1)[0];
    QCOMPARE(fact["kind"_L1].toString(), u"met"_s);
    QCOMPARE(fact["value"_L1].toString(), u"Harbour Meetup"_s);
    QCOMPARE(fact["from"_L1].toString(), u"2024-02-14"_s);
}

void TestMapColumns::anUnknownColumnIsNamed()
{
    const CommandLine kith;
    const QString list = writeList(kith);
    for (const QStringList& files : {QStringList{list}, {list, fixture(u"google.csv"_s)}}) {
        const Outcome outcome = kith.run(QStringList{u"import"_s, u"--map"_s, u"Wen=name"_s} + files);
        verifyExit(outcome, 1);
        QVERIFY2(outcome.saysOneLine(), qPrintable(outcome.err));
        for (const QString& part : {u"list.csv"_s, u"“Wen”"_s, u"Wer, Was=Wo, Farbe"_s, u"postal-code"_s})
            QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
    }
    const Outcome google = kith.run({u"import"_s, u"--map"_s, u"First Name=name"_s, fixture(u"archive"_s)});
    verifyExit(google, 1);
    QVERIFY2(google.saysOneLine() && google.err.contains(u"without --map"_s), qPrintable(google.err));
    QVERIFY(!QFileInfo::exists(kith.book()));
}

void TestMapColumns::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown field") << QStringList{u"list.csv"_s, u"--map"_s, u"Farbe=colour"_s}
                                   << u"“colour” is no field. The fields are name, given"_s;
    QTest::newRow("no field") << QStringList{u"list.csv"_s, u"--map"_s, u"Farbe"_s}
                              << u"“Farbe” is not COLUMN=FIELD."_s;
    QTest::newRow("empty field") << QStringList{u"list.csv"_s, u"--map"_s, u"Farbe="_s}
                                 << u"“” is no field."_s;
    QTest::newRow("no column") << QStringList{u"list.csv"_s, u"--map"_s, u"=name"_s}
                               << u"“=name” is not COLUMN=FIELD."_s;
    QTest::newRow("no file") << QStringList{u"--map"_s, u"Wer=name"_s, u"Farbe=city"_s}
                             << u"Say which file to import."_s;
}

void TestMapColumns::wrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const CommandLine kith;
    writeList(kith);
    const Outcome outcome = kith.run(QStringList{u"import"_s} + arguments);
    verifyExit(outcome, 2);
    QVERIFY2(outcome.saysOneLine() && outcome.err.contains(says), qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains(u"kith import --help"_s), qPrintable(outcome.err));
}

QTEST_GUILESS_MAIN(TestMapColumns)
#include "tst_mapcolumns.moc"
