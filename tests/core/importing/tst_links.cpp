#include "core/importing/links.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsLinksWhereTheyBelong()
    {
        Contact contact;
        for (const QString& address : {u"https://www.linkedin.com/company/northwind"_s,
                 u"at.linkedin.com/in/Mara-L/"_s, u"https://www.linkedin.com/in/another"_s, u"mara.example"_s,
                 u"HTTP://mara.example/a?b"_s, u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"n/a"_s,
                 u"no"_s, u"@mara"_s, u"3.5"_s, QString(), u"https://two words.example"_s})
            addLink(contact, address, u"Web"_s);
        QCOMPARE(contact.profile, u"https://www.linkedin.com/in/mara-l"_s);
        QStringList links;
        for (const ContactPoint& point : contact.points) {
            QCOMPARE(point.kind, ContactPoint::Kind::Link);
            QCOMPARE(point.label, u"Web"_s);
            links += point.value;
        }
        const QStringList expected{u"https://www.linkedin.com/company/northwind"_s,
            u"https://www.linkedin.com/in/another"_s, u"https://mara.example"_s,
            u"HTTP://mara.example/a?b"_s};
        QCOMPARE(links, expected);
    }

    void aNameCountsBeforeAMembersId()
    {
        const QString byId = u"https://www.linkedin.com/in/ACwAAAfiction1"_s;
        const QString byOtherId = u"https://www.linkedin.com/in/ACoAAAfiction2"_s;
        const QString byName = u"https://www.linkedin.com/in/mara-l"_s;
        for (QStringList order : {QStringList{byId, byName, byOtherId, byId}, {byName, byId, byOtherId},
                 {byId, byOtherId, byName}}) {
            Contact contact;
            for (const QString& address : order)
                QVERIFY(addLink(contact, address));
            QCOMPARE(contact.profile, byName);
            QStringList links;
            for (const ContactPoint& point : contact.points)
                links += point.value;
            links.sort();
            QCOMPARE(links, (QStringList{byOtherId, byId}));
        }
        Contact unnamed;
        QVERIFY(addLink(unnamed, byId));
        QCOMPARE(unnamed.profile, byId);
        QVERIFY(unnamed.points.empty());
    }

    void escapesAreUndone()
    {
        Contact contact;
        QVERIFY(addLink(contact, u"http\\://www.linkedin.com/in/mara-l"_s));
        QVERIFY(addLink(contact, u"https\\://mara.example/a"_s));
        QCOMPARE(contact.profile, u"https://www.linkedin.com/in/mara-l"_s);
        QCOMPARE(contact.points.size(), 1U);
        QCOMPARE(contact.points[0].value, u"https://mara.example/a"_s);
        QVERIFY(!addLink(contact, u"ask me"_s));
    }

    void parts_data()
    {
        QTest::addColumn<QStringList>("links");
        const QString mara = u"https://www.linkedin.com/in/mara"_s;
        const QString hub = u"https://github.com/mara"_s;
        for (const char* text : {"https://www.linkedin.com/in/mara, https://github.com/mara",
                 "https://www.linkedin.com/in/mara,https://github.com/mara",
                 "https://www.linkedin.com/in/mara; https://github.com/mara.",
                 "<https://www.linkedin.com/in/mara> (https://github.com/mara)",
                 "https://www.linkedin.com/in/mara | https://github.com/mara",
                 "\"https://www.linkedin.com/in/mara\" & 'https://github.com/mara'",
                 "https://www.linkedin.com/in/mara and https://github.com/mara",
                 "https://www.linkedin.com/in/mara, und https://github.com/mara",
                 "https://www.linkedin.com/in/mara ET <https://github.com/mara>",
                 "LinkedIn: https://www.linkedin.com/in/mara; My code (old): https://github.com/mara",
                 "LinkedIn:https://www.linkedin.com/in/mara,GitHub:https://github.com/mara",
                 "https://www.linkedin.com/in/mara and code: https://github.com/mara"})
            QTest::newRow(text) << QStringList{mara, hub};
        QTest::newRow("https://www.linkedin.com/in/mara.") << QStringList{mara};
        QTest::newRow("[https://www.linkedin.com/in/mara ;") << QStringList{mara};
        QTest::newRow("linkedin.com/in/mara, github.com/mara")
            << QStringList{u"linkedin.com/in/mara"_s, u"github.com/mara"_s};
        QTest::newRow("linkedin.com/in/mara and github.com/mara")
            << QStringList{u"linkedin.com/in/mara"_s, u"github.com/mara"_s};
        QTest::newRow("LinkedIn: linkedin.com/in/mara; Twitter: twitter.com/mara")
            << QStringList{u"linkedin.com/in/mara"_s, u"twitter.com/mara"_s};
        QTest::newRow("linkedin.com/in/fay lo github.com/fay")
            << QStringList{u"linkedin.com/in/fay lo"_s, u"github.com/fay"_s};
        QTest::newRow("linkedin.com/in/fay lo, and github.com/fay")
            << QStringList{u"linkedin.com/in/fay lo"_s, u"github.com/fay"_s};
        const QString query = u"https://example.org/x?u=http://b.example/y"_s;
        QTest::newRow("https://example.org/x?u=http://b.example/y,https://z.example")
            << QStringList{query, u"https://z.example"_s};
        QTest::newRow("https://example.org/x?u=http://b.example/y and https://z.example")
            << QStringList{query, u"https://z.example"_s};
        QTest::newRow("https://example.org/x?u=http://b.example/y") << QStringList{query};
        QTest::newRow("mara.example,") << QStringList{u"mara.example"_s};
        for (const char* text : {"https://mara.example/a,b;c", "https://mara.example/Kith_(band)",
                 "node.js, vue.js", "I have none.", "(private)", "@mara", "https\\://mara.example",
                 "https://www.linkedin.com/in/fay lo", "Note: ask me", "me and mara"})
            QTest::newRow(text) << QStringList{QString::fromUtf8(text)};
        QTest::newRow("") << QStringList{};
    }
    void parts()
    {
        QFETCH(QStringList, links);
        QCOMPARE(linksIn(QString::fromUtf8(QTest::currentDataTag())), links);
    }

    void aSlugIsNotCutShort()
    {
        Contact contact;
        QVERIFY(!addLink(contact, u"https://www.linkedin.com/in/fay lo"_s));
        QCOMPARE(contact, Contact());
        QCOMPARE(profileIn(u"https://www.linkedin.com/in/fay lo"_s, u"Fay Lo"_s), QString());
    }

    void readsHandles_data()
    {
        QTest::addColumn<QString>("profile");
        const QString mara = u"https://www.linkedin.com/in/mara-lindqvist"_s;
        for (const char* text :
            {"in/mara-lindqvist", "@mara-lindqvist", "IN/Mara-Lindqvist/", "mara-lindqvist",
                "Mara: https://de.linkedin.com/in/mara-lindqvist.", "(linkedin.com/in/mara-lindqvist?x=y)"})
            QTest::newRow(text) << mara;
        QTest::newRow("@data-queen") << u"https://www.linkedin.com/in/data-queen"_s;
        QTest::newRow("maralindqvist") << u"https://www.linkedin.com/in/maralindqvist"_s;
        for (const char* text : {"private", "data-queen", "no", "n/a", "ml", "mara@x.example",
                 "mara lindqvist", "mara.example", "lnkd.in/mara", "@", ""})
            QTest::newRow(text) << QString();
    }
    void readsHandles()
    {
        QFETCH(QString, profile);
        QCOMPARE(profileIn(QString::fromUtf8(QTest::currentDataTag()), u"Mara Lindqvist"_s), profile);
    }

    void aWordIsNoHandleOfNobody() { QCOMPARE(profileIn(u"mara-lindqvist"_s, u" "_s), QString()); }

    void anOrganisationsPageIsItsProfile()
    {
        Contact contact;
        contact.kind = ContactKind::Organisation;
        for (const QString& address :
            {u"linkedin.com/in/mara-l"_s, u"linkedin.com/company/Northwind/about"_s})
            addLink(contact, address);
        QCOMPARE(contact.profile, u"https://www.linkedin.com/company/northwind"_s);
        QCOMPARE(contact.points.size(), 1U);
        QCOMPARE(contact.points[0].value, u"https://linkedin.com/in/mara-l"_s);
    }
};

QTEST_APPLESS_MAIN(TestLinks)
#include "tst_links.moc"
