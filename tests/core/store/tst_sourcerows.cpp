#include "core/store/rowrecord.h"
#include "core/store/sourcerows.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace kith;
using namespace Qt::StringLiterals;

class TestSourceRows : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::optional<Database> m_book;
    std::optional<SourceRows> m_rows;

    static constexpr int perBlock = 10;

    static QByteArray recordOf(ContactId contact)
    {
        return packed({.name = u"Number %1"_s.arg(contact)}, {}, QDate(2024, 5, 1), 0);
    }

    // The rows of a newer file: each states what one of the first does, but for one that is its own.
    void restate(SourceId source)
    {
        const QByteArray own = recordOf(77);
        for (int number = 0; number < 2; ++number) {
            RowBlock block{source, number, {}, {}};
            for (int i = 0; i < 2 * perBlock; ++i) {
                const int row = 2 + number * 2 * perBlock + i;
                block.rows.push_back({.row = row, .outcome = Outcome::Unchanged, .contact = row});
                block.prints.push_back(printOf(row));
                if (row == 9) {
                    block.rows.back().size = static_cast<int>(own.size());
                    continue;
                }
                const int at = (row - 2) % perBlock;
                block.rows.back().restates = Restatement{1, (row - 2) / perBlock, at, Day(20260301)};
            }
            QVERIFY(m_rows->put(block, number == 0 ? compressed(own) : QByteArray()));
        }
    }
    static RowPrint printOf(int row) { return {7, static_cast<quint64>(row)}; }

    static QMap<int, std::pair<ContactId, QByteArray>> restatedRows()
    {
        QMap<int, std::pair<ContactId, QByteArray>> rows;
        for (int row = 2; row < 2 + 4 * perBlock; ++row)
            rows.insert(row, {row, row == 9 ? recordOf(77) : restated(recordOf(row), Day(20260301))});
        return rows;
    }

    // Rows 2 to 41 of a file, each about the contact of its number.
    void fill(SourceId source)
    {
        for (int number = 0; number < 4; ++number) {
            RowBlock block{source, number, {}, {}};
            QByteArray records;
            for (int i = 0; i < perBlock; ++i) {
                const int row = 2 + number * perBlock + i;
                const QByteArray record = recordOf(row);
                block.rows.push_back({.row = row,
                    .outcome = static_cast<Outcome>(row % 3),
                    .contact = row,
                    .size = static_cast<int>(record.size())});
                block.prints.push_back(printOf(row));
                records += record;
            }
            QVERIFY(m_rows->put(block, compressed(records)));
        }
    }

    // About whom each row is and what it states.
    QMap<int, std::pair<ContactId, QByteArray>> all(SourceId source)
    {
        QMap<int, std::pair<ContactId, QByteArray>> found;
        const Done walked = m_rows->walk(source, [&](const RowBlock& block) -> Done {
            const BlockRecords records = m_rows->records(block.source, block.number).value();
            for (std::size_t i = 0; const BlockRow& row : block.rows)
                found.insert(row.row, {row.contact, records.at(i++).toByteArray()});
            return {};
        });
        return walked ? found : decltype(found)();
    }

private Q_SLOTS:
    void init()
    {
        m_book.emplace(
            Database::open(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()))).value());
        m_rows.emplace(SourceRows::prepare(*m_book).value());
        fill(1);
        fill(2);
        QVERIFY(m_rows->reject(2, 42, u"The row names nobody."_s, u",,,"_s));
    }
    void cleanup()
    {
        m_rows.reset();
        m_book.reset();
    }

    void rowsOfAReceiptComeByOutcome()
    {
        const auto updated = m_rows->rows(2, Outcome::Updated, 2, 3);
        QCOMPARE(updated->size(), 3u);
        QCOMPARE(updated->front(), (SourceRow{2, 10, Outcome::Updated, 10, {}, {}}));
        QCOMPARE(updated->back().row, 16);
        const auto rejected = m_rows->rows(2, Outcome::Rejected, 0, 10);
        QCOMPARE(rejected->size(), 1u);
        QCOMPARE(rejected->front(),
            (SourceRow{2, 42, Outcome::Rejected, 0, u"The row names nobody."_s, u",,,"_s}));
        QVERIFY(m_rows->rows(1, Outcome::Rejected, 0, 10)->empty());
        QVERIFY(m_rows->rows(1, Outcome::New, 100, 10)->empty());
    }

    void aRowMovesAlone()
    {
        auto expected = all(2);
        expected[17].first = 900;
        QVERIFY(m_rows->move({{RowId{2, 17}, 900}}));
        QCOMPARE(all(2), expected);
        expected[17].first = 17;
        QCOMPARE(all(1), expected);
        QVERIFY(m_rows->move({{RowId{2, 99}, 900}})); // there is none
    }

    void rowsOfTheJoinedMoveInEveryFile()
    {
        QVERIFY(m_rows->move({{5, 6}, {30, 6}}));
        for (const SourceId source : {1, 2}) {
            const auto rows = all(source);
            for (const int row : {5, 6, 30})
                QCOMPARE(rows[row], std::pair(ContactId(6), recordOf(row)));
            QCOMPARE(rows[7].first, 7);
        }
    }

    void theErasedLeaveNoWord()
    {
        auto expected = all(1);
        expected[13] = {0, QByteArray()};
        QVERIFY(m_rows->erase(13));
        QCOMPARE(all(1), expected);
        QCOMPARE(all(2), expected);
    }

    void aRowThatRestatesAnotherHasItsRecord()
    {
        restate(3);
        QCOMPARE(all(3), restatedRows());
        QVERIFY(m_rows->move({{RowId{3, 17}, 900}}));
        auto expected = restatedRows();
        expected[17].first = 900;
        QCOMPARE(all(3), expected);
        // Nothing but one record is kept for the file.
        QCOMPARE(*m_book->integer("SELECT total(length(records)) < 100 FROM row_blocks WHERE source = 3"), 1);
    }

    void whatIsRestatedStaysWhenTheFirstFileGoes()
    {
        restate(3);
        QVERIFY(m_rows->remove(1));
        QVERIFY(all(1).isEmpty());
        QCOMPARE(all(3), restatedRows());
        QMap<int, RowPrint> prints;
        const Done walked = m_rows->walkPrints([&](const RowBlock& block) -> Done {
            for (std::size_t i = 0; block.source == 3 && i < block.rows.size(); ++i)
                prints.insert(block.rows[i].row, block.prints[i]);
            return {};
        });
        QVERIFY(walked);
        QCOMPARE(prints.size(), 4 * perBlock);
        for (const auto& [row, print] : prints.asKeyValueRange())
            QCOMPARE(print, printOf(row));
    }

    void theErasedLeaveNoWordInRowsThatRestateThem()
    {
        restate(3);
        // Two whom the user took apart: what the newer file says is about another.
        QVERIFY(m_rows->move({{RowId{3, 24}, 900}}));
        auto expected = restatedRows();
        expected[24].first = 900;
        expected[13] = {0, QByteArray()};
        QVERIFY(m_rows->erase(13));
        QCOMPARE(all(3), expected);
        QVERIFY(m_rows->erase(24));
        QCOMPARE(all(3), expected);
        QCOMPARE(all(1)[24], std::pair(ContactId(0), QByteArray()));
        QVERIFY(m_rows->erase(900));
        expected[24] = {0, QByteArray()};
        QCOMPARE(all(3), expected);
    }

    void aRestatementOfNothingIsSaid()
    {
        restate(3);
        QVERIFY(m_book->execute("DELETE FROM row_blocks WHERE source = 1 AND number = 2"));
        QVERIFY(m_rows->records(3, 0));
        QCOMPARE(m_rows->records(3, 1).error().code, ErrorCode::Damaged);
        // A row restates none that has no record itself.
        const QByteArray rows = packedRows({{.row = 2, .restates = Restatement{3, 0, 1, {}}}});
        Result<Statement> update = m_book->prepare(
            "UPDATE row_blocks SET rows = ?, prints = NULL WHERE source = 3 AND number = 1");
        QVERIFY(update->bindAll(rows).run());
        QCOMPARE(m_rows->records(3, 1).error().code, ErrorCode::Damaged);
    }

    void aSourceGoesAlone()
    {
        QVERIFY(m_rows->remove(2));
        QVERIFY(all(2).isEmpty());
        QVERIFY(m_rows->rows(2, Outcome::Rejected, 0, 10)->empty());
        QCOMPARE(all(1).size(), 4 * perBlock);
    }

    void aDamagedBlockIsSaid()
    {
        QVERIFY(m_book->execute(
            "UPDATE row_blocks SET prints = substr(prints, 17) WHERE source = 2 AND number = 3"));
        QCOMPARE(m_rows->walkPrints([](const RowBlock&) { return Done(); }).error().code, ErrorCode::Damaged);
        QCOMPARE(m_rows->records(2, 3).error().code, ErrorCode::Damaged);
        QVERIFY(m_book->execute("UPDATE row_blocks SET rows = x'05ffff' WHERE source = 2 AND number = 1"));
        const Done walked = m_rows->walk([](const RowBlock&) { return Done(); });
        QCOMPARE(walked.error().code, ErrorCode::Damaged);
        QVERIFY(m_book->execute("UPDATE row_blocks SET records = x'00' WHERE source = 1 AND number = 1"));
        QCOMPARE(m_rows->records(1, 1).error().code, ErrorCode::Damaged);
        QVERIFY(m_book->execute("UPDATE row_blocks SET prints = NULL"));
        const QByteArray longer = packedRows({{.row = 2, .contact = 2, .size = 1'000'000}});
        Result<Statement> update
            = m_book->prepare("UPDATE row_blocks SET rows = ? WHERE source = 1 AND number = 2");
        QVERIFY(update->bindAll(longer).run());
        QCOMPARE(m_rows->records(1, 2).error().code, ErrorCode::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestSourceRows)
#include "tst_sourcerows.moc"
