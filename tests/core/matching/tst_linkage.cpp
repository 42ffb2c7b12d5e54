#include "core/matching/blocking.h"
#include "core/matching/linkage.h"

#include <QRandomGenerator>
#include <QTest>

#include <rapidcheck.h>

#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace kith;

namespace
{

constexpr std::array<double, 4> agreesForOne{.95, .9, .85, .8};
constexpr std::array<double, 4> agreesForTwo{.01, .05, .1, .3};
constexpr double shareOfOne = .05;

// Pairs drawn with these odds, and how many of them are one person.
QHash<Agreement, qint64> drawn(int pairs)
{
    QRandomGenerator random(7);
    QHash<Agreement, qint64> seen;
    for (int pair = 0; pair < pairs; ++pair) {
        const bool one = random.generateDouble() < shareOfOne;
        Agreement agreement;
        for (size_t field = 0; field < agreesForOne.size(); ++field) {
            const double odds = one ? agreesForOne[field] : agreesForTwo[field];
            if (random.generateDouble() < .1)
                continue; // not said
            agreement.set(static_cast<int>(field), random.generateDouble() < odds ? 2 : 1);
        }
        ++seen[agreement];
    }
    return seen;
}

} // namespace

class TestLinkage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsKeepApart()
    {
        Agreement agreement;
        agreement.set(0, 15);
        agreement.set(15, 9);
        QCOMPARE(agreement.level(0), 15);
        QCOMPARE(agreement.level(1), 0);
        QCOMPARE(agreement.level(15), 9);
    }

    // Nobody says which pairs are one person, and yet the odds come out.
    void learnsTheOddsFromPairsAlone()
    {
        const LinkageModel model = LinkageModel::unlearnt({2, 2, 2, 2}).learnt(drawn(200'000), 10);
        for (size_t field = 0; field < agreesForOne.size(); ++field) {
            const FieldOdds& odds = model.fields()[field];
            QVERIFY2(
                std::abs(odds.one[2] - agreesForOne[field]) < .02, qPrintable(QString::number(odds.one[2])));
            QVERIFY2(
                std::abs(odds.two[2] - agreesForTwo[field]) < .02, qPrintable(QString::number(odds.two[2])));
        }
        Agreement all;
        Agreement none;
        for (int field = 0; field < 4; ++field) {
            all.set(field, 2);
            none.set(field, 1);
        }
        QVERIFY(model.probability(all) > .99);
        QVERIFY(model.probability(none) < .001);
        QCOMPARE(model.weight(Agreement()), 0.0);
        QVERIFY(std::abs(model.probability(Agreement()) - shareOfOne) < .005);
    }

    // Where there is nothing to learn from, the model stays what it was.
    void keepsToWhatItTrusts()
    {
        const LinkageModel start({{{0, .1, .9}, {0, .8, .2}}}, .3);
        const LinkageModel same = start.learnt({}, 100);
        QVERIFY(std::abs(same.fields()[0].weight(2) - start.fields()[0].weight(2)) < 1e-9);
        Agreement differs;
        differs.set(0, 1);
        const LinkageModel doubting = start.learnt({{differs, 1}}, 1e6);
        QVERIFY(std::abs(doubting.fields()[0].weight(1) - start.fields()[0].weight(1)) < 1e-3);
    }

    // Exactly the pairs of different records that have a key in common, but for keys of too many.
    void pairsAreThoseThatShareAKey()
    {
        QVERIFY(rc::check([](const std::vector<std::pair<quint8, quint8>>& drawnKeys) {
            constexpr size_t most = 3;
            std::vector<Keyed> keys;
            std::map<size_t, std::set<quint32>> blocks;
            for (const auto& [key, record] : drawnKeys) {
                keys.push_back({key % 16U, record % 32U});
                blocks[key % 16U].insert(record % 32U);
            }
            std::set<RecordPair> expected;
            for (const auto& [key, records] : blocks) {
                for (const quint32 one : records.size() <= most ? records : std::set<quint32>()) {
                    for (const quint32 other : records) {
                        if (one < other)
                            expected.emplace(one, other);
                    }
                }
            }
            const std::vector<RecordPair> found = pairsSharingAKey(keys, most);
            RC_ASSERT(found == std::vector<RecordPair>(expected.begin(), expected.end()));
        }));
    }
};

QTEST_APPLESS_MAIN(TestLinkage)

#include "tst_linkage.moc"
