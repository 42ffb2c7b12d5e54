#include "core/importing/codepage.h"
#include "core/importing/encoding.h"

#include <QStringEncoder>
#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

// Lists of fictional people, as programs of many countries wrote them before UTF-8.
class TestCodePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isGuessed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("charset");
        const auto add = [](const char* name, const QString& text, const char* charset) {
            QTest::newRow(name) << text << QString::fromLatin1(charset);
        };
        add("German", u"Vorname;Name\nJürgen;Müller\nKäthe;Groß\n"_s, "windows-1252");
        add("Danish", u"Søren,Ærø\nBjørn,Åse\n"_s, "windows-1252");
        add("French", u"Prénom;Nom\nHélène;Lefèvre\nFrançois;Bœuf\n"_s, "windows-1252");
        add("Spanish", u"Mª José,Muñoz\nÁngel,Núñez\n"_s, "windows-1252");
        add("Icelandic", u"Þór,Sigurðsson\nBýr,Guðrún\n"_s, "windows-1252");
        add("signs", u"Anna “Ann” O’Brien – 3 € · ½\n"_s, "windows-1252");
        add("many languages",
            u"Jürgen Müller\nSøren Kjær\nJosé Muñoz\nHélène Lefèvre\nÅsa Öberg\nLuís Conceição\n"_s,
            "windows-1252");
        add("one Polish name among many",
            u"Jürgen Müller\nSøren Kjær\nJosé Muñoz\nHélène Lefèvre\nÅsa Öberg\nLuís Conceição\nBýr Þór\n"_s,
            "windows-1252");
        add("Polish", u"Imię,Nazwisko\nŁukasz,Żółć\nPaweł,Woźniak\n"_s, "windows-1250");
        add("Czech", u"Jméno,Příjmení\nJiří,Dvořák\nTomáš,Černý\n"_s, "windows-1250");
        add("Turkish", u"Adı,Soyadı\nAyşe,Yılmaz\nİbrahim,Şahin\nÖzgür,Doğan\n"_s, "windows-1254");
        add("Russian", u"Имя,Фамилия\nИван,Петров\nЮлия,Щербакова\n"_s, "windows-1251");
        add("Greek", u"Όνομα,Επώνυμο\nΓιώργος,Παπαδόπουλος\nΕλένη,Νικολάου\n"_s, "windows-1253");
        add("Japanese", u"姓,名\n山田,太郎\n佐藤,花子\nさくら,タロー\n"_s, "Shift_JIS");
        add("Chinese", u"姓名,电子邮件\n王伟,w@wang.example\n李娜,l@li.example\n"_s, "GBK");
        add("Korean", u"이름,회사\n김민준,북풍\n박서연,항구\n"_s, "EUC-KR");
        add("a Mac", u"José Muñoz\nJürgen Jäger\nFrançois Lefèvre\n"_s, "macintosh");
    }
    void isGuessed()
    {
        QFETCH(QString, text);
        QFETCH(QString, charset);
        QStringEncoder encoder(charset.toLatin1().constData());
        QVERIFY(encoder.isValid());
        const QByteArray bytes = encoder.encode(text);
        const CodePage page = guessCodePage(bytes);
        QCOMPARE(QString(page.charset), charset);
        QCOMPARE(fromCodePage(page, bytes), text);
    }

    // Whatever the bytes.
    void neverFails()
    {
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes += static_cast<char>(i);
        for (const QByteArray& some : {bytes, bytes.repeated(300), QByteArray("\xFF"), QByteArray()})
            QVERIFY(fromCodePage(guessCodePage(some), some).size() <= some.size());
        QCOMPARE(fromCodePage({"Shift_JIS"_L1, {}}, "Mara \xE9,"), u"Mara é,"_s);
    }
};

QTEST_APPLESS_MAIN(TestCodePage)
#include "tst_codepage.moc"
