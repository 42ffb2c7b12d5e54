#include "core/importing/notpeople.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestNotPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("is");
        const auto row = [](const QString& name, const QString& address, const QString& is) {
            QTest::newRow(qPrintable(name + u" <"_s + address + u'>')) << name << address << is;
        };
        row(u"Conference Room Berlin"_s, u"room-berlin@acme.example"_s, u"room"_s);
        row(u"Besprechungsraum 3.OG"_s, u"og3@acme.example"_s, u"room"_s);
        row(u"Raum Paris (8)"_s, u"paris@acme.example"_s, u"room"_s);
        row(u"Blue Meeting Room"_s, {}, u"room"_s);
        row(u"Room4"_s, u"r4@acme.example"_s, u"room"_s);
        row(u"Salle de Réunion Lyon"_s, u"lyon@acme.example"_s, u"room"_s);
        row(u"Sala Gaudí 2"_s, u"gaudi@acme.example"_s, u"room"_s);
        row(u"Sala Baker"_s, u"sala.baker@acme.example"_s, u"person"_s);
        row(u"Rum Jordan"_s, u"rumjordan@acme.example"_s, u"person"_s);
        row(u"Frank Staff"_s, u"frank.staff@acme.example"_s, u"person"_s);
        row(u"Tutti Frei"_s, u"tutti.frei@acme.example"_s, u"person"_s);
        row(u"Lea Alle"_s, u"alle@acme.example"_s, u"person"_s);
        row(u"Ida"_s, u"team@ida.example"_s, u"person"_s);
        row(u"Otto Berg"_s, u"otto.berg@list.lu"_s, u"person"_s);
        row(u"Vergaderzaal 2"_s, u"v2@acme.example"_s, u"room"_s);
        row(u"Mötesrum Vasa"_s, u"vasa@acme.example"_s, u"room"_s);
        row({}, u"room-berlin@acme.example"_s, u"room"_s);
        row(u"room4@acme.example"_s, u"room4@acme.example"_s, u"room"_s);
        row(u"Peter Raum"_s, u"peter.raum@acme.example"_s, u"person"_s);
        row(u"Raum, Peter"_s, u"peter.raum@acme.example"_s, u"person"_s);
        row(u"Raum Peter"_s, u"peter.raum@acme.example"_s, u"person"_s);
        row(u"Raum"_s, u"p@acme.example"_s, u"person"_s);
        row(u"Adam Room"_s, u"room@acme.example"_s, u"person"_s);
        row(u"Maria Sala"_s, u"sala.maria@acme.example"_s, u"person"_s);
        row({}, u"all-staff@acme.example"_s, u"list"_s);
        row(u"All Staff"_s, u"all-staff@acme.example"_s, u"list"_s);
        row(u"acme-team@googlegroups.com"_s, u"acme-team@googlegroups.com"_s, u"list"_s);
        row(u"Harbour planning"_s, u"harbour@groups.io"_s, u"list"_s);
        row(u"Harbour"_s, u"harbour@lists.acme.example"_s, u"list"_s);
        row(u"Acme Team"_s, u"acme.team@acme.example"_s, u"list"_s);
        row({}, u"everyone@acme.example"_s, u"list"_s);
        row(u"Mara Lindqvist"_s, u"team@acme.example"_s, u"person"_s);
        row({}, u"info@acme.example"_s, u"person"_s);
        row({}, u"allan.berg@acme.example"_s, u"person"_s);
        row(u"Mara Lindqvist"_s, u"mara@lindqvist.example"_s, u"person"_s);
        row({}, {}, u"person"_s);
        row(u"Sales Team"_s, {}, u"list"_s);
        row(u"Team Berlin"_s, {}, u"list"_s);
        row(u"Frank Staff"_s, {}, u"person"_s);
        row(u"Lea Alle"_s, {}, u"person"_s);
        row(u"Room 5"_s, {}, u"room"_s);
        for (const QString& name : {u"Raum Peter"_s, u"Rum Jordan Smith"_s, u"Sala Giuseppe Maria"_s,
                 u"Salle Marie-Anne Durand"_s, u"Kim Team"_s, u"Tim Team"_s})
            row(name, {}, u"person"_s);
        row(u"Salle Paris 3"_s, {}, u"room"_s);
    }
    void tellsThem()
    {
        QFETCH(QString, name);
        QFETCH(QString, address);
        QFETCH(QString, is);
        QCOMPARE(isRoom(name, address), is == u"room"_s);
        QCOMPARE(!isRoom(name, address) && isMailingList(name, address), is == u"list"_s);
    }

    void tellsWhoseDevice_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("owner"); // "-": no device
        for (const auto& [name, owner] :
            std::initializer_list<std::pair<QString, QString>>{{u"iPhone"_s, {}}, {u"iPad (2)"_s, {}},
                {u"MacBook Pro"_s, {}}, {u"Galaxy S21"_s, {}}, {u"SM-G991B"_s, {}}, {u"Pixel 7 Pro"_s, {}},
                {u"Ida's iPhone"_s, u"Ida"_s}, {u"Ida Berg’s iPhone 14 Pro"_s, u"Ida Berg"_s},
                {u"Jonas' iPad"_s, u"Jonas"_s}, {u"iPhone von Ida"_s, u"Ida"_s},
                {u"iPhone de Zoé Lan"_s, u"Zoé Lan"_s}, {u"Bruce Handy"_s, u"-"_s}, {u"Max Handy"_s, u"-"_s},
                {u"S. Handy"_s, u"-"_s}, {u"Di Handy"_s, u"-"_s}, {u"Handy"_s, {}},
                {u"Handy Dennis"_s, u"-"_s}, {u"iPad Vanessa"_s, u"-"_s}, {u"Galaxy Diana"_s, u"-"_s},
                {u"iPad Ofelia"_s, u"-"_s}, {u"iPhone d’Ida"_s, u"Ida"_s}, {u"Ida Pixel"_s, u"-"_s},
                {u"Max Note"_s, u"-"_s}, {u"R2D2"_s, u"-"_s}, {{}, u"-"_s}})
            QTest::newRow(qPrintable(u"“%1”"_s.arg(name))) << name << owner;
    }
    void tellsWhoseDevice()
    {
        QFETCH(QString, name);
        QFETCH(QString, owner);
        QCOMPARE(deviceOwner(name).value_or(u"-"_s), owner);
    }
};

QTEST_APPLESS_MAIN(TestNotPeople)
#include "tst_notpeople.moc"
