#include "core/importing/attendeename.h"

#include <QTest>

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
        for (const QString& placeholder :
            {u"n/a"_s, u"-"_s, u"N.A."_s, u"Anonymous"_s, u"???"_s, u""_s, u"Guest"_s})
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
