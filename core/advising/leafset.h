#pragma once

#include <QtGlobal>

#include <array>
#include <bit>
#include <cstddef>

namespace kith
{

// A set of leaves by their place: a bit each. The shipped rules read under fifty; the rest is for the user's.
class LeafSet
{
public:
    static constexpr std::size_t most = 128;

    static constexpr LeafSet of(std::size_t leaf)
    {
        LeafSet set;
        set.m_words[leaf / 64] = quint64(1) << (leaf % 64);
        return set;
    }
    static constexpr LeafSet all() { return ~LeafSet(); }

    bool operator==(const LeafSet&) const = default;

    constexpr bool empty() const { return (m_words[0] | m_words[1]) == 0; }
    // Whether every leaf of the other is in this set.
    constexpr bool holds(const LeafSet& other) const { return (*this & other) == other; }
    // Whether both have a leaf in common.
    constexpr bool meets(const LeafSet& other) const { return !(*this & other).empty(); }

    constexpr LeafSet operator|(const LeafSet& other) const
    {
        return {m_words[0] | other.m_words[0], m_words[1] | other.m_words[1]};
    }
    constexpr LeafSet operator&(const LeafSet& other) const
    {
        return {m_words[0] & other.m_words[0], m_words[1] & other.m_words[1]};
    }
    constexpr LeafSet operator~() const { return {~m_words[0], ~m_words[1]}; }
    constexpr LeafSet& operator|=(const LeafSet& other) { return *this = *this | other; }
    constexpr LeafSet& operator&=(const LeafSet& other) { return *this = *this & other; }

    // Calls `use` with each leaf, in their order.
    template <typename Use>
    void forEach(Use&& use) const
    {
        for (std::size_t word = 0; word < m_words.size(); ++word) {
            for (quint64 rest = m_words[word]; rest != 0; rest &= rest - 1)
                use(word * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
        }
    }

    constexpr LeafSet() = default;
    const std::array<quint64, most / 64>& words() const { return m_words; }

private:
    constexpr LeafSet(quint64 low, quint64 high) : m_words{low, high} { }

    std::array<quint64, most / 64> m_words{};
};

} // namespace kith
