#include "core/detecting/keywords.h"

#include <deque>

namespace kith
{

int Keywords::add(const QByteArray& word)
{
    Q_ASSERT(!word.isEmpty());
    m_words.push_back(word);
    return static_cast<int>(m_words.size()) - 1;
}

void Keywords::build()
{
    m_classOf.fill(0);
    m_classes = 1;
    for (const QByteArray& word : m_words) {
        for (const char letter : word) {
            quint8& of = m_classOf[static_cast<unsigned char>(letter)];
            if (of == 0)
                of = static_cast<quint8>(m_classes++);
        }
    }
    // The tree of all words; a node's row holds its children, 0 where there is none.
    const auto width = static_cast<std::size_t>(m_classes);
    m_next.assign(width, 0);
    m_firstWord.assign(1, -1);
    m_nextWord.assign(m_words.size(), -1);
    for (std::size_t word = 0; word < m_words.size(); ++word) {
        std::size_t node = 0;
        for (const char letter : m_words[word]) {
            const std::size_t at = node * width + m_classOf[static_cast<unsigned char>(letter)];
            if (m_next[at] == 0) {
                m_next[at] = static_cast<int>(m_firstWord.size());
                m_firstWord.push_back(-1);
                m_next.resize(m_next.size() + width, 0);
            }
            node = static_cast<std::size_t>(m_next[at]);
        }
        m_nextWord[word] = m_firstWord[node];
        m_firstWord[node] = static_cast<int>(word);
    }
    // Breadth first: a missing child becomes that of the longest proper suffix, whose words end here as well.
    std::vector<int> suffix(m_firstWord.size(), 0);
    std::deque<int> queue{0};
    while (!queue.empty()) {
        const auto node = static_cast<std::size_t>(queue.front());
        queue.pop_front();
        for (std::size_t letter = 0; letter < width; ++letter) {
            int& child = m_next[node * width + letter];
            const int fallback
                = node == 0 ? 0 : m_next[static_cast<std::size_t>(suffix[node]) * width + letter];
            if (child == 0) {
                child = fallback;
                continue;
            }
            suffix[static_cast<std::size_t>(child)] = fallback;
            const int shorter = m_firstWord[static_cast<std::size_t>(fallback)];
            int* last = &m_firstWord[static_cast<std::size_t>(child)];
            while (*last >= 0)
                last = &m_nextWord[static_cast<std::size_t>(*last)];
            *last = shorter;
            queue.push_back(child);
        }
    }
}

} // namespace kith
