#include "core/store/rowblock.h"

#include <QTest>

#include <rapidcheck.h>

using namespace kith;

namespace rc
{

template <>
struct Arbitrary<BlockRow> {
    static Gen<BlockRow> arbitrary()
    {
        return gen::map(
            gen::tuple(gen::inRange(1, 2'000'000), gen::inRange(0, 3), gen::inRange<ContactId>(0, 3'000'000),
                gen::inRange(0, 3), gen::inRange(1, 5000), gen::arbitrary<bool>()),
            [](const std::tuple<int, int, ContactId, int, int, bool>& from) {
                const auto& [row, outcome, contact, kind, number, hasOnlyAName] = from;
                BlockRow made{.row = row, .outcome = static_cast<Outcome>(outcome), .contact = contact};
                made.hasOnlyAName = hasOnlyAName;
                if (kind == 2)
                    made.restates = {number % 7 + 1, number / 3, number % 256, Day(20200101 + number)};
                else
                    (kind == 1 ? made.summedInto : made.size) = number;
                return made;
            });
    }
};

} // namespace rc

class TestRowBlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPackedComesOut()
    {
        QVERIFY(rc::check(
            [](const std::vector<BlockRow>& rows) { RC_ASSERT(unpackedRows(packedRows(rows)) == rows); }));
    }

    // As a newer list does, in which some rows are news and others have gone.
    void rowsThatRestateOneAfterTheOtherAreShort()
    {
        std::vector<BlockRow> rows;
        for (int i = 0; i < 1'000; ++i) {
            rows.push_back({.row = i + 5,
                .outcome = Outcome::Unchanged,
                .contact = 3 * i + 1,
                .restates = Restatement{2, i / 256, i % 256, Day(20261128)}});
            if (i % 100 == 50)
                rows.back() = {.row = i + 5, .outcome = Outcome::Updated, .contact = 3 * i + 1, .size = 80};
            if (i % 100 == 70)
                rows.pop_back();
        }
        const QByteArray packed = packedRows(rows);
        QCOMPARE(*unpackedRows(packed), rows);
        QVERIFY2(packed.size() < std::ssize(rows) / 2, qPrintable(QString::number(packed.size())));
        for (qsizetype size = 0; size < packed.size(); ++size)
            QVERIFY(!unpackedRows(packed.first(size)));
        QVERIFY(rc::check([&rows](std::vector<bool> gone) {
            std::vector<BlockRow> some;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (gone.empty() || !gone[i % gone.size()])
                    some.push_back(rows[i]);
            }
            RC_ASSERT(unpackedRows(packedRows(some)) == some);
        }));
    }

    void whatIsCompressedComesOut()
    {
        QVERIFY(rc::check([](const std::string& text) {
            const QByteArray bytes = QByteArray::fromStdString(text).repeated(40);
            RC_ASSERT(decompressed(compressed(bytes)) == bytes);
        }));
        QCOMPARE(*decompressed(QByteArray()), QByteArray());
    }

    void damagedBytesAreNoRows()
    {
        const QByteArray rows = packedRows({{.row = 2, .contact = 400, .size = 70},
            {.row = 3, .contact = 1, .restates = Restatement{4, 300, 2, Day(20261128)}}});
        for (qsizetype size = 0; size < rows.size(); ++size)
            QVERIFY(!unpackedRows(rows.first(size)));
        QVERIFY(!unpackedRows(rows + 'x'));
        QVERIFY(!unpackedRows(QByteArray("\x02\x02\x00\x02\x05\x00\x20\x01", 8))); // nothing to go on
        QVERIFY(!unpackedRows(QByteArray(40, '\xff')));
        for (const BlockRow& impossible : {BlockRow{.row = -1}, BlockRow{.row = 1, .contact = -3},
                 BlockRow{.row = 1, .contact = qint64{1} << 40}, BlockRow{.row = 1, .size = -1},
                 BlockRow{.row = 1, .restates = Restatement{0, 1, 1, {}}},
                 BlockRow{.row = 1, .restates = Restatement{1, -1, 1, {}}},
                 BlockRow{.row = 1, .restates = Restatement{1, 1, -1, {}}}})
            QVERIFY(!unpackedRows(packedRows({impossible})));

        const QByteArray records = compressed(QByteArray("Mara Lindqvist, Northwind; ").repeated(99));
        for (qsizetype size = 1; size < records.size(); ++size)
            QVERIFY(!decompressed(records.first(size)));
        QVERIFY(!decompressed(QByteArray(40, '\xff')));
    }
};

QTEST_APPLESS_MAIN(TestRowBlock)
#include "tst_rowblock.moc"
