#include "core/book/exportbook.h"
#include "core/book/readbook.h"
#include "tests/support/bookfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

class TestExportBook : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;
    std::optional<Database> m_book;

    Result<qint64> save(const ExportRequest& request)
    {
        Progress progress;
        return exportBook(*m_book, *m_fixture.knowledge, request, progress);
    }

    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_book = m_fixture.newBook();
        QVERIFY(m_fixture.import(*m_book,
            {m_fixture.write(u"guests.csv"_s,
                "Name,Email,Company,Title\n"
                "Mara Lindqvist,mara@northwind.example,Northwind,Data Engineer\n"
                "=cmd|' /C calc'!A0,noor@contoso.example,Contoso,Painter\n")}));
    }

    void jsonHoldsTheBook()
    {
        const QString path = m_fixture.path(u"book.json"_s);
        QCOMPARE(*save({.path = path, .today = m_fixture.today}), 2);
        const QJsonObject root = QJsonDocument::fromJson(bytes(path)).object();
        QCOMPARE(root.value("kith"_L1).toInt(), 1);
        QCOMPARE(root.value("exported"_L1).toString(), u"2026-11-20"_s);
        const QJsonObject mara = root.value("contacts"_L1).toArray().at(0).toObject();
        QCOMPARE(mara.value("name"_L1).toString(), u"Mara Lindqvist"_s);
        const QJsonObject origin
            = mara.value("facts"_L1).toArray().at(0).toObject().value("origin"_L1).toObject();
        QCOMPARE(origin.value("source"_L1).toString(), u"guests.csv"_s);
        QCOMPARE(origin.value("row"_L1).toInt(), 2);
        const Result<ContactPage> page = contactPage(*m_book, *m_fixture.knowledge,
            findContacts(*m_book, u"Mara Lindqvist"_s)->at(0), m_fixture.today);
        QCOMPARE(mara.value("advice"_L1).toObject().value("action"_L1).toString(),
            QString(actionName(page->advice.action)));
    }

    void someInTheirOrder()
    {
        const QString path = m_fixture.path(u"some.csv"_s);
        QCOMPARE(*save({.path = path,
                     .format = u"csv-exact"_s,
                     .contacts = {2, 999, 1},
                     .everyone = false,
                     .today = m_fixture.today}),
            2);
        const QByteArray csv = bytes(path);
        QVERIFY(csv.indexOf("=cmd") < csv.indexOf("Mara"));
    }

    void spreadsheetsRunNothing()
    {
        const QString path = m_fixture.path(u"safe.csv"_s);
        QVERIFY(save({.path = path, .today = m_fixture.today}));
        QVERIFY(bytes(path).contains("\"'=cmd"));
        QVERIFY(!bytes(path).contains("\"=cmd"));
    }

    void errorsNameWhatToDo()
    {
        QVERIFY(save({.path = m_fixture.path(u"book.xyz"_s), .today = m_fixture.today})
                    .error()
                    .message.contains(u"csv-exact"));
        QVERIFY(save({.path = m_fixture.path(u"b.csv"_s), .format = u"xml"_s, .today = m_fixture.today})
                    .error()
                    .message.contains(u"xml"));
        QVERIFY(!save({.path = u"/proc/kith/b.csv"_s, .today = m_fixture.today}));
        Progress progress;
        progress.cancel();
        const QString path = m_fixture.path(u"never.csv"_s);
        QCOMPARE(exportBook(*m_book, *m_fixture.knowledge, {.path = path, .today = m_fixture.today}, progress)
                     .error()
                     .code,
            ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(TestExportBook)
#include "tst_exportbook.moc"
