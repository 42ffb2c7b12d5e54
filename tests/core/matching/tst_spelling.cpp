#include "core/matching/spelling.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace kith;

namespace
{

// The definition, a whole table.
int slowDistance(const std::string& a, const std::string& b)
{
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
    for (size_t i = 0; i <= a.size(); ++i) {
        for (size_t j = 0; j <= b.size(); ++j) {
            int& cell = table[i][j];
            if (i == 0 || j == 0) {
                cell = static_cast<int>(i + j);
                continue;
            }
            cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cell = std::min(cell, table[i - 2][j - 2] + 1);
        }
    }
    return table[a.size()][b.size()];
}

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsSlips()
    {
        QCOMPARE(editDistance("lindqvist", "lindqvist"), 0);
        QCOMPARE(editDistance("lindqvist", "lindqvst"), 1); // dropped
        QCOMPARE(editDistance("lindqvist", "lindqvixst"), 1); // added
        QCOMPARE(editDistance("lindqvist", "lindkvist"), 1); // changed
        QCOMPARE(editDistance("lindqvist", "lindqivst"), 1); // swapped
        QCOMPARE(editDistance("", "mara"), 4);
        QCOMPARE(similarity("mara", "mara"), 1.0);
        QCOMPARE(similarity("mara", "kim"), 0.0);
        QCOMPARE(similarity("mara", "maxa"), .75);
        QCOMPARE(similarity("", ""), 1.0);
    }

    void umlautsOfTwoLetters()
    {
        QCOMPARE(withoutDigraphs("mueller"), "muller");
        QCOMPARE(withoutDigraphs("juergenschroeder"), "jurgenschroder");
        QCOMPARE(withoutDigraphs("aase"), "ase");
        for (const QByteArray word : {"", "u", "muller", "bauer", "yuen", "joaquin", "lee"})
            QCOMPARE(withoutDigraphs(word), word);
        QVERIFY(differInDigraphs("mueller", "muller"));
        QVERIFY(differInDigraphs("soren", "soeren"));
        QVERIFY(differInDigraphs("hakon", "haakon"));
        QVERIFY(!differInDigraphs("mueller", "mueller"));
        QVERIFY(!differInDigraphs("mueller", "mullar"));
        QVERIFY(!differInDigraphs("bauer", "baur"));
        QVERIFY(!differInDigraphs("xue", "xu"));
        QVERIFY(!differInDigraphs("moller", "muller"));
    }

    // Whatever the words are.
    void differingInDigraphsIsSharingTheFormWithoutThem()
    {
        QVERIFY(rc::check([] {
            const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'e', 'o', 'u', 'l', 'q'));
            const QByteArray one = QByteArray::fromStdString(*word);
            const QByteArray other = QByteArray::fromStdString(*word);
            const bool differ = differInDigraphs(one, other);
            RC_ASSERT(differ == differInDigraphs(other, one));
            RC_ASSERT(!differ || withoutDigraphs(one) == withoutDigraphs(other));
        }));
    }

    void isTheTableOfDistances()
    {
        QVERIFY(rc::check([] {
            const auto word = rc::gen::container<std::string>(rc::gen::inRange('a', 'd'));
            const std::string one = (*word).substr(0, 64);
            const std::string other = (*word).substr(0, 64);
            const auto size = [](const std::string& text) { return static_cast<qsizetype>(text.size()); };
            const int distance = editDistance({one.data(), size(one)}, {other.data(), size(other)});
            RC_ASSERT(distance == slowDistance(one, other));
            RC_ASSERT(distance == editDistance({other.data(), size(other)}, {one.data(), size(one)}));
        }));
    }

    // A word at the end of what the machine word holds, and beyond it.
    void longWords()
    {
        const QByteArray full(64, 'a');
        QCOMPARE(editDistance(full, full.first(63) + 'b'), 1);
        QCOMPARE(editDistance(full, full.first(63)), 1);
        QCOMPARE(editDistance(full + "bcd", full), 0);
        QCOMPARE(similarity(full + "bcd", full), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestSpelling)

#include "tst_spelling.moc"
