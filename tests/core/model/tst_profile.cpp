#include "core/model/profile.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void canonical_data();
    void canonical();
    void canonicalStaysItself();
    void caseOfMembersIdsIsNoDifference();
    void organisations();
};

void ProfileTest::canonical_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("profile");
    const QString mara = u"https://www.linkedin.com/in/mara-lindqvist"_s;
    QTest::newRow("canonical") << mara << mara;
    QTest::newRow("http") << u"http://www.linkedin.com/in/mara-lindqvist"_s << mara;
    QTest::newRow("no scheme") << u"www.linkedin.com/in/mara-lindqvist"_s << mara;
    QTest::newRow("no www") << u"linkedin.com/in/mara-lindqvist"_s << mara;
    QTest::newRow("path only") << u"/in/mara-lindqvist"_s << mara;
    QTest::newRow("country host") << u"https://de.linkedin.com/in/mara-lindqvist"_s << mara;
    QTest::newRow("slash") << mara + u'/' << mara;
    QTest::newRow("locale") << mara + u"/de"_s << mara;
    QTest::newRow("query") << mara + u"?trk=x&y=1"_s << mara;
    QTest::newRow("fragment") << mara + u"#about"_s << mara;
    QTest::newRow("spaces") << u"  "_s + mara + u' ' << mara;
    QTest::newRow("capitals") << u"HTTPS://WWW.LinkedIn.com/IN/Mara-LINDQVIST"_s << mara;
    QTest::newRow("percent") << u"https://www.linkedin.com/in/jos%C3%A9-prado"_s
                             << u"https://www.linkedin.com/in/josé-prado"_s;
    QTest::newRow("decomposed") << u"linkedin.com/in/jose\u0301-prado"_s
                                << u"https://www.linkedin.com/in/josé-prado"_s;
    QTest::newRow("a member's id") << u"de.linkedin.com/in/ACoAABcD_eF-9?trk=x"_s
                                   << u"https://www.linkedin.com/in/ACoAABcD_eF-9"_s;
    QTest::newRow("another") << u"/in/ACwAAbcD9"_s << u"https://www.linkedin.com/in/ACwAAbcD9"_s;
    QTest::newRow("no member's id") << u"/in/ACoAA-josé"_s << u"https://www.linkedin.com/in/acoaa-josé"_s;
    QTest::newRow("for phones") << u"https://www.linkedin.com/mwlite/in/mara-lindqvist"_s << mara;
    QTest::newRow("company") << u"linkedin.com/company/Northwind/"_s
                             << u"https://www.linkedin.com/company/northwind"_s;
    QTest::newRow("school") << u"linkedin.com/school/harbour"_s
                            << u"https://www.linkedin.com/school/harbour"_s;
    QTest::newRow("sales lead") << u"https://www.linkedin.com/sales/lead/abc,NAME"_s << QString();
    QTest::newRow("words behind it") << mara + u" (private)"_s << mara;
    QTest::newRow("blank in it") << u"https://www.linkedin.com/in/mara lindqvist"_s << QString();
    QTest::newRow("blank in it, encoded") << mara + u"%20phd"_s << QString();
    QTest::newRow("words before it") << u"see www.linkedin.com/in/mara-lindqvist"_s << QString();
    QTest::newRow("other host") << u"https://example.org/in/mara"_s << QString();
    QTest::newRow("host that only looks so") << u"https://notlinkedin.com/in/mara"_s << QString();
    QTest::newRow("no slug") << u"https://www.linkedin.com/in/"_s << QString();
    QTest::newRow("only the host") << u"https://www.linkedin.com"_s << QString();
    QTest::newRow("longer word") << u"https://www.linkedin.com/info/mara"_s << QString();
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void ProfileTest::canonical()
{
    QFETCH(QString, address);
    QTEST(canonicalProfile(address), "profile");
}

void ProfileTest::canonicalStaysItself()
{
    for (const QString& slug : {u"mara"_s, u"josé"_s, u"山田"_s, u"a-b-1"_s, u"ACoAABcD_eF-9"_s}) {
        const QString once = canonicalProfile(u"linkedin.com/in/"_s + slug);
        QVERIFY(!once.isEmpty());
        QCOMPARE(canonicalProfile(once), once);
    }
}

void ProfileTest::caseOfMembersIdsIsNoDifference()
{
    const QString member = u"https://www.linkedin.com/in/ACoAABcD_eF-9"_s;
    QCOMPARE(profileKey(member), profileKey(member.toLower()));
    const QString mara = u"https://www.linkedin.com/in/mara"_s;
    QCOMPARE(profileKey(mara), mara);
    QCOMPARE(profileKey(QString()), QString());
}

void ProfileTest::organisations()
{
    QVERIFY(isOrganisationProfile(u"https://www.linkedin.com/company/northwind"));
    QVERIFY(isOrganisationProfile(u"https://www.linkedin.com/school/harbour"));
    QVERIFY(!isOrganisationProfile(u"https://www.linkedin.com/in/mara"));
    QVERIFY(!isOrganisationProfile(QStringView()));
}

QTEST_APPLESS_MAIN(ProfileTest)
#include "tst_profile.moc"
