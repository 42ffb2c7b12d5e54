#include "core/base/generation.h"

#include <QTest>

using namespace kith;
using namespace Qt::StringLiterals;

class TestGeneration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suffixes()
    {
        QCOMPARE(generationOf(u"Jr."), "jr");
        QCOMPARE(generationOf(u" junior "), "jr");
        QCOMPARE(generationOf(u"d. Ä."), "sr");
        QCOMPARE(generationOf(u"d.J."), "jr");
        QCOMPARE(generationOf(u"Père"), "sr");
        QCOMPARE(generationOf(u"III"), "iii");
        QVERIFY(generationOf(u"MBA").isEmpty());
        QVERIFY(generationOf(u"").isEmpty());
    }

    void standAtTheEndOfAWholeName()
    {
        QCOMPARE(generationAtEnd("karl huber senior").form, "sr");
        QCOMPARE(generationAtEnd("karl huber senior").from, 10);
        QCOMPARE(generationAtEnd("karl huber d a").form, "sr");
        QCOMPARE(generationAtEnd("karl huber der jungere").from, 10);
        QVERIFY(generationAtEnd("karl senior").form.isEmpty()); // a surname
        QVERIFY(generationAtEnd("senior karl huber").form.isEmpty());
        QVERIFY(generationAtEnd("").form.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestGeneration)
#include "tst_generation.moc"
