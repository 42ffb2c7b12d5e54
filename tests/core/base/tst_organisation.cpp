#include "core/base/organisation.h"

#include "core/base/text.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace kith;

class TestOrganisation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void root_data();
    void root();
    void isStableAndNeverEmpty();
    void firstWordsAreThoseOfTheRoot();
    void stripsWhatPublishedCasesStrip();
};

void TestOrganisation::root_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char* name, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(expected);
    };
    add("Northwind", "northwind");
    add("Northwind, Inc.", "northwind");
    add("NORTHWIND GmbH & Co. KG", "northwind");
    add("The Northwind Company", "northwind");
    add("Northwind S.p.A.", "northwind");
    add("Northwind Sp. z o.o.", "northwind");
    add("Northwind S.A. de C.V.", "northwind");
    add("Northwind Pty Ltd", "northwind");
    add("Northwind A/S", "northwind");
    add("Oy Northwind Ab", "northwind");
    add("ООО Северный ветер", "северныи ветер");
    add("株式会社北風", "北風");
    add("北風股份有限公司", "北風");
    add("Säätämö Oy", "saatamo");
    add("Procter & Gamble", "procter gamble");
    add("Procter and Gamble Co.", "procter gamble");
    add("J. P. Harrow & Co.", "jp harrow");
    add("J.P. Harrow", "jp harrow");
    add("H & M", "hm");
    add("H&M", "hm");
    add("3 M", "3m");
    add("O\u2019Brien's Bakery", "obriens bakery");
    add("Northwind (UK) Ltd", "northwind");
    add("Northwind Ltd (formerly Southwind)", "northwind");
    add("(Stealth)", "stealth");
    add("northwind.com, Inc.", "northwind");
    add("Northwind Group", "northwind group");
    add("Company", "company");
    add("Oy Ab", "ab");
    add("The Co", "co");
    add("  ", "");
    add("&", "");
}

void TestOrganisation::root()
{
    QFETCH(QString, name);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromUtf8(organisationRoot(name)), expected);
}

void TestOrganisation::firstWordsAreThoseOfTheRoot()
{
    const bool holds = rc::check("where the first word is found without the root, it is the root's", [] {
        const auto parts = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("Acme", "The", "the", "GmbH", "&", "Co.", "KG", "(UK)", "S.", "A",
                "de", "C.V.", "Zoë's", "O'Brien", "Oy", "and", "株式会社", "-", "/", "3M", " ", "  ", ",",
                "[x]", "Limited", "Liability", "Company", "AB", "PT", "e", "\u0301", "ß"));
        QString name;
        for (const std::string& part : parts)
            name += QString::fromStdString(part) + (part.size() % 2 == 0 ? u""_s : u" "_s);
        if (const std::optional<quint32> found = firstWordHash(name))
            RC_ASSERT(*found == firstWordHash(organisationRoot(name)));
    });
    QVERIFY(holds);
    QVERIFY(firstWordHash(u"Northwind Data, Inc."));
    QCOMPARE(firstWordHash(u"NORTHWIND-Data"), firstWordHash(u"Northwind"));
    QVERIFY(!firstWordHash(u"The Northwind"));
    QVERIFY(!firstWordHash(u"J. P. Harrow"));
}

void TestOrganisation::isStableAndNeverEmpty()
{
    const bool holds = rc::check("the root of a root is itself, and is there when there is a letter", [] {
        const auto words = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("Acme", "The", "GmbH", "&", "Co.", "KG", "(UK)", "S.", "A.", "de",
                "C.V.", "Zoë's", "Oy", "and", "株式会社", "-"));
        QString name;
        for (const std::string& word : words)
            name += QString::fromStdString(word) + u' ';
        const QByteArray once = organisationRoot(name);
        RC_ASSERT(organisationRoot(QString::fromUtf8(once)) == once);
        if (name.contains(u"Acme"))
            RC_ASSERT(once.contains("acme"));
    });
    QVERIFY(holds);
}

// The corpus' cases expect the name as written without the form; the root is that, folded.
void TestOrganisation::stripsWhatPublishedCasesStrip()
{
    const QString path = test::corpusPath(u"names/cleanco/clean_name_cases.json"_s);
    if (path.isEmpty())
        QSKIP("no corpus here");
    int right = 0;
    int all = 0;
    const QJsonObject groups = QJsonDocument::fromJson(test::readFile(path)).object();
    for (const QJsonValue& group : groups) {
        for (const QJsonValue& each : group.toObject()) {
            if (!each.isArray())
                continue;
            ++all;
            const QString name = each[0].toString();
            const QByteArray expected = organisationRoot(each[1].toString());
            if (organisationRoot(name) == expected)
                ++right;
            else
                qInfo() << name << "gives" << QString::fromUtf8(organisationRoot(name));
        }
    }
    qInfo() << "published cases:" << right << "of" << all;
    QVERIFY(right * 10 >= all * 8);
}

QTEST_APPLESS_MAIN(TestOrganisation)
#include "tst_organisation.moc"
