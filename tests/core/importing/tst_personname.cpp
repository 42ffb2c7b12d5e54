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
        row("Herr Michael Schmidt", "Michael Schmidt");
        row("HERR MICHAEL SCHMIDT", "MICHAEL SCHMIDT");
        row("Frau Dr. Anna Huber", "Dr. Anna Huber");
        row("Hr. Prof. Dr. Jan Weiss", "Prof. Dr. Jan Weiss");
        row("Mme Claire DUBOIS", "Claire DUBOIS");
        row("M. Jean Dupont", "Jean Dupont");
        row("M. Jean-Luc Moreau", "Jean-Luc Moreau");
        row("M. Scott Peck", "M. Scott Peck"); // an initial
        row("Sig.ra Lucia Rossi", "Lucia Rossi");
        row("Sr. Juan Soto", "Juan Soto");
        row("Dhr. Jan de Vries", "Jan de Vries");
        row("De heer Jan de Vries", "Jan de Vries");
        row("Mrs. Mara Lindqvist, PhD", "Mara Lindqvist, PhD");
        row("Herr Schmidt, Michael", "Michael Schmidt", "Michael", "Schmidt");
        row("Schmidt, Herr Michael Jan", "Michael Jan Schmidt", "Michael Jan", "Schmidt");
        row("Dr. Huber, Anna", "Dr. Anna Huber", "Anna", "Huber");
        row("Frau Prof. Dr. Huber, Anna", "Prof. Dr. Anna Huber", "Anna", "Huber");
        row("Prof. Dr. rer. nat. Huber, Anna", "Prof. Dr. rer. nat. Anna Huber", "Anna", "Huber");
        // What may be a name or is all that there is.
        row("Frau Weber", "Frau Weber");
        row("Frau von der Heide", "Frau von der Heide");
        row("Herr und Frau Huber", "Herr und Frau Huber");
        row("Don Draper", "Don Draper");
        row("Sr Lee Kim", "Sr Lee Kim");
        row("Herrmann Otto Weiss", "Herrmann Otto Weiss");
        // The family name first, in capitals.
        row("DUPONT Jean", "Jean Dupont", "Jean", "Dupont");
        row("VAN DER BERG Piet", "Piet van der Berg", "Piet", "van der Berg");
        row("DE LA CRUZ Juan", "Juan de la Cruz", "Juan", "de la Cruz");
        row("LI Wei", "Wei Li", "Wei", "Li");
        row("DI STEFANO Luca", "Luca di Stefano", "Luca", "di Stefano");
        row("DUPONT Jean-Luc", "Jean-Luc Dupont", "Jean-Luc", "Dupont");
        row("DUPONT Jean (EXT)", "Jean Dupont", "Jean", "Dupont");
        row("DUPONT Jean, Jr.", "Jean Dupont Jr.", "Jean", "Dupont");
        row("M. DUPONT Jean", "Jean Dupont", "Jean", "Dupont");
        row("Dr. med. O'NEILL Sean", "Dr. med. Sean O'Neill", "Sean", "O'Neill");
        for (const char* name : {"Élodie LEFÈVRE", "JP Morgan", "J Smith", "JO Smith", "DUPONT JEAN",
                 "BMW Group", "ACME Team", "SALLE Monet", "MBA Lecturer", "CEO", "TOYOTA Tsusho",
                 "ACME Harbour, LLC", "Ahmed BEN SALAH", "McDONALD Fiona"})
            row(name, name);
        // What stands behind the comma is no name.
        row("Eva Blau, Geschäftsführerin", "Eva Blau");
        row("Quirin Blau, Head of Data", "Quirin Blau");
        row("Quirin Blau, Vertriebsleiter", "Quirin Blau");
        row("Dr. Quirin Blau, Northwind Stiftung", "Dr. Quirin Blau");
        row("Jane Doe, Acme", "Jane Doe");
        row("BLAU Eva, Geschäftsführerin", "Eva Blau", "Eva", "Blau");
        row("Smith Jones, Eve", "Eve Smith Jones", "Eve", "Smith Jones");
        row("Smith Jones, Tarquin", "Tarquin Smith Jones", "Tarquin", "Smith Jones");
        row("SMITH JONES, Tarquin", "Tarquin SMITH JONES", "Tarquin", "SMITH JONES");
        row("JANE DOE, Tarquin", "Tarquin JANE DOE", "Tarquin", "JANE DOE");
        row("Martín López, Iker", "Iker Martín López", "Iker", "Martín López");
        row("Ada van der Berg, Tarquin", "Tarquin Ada van der Berg", "Tarquin", "Ada van der Berg");
        row("MÜLLER, Hans", "Hans MÜLLER", "Hans", "MÜLLER");
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

    // Where the words tell nothing.
    void addressesTellWhatStandsFirst()
    {
        const QString written = u"Quirin Blau, Tarquin"_s;
        QCOMPARE(personName(written, u"quirin.blau@x.example").full, u"Quirin Blau"_s);
        QCOMPARE(personName(written, u"tarquin.quirinblau@x.example").full, u"Tarquin Quirin Blau"_s);
        QCOMPARE(personName(written, u"hello@x.example").full, u"Tarquin Quirin Blau"_s);
        QCOMPARE(personName(u"Jane Blau, Tarquin"_s, u"tarquin@x.example").full, u"Tarquin Jane Blau"_s);
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
