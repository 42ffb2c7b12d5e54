#include "core/importing/sharedaddress.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace kith;
using namespace Qt::StringLiterals;

class TestSharedAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsPeopleApart_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QStringList>("people"); // of each name
        const auto row = [](const char* what, const QStringList& names, const QStringList& people) {
            QTest::newRow(what) << names << people;
        };
        const QString mara = u"Mara Lindqvist"_s;
        const QString tom = u"Tom Berg"_s;
        row("one", {mara}, {mara});
        row("two people", {mara, tom}, {mara, tom});
        row("a couple", {u"Mario Rossi"_s, u"Maria Rossi"_s}, {u"Mario Rossi"_s, u"Maria Rossi"_s});
        row("a part", {u"Mara"_s, mara}, {mara, mara});
        row("an initial", {u"M. Lindqvist"_s, mara, u"Mara L."_s}, {mara, mara, mara});
        row("nobody's", {QString(), u"iPhone"_s, mara}, {mara, mara, mara});
        row("a device of somebody's", {u"Tom's iPhone 14 Pro"_s, u"iPad von Mara"_s, tom, mara},
            {tom, mara, tom, mara});
        row("what is nobody's is the address's", {u"Galaxy S21"_s, tom, QString(), mara},
            {mara, tom, mara, mara});
        row("an account", {u"mlindqvist"_s, mara}, {mara, mara});
        row("marks and order", {u"LINDQVIST MARA"_s, mara, u"Mara Lindqvíst"_s}, {mara, mara, mara});
        row("spelt out", {u"Uwe Müller"_s, u"Uwe Mueller"_s}, {u"Uwe Mueller"_s, u"Uwe Mueller"_s});
        row("a title", {u"Dr. Mara Lindqvist"_s, mara}, {u"Dr. Mara Lindqvist"_s, u"Dr. Mara Lindqvist"_s});
        row("another script", {u"山田太郎"_s, u"Taro Yamada"_s, u"山田"_s},
            {u"Taro Yamada"_s, u"Taro Yamada"_s, u"Taro Yamada"_s});
        row("no name at all", {QString(), u"iPhone"_s}, {QString(), QString()});
        row("the same given name", {u"Mara Berg"_s, mara, u"Mara"_s}, {u"Mara Berg"_s, mara, mara});
    }
    void tellsPeopleApart()
    {
        QFETCH(QStringList, names);
        QFETCH(QStringList, people);
        std::vector<qsizetype> order(static_cast<size_t>(names.size()));
        std::iota(order.begin(), order.end(), 0);
        do { // whatever the order
            QStringList shuffled;
            for (const qsizetype i : order)
                shuffled += names[i];
            const std::vector<size_t> places = peopleBehind(u"m.lindqvist@acme.example"_s, shuffled);
            for (qsizetype i = 0; i < names.size(); ++i) {
                const QString person = shuffled[static_cast<qsizetype>(places[static_cast<size_t>(i)])];
                QCOMPARE(person, people[order[static_cast<size_t>(i)]]);
            }
        } while (std::ranges::next_permutation(order).found);
    }

    void thousandsOfNamesAreNotCompared()
    {
        QStringList names;
        for (int i = 0; i < 5000; ++i)
            names += u"Guest %1"_s.arg(i);
        QCOMPARE(peopleBehind(u"all@acme.example"_s, names).size(), 5000U);
    }
};

QTEST_APPLESS_MAIN(TestSharedAddress)
#include "tst_sharedaddress.moc"
