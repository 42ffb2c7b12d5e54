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

    // A pass through a text, byte by byte.
    class Pass
    {
    public:
        explicit Pass(const Keywords& keywords)
            : m_keywords(keywords), m_next(keywords.m_next.data()), m_rowsWithHits(keywords.m_rowsWithHits)
        {
        }

        // Calls back for every word that ends with the byte, which stands before `end`.
        template <typename Callback>
        void next(char byte, int end, Callback&& callback)
        {
            // The column is known before the row is, which leaves one load to wait for.
            const quint32* const column = m_next + m_keywords.m_classOf[static_cast<unsigned char>(byte)];
            m_row = column[m_row];
            if (m_row < m_rowsWithHits)
                return;
            m_keywords.tell(m_row, end, callback);
        }

    private:
        const Keywords& m_keywords;
        const quint32* const m_next;
        const quint32 m_rowsWithHits;
        quint32 m_row = 0;
    };

    // Calls back for every hit, in the order in which they end.
    template <typename Callback>
    void find(QByteArrayView text, Callback&& callback) const
    {
        if (isEmpty())
            return;
        Pass pass(*this);
        for (qsizetype i = 0; i < text.size(); ++i)
            pass.next(text[i], static_cast<int>(i) + 1, callback);
    }

    bool isEmpty() const { return m_next.empty(); } // nor built

private:
    template <typename Callback>
    void tell(quint32 row, int end, Callback&& callback) const
    {
        for (int word = m_firstWord[(row - m_rowsWithHits) / m_classes]; word >= 0;
             word = m_nextWord[static_cast<std::size_t>(word)])
            callback(Hit{word, end - static_cast<int>(m_words[static_cast<std::size_t>(word)].size()), end});
    }

    void numberClasses();

    std::vector<QByteArray> m_words;
    std::array<quint8, 256> m_classOf{}; // 0: a byte of no word
    quint32 m_classes = 1;
    // Where the row of the next state begins, by row and class of byte. The rows of states where words end
    // come last; among the others those near the root, which most texts never leave, lie side by side.
    std::vector<quint32> m_next;
    quint32 m_rowsWithHits = 0; // where they begin
    std::vector<int> m_firstWord; // of those: the longest word that ends there
    std::vector<int> m_nextWord; // of a word: the next shorter one that ends there too; -1: none
};

} // namespace kith
