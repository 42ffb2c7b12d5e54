#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/rowblock.h"

#include <QHash>

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace kith
{

// Rows of one imported file that were read one after the other.
struct RowBlock {
    SourceId source = 0;
    int number = 0; // from 0 on in the source
    std::vector<BlockRow> rows;
    // Of each, or none at all. That of a row which restates another is kept with the other.
    std::vector<RowPrint> prints;
};

// What the rows of a block stated (rowrecord.h).
class BlockRecords
{
public:
    BlockRecords() = default;
    BlockRecords(QByteArray bytes, const std::vector<BlockRow>& rows);

    // Whether they are as long as their rows say.
    bool areWhole() const { return m_begins.empty() || m_begins.back() == m_bytes.size(); }
    // Of the row at that place in its block; empty if the book has none.
    QByteArrayView at(std::size_t row) const
    {
        return QByteArrayView(m_bytes).sliced(m_begins[row], m_begins[row + 1] - m_begins[row]);
    }

private:
    QByteArray m_bytes;
    std::vector<qsizetype> m_begins; // and the end
};

// The tables row_blocks and rejected_rows: what became of every row of every file, and what it stated. Rows
// are kept some hundreds together: a large list costs a fraction of the time and room that single rows take.
class SourceRows
{
public:
    static Result<SourceRows> prepare(const Database& database);

    // Adds rows behind those that the source has. `records`: compressed() of their records.
    Done put(const RowBlock& block, const QByteArray& records);
    Done reject(SourceId source, int row, const QString& reason, const QString& text);

    using Visit = std::function<Done(const RowBlock&)>;
    // All rows that stated something, in the order in which files were imported and rows read. Of those that
    // were rejected these are the ones that were withheld (RecordSink).
    Done walk(const Visit& visit);
    Done walk(SourceId source, const Visit& visit);
    // The same with their prints, which are left out above.
    Done walkPrints(const Visit& visit);
    // Those of rows that restate others are the others', as of their own day.
    Result<BlockRecords> records(SourceId source, int number);

    // What a row that restates another restates; lasts until the next call. No record has changed since the
    // first.
    Result<QByteArrayView> record(const Restatement& place);

    // Rows of a receipt with an outcome, in the order of the file, from the `offset`th on.
    Result<std::vector<SourceRow>> rows(SourceId source, Outcome outcome, qint64 offset, qint64 limit);

    // Of these rows of the source, those that were said to tell nothing new are updates. Returns how many.
    Result<qint64> markUpdated(SourceId source, const std::set<int>& rows);
    // From now on each row is about this contact.
    Done move(const std::map<RowId, ContactId>& rows);
    // Rows about contacts that were joined into others are about the others: from the gone to where they
    // went.
    Done move(const QHash<ContactId, ContactId>& joined);
    // Rows about the contact are about nobody, and what they stated is gone, with what there was to say of
    // them.
    Done erase(ContactId contact);
    Done remove(SourceId source);

private:
    // A block as it is kept.
    struct Held {
        RowBlock block;
        BlockRecords records;
    };
    Result<Held> held(SourceId source, int number);
    // The block whose record the row restates; lasts until the next call.
    Result<const Held*> restated(const Restatement& place);
    // Gives rows that restate others, if one of their block is about to lose what it restates, records of
    // their own.
    Done keepRestated(const std::function<bool(const BlockRow&)>& goes);
    Done keepRecords(SourceId source, int number);
    Done write(const RowBlock& block, const QByteArray& records);
    Done walk(Statement& blocks, const Visit& visit);
    // Rows for which that says somebody else are about them.
    Done moveIf(const std::function<ContactId(SourceId source, const BlockRow& row)>& to);
    Done update(const RowBlock& block);
    Done eraseFrom(SourceId source, int number, ContactId contact);
    Result<std::vector<SourceRow>> rejected(SourceId source, qint64 offset, qint64 limit);
    // The book's own fault: a block that is not whole.
    tl::unexpected<Error> damaged() const;

    sqlite3* m_handle = nullptr;
    Held m_restated;
    Statement m_put, m_reject, m_walk, m_walkSource, m_walkPrints, m_held, m_rejected, m_update,
        m_updateRecords, m_remove, m_removeRejected, m_eraseRemarks, m_eraseRejected;
};

} // namespace kith
