#include "core/importing/archive.h"
#include "tests/core/importing/archives.h"

#include <QTemporaryDir>
#include <QTest>

#include <utility>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray list = "First Name,Connected On\nMara,12 Mar 2021\n";

using Files = std::vector<std::pair<QByteArray, QByteArray>>;

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char& byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

// Overwrites the sizes in the central directory: 20 bytes in is the packed size, 24 the inflated one.
void declare(QByteArray& bytes, quint32 inflated)
{
    const qsizetype entry = bytes.indexOf("PK\x01\x02");
    for (int i = 0; i < 4; ++i)
        bytes[entry + 24 + i] = static_cast<char>(inflated >> (8 * i));
}

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMembersWithoutExtracting()
    {
        const QByteArray large = noise(300'000);
        QVERIFY(writeArchive(m_path,
            {{"Connections.csv", list}, {"Jobs/", {}}, {"Jobs/Saved Jobs.csv", "a,b\n"},
                {"__MACOSX/._Connections.csv", "x"}, {"Articles/2017-12-09 04:54:08.html", large}}));
        const auto files = filesInArchive(m_path);
        QVERIFY(files.has_value());
        QCOMPARE(files->size(), 3U);
        QCOMPARE(files->front().name, u"Connections.csv"_s);
        QCOMPARE(files->front().displayName(), u"archive.zip/Connections.csv"_s);
        QCOMPARE(files->front().size, list.size());
        for (int time = 0; time < 2; ++time) {
            const auto device = files->front().open();
            QVERIFY(device.has_value());
            QVERIFY((*device)->isSequential());
            QCOMPARE((*device)->readAll(), list);
        }
        QCOMPARE(files->at(1).name, u"Saved Jobs.csv"_s);
        QCOMPARE(files->at(2).open().value()->readAll(), large);
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files), QStringList{u"archive.zip"_s});
    }

    void refusesWhatIsNotSafe_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QString>("reason");
        const QString out = u"one of its paths leads out of the archive"_s;
        QTest::newRow("climbs out") << Files{{"Connections.csv", list}, {"../evil.csv", list}} << out;
        QTest::newRow("climbs out in the middle") << Files{{"a/../../evil.csv", list}} << out;
        QTest::newRow("backslashes") << Files{{"a\\..\\evil.csv", list}} << out;
        QTest::newRow("absolute") << Files{{"/etc/evil.csv", list}} << out;
        QTest::newRow("drive") << Files{{"C:evil.csv", list}} << out;
        QTest::newRow("share") << Files{{"\\\\host\\evil.csv", list}} << out;
        QTest::newRow("bomb") << Files{{"Connections.csv", QByteArray(4 << 20, 'x')}}
                              << u"it inflates beyond all measure"_s;
    }
    void refusesWhatIsNotSafe()
    {
        QFETCH(Files, files);
        QFETCH(QString, reason);
        QVERIFY(writeArchive(m_path, files));
        refused(reason);
    }

    void refusesLinks()
    {
        QVERIFY(writeArchive(m_path, {{"Connections.csv", "/etc/passwd"}}, [](zip_t* archive) {
            zip_file_set_external_attributes(archive, 0, 0, ZIP_OPSYS_UNIX, (0120777U << 16));
        }));
        refused(u"it holds a link"_s);
    }

    void refusesOneNameTwice()
    {
        QVERIFY(writeArchive(m_path, {{"aa.csv", list}, {"ab.csv", list}}));
        forge(m_path, [](QByteArray& bytes) { bytes.replace("ab.csv", "aa.csv"); });
        refused(u"it holds two files of one name"_s);
    }

    void refusesOverlaps()
    {
        // The second entry's data is cut out of the file and its directory entry points to the first one's.
        QVERIFY(writeArchive(m_path, {{"aa.csv", noise(2000)}, {"ab.csv", noise(2000)}}));
        forge(m_path, [](QByteArray& bytes) {
            const qsizetype second = bytes.indexOf("PK\x03\x04", 4);
            const qsizetype directory = bytes.indexOf("PK\x01\x02");
            const qsizetype entry = bytes.indexOf("PK\x01\x02", directory + 4);
            const qsizetype end = bytes.indexOf("PK\x05\x06");
            for (int i = 0; i < 4; ++i) {
                bytes[entry + 42 + i] = '\0';
                bytes[end + 16 + i] = static_cast<char>(second >> (8 * i));
            }
            bytes.remove(second, directory - second);
        });
        refused(u"its files overlap"_s);
    }

    void refusesWhatIsTooMuch()
    {
        QVERIFY(writeArchive(m_path, {{"a.csv", noise(600)}, {"b.csv", noise(600)}}));
        refused(u"it holds too many files"_s, {.entries = 1});
        refused(u"one of its files is too large"_s, {.entrySize = 500});
        refused(u"its files are too large in all"_s, {.totalSize = 1000});
        QVERIFY(filesInArchive(m_path, {.entries = 2, .entrySize = 600, .totalSize = 1200}).has_value());
    }

    void anEntryThatInflatesToMoreThanItSaysStops()
    {
        QVERIFY(writeArchive(m_path, {{"Connections.csv", list.repeated(5000)}}));
        forge(m_path, [](QByteArray& bytes) { declare(bytes, 1000); });
        const auto files = filesInArchive(m_path);
        QVERIFY(files.has_value());
        const auto device = files->front().open();
        QVERIFY(device.has_value());
        QByteArray all;
        for (;;) {
            const QByteArray more = (*device)->read(500);
            if (more.isEmpty())
                break;
            all += more;
        }
        QVERIFY(all.size() <= 1000);
        QVERIFY2(!(*device)->errorString().isEmpty(), qPrintable((*device)->errorString()));
    }

    void saysThatAnArchiveIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"half", "end", "directory"})
            QTest::newRow(how) << QByteArray(how);
    }
    void saysThatAnArchiveIsDamaged()
    {
        QFETCH(QByteArray, how);
        QVERIFY(writeArchive(m_path, {{"Connections.csv", noise(5000)}}));
        forge(m_path, [&how](QByteArray& bytes) {
            if (how == "half")
                bytes.truncate(bytes.size() / 2);
            else if (how == "end")
                bytes.chop(4);
            else
                bytes[bytes.indexOf("PK\x01\x02")] = 'X';
        });
        const auto files = filesInArchive(m_path);
        QVERIFY(!files.has_value());
        QCOMPARE(files.error().code, ErrorCode::Damaged);
        QCOMPARE(files.error().message, u"archive.zip is cut short or damaged. Download it again."_s);
    }

    void aDamagedMemberFailsWhenItIsRead()
    {
        QVERIFY(writeArchive(m_path, {{"Connections.csv", noise(5000)}}));
        forge(m_path, [](QByteArray& bytes) { bytes[2000] = static_cast<char>(~bytes[2000]); });
        const auto device = filesInArchive(m_path).value().front().open();
        QVERIFY(device.has_value());
        char buffer[8192];
        qint64 last = 0;
        while ((last = (*device)->read(buffer, sizeof buffer)) > 0) { }
        QCOMPARE(last, -1);
        QVERIFY(!(*device)->errorString().isEmpty());
    }

    void asksForNoPassword()
    {
        QVERIFY(writeArchive(m_path, {{"Connections.csv", list}},
            [](zip_t* archive) { zip_file_set_encryption(archive, 0, ZIP_EM_AES_256, "secret"); }));
        const auto files = filesInArchive(m_path);
        QCOMPARE(files.error().code, ErrorCode::Unreadable);
        QCOMPARE(files.error().message,
            u"archive.zip is locked with a password. Unpack it and import the folder."_s);
    }

private:
    void refused(const QString& reason, const ArchiveLimits& limits = {})
    {
        const auto files = filesInArchive(m_path, limits);
        QVERIFY(!files.has_value());
        QCOMPARE(files.error().code, ErrorCode::Unsafe);
        QCOMPARE(files.error().message, u"archive.zip is not safe: %1. It was not opened."_s.arg(reason));
    }

    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(u"archive.zip"_s);
};

QTEST_APPLESS_MAIN(TestArchive)
#include "tst_archive.moc"
