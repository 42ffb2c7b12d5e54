#include "core/book/readbook.h"
#include "core/book/rejectedrows.h"
#include "tests/support/bookfixture.h"

#include <QTest>

using namespace kith;
using namespace kith::test;
using namespace Qt::StringLiterals;

// Rows that could not be used, as a file to mend.
class TestRejectedRows : public QObject
{
    Q_OBJECT

private:
    BookFixture m_fixture;

    QByteArray saved(const QByteArray& list, const QString& name, qint64 count)
    {
        Database book = m_fixture.newBook();
        if (!m_fixture.import(book, {m_fixture.write(name, list)}))
            qFatal("the import fails");
        const QString path = m_fixture.path(u"rejected.csv"_s);
        const Result<qint64> rows = saveRejectedRows(book, sources(book)->front().id, path);
        if (!rows || *rows != count)
            return rows ? QByteArray::number(*rows) : rows.error().message.toUtf8();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void tablesKeepTheirColumns()
    {
        const QByteArray bytes = saved("Name;E-mail;City\n"
                                       "Mara Lindqvist;mara@home.example;Utrecht\n"
                                       ";;\"=Ghent; or\"\n"
                                       "Kim Osei;kim@osei.example;Accra;and;more\n",
            u"list.csv"_s, 2);
        const QList<QByteArray> lines = bytes.split('\n');
        QCOMPARE(lines.value(0), "\xEF\xBB\xBF\"Row\";\"Rejected because\";\"Name\";\"E-mail\";\"City\"\r");
        QVERIFY2(
            lines.value(1).startsWith("\"3\";\"") && lines.value(1).endsWith(";\"\";\"\";\"'=Ghent; or\"\r"),
            lines.value(1).constData());
        QVERIFY2(lines.value(2).startsWith("\"4\";\"")
                && lines.value(2).endsWith("\"Kim Osei\";\"kim@osei.example\";\"Accra\";\"and\";\"more\"\r"),
            lines.value(2).constData());
    }

    // As the user said what the columns hold, and without a word about those that Kith has added.
    void mendedRowsAreReadAsTheTableWas()
    {
        Database book = m_fixture.newBook();
        ImportRequest request;
        request.paths = {m_fixture.write(u"list.csv"_s, "Wer;Wo\nBodil Kvam;Ghent\n;Accra\n")};
        request.today = m_fixture.today;
        request.map = {{u"Wer"_s, ListField::Name}, {u"Wo"_s, ListField::City}};
        Progress progress;
        QVERIFY(importFiles(book, *m_fixture.knowledge, request, progress));
        const QString path = m_fixture.path(u"mended.csv"_s);
        QCOMPARE(*saveRejectedRows(book, sources(book)->front().id, path), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("\"\";\"Accra\""));
        bytes.replace("\"\";\"Accra\"", "\"Kim Osei\";\"Accra\"");
        const auto receipt = m_fixture.import(
            book, {m_fixture.write(u"mended.csv"_s, bytes + "\"4\";\"?\";\"\";\"Ulm\"\n")});
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().message));
        QCOMPARE(receipt->files[0].counts, (RowCounts{.read = 2, .added = 1, .rejected = 1}));
        for (const Issue& issue : receipt->files[0].issues)
            QVERIFY2(!issue.message.contains(u"Not read"_s), qPrintable(issue.message));
        // What is rejected again has the columns once.
        QCOMPARE(*saveRejectedRows(book, receipt->files[0].source, path), 1);
        QFile again(path);
        QVERIFY(again.open(QIODevice::ReadOnly));
        QVERIFY(again.readAll().startsWith("\xEF\xBB\xBF\"Row\";\"Rejected because\";\"Wer\";\"Wo\"\r"));
    }

    void cardsStayCards()
    {
        const QByteArray bytes
            = saved("BEGIN:VCARD\nVERSION:3.0\nFN:Mara Lindqvist\nN:Lindqvist;Mara;;;\nEND:VCARD\n"
                    "BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nX-KITH-REJECTED:row 9: of before\nEND:VCARD\n"
                    "BEGIN:VCARD\nVERSION:3.0\nNOTE:never ends\n",
                u"cards.vcf"_s, 2);
        const QList<QByteArray> lines = bytes.split('\n');
        QCOMPARE(lines.size(), 11);
        for (const int first : {0, 5}) {
            QCOMPARE(lines[first], "BEGIN:VCARD\r");
            QCOMPARE(lines[first + 1], "VERSION:3.0\r");
            QVERIFY(lines[first + 3].startsWith("X-KITH-REJECTED:row "));
            QCOMPARE(lines[first + 4], "END:VCARD\r");
        }
        QCOMPARE(lines[2], "NOTE:nobody\r");
        QCOMPARE(lines[7], "NOTE:never ends\r");
    }

    void entriesStayEntries()
    {
        const QByteArray bytes = saved("dn: cn=Mara Lindqvist,mail=mara@home.example\ncn: Mara Lindqvist\n"
                                       "mail: mara@home.example\n\n"
                                       "dn: cn=Crew\nobjectclass: groupOfNames\ncn: Crew\n",
            u"book.ldif"_s, 1);
        QVERIFY2(bytes.startsWith("version: 1\r\n\r\n# row 2: "), bytes.constData());
        QVERIFY2(bytes.endsWith("\r\ndn: cn=Crew\r\nobjectclass: groupOfNames\r\ncn: Crew\r\n"),
            bytes.constData());
    }

    // Of an attendee of a meeting nobody is told without the meeting.
    void whatDoesNotStandForItselfIsListed()
    {
        const QByteArray bytes = saved(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260301T100000Z\r\n"
            "SUMMARY:Plans\r\nORGANIZER:mailto:me@here.example\r\n"
            "ATTENDEE;CN=Mara Lindqvist;PARTSTAT=ACCEPTED:mailto:mara@home.example\r\n"
            "ATTENDEE;CN=Room 7;CUTYPE=ROOM:mailto:room7@here.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
            u"meetings.ics"_s, 1);
        QVERIFY2(bytes.contains("\"What it holds\""), bytes.constData());
        QVERIFY2(bytes.contains("room7@here.example"), bytes.constData());
    }

    void errorsSayWhatIsWrong()
    {
        Database book = m_fixture.newBook();
        QCOMPARE(saveRejectedRows(book, 7, m_fixture.path(u"x.csv"_s)).error().message,
            u"The book knows no such file any more."_s);
        QVERIFY(
            m_fixture.import(book, {m_fixture.write(u"list.csv"_s, "Name,E-mail\nMara,m@home.example\n")}));
        const SourceId source = sources(book)->front().id;
        QVERIFY(saveRejectedRows(book, source, book.path()).error().message.contains(u"the book itself"_s));
        QCOMPARE(saveRejectedRows(book, source, m_fixture.path(u"nowhere/x.csv"_s)).error().code,
            ErrorCode::NotFound);
        QCOMPARE(*saveRejectedRows(book, source, m_fixture.path(u"none.csv"_s)), 0);
    }
};

QTEST_GUILESS_MAIN(TestRejectedRows)
#include "tst_rejectedrows.moc"
