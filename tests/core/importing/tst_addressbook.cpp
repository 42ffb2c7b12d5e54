#include "core/importing/addressbook.h"
#include "core/importing/catalogue.h"
#include "core/importing/unreadtexts.h"
#include "tests/core/importing/archives.h"
#include "tests/core/importing/recorddump.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace kith;
using namespace kith::test;

namespace
{

constexpr int many = 203;

QByteArray repeated(const char* pattern, const char* between = "")
{
    QByteArrayList all;
    for (int i = 1; i <= many; ++i)
        all += QByteArray(pattern).replace("#", QByteArray::number(i));
    return all.join(between);
}

} // namespace

class TestAddressBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesInOneCell()
    {
        const auto in = [](const char16_t* text) { return emailsIn(QString::fromUtf16(text)); };
        QCOMPARE(in(u"mara@one.example"), QStringList(u"mara@one.example"_s));
        QCOMPARE(in(u"Mara <mara@one.example>"), QStringList(u"mara@one.example"_s));
        QCOMPARE(in(u"\"Lindqvist, Mara\" <MAILTO:mara@one.example>"), QStringList(u"mara@one.example"_s));
        QCOMPARE(in(u"mara@one.example;mara@two.example, mara@three.example\nmara@four.example"),
            (QStringList{u"mara@one.example"_s, u"mara@two.example"_s, u"mara@three.example"_s,
                u"mara@four.example"_s}));
        QVERIFY(in(u"/o=Northwind/cn=Mara").isEmpty());
        QVERIFY(in(u"@northwind").isEmpty());
        QVERIFY(in(u"").isEmpty());
    }

    void whatWasMeantToBeAnAddress()
    {
        const auto in = [](const char16_t* text) { return unreadEmailsIn(QString::fromUtf16(text)); };
        QCOMPARE(in(u"b(at)b.example"), QStringList(u"b(at)b.example"_s));
        QCOMPARE(in(u"d@"), QStringList(u"d@"_s));
        QCOMPARE(in(u"ask the office; mara@one.example, d@"), (QStringList{u"ask the office"_s, u"d@"_s}));
        QVERIFY(in(u"\"Lindqvist, Mara\" <MAILTO:mara@one.example>").isEmpty());
        QVERIFY(in(u"mara@one.example;mara@two.example, mara@three.example\nmara@four.example").isEmpty());
        QVERIFY(in(u"EX:/o=Northwind/cn=Mara; CN=Mara/O=Northwind").isEmpty());
        QVERIFY(in(u"-").isEmpty());
        QVERIFY(in(u"unknown; NULL").isEmpty());
        QVERIFY(in(u"").isEmpty());
    }

    void whatCannotBeReadIsTold_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("unread");
        const QByteArray rest = ",Mara,Lindqvist,mara@x.example\n";
        QTest::newRow("Google")
            << u"google-contacts"_s
            << QByteArray("E-mail 1 - Value,First Name,Last Name,E-mail 2 - Value\nb(at)b.example" + rest)
            << QStringList(u"“b(at)b.example” is no e-mail address. The row was used without it."_s);
        QTest::newRow("table") << u"table"_s
                               << QByteArray("Phone,First Name,Last Name,Email\nask the office" + rest)
                               << QStringList(
                                      u"“ask the office” is no phone number. The row was used without it."_s);
        QTest::newRow("guests") << u"attendees"_s
                                << QByteArray("Website,First Name,Last Name,Email,Event\nask me,Mara,"
                                              "Lindqvist,mara@x.example; d@,Tea\n"
                                              "Info Requested,Tom,Berg,Info Requested,Tea\n")
                                << QStringList{u"“ask me” is no web address. The row was used without it."_s,
                                       u"“d@” is no e-mail address. The row was used without it."_s};
        QTest::newRow("directory")
            << u"ldif"_s << QByteArray("dn: cn=Mara\ncn: Mara Lindqvist\nmail: d@\ntelephoneNumber: none\n")
            << QStringList(u"“d@” is no e-mail address. The row was used without it."_s);
    }
    void whatCannotBeReadIsTold()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, unread);
        DumpingSink sink;
        Progress progress;
        QVERIFY(importer(format)->read(fileInMemory(u"a.csv"_s, bytes), {}, sink, progress));
        QStringList told;
        for (const QJsonValue& issue : sink.json()[u"issues"_s].toArray()) {
            if (issue[u"row"_s].toInt() > 0)
                told += issue[u"message"_s].toString();
        }
        QCOMPARE(told, unread);
    }

    void thousandsThatCannotBeReadAreToldOnce()
    {
        DumpingSink sink;
        UnreadTexts texts(sink);
        for (int row = 1; row <= many; ++row)
            texts.tell(row, {UnreadText::Kind::Phone, QString(300, u'x')});
        const QJsonArray issues = sink.json()[u"issues"_s].toArray();
        QCOMPARE(issues.size(), 11);
        QVERIFY(issues.first()[u"message"_s].toString().contains(QString(100, u'x') + u"…” is no phone"_s));
        QCOMPARE(issues.last()[u"message"_s].toString(),
            u"From this row on more texts are no phone numbers. Their rows were used without them."_s);
    }

    void whatDoesNotFitIsTold_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cards") << u"vcard"_s << u"a.vcf"_s
                               << QByteArray("BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\n"
                                      + repeated("EMAIL:m#@example.org\n") + "CATEGORIES:"
                                      + repeated("label #", ",") + "\nNOTE:tall\nEND:VCARD\n");
        QTest::newRow("Google") << u"google-contacts"_s << u"contacts.csv"_s
                                << QByteArray(
                                       "First Name,Last Name,Labels,Notes,E-mail 1 - Value\nMara,Lindqvist,"
                                       + repeated("label #", " ::: ") + ",tall,"
                                       + repeated("m#@example.org", " ::: ") + '\n');
        QTest::newRow("Outlook") << u"outlook-contacts"_s << u"outlook.csv"_s
                                 << QByteArray("First Name,Middle Name,Last Name,Business Street,E-mail "
                                               "Address,Categories,Notes\nMara,,Lindqvist,,"
                                        + repeated("m#@example.org", ";") + ',' + repeated("label #", ";")
                                        + ",tall\n");
        QTest::newRow("LDIF") << u"ldif"_s << u"a.ldif"_s
                              << QByteArray("dn: cn=Mara Lindqvist\nobjectclass: person\ncn: Mara Lindqvist\n"
                                     + repeated("mail: m#@example.org\n"));
    }
    void whatDoesNotFitIsTold()
    {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        DumpingSink sink;
        Progress progress;
        QVERIFY(importer(format)->read(fileInMemory(name, bytes), {}, sink, progress));
        const QJsonObject mara = sink.json()[u"records"_s][0].toObject();
        const QJsonArray points = mara[u"contact"_s][u"points"_s].toArray();
        QCOMPARE(points.size(), qsizetype(mostPoints));
        QCOMPARE(points.last()[u"email"_s].toString(), u"m200@example.org"_s);
        QStringList told;
        for (const QJsonValue issue : sink.json()[u"issues"_s].toArray())
            told += issue[u"message"_s].toString();
        QVERIFY2(told.removeOne(
                     u"“Mara Lindqvist” has more than 200 ways to be reached. The first 200 were kept."_s),
            qPrintable(told.join(u'\n')));
        if (format == u"ldif"_s)
            return;
        QStringList labels;
        bool noted = false;
        for (const QJsonValue fact : mara[u"facts"_s].toArray()) {
            if (fact[u"kind"_s] == u"labelled"_s)
                labels += fact[u"value"_s].toString();
            noted = noted || fact[u"value"_s] == u"tall"_s;
        }
        QCOMPARE(labels.size(), qsizetype(mostFacts));
        QCOMPARE(labels.last(), u"label 200"_s);
        QVERIFY(noted);
        QCOMPARE(told,
            QStringList{u"“Mara Lindqvist” bears more than 200 labels or notes. The first 200 were kept."_s});
    }

    void whatFitsIsNotTalkedAbout()
    {
        QByteArray card("BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\n");
        for (int i = 0; i < static_cast<int>(mostPoints); ++i)
            card += "EMAIL:m" + QByteArray::number(i) + "@example.org\n";
        DumpingSink sink;
        Progress progress;
        QVERIFY(importer(u"vcard")->read(fileInMemory(u"a.vcf"_s, card + "END:VCARD\n"), {}, sink, progress));
        QCOMPARE(
            sink.json()[u"records"_s][0][u"contact"_s][u"points"_s].toArray().size(), qsizetype(mostPoints));
        QVERIFY(sink.json()[u"issues"_s].toArray().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestAddressBook)
#include "tst_addressbook.moc"
