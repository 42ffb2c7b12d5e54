#include "core/book/knownrows.h"

#include "core/book/texts.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace kith
{
namespace
{

// Stands for several entries, or for a row that has none.
constexpr quint32 several = ~quint32{0};

// Files of the format, and the days of which they tell.
Result<std::map<SourceId, Day>> daysOf(const QString& format, const Database& database)
{
    Result<Statement> select = database.prepare("SELECT id, day FROM sources WHERE format = ?");
    if (!select)
        return tl::unexpected(select.error());
    select->bindAll(format);
    std::map<SourceId, Day> days;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return days;
        days.emplace(select->integer(0), Day(static_cast<int>(select->integer(1))));
    }
}

} // namespace

KnownRows::KnownRows(Database database, SourceRows rows)
    : m_database(std::move(database)), m_rows(std::move(rows))
{
}

std::unique_ptr<KnownRows> KnownRows::of(
    const QString& format, const QString& bookPath, const Progress& progress)
{
    Result<Database> database = Database::open(bookPath, Database::Mode::ReadOnly);
    if (!database)
        return nullptr;
    database->useSmallCache();
    Result<SourceRows> rows = SourceRows::prepare(*database);
    if (!rows)
        return nullptr;
    std::unique_ptr<KnownRows> known(new KnownRows(std::move(*database), std::move(*rows)));
    return known->load(format, progress) && !known->m_entries.empty() ? std::move(known) : nullptr;
}

Done KnownRows::load(const QString& format, const Progress& progress)
{
    const Result<Days> days = daysOf(format, m_database);
    if (!days || days->empty())
        return days.map([](const auto&) {});
    const Result<qint64> last = m_database.integer("SELECT max(id) FROM contacts");
    if (!last)
        return tl::unexpected(last.error());
    m_lastContact = *last;
    m_stated.resize(static_cast<std::size_t>(*last) + 1);
    m_entries.reserve(m_stated.size()); // mostly a row tells of one contact
    const Done walked = m_rows.walkPrints([&](const RowBlock& block) -> Done {
        if (progress.cancelled())
            return tl::unexpected(stopped());
        addBlock(block, *days);
        return {};
    });
    if (walked)
        index();
    return walked;
}

void KnownRows::noteStated(ContactId contact, std::size_t entry)
{
    quint32& stated = m_stated[static_cast<std::size_t>(contact)];
    const bool isFirst = stated == 0 && entry != noEntry;
    const bool isSame = stated != 0 && stated != several && entry != noEntry
        && m_entries[stated - 1].print == m_entries[entry].print;
    if (isFirst)
        stated = static_cast<quint32>(entry + 1);
    else if (!isSame)
        stated = several;
}

void KnownRows::addBlock(const RowBlock& block, const Days& ofFormat)
{
    const auto file = ofFormat.find(block.source);
    const bool isOfFormat = file != ofFormat.end();
    const auto number = static_cast<qint32>(m_blocks.size());
    m_blocks.push_back({block.source, block.number, isOfFormat ? file->second : Day(), m_entries.size()});
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
        const BlockRow& row = block.rows[i];
        if (row.contact == 0 || row.contact > m_lastContact)
            continue;
        std::size_t entry = noEntry;
        if (isOfFormat && row.restates) {
            entry = restate(row);
        } else if (isOfFormat && !block.prints.empty() && block.prints[i].isKnown()) {
            entry = m_entries.size();
            m_entries.push_back(
                {block.prints[i], static_cast<qint32>(row.contact), number, static_cast<qint32>(i)});
        }
        if (row.summedInto == 0)
            noteStated(row.contact, entry);
    }
}

std::size_t KnownRows::restate(const BlockRow& row)
{
    const auto keyOf = [](const auto& block) { return std::pair(block.source, block.number); };
    const auto block
        = std::ranges::lower_bound(m_blocks, std::pair(row.restates->source, row.restates->block), {}, keyOf);
    if (block == m_blocks.end() || block->source != row.restates->source
        || block->number != row.restates->block)
        return noEntry;
    const auto end = block + 1 == m_blocks.end() ? m_entries.end()
                                                 : m_entries.begin() + qsizetype((block + 1)->firstEntry);
    const auto entry = std::ranges::lower_bound(
        m_entries.begin() + qsizetype(block->firstEntry), end, row.restates->at, {}, &Entry::at);
    if (entry == end || entry->at != row.restates->at)
        return noEntry;
    entry->contact = static_cast<qint32>(row.contact);
    return static_cast<std::size_t>(entry - m_entries.begin());
}

void KnownRows::index()
{
    constexpr std::size_t inABucket = 16; // on average
    const std::size_t buckets = std::bit_ceil(m_entries.size() / inABucket + 1);
    m_buckets.assign(buckets + 1, 0);
    for (const Entry& entry : m_entries)
        ++m_buckets[bucketOf(entry.print) + 1];
    std::partial_sum(m_buckets.begin(), m_buckets.end(), m_buckets.begin());
    m_bucketed.resize(m_entries.size());
    LargeTable<quint32> next(m_buckets.begin(), m_buckets.end() - 1);
    for (quint32 i = 0; const Entry& entry : m_entries)
        m_bucketed[next[bucketOf(entry.print)]++] = {tagOf(entry.print), i++};
}

const KnownRows::Entry* KnownRows::entry(const RowPrint& print) const
{
    // Mostly it stands behind the one before, of `noEntry` the first, or one between has changed.
    for (const std::size_t next : {m_last + 1, m_last + 2}) {
        if (next < m_entries.size() && m_entries[next].print == print)
            return &m_entries[next];
    }
    if (!print.isKnown() || m_buckets.empty())
        return nullptr;
    const std::size_t bucket = bucketOf(print);
    for (quint32 at = m_buckets[bucket + 1]; at > m_buckets[bucket]; --at) { // of several, the newest
        const Bucketed& other = m_bucketed[at - 1];
        if (other.tag == tagOf(print) && m_entries[other.entry].print == print)
            return &m_entries[other.entry];
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
    const Entry* const found = entry(print);
    if (!found)
        return std::nullopt;
    m_last = static_cast<std::size_t>(found - m_entries.data());
    const Block& block = m_blocks[static_cast<std::size_t>(found->block)];
    const quint32 stated = m_stated[static_cast<std::size_t>(found->contact)];
    return Known{.contact = found->contact,
        .isAll = stated != 0 && stated != several && m_entries[stated - 1].print == print,
        .place = {.source = block.source, .block = block.number, .at = found->at},
        .ofFile = block.ofFile};
}

std::optional<QByteArrayView> KnownRows::record()
{
    const Entry& found = m_entries.at(m_last);
    const BlockRecords* const all = records(found.block);
    return all ? std::optional(all->at(static_cast<std::size_t>(found.at))) : std::nullopt;
}

void KnownRowsAhead::begin(const QString& format)
{
    if (!m_begun.contains(format))
        m_begun[format] = std::async(
            std::launch::async, [this, format] { return KnownRows::of(format, m_bookPath, *m_progress); });
}

std::unique_ptr<KnownRows> KnownRowsAhead::take(const QString& format)
{
    const auto begun = m_begun.find(format);
    if (begun == m_begun.end() || !begun->second.valid())
        return KnownRows::of(format, m_bookPath, *m_progress);
    return begun->second.get();
}

} // namespace kith
