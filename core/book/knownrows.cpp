#include "core/book/knownrows.h"

#include "core/store/prepared.h"

#include <bit>
#include <set>

namespace kith
{
namespace
{

// Stands for several prints, or for one that is not known.
constexpr RowPrint several{~quint64{0}, ~quint64{0}};

// Files of the format.
Result<std::set<SourceId>> sourcesOf(const QString& format, const Database& database)
{
    Result<Statement> select = database.prepare("SELECT id FROM sources WHERE format = ?");
    return select ? idsIn(select->bindAll(format)) : tl::unexpected(select.error());
}

} // namespace

KnownRows::KnownRows(Database database, SourceRows rows)
    : m_database(std::move(database)), m_rows(std::move(rows))
{
}

std::unique_ptr<KnownRows> KnownRows::of(const QString& format, const QString& bookPath)
{
    Result<Database> database = Database::open(bookPath, Database::Mode::ReadOnly);
    if (!database)
        return nullptr;
    Result<SourceRows> rows = SourceRows::prepare(*database);
    if (!rows)
        return nullptr;
    std::unique_ptr<KnownRows> known(new KnownRows(std::move(*database), std::move(*rows)));
    return known->load(format) && !known->m_entries.empty() ? std::move(known) : nullptr;
}

Done KnownRows::load(const QString& format)
{
    const Result<std::set<SourceId>> sources = sourcesOf(format, m_database);
    if (!sources || sources->empty())
        return sources.map([](const auto&) {});
    const Result<qint64> last = m_database.integer("SELECT max(id) FROM contacts");
    if (!last)
        return tl::unexpected(last.error());
    m_lastContact = *last;
    m_stated.resize(static_cast<std::size_t>(*last) + 1);
    const Done walked = m_rows.walkPrints([&](const RowBlock& block) -> Done {
        addBlock(block, sources->contains(block.source));
        return {};
    });
    if (walked)
        index();
    return walked;
}

void KnownRows::noteStated(ContactId contact, const RowPrint& print)
{
    const auto id = static_cast<std::size_t>(contact);
    RowPrint& stated = m_stated[id];
    if (!print.isKnown() || (stated.isKnown() && stated != print))
        stated = several;
    else if (!stated.isKnown())
        stated = print;
}

void KnownRows::addBlock(const RowBlock& block, bool isOfFormat)
{
    const auto number = static_cast<qint32>(m_blocks.size());
    m_blocks.push_back({block.source, block.number, m_entries.size()});
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        const BlockRow& row = block.rows[i];
        if (row.contact == 0 || row.contact > m_lastContact)
            continue;
        RowPrint print = block.prints.empty() ? RowPrint() : block.prints[i];
        if (row.restates && isOfFormat)
            print = restate(row);
        if (row.summedInto == 0)
            noteStated(row.contact, print);
        if (isOfFormat && print.isKnown() && !row.restates)
            m_entries.push_back({print, static_cast<qint32>(row.contact), number, static_cast<qint32>(i)});
    }
}

RowPrint KnownRows::restate(const BlockRow& row)
{
    const auto keyOf = [](const auto& block) { return std::pair(block.source, block.number); };
    const auto block
        = std::ranges::lower_bound(m_blocks, std::pair(row.restates->source, row.restates->block), {}, keyOf);
    if (block == m_blocks.end() || block->source != row.restates->source
        || block->number != row.restates->block)
        return {};
    const auto end = block + 1 == m_blocks.end() ? m_entries.end()
                                                 : m_entries.begin() + qsizetype((block + 1)->firstEntry);
    const auto entry = std::ranges::lower_bound(
        m_entries.begin() + qsizetype(block->firstEntry), end, row.restates->at, {}, &Entry::at);
    if (entry == end || entry->at != row.restates->at)
        return {};
    entry->contact = static_cast<qint32>(row.contact);
    return entry->print;
}

// Open addressing: a million rows are asked for once each, and a table of numbers fits the processor's caches
// better than one of nodes.
void KnownRows::index()
{
    m_slots.assign(std::bit_ceil(m_entries.size() * 2 + 1), 0);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::size_t at = m_entries[i].print.low & mask;
        while (m_slots[at] != 0 && m_entries[m_slots[at] - 1].print != m_entries[i].print)
            at = (at + 1) & mask;
        m_slots[at] = static_cast<quint32>(i + 1); // of several, the newest file's
    }
}

const KnownRows::Entry* KnownRows::entry(const RowPrint& print) const
{
    // Mostly it stands behind the one before.
    if (m_last + 1 < m_entries.size() && m_entries[m_last + 1].print == print)
        return &m_entries[m_last + 1];
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = print.low & mask; m_slots[at] != 0; at = (at + 1) & mask) {
        const Entry& found = m_entries[m_slots[at] - 1];
        if (found.print == print)
            return &found;
    }
    return nullptr;
}

const BlockRecords* KnownRows::records(int block)
{
    if (block == m_block)
        return &m_records;
    // Lists are mostly in the order in which they were before. Where one is not, a block for each row would
    // cost more than reading the row.
    if (++m_fetched > 2 * std::ssize(m_blocks) + 16)
        return nullptr;
    const Block& from = m_blocks[static_cast<std::size_t>(block)];
    Result<BlockRecords> records = m_rows.records(from.source, from.number);
    if (!records)
        return nullptr;
    m_records = std::move(*records);
    m_block = block;
    return &m_records;
}

std::optional<KnownRows::Known> KnownRows::find(const RowPrint& print)
{
    const Entry* found = entry(print);
    if (found)
        m_last = static_cast<std::size_t>(found - m_entries.data());
    const BlockRecords* all = found ? records(found->block) : nullptr;
    if (!all)
        return std::nullopt;
    const Block& block = m_blocks[static_cast<std::size_t>(found->block)];
    return Known{.contact = found->contact,
        .isAll = m_stated[static_cast<std::size_t>(found->contact)] == print,
        .place = {.source = block.source, .block = block.number, .at = found->at},
        .record = all->at(static_cast<std::size_t>(found->at))};
}

} // namespace kith
