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
