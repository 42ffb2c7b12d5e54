#include "core/base/text.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace Qt::StringLiterals;

class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folded_data();
    void folded();
    void lettersHaveASecondSpelling();
    void foldingTwiceChangesNothing();
    void foldingForgetsCaseAndSpaces();
    void cleaned_data();
    void cleaned();
    void cleanedLines();
    void cleaningTwiceChangesNothing();
    void utf8IsReadIntoWhatIsThere();
};

void TextTest::folded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("ASCII") << u"Mara LINDQVIST"_s << "mara lindqvist"_ba;
    QTest::newRow("capital I in a Turkish locale") << u"INES"_s << "ines"_ba;
    QTest::newRow("dotted capital I") << u"İnes"_s << "ines"_ba;
    QTest::newRow("dotless i") << u"Işık"_s << "isik"_ba;
    QTest::newRow("white space") << u" \t Mara\r\n\u00A0 Lind "_s << "mara lind"_ba;
    QTest::newRow("only white space") << u" \t\u2003"_s << QByteArray();
    QTest::newRow("accents") << u"Élodie Çelik-Žák"_s << "elodie celik-zak"_ba;
    QTest::newRow("decomposed accents") << u"E\u0301lodie"_s << "elodie"_ba;
    QTest::newRow("letters that do not decompose")
        << u"Weiß Łuk Søren Ægir Þór"_s << "weiss luk soren aegir thor"_ba;
    QTest::newRow("capital sharp s") << u"WEIẞ"_s << "weiss"_ba;
    QTest::newRow("fancy letters") << u"𝐌𝐚𝐫𝐚"_s << "mara"_ba;
    QTest::newRow("full-width letters") << u"Ｍａｒａ"_s << "mara"_ba;
    QTest::newRow("zero-width marks") << u"Ma\u200Bra\u200D"_s << "mara"_ba;
    QTest::newRow("control characters") << u"Ma\u0001ra\u007F"_s << "mara"_ba;
    QTest::newRow("apostrophes") << u"O’Neill O‘Neill OʼNeill O`Neill O´Neill O′Neill O＇Neill"_s
                                 << "o'neill o'neill o'neill o'neill o'neill o'neill o'neill"_ba;
    QTest::newRow("hyphens") << u"A‐A\u2011A‒A–A—A−A－A"_s << "a-a-a-a-a-a-a-a"_ba;
    QTest::newRow("apostrophe in a letter") << u"ŉ"_s << "'n"_ba;
    QTest::newRow("soft hyphen") << u"Lind\u00ADqvist"_s << "lindqvist"_ba;
    QTest::newRow("ideographic space") << u"山田\u3000太郎"_s << "山田 太郎"_ba;
    QTest::newRow("Greek") << u"Νίκος"_s << "νικοσ"_ba;
    QTest::newRow("Han") << u"山田 太郎"_s << "山田 太郎"_ba;
    QTest::newRow("emoji") << u"Mara 🚀"_s << "mara 🚀"_ba;
}

void TextTest::folded()
{
    QFETCH(QString, text);
    QTEST(kith::folded(text), "bytes");
}

void TextTest::lettersHaveASecondSpelling()
{
    QCOMPARE(foldedWithDigraphs(u"Jörg MÜLLER"), QByteArray("joerg mueller"));
    QCOMPARE(foldedWithDigraphs(u"Mu\u0308ller"), QByteArray("mueller"));
    QCOMPARE(foldedWithDigraphs(u"Åse Sørensen"), QByteArray("aase soerensen"));
    QCOMPARE(foldedWithDigraphs(u"José Mueller"), QByteArray());
}

void TextTest::foldingTwiceChangesNothing()
{
    QVERIFY(rc::check([](const std::u16string& units) {
        const QByteArray once = kith::folded(QString::fromStdU16String(units));
        RC_ASSERT(kith::folded(QString::fromUtf8(once)) == once);
    }));
}

// The fast path and the slow one agree: a letter beyond ASCII makes no difference to the words before it.
void TextTest::foldingForgetsCaseAndSpaces()
{
    QVERIFY(rc::check([](const std::string& ascii) {
        QString text = QString::fromLatin1(ascii.c_str());
        text.removeIf([](QChar c) { return c.unicode() >= 0x7F; });
        const QByteArray fast = kith::folded(text);
        RC_ASSERT(kith::folded(u"  "_s + text.toUpper() + u'\t') == kith::folded(text.toLower()));
        RC_ASSERT(kith::folded(text + u" é"_s) == (fast.isEmpty() ? "e"_ba : fast + " e"));
    }));
}

void TextTest::cleaned_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("clean") << u"Mara Lindqvist"_s << u"Mara Lindqvist"_s;
    QTest::newRow("spaces at the ends") << u"  Mara \u00A0"_s << u"Mara"_s;
    QTest::newRow("NUL and controls") << u"Ma"_s + QChar(0) + u"ra\u0007\u0085"_s << u"Mara"_s;
    QTest::newRow("line breaks") << u"Head of\r\nData\nand\u2028AI"_s << u"Head of Data and AI"_s;
    QTest::newRow("tab") << u"Head\tof"_s << u"Head of"_s;
    QTest::newRow("bidirectional override") << u"\u202Egnp.exe\u202C"_s << u"gnp.exe"_s;
    QTest::newRow("isolates and marks") << u"\u2066Mara\u2069\u200E\u200F\u061C"_s << u"Mara"_s;
    QTest::newRow("byte order mark, zero-width space") << u"\uFEFFMa\u200Bra\u2060"_s << u"Mara"_s;
    QTest::newRow("joiners stay") << u"👩\u200D💻 می\u200Cخواهم"_s << u"👩\u200D💻 می\u200Cخواهم"_s;
}

void TextTest::cleaned()
{
    QFETCH(QString, text);
    QTEST(kith::cleaned(text), "clean");
}

void TextTest::cleanedLines()
{
    QCOMPARE(kith::cleanedLines(u" Hello\r\nMara\rand\u2029all\tof you\u202E "_s),
        u"Hello\nMara\nand\nall of you"_s);
    QCOMPARE(kith::cleanedLines(u"Hello"_s), u"Hello"_s);
}

void TextTest::cleaningTwiceChangesNothing()
{
    QVERIFY(rc::check([](const std::u16string& units) {
        const QString text = QString::fromStdU16String(units);
        const QString once = kith::cleaned(text);
        RC_ASSERT(kith::cleaned(once) == once);
        RC_ASSERT(!once.contains(u'\n'));
        RC_ASSERT(kith::cleanedLines(kith::cleanedLines(text)) == kith::cleanedLines(text));
    }));
}

void TextTest::utf8IsReadIntoWhatIsThere()
{
    QString text = u"what was there before"_s;
    QVERIFY(rc::check([&text](const std::u16string& units, const std::string& bytes) {
        for (const QByteArray& utf8 :
            {QString::fromStdU16String(units).toUtf8(), QByteArray::fromStdString(bytes)}) {
            kith::setUtf8(text, utf8);
            RC_ASSERT(text == QString::fromUtf8(utf8));
        }
    }));
    for (const auto* ascii :
        {"", "seven l", "eight le", "nine lett", "seventeen letters", "eight leß", "ß"}) {
        kith::setUtf8(text, ascii);
        QCOMPARE(text, QString::fromUtf8(ascii));
    }
}

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
