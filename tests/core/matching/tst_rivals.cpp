#include "core/matching/rivals.h"

#include <QTest>

using namespace kith;

// Of several whom somebody may be, the unlikely ones are not asked about.
class TestRivals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUnlikelyOnesGoWhereOnlyOneCanBeIt()
    {
        const std::vector<WeighedPair> pairs{{{1, 2}, 10}, {{1, 3}, 9}, {{1, 4}, 6}};
        const auto all = [](quint32, quint32) { return true; };
        const auto none = [](quint32, quint32) { return false; };
        QCOMPARE(withoutOutdone(pairs, all), (std::vector<WeighedPair>{{{1, 2}, 10}, {{1, 3}, 9}}));
        QCOMPARE(withoutOutdone(pairs, none), pairs);
    }

    void aNameOfManyAsksNobody()
    {
        std::vector<WeighedPair> pairs;
        for (quint32 namesake = 2; namesake < 12; ++namesake)
            pairs.push_back({{1, namesake}, 8});
        const auto all = [](quint32, quint32) { return true; };
        QVERIFY(withoutOutdone(pairs, all).empty());
        pairs.push_back({{1, 12}, 14}); // something tells this one apart
        QCOMPARE(withoutOutdone(pairs, all), (std::vector<WeighedPair>{{{1, 12}, 14}}));
    }

    void nothingToWeigh()
    {
        QVERIFY(withoutOutdone({}, {}).empty());
        QCOMPARE(withoutOutdone({{{1, 2}, -3}}, [](quint32, quint32) { return true; }).size(), 1U);
    }
};

QTEST_APPLESS_MAIN(TestRivals)

#include "tst_rivals.moc"
