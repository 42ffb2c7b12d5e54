#include "core/importing/attendeename.h"

#include <QTest>

#include <utility>

using namespace kith;
using namespace Qt::StringLiterals;

class TestAttendeeName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QStringList>("cells"); // whole, Zoom's, given, family
        QTest::addColumn<QStringList>("name"); // full, given, family
        const auto row = [](const char* what, const QStringList& cells, const QStringList& name) {
            QTest::newRow(what) << cells << name;
        };
        row("whole", {u"Mara Lindqvist"_s, {}, {}, {}}, {u"Mara Lindqvist"_s, {}, {}});
        row("parts", {{}, {}, u"Mara"_s, u"Lindqvist"_s}, {u"Mara Lindqvist"_s, u"Mara"_s, u"Lindqvist"_s});
        row("whole and parts", {u"Dr. Mara Lindqvist"_s, {}, u"Mara"_s, u"Lindqvist"_s},
            {u"Dr. Mara Lindqvist"_s, u"Mara"_s, u"Lindqvist"_s});
        row("split by Luma", {u"Sample, Bob"_s, {}, u"Sample,"_s, u"Bob"_s},
            {u"Bob Sample"_s, u"Bob"_s, u"Sample"_s});
        row("split by Luma, parts only", {{}, {}, u"Sample,"_s, u"Bob"_s},
            {u"Bob Sample"_s, u"Bob"_s, u"Sample"_s});
        row("guest in Teams", {u"Mara Lindqvist (Guest)"_s, {}, {}, {}}, {u"Mara Lindqvist"_s, {}, {}});
        row("external in Teams", {u"Lindqvist, Mara (external)"_s, {}, {}, {}},
            {u"Mara Lindqvist"_s, u"Mara"_s, u"Lindqvist"_s});
        for (const QString& remark :
            {u"Unverified"_s, u"Nicht überprüft"_s, u"Non vérifié"_s, u"NON VÉRIFIÉE"_s, u"No verificado"_s,
                u"Non verificata"_s, u"Não verificado"_s, u"Niet-geverifieerd"_s, u"Niezweryfikowany"_s,
                u"Overifierad"_s, u"Ikke verificeret"_s, u"Gast) (Nicht überprüft"_s})
            row(qPrintable(u"not verified in Teams: "_s + remark),
                {u"Tom Berg ("_s + remark + u')', {}, {}, {}}, {u"Tom Berg"_s, {}, {}});
        row("another name in brackets", {u"Tom Berg (Harbour)"_s, {}, {}, {}},
            {u"Tom Berg (Harbour)"_s, {}, {}});
        row("registered name in Zoom", {{}, u"Mara L. (Mara Lindqvist)"_s, {}, {}},
            {u"Mara Lindqvist"_s, {}, {}});
        row("account in Zoom", {{}, u"Mara Lindqvist (mlind)"_s, {}, {}}, {u"Mara Lindqvist"_s, {}, {}});
        row("device in Zoom", {{}, u"iPhone (Mara Lindqvist)"_s, {}, {}}, {u"Mara Lindqvist"_s, {}, {}});
        row("pronouns in Zoom", {{}, u"Mara (she/her)"_s, {}, {}}, {u"Mara"_s, {}, {}});
        row("plain in Zoom", {{}, u"Mara"_s, {}, {}}, {u"Mara"_s, {}, {}});
        for (const QString& name : {u"Anna Gast"_s, u"Gast Peter"_s, u"Maria Total"_s, u"Sum Yi Lee"_s,
                 u"Na Li"_s, u"Peter Gast von Hohenfels"_s, u"Partner Meier"_s, u"Count Basie"_s})
            row(qPrintable(u"somebody: "_s + name), {name, {}, {}, {}}, {name, {}, {}});
        row("surname", {{}, {}, u"Anna"_s, u"Gast"_s}, {u"Anna Gast"_s, u"Anna"_s, u"Gast"_s});
        row("in capitals", {u"MÜLLER, HANS"_s, {}, {}, {}}, {u"Hans Müller"_s, u"Hans"_s, u"Müller"_s});
        row("family in capitals", {u"Mme Claire DUBOIS"_s, {}, {}, {}}, {u"Claire Dubois"_s, {}, {}});
        row("part in capitals", {{}, {}, u"Ahmed"_s, u"BEN SALAH"_s},
            {u"Ahmed Ben Salah"_s, u"Ahmed"_s, u"Ben Salah"_s});
        for (const QString& name : {u"Ahmed BEN SALAH"_s, u"JP Osei"_s, u"Fiona McDonald"_s})
            row(qPrintable(u"as it is: "_s + name), {name, {}, {}, {}}, {name, {}, {}});
        row("family first in capitals", {u"DUPONT Jean (Invité)"_s, {}, {}, {}},
            {u"Jean Dupont"_s, u"Jean"_s, u"Dupont"_s});
        row("family first, rare given name", {u"DUPONT Tarquin"_s, {}, {}, {}},
            {u"Tarquin Dupont"_s, u"Tarquin"_s, u"Dupont"_s});
        row("room in capitals", {u"SALLE Monet"_s, {}, {}, {}}, {u"Salle Monet"_s, {}, {}});
        row("particles first, rare given name", {u"DE LA CRUZ Xquenda"_s, {}, {}, {}},
            {u"Xquenda de la Cruz"_s, u"Xquenda"_s, u"de la Cruz"_s});
        for (const auto& [written, name] :
            {std::pair(u"MARIA Lopez"_s, u"Maria Lopez"_s), std::pair(u"JUAN Pérez"_s, u"Juan Pérez"_s),
                std::pair(u"ANNA Berg"_s, u"Anna Berg"_s), std::pair(u"XOCHIL Lopez"_s, u"Xochil Lopez"_s),
                std::pair(u"UNICEF Germany"_s, u"Unicef Germany"_s),
                std::pair(u"NASA Johnson"_s, u"Nasa Johnson"_s),
                std::pair(u"M NIGHT Shyamalan"_s, u"M Night Shyamalan"_s)})
            row(qPrintable(u"capitals first: "_s + written), {written, {}, {}, {}}, {name, {}, {}});
        row("organisation behind", {{}, u"Jane Doe, Harbour Foundation"_s, {}, {}}, {u"Jane Doe"_s, {}, {}});
        row("with company", {u"Mara Lindqvist +1"_s, {}, {}, {}}, {u"Mara Lindqvist"_s, {}, {}});
        for (const QString& placeholder :
            {u"n/a"_s, u"-"_s, u"N.A."_s, u"Anonymous"_s, u"???"_s, u""_s, u"Guest"_s, u"N.N."_s, u"N. N."_s,
                u"TBD 2"_s, u"Info Requested"_s, u"Gast von Fr. Brückner"_s, u"Gast"_s, u"guest of Ada Kim"_s,
                u"+1"_s, u"+ 1 (Ada Kim)"_s, u"plus one"_s, u"Begleitung"_s, u"Begleitung Osei"_s,
                u"Invité d’Anaïs Brodeur"_s, u"osoba towarzysząca"_s, u"Summe: 5"_s, u"Total"_s,
                u"TOTAL GENERAL: 12"_s, u"Anzahl der Teilnehmer: 45"_s, u"12 guests"_s})
            row(qPrintable(u"no name: "_s + placeholder), {placeholder, {}, {}, {}}, {{}, {}, {}});
    }
    void reads()
    {
        QFETCH(QStringList, cells);
        QFETCH(QStringList, name);
        const PersonName read = attendeeName(cells[0], cells[1], cells[2], cells[3]);
        QCOMPARE((QStringList{read.full, read.given, read.family}), name);
    }
};

QTEST_APPLESS_MAIN(TestAttendeeName)
#include "tst_attendeename.moc"
