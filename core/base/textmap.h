#pragma once

#include "core/base/largetable.h"

#include <QByteArrayView>
#include <QHash>

#include <algorithm>
#include <array>
#include <deque>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

namespace kith
{

inline std::string_view viewOf(QByteArrayView utf8)
{
    return {utf8.data(), static_cast<std::size_t>(utf8.size())};
}

// A map from texts, of which it keeps copies, for hundreds of thousands of them: all entries lie in one
// place and all texts in a few blocks, where a map of nodes would ask for memory twice an entry.
template <typename Value>
class TextMap
{
public:
    struct Entry {
        std::string_view text;
        size_t hash;
        Value value;
    };

    // The value of the text; a new one if there was none.
    Value& operator[](std::string_view text)
    {
        if (4 * (m_entries.size() + 1) > 3 * m_slots.size())
            rehash(std::max<std::size_t>(64, 2 * m_slots.size()));
        const size_t hash = qHashBits(text.data(), text.size());
        Slot& slot = m_slots[slotOf(text, hash)];
        if (slot.entry == 0) {
            m_entries.push_back({keep(text), hash, Value()});
            slot = {static_cast<quint32>(hash >> 32), static_cast<quint32>(m_entries.size())};
        }
        return m_entries[slot.entry - 1].value;
    }

    // Brings near what looking for these reads: first their slots and, once those are near, the entries. For
    // `atOnce` at most, which so wait for memory at once.
    static constexpr std::size_t atOnce = 64;
    void prefetch(std::span<const std::string_view> texts) const
    {
        if (m_slots.empty())
            return;
        Q_ASSERT(texts.size() <= atOnce);
        std::array<const Slot*, atOnce> slots;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            slots[i] = &m_slots[qHashBits(texts[i].data(), texts[i].size()) & (m_slots.size() - 1)];
            __builtin_prefetch(slots[i]);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (slots[i]->entry != 0)
                __builtin_prefetch(&m_entries[slots[i]->entry - 1]);
        }
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (slots[i]->entry != 0)
                __builtin_prefetch(m_entries[slots[i]->entry - 1].text.data());
        }
    }

    // Null if there is none.
    const Value* find(std::string_view text) const
    {
        if (m_slots.empty())
            return nullptr;
        const Slot& slot = m_slots[slotOf(text, qHashBits(text.data(), text.size()))];
        return slot.entry == 0 ? nullptr : &m_entries[slot.entry - 1].value;
    }

    using Entries = std::deque<Entry>; // which moves nothing when it grows
    // In the order in which they came.
    const Entries& entries() const { return m_entries; }

private:
    struct Slot {
        quint32 hash = 0; // the upper half: most entries that are not meant differ in it
        quint32 entry = 0; // counts from 1; 0: free
    };

    // Where the text is, or would be.
    std::size_t slotOf(std::string_view text, size_t hash) const
    {
        const auto upper = static_cast<quint32>(hash >> 32);
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = hash & mask;
        while (m_slots[at].entry != 0
            && (m_slots[at].hash != upper || m_entries[m_slots[at].entry - 1].text != text))
            at = (at + 1) & mask;
        return at;
    }

    void rehash(std::size_t slots)
    {
        m_slots.assign(slots, {});
        quint32 number = 0;
        for (const Entry& entry : m_entries) {
            std::size_t at = entry.hash & (slots - 1);
            while (m_slots[at].entry != 0)
                at = (at + 1) & (slots - 1);
            m_slots[at] = {static_cast<quint32>(entry.hash >> 32), ++number};
        }
    }

    std::string_view keep(std::string_view text)
    {
        char* copy = static_cast<char*>(m_texts.allocate(std::max<std::size_t>(text.size(), 1), 1));
        std::ranges::copy(text, copy);
        return {copy, text.size()};
    }

    std::pmr::monotonic_buffer_resource m_texts;
    Entries m_entries;
    LargeTable<Slot> m_slots;
};

} // namespace kith
