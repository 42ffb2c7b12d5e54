#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <vector>

namespace kith
{

// Finds all of many words in a text in one pass over its bytes (Aho & Corasick 1975, as a table of
// transitions over the bytes that occur in the words).
class Keywords
{
public:
    struct Hit {
        int word; // as add() returned
        int begin; // bytes
        int end;
    };

    // Before build(). The same bytes may be added more than once.
    int add(const QByteArray& word);
    void build();

    // Calls back for every hit, in the order in which they end.
    template <typename Callback>
    void find(QByteArrayView text, Callback&& callback) const
    {
        if (m_next.empty())
            return;
        int node = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            node = m_next[static_cast<std::size_t>(
                node * m_classes + m_classOf[static_cast<unsigned char>(text[i])])];
            for (int word = m_firstWord[static_cast<std::size_t>(node)]; word >= 0;
                 word = m_nextWord[static_cast<std::size_t>(word)]) {
                const int end = static_cast<int>(i) + 1;
                callback(
                    Hit{word, end - static_cast<int>(m_words[static_cast<std::size_t>(word)].size()), end});
            }
        }
    }

private:
    std::vector<QByteArray> m_words;
    std::array<quint8, 256> m_classOf{}; // 0: a byte of no word
    int m_classes = 1;
    std::vector<int> m_next; // node × class
    std::vector<int> m_firstWord; // of a node: the longest word that ends there; -1: none
    std::vector<int> m_nextWord; // of a word: the next shorter one that ends there too
};

} // namespace kith
