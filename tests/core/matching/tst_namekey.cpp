#include "core/matching/namekey.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestNameKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void people_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("plain") << u"Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("capitals") << u"MARA  LINDQVIST"_s << QByteArray("mara lindqvist");
        QTest::newRow("marks") << u"Márа Lindqvíst"_s.replace(u'а', u'a') << QByteArray("mara lindqvist");
        QTest::newRow("credentials") << u"Mara Lindqvist, Ph.D., MBA"_s << QByteArray("mara lindqvist");
        QTest::newRow("credential without comma") << u"Mara Lindqvist PMP®"_s << QByteArray("mara lindqvist");
        QTest::newRow("family name first") << u"Lindqvist, Mara"_s << QByteArray("mara lindqvist");
        QTest::newRow("family name first, credentials")
            << u"LINDQVIST, Mara, PhD"_s << QByteArray("mara lindqvist");
        QTest::newRow("emoji") << u"🚀 Mara Lindqvist ✨"_s << QByteArray("mara lindqvist");
        QTest::newRow("brackets") << u"Mara (Marie) Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("bold Unicode") << u"𝐌𝐚𝐫𝐚 Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("hyphen and apostrophe") << u"Jean-Luc O'Brien"_s << QByteArray("jean luc obrien");
        for (const QString& mark : {u"'"_s, u"’"_s, u"‘"_s, u"ʼ"_s, u"`"_s, u"´"_s, u"′"_s, u"＇"_s})
            QTest::addRow("apostrophe %s", qPrintable(mark))
                << QString(u"Sean O"_s + mark + u"Neill"_s) << QByteArray("sean oneill");
        for (const QString& mark : {u"-"_s, u"‐"_s, u"\u2011"_s, u"‒"_s, u"–"_s, u"—"_s, u"−"_s, u"－"_s,
                 u"・"_s, u"、"_s, u"\u3000"_s})
            QTest::addRow("hyphen or separator %s", qPrintable(mark))
                << QString(u"Jean"_s + mark + u"Luc Rosnau"_s) << QByteArray("jean luc rosnau");
        QTest::newRow("soft hyphen") << u"Mara Lind\u00ADqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("point in a letter") << u"Gal·la Prado"_s << QByteArray("galla prado");
        QTest::newRow("point in a letter of its own") << u"GAĿLA Prado"_s << QByteArray("galla prado");
        QTest::newRow("point between words") << u"约翰·史密斯"_s << u"约翰 史密斯"_s.toUtf8();
        QTest::newRow("middle dot between words") << u"ジョン・スミス"_s << u"ション スミス"_s.toUtf8();
        QTest::newRow("brackets of other scripts") << u"王伟【猎头】（她）"_s << u"王伟"_s.toUtf8();
        QTest::newRow("nothing but brackets") << u"【王伟】"_s << u"王伟"_s.toUtf8();
        QTest::newRow("comma of other scripts") << u"Lindqvist，Mara"_s << QByteArray("mara lindqvist");
        QTest::newRow("a name like a credential stays") << u"Ma Rn"_s << QByteArray("ma rn");
        QTest::newRow("credentials without marks")
            << u"Mara Lindqvist PhD MBA"_s << QByteArray("mara lindqvist");
        QTest::newRow("two words stay") << u"Ma Rn Phd"_s << QByteArray("ma rn");
        QTest::newRow("form of address") << u"Dr. Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("forms of address")
            << u"Frau Prof. Dr. med. Dr. h.c. Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("titles") << u"Univ.-Prof. MUDr. Dipl.-Kfm. Mara Lindqvist"_s
                                << QByteArray("mara lindqvist");
        QTest::newRow("title in capitals")
            << u"PD Dr. habil. Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("initials like a title stay") << u"PD James Smith"_s << QByteArray("pd james smith");
        QTest::newRow("a title with a full stop") << u"Mag. Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("a title with a full stop within")
            << u"Mag.a Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("a name like a title stays, in front")
            << u"Mag Ruffman Hall"_s << QByteArray("mag ruffman hall");
        QTest::newRow("a name like a faculty stays, behind a title")
            << u"Dr. Mont Blanc Hall"_s << QByteArray("mont blanc hall");
        QTest::newRow("the same in small letters")
            << u"dr. phil van den berg"_s << QByteArray("phil van den berg");
        QTest::newRow("faculties") << u"Dr. rer. nat. Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("faculties in small letters")
            << u"Dr rer nat Mara Lindqvist"_s << QByteArray("mara lindqvist");
        QTest::newRow("a particle like a title stays")
            << u"Di Stefano Luca"_s << QByteArray("di stefano luca");
        QTest::newRow("a name like a title stays") << u"Don Juan Rosnau"_s << QByteArray("don juan rosnau");
        QTest::newRow("form of address behind") << u"Mara Lindqvist, Dr."_s << QByteArray("mara lindqvist");
        QTest::newRow("form of address, one name") << u"Dr. Lindqvist"_s << QByteArray("dr lindqvist");
        QTest::newRow("a name like a faculty stays") << u"Nat Rosnau Lind"_s << QByteArray("nat rosnau lind");
        QTest::newRow("generation") << u"Karl Huber Sr."_s << QByteArray("karl huber sr");
        QTest::newRow("generation in another word") << u"Karl Huber senior"_s << QByteArray("karl huber sr");
        QTest::newRow("generation, German") << u"Karl Huber d. Ä."_s << QByteArray("karl huber sr");
        QTest::newRow("generation after a comma") << u"Karl Huber, Jr., MBA"_s << QByteArray("karl huber jr");
        QTest::newRow("generation behind a family name first")
            << u"Huber, Karl, Jr."_s << QByteArray("karl huber jr");
        QTest::newRow("a surname like a generation") << u"Karl Junior"_s << QByteArray("karl junior");
        QTest::newRow("non-Latin") << u"山田 太郎"_s << u"山田 太郎"_s.toUtf8();
        QTest::newRow("nobody") << u"LinkedIn Member"_s << QByteArray();
        QTest::newRow("nothing but a symbol") << u" 🚀 "_s << QByteArray("🚀");
    }
    void people()
    {
        QFETCH(const QString, name);
        QTEST(personNameKey(name), "key");
    }

    void organisationsAreNotPeople()
    {
        const Contact person{.kind = ContactKind::Person, .name = u"Morgan Stanley"_s};
        const Contact organisation{.kind = ContactKind::Organisation, .name = u"Morgan Stanley, Inc."_s};
        QVERIFY(nameKey(person) != nameKey(organisation));
        QCOMPARE(nameKey(organisation), QByteArray("@morgan stanley"));
    }
};

QTEST_GUILESS_MAIN(TestNameKey)
#include "tst_namekey.moc"
