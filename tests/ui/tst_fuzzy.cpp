#include "ui/shell/fuzzy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using kith::fuzzyScore;

class TestFuzzy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsLettersInOrder()
    {
        QVERIFY(fuzzyScore(u"imp", u"Import files"));
        QVERIFY(fuzzyScore(u"IF", u"Import files"));
        QVERIFY(fuzzyScore(u"i f", u"Import files"));
        QVERIFY(!fuzzyScore(u"fi", u"Import"));
        QVERIFY(!fuzzyScore(u"xyz", u"Import files"));
        QVERIFY(!fuzzyScore(u"a", u""));
        QCOMPARE(fuzzyScore(u"", u"anything"), 0);
        QCOMPARE(fuzzyScore(u"", u""), 0);
    }

    void prefersStartsOfWords()
    {
        QVERIFY(*fuzzyScore(u"cn", u"Copy note") > *fuzzyScore(u"cn", u"Connected"));
        QVERIFY(*fuzzyScore(u"if", u"Import files") > *fuzzyScore(u"if", u"Notify"));
    }

    void prefersRuns()
    {
        QVERIFY(*fuzzyScore(u"und", u"Undo") > *fuzzyScore(u"und", u"Up a bend"));
        QVERIFY(*fuzzyScore(u"dark", u"Dark") > *fuzzyScore(u"dark", u"Decide a remark"));
    }

    void prefersWhatBeginsAWord()
    {
        QVERIFY(*fuzzyScore(u"not", u"Copy note") > *fuzzyScore(u"not", u"Normal text"));
    }

    void prefersShortTexts()
    {
        QVERIFY(*fuzzyScore(u"later", u"Later") >= *fuzzyScore(u"later", u"Later, in two weeks or so"));
    }
};

QTEST_APPLESS_MAIN(TestFuzzy)

#include "tst_fuzzy.moc"
