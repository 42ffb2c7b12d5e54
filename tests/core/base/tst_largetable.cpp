#include "core/base/largetable.h"

#include <QTest>

#include <utility>

using namespace kith;

class TestLargeTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // From a few bytes to some huge pages.
    void itHoldsWhatWasPutIntoIt()
    {
        constexpr quint64 entries = 3'000'000;
        LargeTable<quint64> table;
        for (quint64 i = 0; i < entries; ++i)
            table.push_back(i * i);
        LargeTable<quint64> copy = table;
        LargeTable<quint64> moved = std::move(table);
        moved.resize(entries / 1000);
        moved.shrink_to_fit();
        std::swap(copy, moved);
        QCOMPARE(moved.size(), entries);
        QCOMPARE(copy.size(), entries / 1000);
        for (quint64 i = 0; i < entries; ++i) {
            if (moved[i] != i * i || (i < copy.size() && copy[i] != i * i))
                QFAIL("an entry is another");
        }
    }

    void newEntriesAreNothing()
    {
        const LargeTable<quint64> table(1'000'000);
        for (const quint64 entry : table)
            QVERIFY(entry == 0);
    }
};

QTEST_GUILESS_MAIN(TestLargeTable)
#include "tst_largetable.moc"
