#include "core/book/contactrows.h"

#include "core/book/fileages.h"
#include "core/store/rowrecord.h"
#include "core/store/sourcerows.h"
#include "core/store/sources.h"

#include <QBitArray>
#include <QCache>
#include <QHash>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace kith
{
namespace
{

// A row about one of the contacts, and its place in its block.
struct Found {
    ContactId contact = 0;
    int block = 0;
    int row = 0;
    int summedInto = 0;
    int at = 0;
};

// The rows about some contacts, in the order of contacts and, of each, in which they were read.
class FoundRows
{
public:
    FoundRows(SourceRows& rows, QHash<SourceId, FileAge> ages) : m_table(rows), m_ages(std::move(ages)) { }

    Done find(const std::set<ContactId>& contacts)
    {
        QBitArray wanted(contacts.empty() ? 0 : *contacts.rbegin() + 1);
        for (const ContactId contact : contacts)
            wanted.setBit(contact);
        const auto isWanted
            = [&](ContactId contact) { return contact < wanted.size() && wanted.testBit(contact); };
        const Done walked = m_table.walk([&](const RowBlock& block) -> Done {
            m_blocks.push_back({block.source, block.number});
            const int number = static_cast<int>(m_blocks.size()) - 1;
            for (int at = 0; const BlockRow& row : block.rows) {
                if (isWanted(row.contact))
                    m_rows.push_back({row.contact, number, row.row, row.summedInto, at});
                ++at;
            }
            return {};
        });
        std::ranges::sort(
            m_rows, {}, [this](const Found& row) { return std::tuple(row.contact, sourceOf(row), row.row); });
        return walked;
    }

    // The next rows, if they are about this contact.
    Result<std::vector<ContactRecord>> take(ContactId contact)
    {
        std::vector<ContactRecord> records;
        const std::size_t first = m_next;
        for (; m_next < m_rows.size() && m_rows[m_next].contact == contact; ++m_next) {
            const Found& row = m_rows[m_next];
            if (row.summedInto != 0)
                continue;
            const Result<std::optional<RowRecord>> stated = recordOf(row);
            if (!stated)
                return tl::unexpected(stated.error());
            records.push_back(recordAt(row, *stated));
        }
        for (std::size_t i = first; i < m_next; ++i) {
            const Found& further = m_rows[i];
            const auto main = std::ranges::find_if(records, [&](const ContactRecord& record) {
                return record.source == sourceOf(further) && record.row == further.summedInto;
            });
            if (further.summedInto != 0 && main != records.end())
                main->furtherRows.push_back(further.row);
        }
        return records;
    }

private:
    SourceId sourceOf(const Found& row) const { return m_blocks[std::size_t(row.block)].first; }

    ContactRecord recordAt(const Found& row, std::optional<RowRecord> stated) const
    {
        ContactRecord record{sourceOf(row), row.row, {}, {}};
        if (!stated)
            return record;
        for (Fact& fact : stated->facts) {
            if (fact.origin.by == Origin::By::File)
                fact.origin.source = record.source;
        }
        record.stated = Stated{
            std::move(stated->contact), stated->asOf, std::move(stated->facts), m_ages.value(record.source)};
        return record;
    }

    Result<std::optional<RowRecord>> recordOf(const Found& row)
    {
        const auto [source, number] = m_blocks[std::size_t(row.block)];
        if (!m_records.contains(row.block)) {
            Result<BlockRecords> records = m_table.records(source, number);
            if (!records)
                return tl::unexpected(records.error());
            m_records.insert(row.block, new BlockRecords(std::move(*records)));
        }
        return unpacked(m_records.object(row.block)->at(std::size_t(row.at)), row.row);
    }

    // Contacts lie in the order of the files that brought them, so that a few blocks serve many in a row.
    static constexpr qsizetype blocksHeld = 32;

    SourceRows& m_table;
    QHash<SourceId, FileAge> m_ages;
    std::vector<std::pair<SourceId, int>> m_blocks;
    std::vector<Found> m_rows;
    std::size_t m_next = 0;
    QCache<int, BlockRecords> m_records{blocksHeld};
};

} // namespace

void addRecords(std::vector<ContactRecord>& records, std::vector<ContactRecord> more)
{
    std::ranges::move(more, std::back_inserter(records));
    std::ranges::sort(records, {}, &ContactRecord::id);
}

Done walkRecords(const Database& database, const std::set<ContactId>& contacts, const VisitRecords& visit)
{
    Result<SourceRows> table = SourceRows::prepare(database);
    Result<Sources> sources = Sources::prepare(database);
    const Result<std::vector<Source>> files = sources ? sources->all() : tl::unexpected(sources.error());
    if (const Error* error = firstError(table, files))
        return tl::unexpected(*error);
    QHash<SourceId, FileAge> ages;
    for (const Source& file : *files)
        ages.insert(file.id, ageOf(file));
    FoundRows rows(*table, std::move(ages));
    if (Done done = rows.find(contacts); !done)
        return done;
    for (const ContactId contact : contacts) {
        Result<std::vector<ContactRecord>> records = rows.take(contact);
        if (!records)
            return tl::unexpected(records.error());
        if (Done done = visit(contact, std::move(*records)); !done)
            return done;
    }
    return {};
}

} // namespace kith
