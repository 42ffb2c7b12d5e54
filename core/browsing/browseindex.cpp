#include "core/browsing/browseindex.h"

#include "core/base/text.h"

#include <QByteArrayList>
#include <QCollator>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <numeric>
#include <string_view>

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

struct BrowseIndex::Data {
    std::vector<qint32> ids;
    std::vector<quint8> actions;
    std::vector<quint8> gates;
    std::vector<quint8> flags;
    std::vector<float> worths;
    TextColumn folded; // name, organisation, title and the rest, searched
    std::array<TextColumn, 3> shown; // name, organisation, title, sorted
    std::array<qsizetype, viewCount> counts{};

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

    // Entries that hold every word. The longest word, the rarest guess, is looked for in the whole text at
    // once.
    Bits matching(QByteArrayList words, const Progress& progress) const
    {
        std::ranges::sort(words, std::greater(), &QByteArray::size);
        const QByteArray& first = words.constFirst();
        Bits bits(ids.size());
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
            bits[i] = std::all_of(words.cbegin() + 1, words.cend(),
                [&](const QByteArray& word) { return contains(text, word); });
            at = begin + *entry;
        }
        return bits;
    }
};

BrowseIndex::BrowseIndex() : m_data(std::make_unique<Data>()) { }

BrowseIndex::~BrowseIndex() = default;

qsizetype BrowseIndex::size() const
{
    return std::ssize(m_data->ids);
}

qsizetype BrowseIndex::count(View view) const
{
    return m_data->counts[static_cast<std::size_t>(view)];
}

qsizetype BrowseIndex::searchedBytes() const { return m_data->folded.bytes.size(); }

std::vector<ContactId> BrowseIndex::find(const Query& query, const Progress& progress) const
{
    QByteArrayList words = folded(query.text).split(' ');
    words.removeAll(QByteArray());
    const bool everyone = words.isEmpty();
    const Bits bits = everyone ? Bits() : m_data->matching(words, progress);
    const Order& order = m_data->order(query.column);
    std::vector<ContactId> found;
    if (progress.cancelled())
        return found;
    const auto add = [&](quint32 i) {
        if ((everyone || bits[i]) && m_data->isIn(query.view, i))
            found.push_back(m_data->ids[i]);
    };
    if (query.order == Qt::AscendingOrder)
        std::ranges::for_each(order, add);
    else
        std::for_each(order.rbegin(), order.rend(), add);
    return found;
}

BrowseIndex::Builder::Builder() : m_index(new BrowseIndex) { }

BrowseIndex::Builder::~Builder() = default;

void BrowseIndex::Builder::reserve(qsizetype contacts)
{
    Data& data = *m_index->m_data;
    const auto size = static_cast<std::size_t>(contacts);
    data.ids.reserve(size);
    data.actions.reserve(size);
    data.gates.reserve(size);
    data.flags.reserve(size);
    data.worths.reserve(size);
    data.folded.offsets.reserve(size + 1);
    for (TextColumn& column : data.shown)
        column.offsets.reserve(size + 1);
}

void BrowseIndex::Builder::add(const BrowseEntry& entry)
{
    Data& data = *m_index->m_data;
    data.ids.push_back(static_cast<qint32>(entry.id));
    data.actions.push_back(static_cast<quint8>(entry.action));
    data.gates.push_back(static_cast<quint8>(entry.gate));
    data.flags.push_back(static_cast<quint8>(
        (entry.kind == ContactKind::Organisation ? Organisation : 0) | (entry.later ? Later : 0)));
    data.worths.push_back(static_cast<float>(entry.worth));
    // A unit separator keeps a word from matching across two fields.
    QByteArray text = folded(entry.name);
    for (const QString* field : {&entry.organisation, &entry.title, &entry.more}) {
        if (!field->isEmpty())
            text += '\x1f' + folded(*field);
    }
    text += '\n';
    data.folded.add(text);
    data.shown[0].add(entry.name.toUtf8());
    data.shown[1].add(entry.organisation.toUtf8());
    data.shown[2].add(entry.title.toUtf8());
    for (int view = 0; view < viewCount; ++view)
        data.counts[static_cast<std::size_t>(view)]
            += data.isIn(static_cast<View>(view), data.ids.size() - 1);
}

std::shared_ptr<const BrowseIndex> BrowseIndex::Builder::build()
{
    return std::shared_ptr<const BrowseIndex>(m_index.release());
}

} // namespace kith
