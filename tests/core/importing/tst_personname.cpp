#include "core/importing/personname.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestPersonName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNames_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("full");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("family");
        const auto row
            = [](const char* written, const char* full, const char* given = "", const char* family = "") {
                  QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(full)
                                         << QString::fromUtf8(given) << QString::fromUtf8(family);
              };
        row("Mara Lindqvist", "Mara Lindqvist");
        row("  Mara\t Lindqvist ", "Mara Lindqvist");
        row("Lindqvist, Mara", "Mara Lindqvist", "Mara", "Lindqvist");
        row("Lindqvist, Mara (EXT)", "Mara Lindqvist", "Mara", "Lindqvist");
        row("'Lindqvist, Mara'", "Mara Lindqvist", "Mara", "Lindqvist");
        row("\"Mara Lindqvist\"", "Mara Lindqvist");
        row("van der Berg, Pat Kim", "Pat Kim van der Berg", "Pat Kim", "van der Berg");
        row("Mara Lindqvist, PhD", "Mara Lindqvist, PhD");
        row("Lindqvist, Mara, Ph.D., MBA", "Mara Lindqvist", "Mara", "Lindqvist");
        row("Northwind, Inc.", "Northwind, Inc.");
        row("Lindqvist,", "Lindqvist,");
        row(", Mara", ", Mara");
        row("Room 4, Floor 2", "Room 4, Floor 2");
        row("a, b, c, d", "a, b, c, d");
        row("mara@lindqvist.example", "");
        row("", "");
        row("'", "'");
        row("O'Neil, D'Arcy", "D'Arcy O'Neil", "D'Arcy", "O'Neil");
    }
    void readsNames()
    {
        QFETCH(QString, written);
        const PersonName name = personName(written);
        QTEST(name.full, "full");
        QTEST(name.given, "given");
        QTEST(name.family, "family");
    }

    void namesFromAddresses()
    {
        QCOMPARE(nameFromAddress(u"mara.lindqvist@northwind.example"), u"Mara Lindqvist"_s);
        QCOMPARE(nameFromAddress(u"Mara_Elin.Lindqvist+maps@northwind.example"), u"Mara Elin Lindqvist"_s);
        QCOMPARE(nameFromAddress(u"anne-marie.island@x.example"), u"Anne-Marie Island"_s);
        for (const QStringView address : {u"mara@x.example", u"m.lindqvist@x.example",
                 u"mara.lindqvist2@x.example", u"sales.team@x.example", u"kontakt.wien@x.example",
                 u"newsletter.vertrieb@x.example", u"no.reply@x.example", u"a.b.c.d@x.example",
                 u"mara..lindqvist@x.example", u"@x.example", u"mara.lindqvist", u"", u"-ma.ra-@x"})
            QCOMPARE(nameFromAddress(address), QString());
    }
};

QTEST_APPLESS_MAIN(TestPersonName)
#include "tst_personname.moc"
