#include "core/detecting/keywords.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace kith
{

int Keywords::add(const QByteArray& word)
{
    Q_ASSERT(!word.isEmpty());
    m_words.push_back(word);
    return static_cast<int>(m_words.size()) - 1;
}

// The most frequent bytes come first, so that what most steps look at lies in the first cache line of a row.
void Keywords::numberClasses()
{
    std::array<std::pair<std::size_t, unsigned char>, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte)
        bytes[byte].second = static_cast<unsigned char>(byte);
    for (const QByteArray& word : m_words) {
        for (const char letter : word)
            ++bytes[static_cast<unsigned char>(letter)].first;
    }
    std::ranges::sort(bytes, std::greater());
    m_classOf.fill(0);
    m_classes = 1;
    for (const auto& [count, byte] : bytes) {
        if (count > 0)
            m_classOf[byte] = static_cast<quint8>(m_classes++);
    }
}

void Keywords::build()
{
    numberClasses();
    // The tree of all words; a node's row holds its children, 0 where there is none.
    const auto width = static_cast<std::size_t>(m_classes);
    std::size_t mostNodes = 1;
    for (const QByteArray& word : m_words)
        mostNodes += static_cast<std::size_t>(word.size());
    std::vector<quint32> tree;
    tree.reserve(mostNodes * width);
    tree.resize(width, 0);
    std::vector<int> firstWord(1, -1); // of a node
    m_nextWord.assign(m_words.size(), -1);
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        std::size_t node = 0;
        for (const char letter : m_words[word]) {
            const std::size_t at = node * width + m_classOf[static_cast<unsigned char>(letter)];
            if (tree[at] == 0) {
                tree[at] = static_cast<quint32>(firstWord.size());
                firstWord.push_back(-1);
                tree.resize(tree.size() + width, 0);
            }
            node = tree[at];
        }
        m_nextWord[word] = firstWord[node];
        firstWord[node] = static_cast<int>(word);
    }
    // Breadth first: a missing child becomes that of the longest proper suffix, whose words end here as well.
    std::vector<quint32> suffix(firstWord.size(), 0);
    std::vector<quint32> order{0};
    for (std::size_t row = 0; row < order.size(); ++row) {
        const quint32 node = order[row];
        for (std::size_t letter = 0; letter < width; ++letter) {
            quint32& child = tree[node * width + letter];
            const quint32 fallback = node == 0 ? 0 : tree[suffix[node] * width + letter];
            if (child == 0) {
                child = fallback;
                continue;
            }
            suffix[child] = fallback;
            int* last = &firstWord[child];
            while (*last >= 0)
                last = &m_nextWord[static_cast<std::size_t>(*last)];
            *last = firstWord[fallback];
            order.push_back(child);
        }
    }
    // The root stays first.
    std::ranges::stable_partition(order, [&](quint32 node) { return firstWord[node] < 0; });
    std::vector<quint32> begin(order.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        begin[order[row]] = static_cast<quint32>(row * width);
    m_firstWord.clear();
    m_next.clear();
    m_next.reserve(order.size() * width);
    for (const quint32 node : order) {
        if (firstWord[node] >= 0)
            m_firstWord.push_back(firstWord[node]);
        for (std::size_t letter = 0; letter < width; ++letter)
            m_next.push_back(begin[tree[node * width + letter]]);
    }
    m_rowsWithHits = static_cast<quint32>((order.size() - m_firstWord.size()) * width);
}

} // namespace kith
