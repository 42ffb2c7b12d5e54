#include "core/browsing/browseindex.h"

#include "core/base/text.h"

#include <QByteArrayList>
#include <QCollator>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

namespace kith
{
namespace
{

enum Flag : quint8 {
    Organisation = 1,
    Later = 2,
};

// One text after the other, with where each begins; entry i is [offsets[i], offsets[i + 1]).
struct TextColumn {
    QByteArray bytes;
    std::vector<quint32> offsets{0};

    void add(QByteArrayView text)
    {
        bytes.append(text);
        offsets.push_back(static_cast<quint32>(bytes.size()));
    }
    std::string_view at(std::size_t i) const
    {
        return {bytes.constData() + offsets[i], offsets[i + 1] - offsets[i]};
    }
};

using Order = std::vector<quint32>; // entries, in order
using Bits = std::vector<bool>;
using Word = QByteArrayList; // one that is looked for, in each of its spellings

// "müller" is found where "Mueller" is written, too.
std::vector<Word> wordsOf(const QString& query)
{
    const QByteArrayList folded = kith::folded(query).split(' ');
    const QByteArrayList others = foldedWithDigraphs(query).split(' ');
    std::vector<Word> words;
    for (qsizetype i = 0; i < folded.size(); ++i) {
        if (folded[i].isEmpty())
            continue;
        words.push_back({folded[i]});
        const QByteArray other = others.value(i);
        if (others.size() == folded.size() && !other.isEmpty() && other != folded[i])
            words.back() += other;
    }
    return words;
}

bool contains(std::string_view text, const QByteArray& word)
{
    return memmem(text.data(), text.size(), word.constData(), static_cast<std::size_t>(word.size()))
        != nullptr;
}

// Sorts entries by their texts as the user's language does; empty ones last. Equal texts are compared once.
Order sortedBy(const TextColumn& column)
{
    const std::size_t size = column.offsets.size() - 1;
    Order order(size);
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, {}, [&](quint32 i) { return column.at(i); });

    // Runs of the same text, each with its rank in the language's order.
    struct Run {
        quint32 begin;
        quint32 end;
        QCollatorSortKey key;
    };
    const QCollator collator;
    std::vector<Run> runs;
    for (quint32 begin = 0; begin < size;) {
        quint32 end = begin + 1;
        const std::string_view text = column.at(order[begin]);
        while (end < size && column.at(order[end]) == text)
            ++end;
        runs.push_back({begin, end,
            collator.sortKey(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())))});
        begin = end;
    }
    std::ranges::stable_sort(runs, [](const Run& a, const Run& b) { return a.key < b.key; });
    Order sorted;
    sorted.reserve(size);
    for (const Run& run : runs)
        sorted.insert(sorted.end(), order.begin() + run.begin, order.begin() + run.end);
    const auto firstText = std::ranges::find_if(sorted, [&](quint32 i) { return !column.at(i).empty(); });
    std::rotate(sorted.begin(), firstText, sorted.end());
    return sorted;
}

} // namespace

struct BrowseIndex::Table {
    std::vector<qint32> ids;
    std::vector<quint8> actions;
    std::vector<quint8> gates;
    std::vector<quint8> flags;
    std::vector<float> worths;
    TextColumn folded; // name, organisation, title and the rest, searched
    std::array<TextColumn, 3> shown; // name, organisation, title, sorted
    Counts counts{};

    mutable std::mutex mutex; // guards what is made when first asked for
    mutable std::array<std::unique_ptr<const Order>, sortColumnCount> orders;

    bool isIn(View view, std::size_t i) const
    {
        const auto gate = static_cast<Gate>(gates[i]);
        const auto action = static_cast<Action>(actions[i]);
        switch (view) {
        case View::Everyone:
            return true;
        case View::Connect:
            return action == Action::Connect && !(flags[i] & Later);
        case View::Follow:
            return action == Action::Follow && !(flags[i] & Later);
        case View::Ask:
            return action == Action::Ask && !(flags[i] & Later);
        case View::Connected:
            return gate == Gate::Connected;
        case View::Later:
            return (flags[i] & Later) && gate == Gate::Open;
        case View::Pending:
            return gate == Gate::Pending;
        case View::People:
            return !(flags[i] & Organisation);
        case View::Organisations:
            return flags[i] & Organisation;
        }
        return false;
    }

    std::string_view textOf(std::size_t i, SortColumn column) const
    {
        return shown[static_cast<std::size_t>(column) - 1].at(i);
    }

    void add(const BrowseEntry& entry)
    {
        ids.push_back(static_cast<qint32>(entry.id));
        actions.push_back(static_cast<quint8>(entry.action));
        gates.push_back(static_cast<quint8>(entry.gate));
        flags.push_back(static_cast<quint8>(
            (entry.kind == ContactKind::Organisation ? Organisation : 0) | (entry.later ? Later : 0)));
        worths.push_back(static_cast<float>(entry.worth));
        // A unit separator keeps a word from matching across two fields.
        QByteArray text = kith::folded(entry.name);
        for (const QString* field : {&entry.organisation, &entry.title, &entry.more}) {
            if (!field->isEmpty())
                text += '\x1f' + kith::folded(*field);
        }
        for (const QString* field : {&entry.name, &entry.organisation, &entry.title, &entry.more}) {
            for (const QByteArray& word : foldedWithDigraphs(*field).split(' ')) {
                if (!text.contains(word))
                    text += '\x1f' + word;
            }
        }
        text += '\n';
        folded.add(text);
        shown[0].add(entry.name.toUtf8());
        shown[1].add(entry.organisation.toUtf8());
        shown[2].add(entry.title.toUtf8());
        countEntry(ids.size() - 1, 1, counts);
    }

    void countEntry(std::size_t i, int times, Counts& counted) const
    {
        for (int view = 0; view < viewCount; ++view) {
            if (isIn(static_cast<View>(view), i))
                counted[static_cast<std::size_t>(view)] += times;
        }
    }

    std::optional<std::size_t> entryOf(ContactId id) const
    {
        const auto found = std::ranges::lower_bound(ids, id);
        return found != ids.end() && *found == id ? std::optional<std::size_t>(found - ids.begin())
                                                  : std::nullopt;
    }

    const Order& order(SortColumn column) const
    {
        const std::lock_guard lock(mutex);
        std::unique_ptr<const Order>& made = orders[static_cast<std::size_t>(column)];
        if (made)
            return *made;
        if (column != SortColumn::Worth) {
            made = std::make_unique<Order>(sortedBy(shown[static_cast<std::size_t>(column) - 1]));
            return *made;
        }
        Order byWorth(ids.size());
        std::iota(byWorth.begin(), byWorth.end(), 0u);
        std::ranges::stable_sort(byWorth, [this](quint32 a, quint32 b) { return worths[a] > worths[b]; });
        made = std::make_unique<Order>(std::move(byWorth));
        return *made;
    }

    // Entries of the view that hold every word, in ascending order; without those that are `left` out.
    Order find(View view, SortColumn column, const std::vector<Word>& words, const Bits& left,
        const Progress& progress) const
    {
        const Bits bits = words.empty() ? Bits() : matching(words, progress);
        Order found;
        for (const quint32 i : order(column)) {
            if ((bits.empty() || bits[i]) && (left.empty() || !left[i]) && isIn(view, i))
                found.push_back(i);
        }
        return found;
    }

    // Entries that hold every word. The longest word, the rarest guess, is looked for in the whole text at
    // once.
    Bits matching(std::vector<Word> words, const Progress& progress) const
    {
        std::ranges::stable_sort(words, std::greater(), [](const Word& word) { return word.front().size(); });
        Bits bits(ids.size());
        for (const QByteArray& spelling : words.front())
            addMatching(bits, spelling, std::span(words).subspan(1), progress);
        return bits;
    }

    void addMatching(
        Bits& bits, const QByteArray& first, std::span<const Word> others, const Progress& progress) const
    {
        const char* const begin = folded.bytes.constData();
        const char* const end = begin + folded.bytes.size();
        auto entry = folded.offsets.begin();
        for (const char* at = begin; at < end;) {
            at = static_cast<const char*>(memmem(at, static_cast<std::size_t>(end - at), first.constData(),
                static_cast<std::size_t>(first.size())));
            if (!at || progress.cancelled())
                break;
            entry = std::upper_bound(entry, folded.offsets.end(), static_cast<quint32>(at - begin));
            const auto i = static_cast<std::size_t>(entry - folded.offsets.begin()) - 1;
            const std::string_view text = folded.at(i);
            bits[i] = bits[i] || std::ranges::all_of(others, [&](const Word& word) {
                return std::ranges::any_of(
                    word, [&](const QByteArray& spelling) { return contains(text, spelling); });
            });
            at = begin + *entry;
        }
    }
};

namespace
{

// Where an entry stands in an order, so that entries of two tables can be compared: as order() sorts them.
class Place
{
public:
    template <typename Table>
    Place(const Table& table, quint32 i, SortColumn column, const QCollator& collator) : m_id(table.ids[i])
    {
        if (column == SortColumn::Worth) {
            m_worth = table.worths[i];
            return;
        }
        m_text = table.textOf(i, column);
        m_key.emplace(
            collator.sortKey(QString::fromUtf8(m_text.data(), static_cast<qsizetype>(m_text.size()))));
    }

    bool operator<(const Place& other) const
    {
        if (m_worth != other.m_worth)
            return m_worth > other.m_worth;
        if (m_text.empty() != other.m_text.empty())
            return other.m_text.empty();
        if (m_key) {
            if (const int compared = m_key->compare(*other.m_key))
                return compared < 0;
        }
        return std::tie(m_text, m_id) < std::tie(other.m_text, other.m_id);
    }

private:
    qint32 m_id;
    float m_worth = 0;
    std::string_view m_text;
    std::optional<QCollatorSortKey> m_key;
};

} // namespace

qsizetype BrowseIndex::size() const
{
    return count(View::Everyone);
}

qsizetype BrowseIndex::count(View view) const
{
    return m_counts[static_cast<std::size_t>(view)];
}

qsizetype BrowseIndex::changed() const
{
    return std::ssize(m_entries);
}

qsizetype BrowseIndex::searchedBytes() const
{
    return m_built->folded.bytes.size() + (m_changed ? m_changed->folded.bytes.size() : 0);
}

std::vector<ContactId> BrowseIndex::find(const Query& query, const Progress& progress) const
{
    const std::vector<Word> words = wordsOf(query.text);
    const Order built = m_built->find(query.view, query.column, words, m_replaced, progress);
    const Order changed
        = m_changed ? m_changed->find(query.view, query.column, words, {}, progress) : Order();
    if (progress.cancelled())
        return {};
    std::vector<ContactId> found;
    found.reserve(built.size() + changed.size());
    const QCollator collator;
    auto from = built.begin();
    const auto addTo = [&](Order::const_iterator to) {
        std::transform(from, to, std::back_inserter(found), [this](quint32 i) { return m_built->ids[i]; });
        from = to;
    };
    for (const quint32 i : changed) {
        addTo(std::lower_bound(from, built.end(), Place(*m_changed, i, query.column, collator),
            [&](quint32 other, const Place& place) {
                return Place(*m_built, other, query.column, collator) < place;
            }));
        found.push_back(m_changed->ids[i]);
    }
    addTo(built.end());
    if (query.order == Qt::DescendingOrder)
        std::ranges::reverse(found);
    return found;
}

std::shared_ptr<const BrowseIndex> BrowseIndex::with(
    const std::vector<BrowseEntry>& entries, const std::vector<ContactId>& gone) const
{
    const std::shared_ptr<BrowseIndex> next(new BrowseIndex(*this));
    next->m_replaced.resize(m_built->ids.size());
    const auto replace = [&](ContactId id) {
        const auto entry = m_built->entryOf(id);
        if (!entry || next->m_replaced[*entry])
            return;
        next->m_replaced[*entry] = true;
        m_built->countEntry(*entry, -1, next->m_counts);
    };
    for (const BrowseEntry& entry : entries) {
        next->m_entries.insert_or_assign(entry.id, entry);
        replace(entry.id);
    }
    for (const ContactId id : gone) {
        next->m_entries.erase(id);
        replace(id);
    }
    auto changed = std::make_shared<Table>();
    for (const auto& [id, entry] : next->m_entries)
        changed->add(entry);
    for (std::size_t view = 0; view < next->m_counts.size(); ++view)
        next->m_counts[view] += changed->counts[view] - (m_changed ? m_changed->counts[view] : 0);
    next->m_changed = std::move(changed);
    return next;
}

BrowseIndex::Builder::Builder() : m_table(std::make_unique<Table>()) { }

BrowseIndex::Builder::~Builder() = default;

void BrowseIndex::Builder::reserve(qsizetype contacts)
{
    Table& table = *m_table;
    const auto size = static_cast<std::size_t>(contacts);
    table.ids.reserve(size);
    table.actions.reserve(size);
    table.gates.reserve(size);
    table.flags.reserve(size);
    table.worths.reserve(size);
    table.folded.offsets.reserve(size + 1);
    for (TextColumn& column : table.shown)
        column.offsets.reserve(size + 1);
}

void BrowseIndex::Builder::add(const BrowseEntry& entry)
{
    m_table->add(entry);
}

std::shared_ptr<const BrowseIndex> BrowseIndex::Builder::build()
{
    const std::shared_ptr<BrowseIndex> index(new BrowseIndex);
    index->m_counts = m_table->counts;
    index->m_built = std::move(m_table);
    return index;
}

} // namespace kith
