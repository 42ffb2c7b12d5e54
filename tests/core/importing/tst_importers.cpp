#include "core/importing/catalogue.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QJsonDocument>
#include <QTest>

using namespace kith;
using namespace kith::test;

namespace
{

ReadContext contextIn(const QString& folder)
{
    ReadContext context;
    context.today = QDate(2026, 7, 1);
    const QString path = folder + u"/context.json"_s;
    if (!QFile::exists(path))
        return context;
    const QJsonObject json = QJsonDocument::fromJson(readFile(path)).object();
    context.event = json[u"event"_s].toString();
    context.on = QDate::fromString(json[u"on"_s].toString(), Qt::ISODate);
    context.me.name = json[u"me"_s][u"name"_s].toString();
    context.me.profile = json[u"me"_s][u"profile"_s].toString();
    for (const QJsonValue& email : json[u"me"_s][u"emails"_s].toArray())
        context.me.emails += email.toString();
    const QJsonObject map = json[u"map"_s].toObject();
    for (auto column = map.begin(); column != map.end(); ++column)
        context.map.push_back({column.key(), listFieldNamed(column->toString()).value()});
    return context;
}

} // namespace

// The examples: tests/data/importing/<format>/<example>/ holds the files to read, perhaps context.json (what
// is known of the owner and the event, and said of columns), and expected.json with everything that comes
// out.
class TestImporters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyImporterHasExamples()
    {
        QSet<QString> formats;
        for (const auto& one : importers()) {
            const QString format = one->format();
            QVERIFY2(!formats.contains(format), qPrintable(format));
            formats.insert(format);
            QCOMPARE(importer(format), one.get());
            QVERIFY(!one->title().isEmpty());
            QVERIFY2(!foldersIn(dataPath(u"importing/"_s + format)).isEmpty(),
                qPrintable(u"no example for "_s + format));
        }
        QVERIFY(importer(u"nonsense") == nullptr);
    }

    void reads_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("folder");
        for (const auto& one : importers()) {
            const QString format = one->format();
            for (const QString& example : foldersIn(dataPath(u"importing/"_s + format)))
                QTest::addRow("%s/%s", qPrintable(format), qPrintable(example))
                    << format << dataPath(u"importing/"_s + format + u'/' + example);
        }
    }
    void reads()
    {
        QFETCH(QString, format);
        QFETCH(QString, folder);
        const ReadContext context = contextIn(folder);
        QJsonObject all;
        for (const QString& name : filesIn(folder, u"*"_s)) {
            if (name == u"expected.json"_s || name == u"context.json"_s)
                continue;
            const Result<std::vector<RecognisedFile>> files
                = recogniseFiles({folder + u'/' + name}, context.map);
            QVERIFY2(files.has_value(), qPrintable(files ? QString() : files.error().message));
            QCOMPARE(files->size(), 1U);
            const RecognisedFile& file = files->front();
            QVERIFY2(file.importer != nullptr, qPrintable(name));
            QCOMPARE(QString(file.importer->format()), format);
            DumpingSink sink;
            qint64 reported = 0;
            Progress progress(
                [&reported](const QString&, qint64 done, qint64, Progress::Unit) { reported = done; });
            const Done done = file.importer->read(file.file, context, sink, progress);
            QJsonObject json = sink.json();
            if (!done)
                json[u"failure"_s] = done.error().message;
            QCOMPARE(sink.complaints(), QStringList());
            all[name] = json;
        }
        QVERIFY(!all.isEmpty());
        const QString difference
            = compareWithGolden(folder + u"/expected.json"_s, QJsonDocument(all).toJson());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void canBeCancelled()
    {
        QByteArray bytes = "First Name,Last Name,Connected On\n";
        for (int i = 0; i < 10'000; ++i)
            bytes += "Mara,Lindqvist,12 Mar 2021\n";
        const InputFile file = fileInMemory(u"Connections.csv"_s, bytes);
        DumpingSink sink;
        qint64 last = 0;
        Progress* handle = nullptr;
        Progress progress([&](const QString& what, qint64 done, qint64 total, Progress::Unit) {
            QCOMPARE(what, u"Connections.csv"_s);
            QCOMPARE(total, bytes.size());
            QVERIFY(done >= last);
            last = done;
            if (done > 0)
                handle->cancel();
        });
        handle = &progress;
        const Done done = importer(u"linkedin-connections")->read(file, {}, sink, progress);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QCOMPARE(done.error().message, u"The import was cancelled. Nothing has changed."_s);
        QVERIFY(sink.rows().size() < 10'000);
    }

    void aSinkThatFailsStopsTheReading()
    {
        class FullSink : public DumpingSink
        {
            Done record(Record) override { return failure(ErrorCode::Unwritable, u"The disk is full."_s); }
        } sink;
        const InputFile file
            = fileInMemory(u"Connections.csv"_s, "First Name,Connected On\nMara,12 Mar 2021\nBo,\n");
        Progress progress;
        const Done done = importer(u"linkedin-connections")->read(file, {}, sink, progress);
        QCOMPARE(done.error().message, u"The disk is full."_s);
        QVERIFY(sink.rows().empty());
    }

    // What the same row means another file may say otherwise.
    void rowsWhoseDatesTheFileExplainsDoNotStandAlone()
    {
        class AskedSink : public DumpingSink
        {
        public:
            int asked = 0;

        private:
            Result<bool> restated(int, QByteArrayView) override
            {
                ++asked;
                return false;
            }
        };
        const auto asked = [](const QByteArray& day) {
            AskedSink sink;
            Progress progress;
            const InputFile file = fileInMemory(
                u"Connections.csv"_s, "First Name,Connected On\nMara,04/03/2021\nBo," + day + '\n');
            return importer(u"linkedin-connections")->read(file, {}, sink, progress) ? sink.asked : -1;
        };
        QCOMPARE(asked("03/25/2021"), 2);
        QCOMPARE(asked("25/03/2021"), 0);
    }

    void aHeaderThatIsGoneIsNamed()
    {
        DumpingSink sink;
        Progress progress;
        const InputFile file = fileInMemory(u"Connections.csv"_s, "a,b\n1,2\n");
        const Done done = importer(u"linkedin-connections")->read(file, {}, sink, progress);
        QCOMPARE(done.error().code, ErrorCode::UnknownFormat);
        QCOMPARE(done.error().message,
            u"Connections.csv has no row with these columns: First Name, Connected On."_s);
    }
};

QTEST_APPLESS_MAIN(TestImporters)
#include "tst_importers.moc"
