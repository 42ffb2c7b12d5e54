#include "core/importing/encoding.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesWhatSaysItsCharset_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<QString>("text");
        const QByteArray japanese("\x88\xC9\x94\x5C");
        QTest::newRow("Shift JIS") << japanese << QByteArray("SHIFT_JIS") << u"伊能"_s;
        QTest::newRow("Cyrillic") << QByteArray("\xC8\xE2\xE0\xED") << QByteArray("windows-1251")
                                  << u"Иван"_s;
        QTest::newRow("UTF-8") << QByteArray("Zo\xC3\xAB") << QByteArray("utf-8") << u"Zoë"_s;
        QTest::newRow("UTF-8 in name only") << QByteArray("Zo\xEB") << QByteArray("UTF-8") << u"Zoë"_s;
        QTest::newRow("UTF-8, cut within a letter")
            << QByteArray("\xC3\x91\xC3\x91\xC3") << QByteArray("UTF-8") << u"ÑÑ"_s;
        QTest::newRow("Latin-1") << QByteArray("Zo\xEB \x80") << QByteArray("ISO-8859-1") << u"Zoë €"_s;
        QTest::newRow("Latin-1 in name only")
            << QByteArray("Zo\xC3\xAB") << QByteArray("iso-8859-1") << u"Zoë"_s;
        QTest::newRow("belied") << QByteArray("Zo\xEB.") << QByteArray("GB2312") << u"Zoë."_s;
        QTest::newRow("unknown") << QByteArray("Zo\xEB") << QByteArray("klingon") << u"Zoë"_s;
        QTest::newRow("none") << QByteArray("Zo\xEB") << QByteArray() << u"Zoë"_s;
    }
    void decodesWhatSaysItsCharset()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, charset);
        QTEST(decoded(bytes, charset), "text");
    }
};

QTEST_APPLESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
