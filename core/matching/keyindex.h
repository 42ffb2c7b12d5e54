#pragma once

#include "core/model/ids.h"

#include <QByteArrayView>

#include <cstddef>
#include <deque>
#include <limits>
#include <vector>

namespace kith
{

// A hash of a whole key (XXH3). Comparing these is comparing the keys: that any of a million keys which are
// looked up shares one with another of two million comes about once in ten million times (10⁶ · 2·10⁶ / 2⁶⁴).
using KeyHash = quint64;
KeyHash keyHash(QByteArrayView key);

inline constexpr std::size_t noLimit = std::numeric_limits<std::size_t>::max() - 1;

// Who has a key, for millions of contacts: some 30 bytes each, where a map of nodes with a list for each key
// that several have would take thrice as many.
class KeyIndex
{
public:
    // For that many keys. More may come.
    void reserve(std::size_t keys);
    // One more who has the key. Takes no time for those who have had it for long, and need not be told twice.
    void add(KeyHash key, ContactId contact);
    // The only one who has the key.
    void put(KeyHash key, ContactId contact);
    void remove(KeyHash key, ContactId contact);

    // Ascending. Of more than `most`, so many and one, the first of all among them.
    std::vector<ContactId> all(KeyHash key, std::size_t most = noLimit) const;
    ContactId one(KeyHash key) const; // the first of all; 0: nobody has it

    // Brings near what looking for the key reads: first its slot and, once that is near, the entry. For many
    // keys in a row, which so wait for memory at once.
    void prefetchSlot(KeyHash key) const
    {
        if (!m_slots.empty())
            __builtin_prefetch(&m_slots[key & (m_slots.size() - 1)]);
    }
    void prefetchEntry(KeyHash key) const
    {
        if (m_slots.empty())
            return;
        if (const Entry* const entry = at(m_slots[key & (m_slots.size() - 1)].first))
            __builtin_prefetch(entry);
    }

    // Calls back with each key that somebody has, and with all of them, ascending.
    template <typename Each>
    void each(Each each) const
    {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (!isFirst(i))
                continue;
            if (const std::vector<ContactId> contacts = all(m_entries[i].key); !contacts.empty())
                each(m_entries[i].key, contacts);
        }
    }

    // The same, of the keys that several have.
    template <typename Each>
    void eachShared(Each each) const
    {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (m_entries[i].next == 0 || !isFirst(i))
                continue;
            if (const std::vector<ContactId> contacts = all(m_entries[i].key); contacts.size() > 1)
                each(m_entries[i].key, contacts);
        }
    }

private:
    struct Entry {
        KeyHash key;
        qint32 contact; // in the first of a key the least; 0: who had it has it no more
        quint32 next; // of the same key; entries count from 1, 0: none
    };

    struct Slot {
        quint32 upper = 0; // half of the key: most entries that are not meant differ in it
        quint32 first = 0; // entry of the key
    };

    // Where the first entry of the key is, or would be. The table is never empty.
    std::size_t slotOf(KeyHash key) const;
    const Entry* first(KeyHash key) const
    {
        return m_slots.empty() ? nullptr : at(m_slots[slotOf(key)].first);
    }
    bool isFirst(std::size_t index) const { return m_slots[slotOf(m_entries[index].key)].first == index + 1; }
    const Entry* at(quint32 number) const { return number == 0 ? nullptr : &m_entries[number - 1]; }
    Entry& firstOf(KeyHash key); // a new one of nobody if there was none
    void makeSlots(std::size_t slots);

    std::deque<Entry> m_entries; // which moves nothing when it grows
    std::vector<Slot> m_slots; // by the lower half of the key
    std::size_t m_keys = 0;
};

} // namespace kith
