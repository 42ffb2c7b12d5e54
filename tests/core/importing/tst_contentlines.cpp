#include "core/importing/contentlines.h"

#include <QBuffer>
#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace Qt::StringLiterals;

namespace
{

// The texts of all lines.
QStringList linesOf(
    QByteArray bytes, ContentLines** reader = nullptr, ContentLines::Of kind = ContentLines::Of::Calendar)
{
    static std::unique_ptr<ContentLines> lines;
    static QBuffer device;
    device.close();
    device.setData(bytes);
    device.open(QIODevice::ReadOnly);
    lines = std::make_unique<ContentLines>(device, kind);
    QStringList texts;
    while (const auto line = lines->next().value())
        texts += line->text;
    if (reader != nullptr)
        *reader = lines.get();
    return texts;
}

class BrokenDevice : public QIODevice
{
    qint64 readData(char*, qint64) override { return -1; }
    qint64 writeData(const char*, qint64) override { return -1; }
};

} // namespace

class TestContentLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesALineApart_data()
    {
        using Parameters = QStringList;
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<QString>("value");

        QTest::newRow("plain") << u"SUMMARY:Tea: and cake"_s << u"SUMMARY"_s << Parameters{}
                               << u"Tea: and cake"_s;
        QTest::newRow("lower case") << u"attendee;cn=Mara:mailto:m@x"_s << u"ATTENDEE"_s
                                    << Parameters{u"CN=Mara"_s} << u"mailto:m@x"_s;
        QTest::newRow("quoted") << u"ATTENDEE;CN=\"Lindqvist; Mara: A, B\";ROLE=CHAIR:x"_s << u"ATTENDEE"_s
                                << Parameters{u"CN=Lindqvist; Mara: A, B"_s, u"ROLE=CHAIR"_s} << u"x"_s;
        QTest::newRow("comma without quotes") << u"ATTENDEE;CN=Lindqvist, Mara:x"_s << u"ATTENDEE"_s
                                              << Parameters{u"CN=Lindqvist, Mara"_s} << u"x"_s;
        QTest::newRow("several values") << u"ATTENDEE;MEMBER=\"mailto:a\",\"mailto:b\":x"_s << u"ATTENDEE"_s
                                        << Parameters{u"MEMBER=mailto:a,mailto:b"_s} << u"x"_s;
        QTest::newRow("backslash before the closing quote")
            << u"ATTENDEE;CN=\"Y\\\":mailto:y@x"_s << u"ATTENDEE"_s << Parameters{u"CN=Y\\"_s}
            << u"mailto:y@x"_s;
        QTest::newRow("quotes within quotes") << u"ATTENDEE;CN=\"Kim \"Ace\" Osei\":x"_s << u"ATTENDEE"_s
                                              << Parameters{u"CN=Kim \"Ace\" Osei"_s} << u"x"_s;
        QTest::newRow("never closed") << u"ATTENDEE;CN=\"Mara:mailto:m@x"_s << u"ATTENDEE"_s
                                      << Parameters{u"CN=\"Mara"_s} << u"mailto:m@x"_s;
        QTest::newRow("RFC 6868") << u"ATTENDEE;CN=^^Babe^' ^n ^x^:y"_s << u"ATTENDEE"_s
                                  << Parameters{u"CN=^Babe\" \n ^x^"_s} << u"y"_s;
        QTest::newRow("parameter without a value")
            << u"TEL;WORK;VOICE:1"_s << u"TEL"_s << Parameters{u"WORK="_s, u"VOICE="_s} << u"1"_s;
        QTest::newRow("no colon") << u"ATTENDEE;CN=Mara"_s << u"ATTENDEE"_s << Parameters{u"CN=Mara"_s}
                                  << QString();
        QTest::newRow("only a name") << u"nonsense"_s << u"NONSENSE"_s << Parameters{} << QString();
        QTest::newRow("nothing") << QString() << QString() << Parameters{} << QString();
    }
    void takesALineApart()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, parameters);
        const ContentLine line = contentLine(text);
        QTEST(line.name, "name");
        QTEST(line.value, "value");
        QCOMPARE(line.text, text);
        QStringList found;
        for (const auto& [name, value] : line.parameters)
            found += name + u'=' + value;
        QCOMPARE(found, parameters);
    }

    void theFirstParameterCounts()
    {
        const ContentLine line = contentLine(u"ATTENDEE;PARTSTAT=ACCEPTED;PARTSTAT=DECLINED:x"_s);
        QCOMPARE(line.parameter("PARTSTAT"_L1), u"ACCEPTED"_s);
        QCOMPARE(line.parameter("CN"_L1), QString());
    }

    void unescapesText()
    {
        QCOMPARE(unescaped(u"a\\nb\\Nc\\,d\\;e\\\\n"_s), u"a\nb\nc,d;e\\n"_s);
        QCOMPARE(unescaped(u"at the end\\"_s), u"at the end\\"_s);
        QCOMPARE(unescaped(u"plain"_s), u"plain"_s);
    }

    void unfolds()
    {
        const QStringList expected{u"SUMMARY:Grüße aus Wien"_s, u"END:X"_s};
        QCOMPARE(linesOf("SUMMARY:Gr\xC3\xBC\xC3\x9F"
                         "e aus\r\n  Wien\r\nEND:X\r\n"),
            expected);
        QCOMPARE(linesOf("SUMMARY:Gr\xC3\r\n \xBC\xC3\r\n \x9F"
                         "e aus Wien\r\nEND:X"),
            expected);
        QCOMPARE(linesOf("SUMMARY:Gr\xC3\xBC\xC3\x9F"
                         "e \n\taus Wien\n\n\nEND:X\n"),
            expected);
        QCOMPARE(linesOf("SUMMARY:Gr\xC3\xBC\xC3\x9F"
                         "e\r  aus Wien\rEND:X"),
            expected);
        QCOMPARE(linesOf("\r\r\nSUMMARY:Gr\xC3\xBC\xC3\x9F"
                         "e\r\r\n  aus Wien\r\r\nEND:X\r\r\n"),
            expected);
        QCOMPARE(linesOf(""), QStringList());
        QCOMPARE(linesOf("\r\n\r\n"), QStringList());
    }

    void readsOtherEncodings()
    {
        ContentLines* reader = nullptr;
        QCOMPARE(linesOf("\xEF\xBB\xBFN:Zo\xC3\xAB\n", &reader), QStringList{u"N:Zoë"_s});
        QVERIFY(!reader->codePage());
        QCOMPARE(linesOf("N:Zo\xEB\nN:Zo\xC3\xAB\n", &reader), (QStringList{u"N:Zoë"_s, u"N:Zoë"_s}));
        QCOMPARE(reader->codePage()->title, "Windows-1252"_L1);
        const QString text = u"\uFEFFN:Zoë\r\nEND:X\r\n"_s;
        const QByteArray utf16(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
        QCOMPARE(linesOf(utf16, &reader), (QStringList{u"N:Zoë"_s, u"END:X"_s}));
        QVERIFY(!reader->codePage());
    }

    // What stands behind the first line tells, too, in which letters it is written.
    void guessesTheCodePage()
    {
        ContentLines* reader = nullptr;
        QCOMPARE(linesOf("FN:Jan Kos\nN:W\xF3jcik\n;Stanis\xB3"
                         "awa\nORG:Sp\xF3\xB3ka \x8Cwiat\xB3o\n"
                         "NOTE:Zoë\n",
                     &reader),
            (QStringList{
                u"FN:Jan Kos"_s, u"N:Wójcik"_s, u";Stanisława"_s, u"ORG:Spółka Światło"_s, u"NOTE:Zoë"_s}));
        QCOMPARE(reader->codePage()->title, "Windows-1250"_L1);
    }

    // Where a line is folded, too.
    void guessesTheCodePageOfFoldedLines()
    {
        ContentLines* reader = nullptr;
        const QByteArray text = "FN:Jan Kos\r\nN:W\xF3jcik;Stanis\xB3"
                                "awa\r\nORG:Sp\xF3\xB3ka \x8Cwiat\xB3o\r\n";
        QCOMPARE(linesOf(text, &reader).size(), 3);
        const QString page = reader->codePage()->title;
        QByteArray folded;
        for (const char c : text)
            folded += c == '\r' || c == '\n' ? QByteArray(1, c) : QByteArray(1, c) + "\r\n ";
        folded.replace("\r\n \r\n", "\r\n");
        QCOMPARE(linesOf(folded, &reader),
            (QStringList{u"FN:Jan Kos"_s, u"N:Wójcik;Stanisława"_s, u"ORG:Spółka Światło"_s}));
        QCOMPARE(reader->codePage()->title, page);
    }

    void cutsLinesThatAreTooLong()
    {
        ContentLines* reader = nullptr;
        const QByteArray longLine = "N:" + QByteArray(2 * ContentLines::lineLimit, 'x');
        QStringList lines = linesOf(longLine + "\nEND:X\n", &reader);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].size(), ContentLines::lineLimit);
        QCOMPARE(lines[1], u"END:X"_s);
        QCOMPARE(reader->tooLong(), 1);

        QByteArray folded = "N:";
        for (int i = 0; i < 2 * ContentLines::lineLimit / 1000; ++i)
            folded += QByteArray(1000, 'x') + "\n ";
        lines = linesOf(folded + "\nEND:X\n", &reader);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].size(), ContentLines::lineLimit);
        QCOMPARE(reader->tooLong(), 1);
    }

    void knowsWhereLinesGoOn()
    {
        const auto cardLines
            = [](const QByteArray& bytes) { return linesOf(bytes, nullptr, ContentLines::Of::Cards); };
        QCOMPARE(cardLines("NOTE;ENCODING=QUOTED-PRINTABLE:a=\r\n b=\r\r\nc= \r\n=0A\r\nFN:x"),
            (QStringList{u"NOTE;ENCODING=QUOTED-PRINTABLE:a bc=0A"_s, u"FN:x"_s}));
        QCOMPARE(cardLines("LABEL;quoted-printable;WORK:a=\nb\nFN:x"),
            (QStringList{u"LABEL;quoted-printable;WORK:ab"_s, u"FN:x"_s}));
        QCOMPARE(cardLines("NOTE:1+1=\nFN:x"), (QStringList{u"NOTE:1+1="_s, u"FN:x"_s}));
        QCOMPARE(cardLines("NOTE;QUOTED-PRINTABLE:a=\nEND:VCARD"),
            (QStringList{u"NOTE;QUOTED-PRINTABLE:a"_s, u"END:VCARD"_s}));
        QCOMPARE(cardLines("NOTE;QUOTED-PRINTABLE:a=\r\n\r\nFN:x"),
            (QStringList{u"NOTE;QUOTED-PRINTABLE:a"_s, u"FN:x"_s}));
        QCOMPARE(cardLines("ADR:;;Pier 4\\\r\nQuay 5;Portville\r\nFN:x\\\r\nN:y"),
            (QStringList{u"ADR:;;Pier 4\nQuay 5;Portville"_s, u"FN:x\\"_s, u"N:y"_s}));
        QCOMPARE(cardLines("NOTE;QUOTED-PRINTABLE:a\\=\nb"), QStringList{u"NOTE;QUOTED-PRINTABLE:a\\b"_s});
        QCOMPARE(cardLines("BEGIN:VCARD\n FN:x\n END:VCARD\n"),
            (QStringList{u"BEGIN:VCARD"_s, u"FN:x"_s, u"END:VCARD"_s}));
        QCOMPARE(linesOf("SUMMARY;QUOTED-PRINTABLE:a=\nb"), QStringList{u"SUMMARY;QUOTED-PRINTABLE:ab"_s});
    }

    void keepsOnlyTheBeginningOfPictures()
    {
        ContentLines* reader = nullptr;
        const QByteArray picture(2 * ContentLines::lineLimit, 'A');
        const QStringList lines = linesOf("item1.photo;ENCODING=b:" + picture + "\n " + picture + "\nFN:x\n",
            &reader, ContentLines::Of::Cards);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(u"item1.photo;ENCODING=b:AAAA"_s));
        QVERIFY(lines[0].size() < 1000);
        QCOMPARE(lines[1], u"FN:x"_s);
        QCOMPARE(reader->tooLong(), 0);
    }

    void takesAwayMarksBetweenFiles()
    {
        QCOMPARE(linesOf("A:1\n\xEF\xBB\xBF"
                         "B:2\n\xEF\xBB\xBF\nC:3"),
            (QStringList{u"A:1"_s, u"B:2"_s, u"C:3"_s}));
    }

    void handsOutTheBytesOfAValue()
    {
        for (const QByteArray& value :
            {QByteArray("plain"), QByteArray("Zo\xC3\xAB"), QByteArray("\x94\\;\x8C")}) {
            for (const QByteArray& head :
                {QByteArray("N"), QByteArray("N;X=\xC3\xAB"), QByteArray("N;X=\xEB")}) {
                QByteArray bytes = head + ':' + value + '\n';
                QBuffer device(&bytes);
                device.open(QIODevice::ReadOnly);
                QCOMPARE(ContentLines(device).next().value()->valueBytes(), value);
            }
        }
    }

    void saysWhenTheDeviceFails()
    {
        BrokenDevice device;
        device.open(QIODevice::ReadOnly);
        ContentLines lines(device);
        const auto line = lines.next();
        QVERIFY(!line);
        QCOMPARE(line.error().code, ErrorCode::Unreadable);
        QCOMPARE(line.error().message, u"The file cannot be read to its end."_s);
    }

    // Which code page it is does not hang on where the lines are folded.
    void aFoldDoesNotTellTheCodePage()
    {
        const QByteArray beginning = "X:\xA4\r\n";
        const QByteArray line = "X:" + QByteArray(38, 'a')
            + "\xC7"
              "aa4aaaa\x98"
              "aaaaaa\x13"
            + QByteArray(12, 'a')
            + "\xDE"
              "aaa\x92"
              "a\xA2";
        const QByteArray end = "\r\nX:\xC4\r\nX:\xB1\x98\r\n";
        QByteArray folded = line.first(74);
        for (const char c : line.sliced(74))
            folded += "\r\n " + QByteArray(1, c);
        QCOMPARE(linesOf(beginning + folded + end), linesOf(beginning + line + end));
    }

    // However a program folds, the same lines come out.
    void foldingChangesNothing()
    {
        QVERIFY(rc::check([](const std::vector<std::string>& texts) {
            QByteArray plain;
            QByteArray folded;
            for (const std::string& text : texts) {
                QByteArray line = "X:" + QByteArray::fromStdString(text);
                line.replace('\r', ' ').replace('\n', ' ');
                plain += line + "\r\n";
                qsizetype room = 74;
                for (qsizetype at = 0; at < line.size(); at += room, room = *rc::gen::inRange(1, 75))
                    folded += (at > 0 ? "\r\n " : "") + line.mid(at, room);
                folded += "\r\n";
            }
            RC_ASSERT(linesOf(plain) == linesOf(folded));
            RC_ASSERT(linesOf(plain).size() == static_cast<qsizetype>(texts.size()));
        }));
    }
};

QTEST_APPLESS_MAIN(TestContentLines)
#include "tst_contentlines.moc"
