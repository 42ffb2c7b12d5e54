#include "core/base/spreadsheetcell.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;
using namespace Qt::StringLiterals;

class TestSpreadsheetCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("safe");
        const auto row = [](const QString& cell, const QString& safe) {
            QTest::newRow(qPrintable(cell)) << cell << safe;
        };
        row(u"Mara O'Neill"_s, u"Mara O'Neill"_s);
        row(u"=1+1"_s, u"'=1+1"_s);
        row(u"  @SUM(1)"_s, u"'  @SUM(1)"_s);
        row(u"\t-1"_s, u"'\t-1"_s);
        row(u"a; =1"_s, u"a; '=1"_s);
        row(u"a|'=1"_s, u"a|''=1"_s);
        row(u"a; ' =1"_s, u"a; ' =1"_s);
        row(u"'=1"_s, u"''=1"_s);
        row(u"'tis"_s, u"'tis"_s);
    }
    void writes()
    {
        QFETCH(QString, cell);
        QFETCH(QString, safe);
        QCOMPARE(spreadsheetSafe(cell), safe);
        QCOMPARE(fromSpreadsheetSafe(safe), cell);
    }

    void readsWhatItWrites()
    {
        const bool holds = rc::check("a cell comes back", [] {
            const auto text = *rc::gen::container<std::u16string>(
                rc::gen::element<char16_t>(u'\'', u'=', u'+', u';', u'|', u' ', u'\t', u'\n', u'a', u'＝'));
            const QString cell = QString::fromStdU16String(text);
            RC_ASSERT(fromSpreadsheetSafe(spreadsheetSafe(cell)) == cell);
        });
        QVERIFY(holds);
    }
};

QTEST_APPLESS_MAIN(TestSpreadsheetCell)
#include "tst_spreadsheetcell.moc"
