#include "core/importing/catalogue.h"
#include "core/importing/ldif.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace kith::test;

namespace
{

QJsonObject readBytes(const QByteArray& bytes)
{
    DumpingSink sink;
    Progress progress;
    const Done done = Ldif().read(fileInMemory(u"book.ldif"_s, bytes), {}, sink, progress);
    QJsonObject json = sink.json();
    if (!done)
        json[u"failure"_s] = done.error().message;
    return json;
}

} // namespace

// Beside the examples in tests/data/importing/ldif, which tst_importers reads.
class TestLdif : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesDirectories_data()
    {
        QTest::addColumn<bool>("ldif");
        QTest::newRow("dn: cn=Mara\ncn: Mara\n") << true;
        QTest::newRow("dn:: Y249TWFyYQ==\n") << true;
        QTest::newRow("version: 1\n\n# a book\nDN: cn=Mara\n") << true;
        QTest::newRow("\xEF\xBB\xBF"
                      "dn: cn=Mara\r\n")
            << true;
        QTest::newRow("BEGIN:VCARD\nVERSION:3.0\n") << false;
        QTest::newRow("dn: of what\n") << false;
        QTest::newRow("Name,Email\n") << false;
        QTest::newRow("version: 1\n") << false;
        QTest::newRow("") << false;
    }
    void recognisesDirectories()
    {
        QFETCH(bool, ldif);
        QCOMPARE(Ldif().recognises(fileInMemory(u"x.ldif"_s, QTest::currentDataTag())), ldif);
    }

    void joinsLinesAndDecodes()
    {
        const QJsonObject json = readBytes("dn: cn=x\ncn: Ma\n ra\nsn:: TGluZHF2\n aXN0\ngivenName: Mara\n");
        const QJsonValue contact = json[u"records"_s][0][u"contact"_s];
        QCOMPARE(contact[u"name"_s], u"Mara Lindqvist"_s);
    }

    void anEntryWithAPictureIsReadAsFastAsOneWithout()
    {
        QByteArray bytes = "dn: cn=x\njpegPhoto:: ";
        for (int i = 0; i < 40'000; ++i)
            bytes += QByteArray(76, 'A') + "\n ";
        bytes += "AA==\ncn: Mara\n\ndn: cn=y\ncn: Bo\n";
        const QJsonObject json = readBytes(bytes);
        QCOMPARE(json[u"records"_s].toArray().size(), 2);
        QCOMPARE(json[u"records"_s][0][u"contact"_s][u"name"_s], u"Mara"_s);
    }

    void knownElsewhereIsWhoIsInAMailProgram()
    {
        const auto facts = [](const QByteArray& objectClass) {
            return readBytes(
                "dn: cn=x\nobjectclass: " + objectClass + "\ncn: Mara\n")[u"records"_s][0][u"facts"_s];
        };
        QCOMPARE(facts("mozillaAbPersonAlpha")[0][u"value"_s], u"Thunderbird address book"_s);
        QCOMPARE(facts("evolutionPerson")[0][u"value"_s], u"Evolution address book"_s);
        QVERIFY(facts("inetOrgPerson").isUndefined());
    }

    void aComputerIsNoPerson()
    {
        const QJsonObject json = readBytes("dn: CN=PC7\nobjectClass: person\nobjectClass: user\n"
                                           "objectClass: computer\ncn: PC7\n");
        QVERIFY(json[u"records"_s].toArray().isEmpty());
        QCOMPARE(json[u"rejected"_s].toArray().size(), 1);
    }

    void canBeCancelled()
    {
        DumpingSink sink;
        Progress progress;
        progress.cancel();
        const Done done = Ldif().read(fileInMemory(u"x.ldif"_s, "dn: cn=x\ncn: Mara\n"), {}, sink, progress);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
        QVERIFY(sink.rows().empty());
    }

    void readsTheCorpus_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("people");
        QTest::addColumn<int>("rejected");
        const QString folder = corpusPath(u"vcard/thunderbird"_s);
        if (folder.isEmpty())
            QSKIP("the corpus is not here");
        const QString import = folder + u"/mailnews/import/test/unit/resources/"_s;
        QTest::newRow("basic") << import + u"basic_ldif_addressbook.ldif"_s << 1 << 0;
        QTest::newRow("labeledURI") << import + u"bug_263304.ldif"_s << 1 << 0;
        QTest::newRow("export") << folder + u"/mailnews/addrbook/test/unit/data/export.ldif"_s << 2 << 1;
        QTest::newRow("import") << folder + u"/mail/components/addrbook/test/browser/data/import.ldif"_s << 1
                                << 1;
    }
    void readsTheCorpus()
    {
        QFETCH(QString, path);
        QFETCH(int, people);
        QFETCH(int, rejected);
        const auto files = recogniseFiles({path});
        QVERIFY2(files.has_value(), qPrintable(files ? QString() : files.error().message));
        QCOMPARE(QString(files->front().importer->format()), u"ldif"_s);
        const QJsonObject json = readBytes(readFile(path));
        QCOMPARE(json[u"records"_s].toArray().size(), people);
        QCOMPARE(json[u"rejected"_s].toArray().size(), rejected);
    }

    // Every entry ends in exactly one place, whatever its lines hold.
    void accountsForEveryEntry()
    {
        QVERIFY(rc::check([] {
            const auto line = rc::gen::element<std::string>("dn: cn=x", "cn: Mara", "mail: m@x.example",
                "objectclass: groupOfNames", "changetype: delete", "description:: %", " folded", "", ":",
                "::", "cn", "# a remark", "\xFF: \xFF", "l:: TcO2", "dn:");
            QByteArray bytes = "dn: cn=first\n";
            int entries = 1;
            for (const std::string& one : *rc::gen::container<std::vector<std::string>>(line)) {
                bytes += QByteArray::fromStdString(one) + '\n';
                entries += one.starts_with("dn:") ? 1 : 0;
            }
            DumpingSink sink;
            Progress progress;
            RC_ASSERT(Ldif().read(fileInMemory(u"x.ldif"_s, bytes), {}, sink, progress).has_value());
            RC_ASSERT(sink.complaints().isEmpty());
            RC_ASSERT(static_cast<int>(sink.rows().size()) == entries);
        }));
    }
};

QTEST_APPLESS_MAIN(TestLdif)
#include "tst_ldif.moc"
