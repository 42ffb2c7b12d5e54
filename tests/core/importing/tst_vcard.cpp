#include "core/importing/catalogue.h"
#include "core/importing/vcard.h"
#include "tests/core/importing/archives.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;

namespace
{

struct CardsRead {
    Done done;
    DumpingSink sink;

    QJsonArray records() const { return sink.json()[u"records"_s].toArray(); }
    QJsonArray rejected() const { return sink.json()[u"rejected"_s].toArray(); }
    QStringList messages() const
    {
        QStringList all;
        for (const QJsonValue& issue : sink.json()[u"issues"_s].toArray())
            all += issue[u"message"_s].toString();
        return all;
    }
};

CardsRead readCards(const QByteArray& bytes)
{
    CardsRead outcome;
    Progress progress;
    outcome.done = VCard().read(fileInMemory(u"Cards.vcf"_s, bytes), {}, outcome.sink, progress);
    return outcome;
}

// Whether the rows 1 … n have ended in one place each.
bool isComplete(const DumpingSink& sink)
{
    int expected = 0;
    return sink.complaints().isEmpty()
        && std::ranges::all_of(sink.rows(), [&expected](int row) { return row == ++expected; });
}

QByteArray card(const QByteArray& lines)
{
    return "BEGIN:VCARD\nVERSION:3.0\n" + lines + "END:VCARD\n";
}

// All cards of the corpus, what its programs wrote of them (.ref) too.
QStringList cardFiles()
{
    QStringList paths;
    QDirIterator files(corpusPath(u"vcard"_s), {u"*.vcf*"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    paths.sort();
    return paths;
}

// What a file tells, without the texts of its rejected cards.
QJsonObject fieldsOf(const CardsRead& outcome)
{
    QJsonArray rejected;
    for (const QJsonValue& one : outcome.rejected())
        rejected += QJsonObject{{u"row"_s, one[u"row"_s]}, {u"reason"_s, one[u"reason"_s]}};
    return {{u"records"_s, outcome.records()}, {u"rejected"_s, rejected}};
}

class FullSink : public DumpingSink
{
    Done record(Record) override { return failure(ErrorCode::Unwritable, u"The disk is full."_s); }
};

} // namespace

// Beside the examples in tests/data/importing/vcard, which tst_importers reads.
class TestVCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesCards_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("cards");
        QTest::newRow("plain") << u"a.vcf"_s << QByteArray("BEGIN:VCARD\nFN:A\nEND:VCARD\n") << true;
        QTest::newRow("lower case") << u"a.vcf"_s << QByteArray("\n\nbegin:vcard\n") << true;
        QTest::newRow("any name") << u"cards.txt"_s
                                  << QByteArray("\xEF\xBB\xBF"
                                                "BEGIN:VCARD\n")
                                  << true;
        QTest::newRow("UTF-16") << u"a.vcf"_s
                                << QByteArray("\xFF\xFE"
                                              "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0",
                                       24)
                                << true;
        QTest::newRow("something before them") << u"a.VCF"_s << QByteArray("Hello\rBEGIN:VCARD\r") << true;
        QTest::newRow("a text that tells of cards")
            << u"a.txt"_s << QByteArray("Hello\nBEGIN:VCARD\n") << false;
        QTest::newRow("calendar") << u"a.vcf"_s << QByteArray("BEGIN:VCALENDAR\n") << false;
        QTest::newRow("nothing") << u"a.vcf"_s << QByteArray("Name,Email\n") << false;
    }
    void recognisesCards()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QTEST(VCard().recognises(fileInMemory(name, bytes)), "cards");
    }

    void findsCardsInArchivesAndFolders()
    {
        const QTemporaryDir folder;
        const QString archive = folder.filePath(u"contacts.zip"_s);
        QVERIFY(writeArchive(
            archive, {{"contacts/all.vcf", card("FN:Mara Lindqvist\n")}, {"readme.html", "<p>"}}));
        const QString unpacked = dataPath(u"importing/vcard/version-4.0"_s);
        for (const QString& path : {archive, unpacked}) {
            const Result<std::vector<RecognisedFile>> files = recogniseFiles({path});
            QVERIFY2(files.has_value(), qPrintable(files ? QString() : files.error().message));
            QVERIFY(files->front().importer != nullptr);
            QCOMPARE(QString(files->front().importer->format()), u"vcard"_s);
        }
    }

    void readsWhatItIsToldOfLinkedIn_data()
    {
        QTest::addColumn<QString>("profile");
        const QString mara = u"https://www.linkedin.com/in/mara-lindqvist"_s;
        QTest::newRow("X-SOCIALPROFILE;type=linkedin:http://www.linkedin.com/in/Mara-Lindqvist/") << mara;
        QTest::newRow("X-SOCIALPROFILE;TYPE=linkedin;x-user=mara-lindqvist:x-apple:mara-lindqvist") << mara;
        QTest::newRow("item1.X-SOCIALPROFILE;type=LinkedIn;type=pref:mara-lindqvist") << mara;
        QTest::newRow("SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://de.linkedin.com/in/mara-lindqvist?x=1")
            << mara;
        QTest::newRow("URL;type=linkedin:mara-lindqvist") << mara;
        QTest::newRow("URL:linkedin.com/in/mara-lindqvist") << mara;
        QTest::newRow("IMPP;X-SERVICE-TYPE=LinkedIn:x-apple:mara-lindqvist") << mara;
        QTest::newRow("X-LINKEDIN:mara-lindqvist") << mara;
        QTest::newRow("X-SOCIALPROFILE;type=twitter:x-apple:mara-lindqvist") << QString();
        QTest::newRow("X-SOCIALPROFILE;type=linkedin:Mara Lindqvist") << QString();
        QTest::newRow("IMPP;X-SERVICE-TYPE=LinkedIn:mara@lindqvist.example") << QString();
        QTest::newRow("URL:https://www.linkedin.com/company/acme") << QString();
    }
    void readsWhatItIsToldOfLinkedIn()
    {
        const CardsRead outcome = readCards(card("FN:Mara\n" + QByteArray(QTest::currentDataTag()) + "\n"));
        QTEST(outcome.records()[0][u"contact"_s][u"profile"_s].toString(), "profile");
    }

    // A picture is skipped however long it is, on one line or many, without a word.
    void skipsPictures()
    {
        const QByteArray data = QByteArray("/9j/4AAQ").repeated(400'000);
        QByteArray folded;
        for (qsizetype at = 0; at < data.size(); at += 75)
            folded += data.mid(at, 75) + "\n ";
        for (const QByteArray& photo : {data, folded + "\n"}) {
            const CardsRead outcome
                = readCards(card("FN:Mara\nPHOTO;ENCODING=b;TYPE=JPEG:" + photo + "\nNOTE:after\n"));
            QCOMPARE(outcome.messages(), QStringList());
            QCOMPARE(outcome.records()[0][u"facts"_s][1][u"value"_s].toString(), u"after"_s);
        }
    }

    void saysWhatIsNotRead_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("fields"); // none: nobody is told
        const auto row = [](const QByteArray& lines, const QString& fields) {
            QTest::newRow(lines) << "FN:Mara Lindqvist\n" + lines + '\n' << fields;
        };
        row("bday:1980-03-22\nitem1.X-SKYPE:mara\nitem1.X-ABLabel:Home", u"BDAY, X-SKYPE"_s);
        row("BDAY:\nRELATED:;;", {});
        row("UID:1\nREV:2\nPRODID:x\nPHOTO:https://x.example/y\nitem1.X-ABADR:no", {});
        row("N:Lindqvist;Mara;Sofia;Dr.;PhD", u"N (middle names), N (titles)"_s);
        row("N:Lindqvist;Mara;;;", {});
        row("NICKNAME:Mara", {});
        row("NICKNAME:Ma", u"NICKNAME"_s);
        row("ORG:Harbour;Logistics;", u"ORG (departments)"_s);
        row("ORG:Harbour;;", {});
        row("IMPP:xmpp:mara@x.example", u"IMPP"_s);
        row("IMPP:https://x.example/mara", {});
        row("Exported by:nobody", {});
    }
    void saysWhatIsNotRead()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, fields);
        QStringList told;
        if (!fields.isEmpty())
            told += u"Not read: the field(s) %1 of the cards."_s.arg(fields);
        QCOMPARE(readCards(card(lines) + card(lines)).messages(), told); // once
    }

    void ofAnyNumberTheFirstAreNamed()
    {
        QByteArray lines = "FN:Mara Lindqvist\n";
        for (int i = 0; i < 3000; ++i)
            lines += "X-A" + QByteArray::number(10'000 + i) + ":y\n";
        const QStringList messages = readCards(card(lines)).messages();
        QCOMPARE(messages.size(), 1);
        QVERIFY(messages.front().contains(u"X-A10000, X-A10001,"_s));
        QCOMPARE(messages.front().count(u"X-A"_s), 20);
        QVERIFY(messages.front().endsWith(u", … of the cards."_s));
    }

    void saysWhatIsNoAddress()
    {
        QCOMPARE(readCards(card("FN:Mara\nEMAIL:mara(at)x.example\nTEL:sip:mara@x.example\nURL:ask me\n"
                                "URL:n/a\nEMAIL:\n"))
                     .messages(),
            (QStringList{u"“mara(at)x.example” is no e-mail address. The row was used without it."_s,
                u"“sip:mara@x.example” is no phone number. The row was used without it."_s,
                u"“ask me” is no web address. The row was used without it."_s}));
    }

    void keepsFurtherJobsAsNotes()
    {
        const CardsRead outcome
            = readCards(card("FN:Mara Lindqvist\nORG:Harbour;Logistics\nORG:Northwind\nTITLE:Planner\n"
                             "TITLE:Head of Tides\nROLE:planner\nROLE:Adviser\n")
                + card("N:;;;;\nFN:Harbour\nORG:Harbour\nX-ABShowAs:COMPANY\nTITLE:Ferries\n"));
        QStringList notes;
        for (const QJsonValue& record : outcome.records()) {
            for (const QJsonValue& fact : record[u"facts"_s].toArray()) {
                if (fact[u"kind"_s] == u"noted"_s)
                    notes += fact[u"value"_s].toString();
            }
        }
        QCOMPARE(notes,
            (QStringList{u"Organisation: Northwind"_s, u"Title: Head of Tides"_s, u"Role: Adviser"_s,
                u"Title: Ferries"_s}));
    }

    void saysWhatIsTooLong()
    {
        QByteArray lines = "FN:Mara\n";
        for (int i = 0; i < 40; ++i)
            lines += "X-ETAG:" + QByteArray(100'000, 'x') + "\n";
        const CardsRead outcome = readCards(card(lines) + card("FN:Bo\n"));
        QCOMPARE(outcome.messages(), QStringList{u"The card is too long. Only its beginning was read."_s});
        QCOMPARE(outcome.records().size(), 2);
    }

    // However deep they stand in each other, none is lost and no memory runs out.
    void readsCardsWithinCards()
    {
        constexpr int many = 2000;
        QByteArray bytes;
        for (int i = 0; i < many; ++i)
            bytes += "BEGIN:VCARD\nFN:Mara\nNOTE:" + QByteArray(2000, 'x') + "\n";
        const CardsRead outcome = readCards(bytes);
        QCOMPARE(outcome.records().size(), many);
        QVERIFY(isComplete(outcome.sink));
    }

    void anAgentInALineTakesNothingThatFollows()
    {
        const CardsRead outcome
            = readCards(card("FN:Mara\nAGENT:BEGIN:VCARD\\nFN:Bo\nTEL:1\n") + card("FN:Ida\n"));
        QVERIFY(isComplete(outcome.sink));
        const QJsonArray records = outcome.records();
        QCOMPARE(records.size(), 3);
        QCOMPARE(records[0][u"contact"_s][u"name"_s].toString(), u"Bo"_s);
        QCOMPARE(records[1][u"contact"_s][u"points"_s][0][u"phone"_s].toString(), u"1"_s);
    }

    void aFileThatCannotBeReadIsNamed()
    {
        class BrokenDevice : public QIODevice
        {
            qint64 readData(char*, qint64) override { return -1; }
            qint64 writeData(const char*, qint64) override { return -1; }
        };
        InputFile file = fileInMemory(u"Cards.vcf"_s, card("FN:Mara\n"));
        file.open = []() -> Result<std::unique_ptr<QIODevice>> {
            auto device = std::make_unique<BrokenDevice>();
            device->open(QIODevice::ReadOnly);
            return device;
        };
        DumpingSink sink;
        Progress progress;
        const Done done = VCard().read(file, {}, sink, progress);
        QCOMPARE(done.error().message, u"Cards.vcf: The file cannot be read to its end."_s);
    }

    void canBeCancelled()
    {
        QByteArray bytes;
        for (int i = 0; i < 10'000; ++i)
            bytes += card("FN:Mara\n");
        DumpingSink sink;
        Progress* handle = nullptr;
        Progress progress([&handle](const QString&, qint64 done, qint64, Progress::Unit) {
            if (done > 0)
                handle->cancel();
        });
        handle = &progress;
        const Done done = VCard().read(fileInMemory(u"Cards.vcf"_s, bytes), {}, sink, progress);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QVERIFY(sink.rows().size() < 10'000);
    }

    void aSinkThatFailsStopsTheReading()
    {
        FullSink sink;
        Progress progress;
        const Done done
            = VCard().read(fileInMemory(u"Cards.vcf"_s, card("FN:Mara\n") + card("")), {}, sink, progress);
        QCOMPARE(done.error().message, u"The disk is full."_s);
        QVERIFY(sink.rows().empty());
    }

    // No card of the corpus is lost: as many as begin are records, or rejected with a reason.
    void readsTheCorpus()
    {
        const QStringList paths = cardFiles();
        if (paths.isEmpty())
            QSKIP("the corpus is not here");
        qsizetype cards = 0;
        qsizetype records = 0;
        qsizetype rejected = 0;
        for (const QString& path : paths) {
            const QByteArray bytes = readFile(path);
            const CardsRead outcome = readCards(bytes);
            QVERIFY2(outcome.done.has_value(), qPrintable(path));
            QVERIFY2(isComplete(outcome.sink), qPrintable(path));
            const qsizetype begun = bytes.toUpper().count("BEGIN:VCARD");
            QVERIFY2(std::cmp_equal(outcome.sink.rows().size(), begun), qPrintable(path));
            cards += begun;
            records += outcome.records().size();
            rejected += outcome.rejected().size();
        }
        qInfo("%lld files, %lld cards: %lld contacts, %lld rejected", static_cast<long long>(paths.size()),
            static_cast<long long>(cards), static_cast<long long>(records), static_cast<long long>(rejected));
        QCOMPARE(records + rejected, cards);
        QVERIFY(cards > 100);
    }

    // A .ref is the same card as KDE's library wrote it: in version 3.0, 2.1 (.2_1ref) or 4.0 (v4_0.*). The
    // two must tell the same.
    void equalsItsTwin_data()
    {
        QTest::addColumn<QString>("original");
        QTest::addColumn<QString>("twin");
        const QString folder = corpusPath(u"vcard/kcontacts/autotests/data"_s);
        if (folder.isEmpty())
            QSKIP("the corpus is not here");
        for (const QString& name : filesIn(folder, u"*ref"_s)) {
            QString original = name.left(name.lastIndexOf(u'.'));
            if (original.startsWith("v4_0."_L1))
                original.remove(0, 5);
            QTest::addRow("%s", qPrintable(name)) << folder + u'/' + original << folder + u'/' + name;
        }
    }
    void equalsItsTwin()
    {
        QFETCH(QString, original);
        QFETCH(QString, twin);
        const QByteArray expected = QJsonDocument(fieldsOf(readCards(readFile(original)))).toJson();
        const QByteArray found = QJsonDocument(fieldsOf(readCards(readFile(twin)))).toJson();
        QVERIFY2(found == expected, "the card tells:\n" + expected + "its twin tells:\n" + found);
    }

    // The corpus with bytes changed, lines gone and the end cut off.
    void survivesTheCorpusDamaged()
    {
        std::vector<QByteArray> files;
        for (const QString& path : cardFiles())
            files.push_back(readFile(path).left(20'000));
        if (files.empty())
            QSKIP("the corpus is not here");
        QVERIFY(rc::check([&files] {
            QByteArray bytes = *rc::gen::elementOf(files);
            for (int i = 0, changes = *rc::gen::inRange(1, 30); i < changes && !bytes.isEmpty(); ++i) {
                const auto at = *rc::gen::inRange<qsizetype>(0, bytes.size());
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    bytes[at] = *rc::gen::arbitrary<char>();
                    break;
                case 1:
                    bytes.remove(at, *rc::gen::inRange(1, 80));
                    break;
                case 2:
                    bytes.insert(at, bytes.mid(*rc::gen::inRange<qsizetype>(0, bytes.size()), 80));
                    break;
                default:
                    bytes.insert(at,
                        *rc::gen::element("\n", "\r\n ", ";", ":", "\"", "=\n", "\\", "\nEND:VCARD\n",
                            "\nBEGIN:VCARD\n", "\nAGENT:BEGIN:VCARD\\nFN:x\\n"));
                    break;
                }
            }
            const CardsRead outcome = readCards(bytes);
            RC_ASSERT(outcome.done.has_value());
            RC_ASSERT(isComplete(outcome.sink));
        }));
    }

    // Every card ends in exactly one place, whatever its lines hold.
    void accountsForEveryCard()
    {
        QVERIFY(rc::check([] {
            const auto line = rc::gen::element<std::string>("FN:Mara", "N:a;b;c;d;e;f", "N", "ORG:;x",
                "KIND:group", "KIND:org", "VERSION:2.1", "EMAIL:a@b.example", "TEL:tel:1;ext=2",
                "TEL;TYPE=:1", "ADR:;;;", "item1.URL:x.example", "item1.X-ABLabel:_$!<>!$_",
                "NOTE;QUOTED-PRINTABLE:a=", "=C3", "PHOTO:x", " y",
                "AGENT:", "IMPP;X-SERVICE-TYPE=linkedin:x", "CATEGORIES:,,", ":", ";:", ".:");
            QByteArray bytes;
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i) {
                bytes += "BEGIN:VCARD\n";
                for (const std::string& one : *rc::gen::container<std::vector<std::string>>(line))
                    bytes += QByteArray::fromStdString(one) + '\n';
                bytes += *rc::gen::element("END:VCARD\n", "END:VCARD\nEND:VCARD\n", "");
            }
            const CardsRead outcome = readCards(bytes);
            RC_ASSERT(outcome.done.has_value());
            RC_ASSERT(isComplete(outcome.sink));
            RC_ASSERT(std::cmp_equal(outcome.sink.rows().size(), count));
        }));
    }
};

QTEST_APPLESS_MAIN(TestVCard)
#include "tst_vcard.moc"
