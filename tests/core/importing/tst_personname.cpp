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
                 "ACME Harbour, LLC", "Ahmed BEN SALAH", "McDONALD Fiona", "MARIA Lopez", "JUAN Pérez",
                 "JUAN CARLOS Pérez", "ANNA Berg", "MARIA Luisa", "PAUL Martin", "UNICEF Germany",
                 "NASA Johnson", "M NIGHT Shyamalan", "M. NIGHT Shyamalan", "DUPONT Tarquin"})
            row(name, name);
        // What stands behind the comma is no name.
        row("Eva Blau, Geschäftsführerin", "Eva Blau");
        row("Quirin Blau, Head of Data", "Quirin Blau");
        row("Quirin Blau, Vertriebsleiter", "Quirin Blau");
        row("Dr. Quirin Blau, Northwind Stiftung", "Dr. Quirin Blau");
        row("Jane Doe, CEO", "Jane Doe");
        row("Jane Doe, Harbour Foundation", "Jane Doe");
        // Of two family names and a given name nobody knows it: two people must not become one.
        row("Jane Doe, Acme", "Acme Jane Doe", "Acme", "Jane Doe");
        row("Pierre Louis, Wideline", "Wideline Pierre Louis", "Wideline", "Pierre Louis");
        row("Jean Baptiste, Fabiola", "Fabiola Jean Baptiste", "Fabiola", "Jean Baptiste");
        row("James Okoro, Chidi", "Chidi James Okoro", "Chidi", "James Okoro");
        row("David Hernández, Xóchitl", "Xóchitl David Hernández", "Xóchitl", "David Hernández");
        row("Dupont Martin, Marine", "Marine Dupont Martin", "Marine", "Dupont Martin");
        row("Dupont Martin, Royal", "Royal Dupont Martin", "Royal", "Dupont Martin");
        row("Gashi Berisha, Mentor", "Mentor Gashi Berisha", "Mentor", "Gashi Berisha");
        row("Adam Silva, Thi SA", "Thi SA Adam Silva", "Thi SA", "Adam Silva");
        row("BLAU Eva, Geschäftsführerin", "Eva Blau", "Eva", "Blau");
        row("Smith Jones, Eve", "Eve Smith Jones", "Eve", "Smith Jones");
        row("Smith Jones, Tarquin", "Tarquin Smith Jones", "Tarquin", "Smith Jones");
        row("MARTIN Paul", "Paul Martin", "Paul", "Martin");
        row("SMITH Eve", "Eve Smith", "Eve", "Smith");
        row("BEN SALAH Ahmed", "Ahmed Ben Salah", "Ahmed", "Ben Salah");
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
        QCOMPARE(personName(written, u"quirinblau@x.example").full, u"Tarquin Quirin Blau"_s);
        QCOMPARE(personName(written, u"t.quirinblau@x.example").full, u"Tarquin Quirin Blau"_s);
        QCOMPARE(personName(u"Jane Blau, Tarquin"_s, u"tarquin@x.example").full, u"Tarquin Jane Blau"_s);
    }

    void addressesTellOfFirmsBehind()
    {
        const QString firm = u"Jane Doe, Acme"_s;
        for (const QStringView address : {u"jane.doe@x.example", u"doe_jane+news@x.example",
                 u"jdoe@acme.example", u"janedoe@acme.example"})
            QCOMPARE(personName(firm, address).full, u"Jane Doe"_s);
        for (const QStringView address : {u"info@acme.example", u"acme@acme.example", u"jdoe@x.example"})
            QCOMPARE(personName(firm, address).full, u"Acme Jane Doe"_s);
        const QString person = u"Pierre Louis, Wideline"_s;
        for (const QStringView address : {u"wideline.pierrelouis@acme.example", u"pierrelouis@acme.example",
                 u"w.pierrelouis@acme.example", u"wpierrelouis@acme.example", u"wideline@acme.example"})
            QCOMPARE(personName(person, address).full, u"Wideline Pierre Louis"_s);
    }

    void addressesTellWhatCapitalsAre()
    {
        QCOMPARE(personName(u"DUPONT Tarquin"_s, u"tarquin.dupont@x.example").full, u"Tarquin Dupont"_s);
        QCOMPARE(personName(u"PAUL Martin"_s, u"mpaul@x.example").full, u"Martin Paul"_s);
        QCOMPARE(personName(u"MARTIN Paul"_s, u"martin.paul@x.example").full, u"MARTIN Paul"_s);
        QCOMPARE(personName(u"DUPONT Tarquin"_s, u"dupont@x.example").full, u"DUPONT Tarquin"_s);
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
