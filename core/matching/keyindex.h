#pragma once

#include "core/base/largetable.h"
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
KeyHash keyHash(QByteArrayView key); // never 0

inline constexpr std::size_t noLimit = std::numeric_limits<std::size_t>::max() - 1;

// Who has a key, for millions of contacts: some 30 bytes each, where a map of nodes with a list for each key
// that several have would take thrice as many. The first who has a key stands in the table itself, so that
// looking for a key waits for memory once.
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

    // Brings near what looking for the key reads. For many keys in a row, which so wait for memory at once.
    void prefetch(KeyHash key) const
    {
        if (!m_slots.empty())
            __builtin_prefetch(&m_slots[firstSlotOf(key)]);
    }

    // Calls back with each key that somebody has, and with all of them, ascending; in an order of its own.
    template <typename Each>
    void each(Each each) const
    {
        for (const Entry& first : m_slots) {
            if (first.key == 0)
                continue;
            if (const std::vector<ContactId> contacts = allFrom(first, noLimit); !contacts.empty())
                each(first.key, contacts);
        }
    }

    // The same, of the keys that several have.
    template <typename Each>
    void eachShared(Each each) const
    {
        for (const Entry& first : m_slots) {
            if (first.next == 0)
                continue;
            if (const std::vector<ContactId> contacts = allFrom(first, noLimit); contacts.size() > 1)
                each(first.key, contacts);
        }
    }

private:
    struct Further {
        qint32 contact = 0; // 0: who had the key has it no more
        quint32 next = 0; // of the same key in m_further, counting from 1; 0: none
    };
    struct Entry : Further { // the contact: of all who have the key the least
        KeyHash key = 0; // 0: free
    };

    // Where looking for the key begins. The table is never empty, and as large as it needs to be: memory that
    // is touched for the first time costs more than looking into it.
    std::size_t firstSlotOf(KeyHash key) const { return (key >> 32) * m_slots.size() >> 32; }
    std::size_t slotOf(KeyHash key) const; // where it is, or would be
    const Entry* find(KeyHash key) const; // null: nobody ever had it
    std::vector<ContactId> allFrom(const Entry& first, std::size_t most) const;
    Entry& entry(KeyHash key); // a new one of nobody if there was none
    void makeSlots(std::size_t slots);

    LargeTable<Entry> m_slots; // by the upper bits of the key
    std::deque<Further> m_further; // which moves nothing when it grows
    std::size_t m_keys = 0;
};

} // namespace kith
