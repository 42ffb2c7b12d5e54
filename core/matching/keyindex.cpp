#include "core/matching/keyindex.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <utility>

namespace kith
{

KeyHash keyHash(QByteArrayView key)
{
    return XXH3_64bits(key.data(), static_cast<std::size_t>(key.size()));
}

void KeyIndex::reserve(std::size_t keys)
{
    if (4 * keys > 3 * m_slots.size())
        makeSlots(std::bit_ceil(4 * keys / 3 + 1));
}

std::size_t KeyIndex::slotOf(KeyHash key) const
{
    const std::size_t mask = m_slots.size() - 1;
    const auto upper = static_cast<quint32>(key >> 32);
    std::size_t slot = key & mask;
    while (m_slots[slot].first != 0
        && (m_slots[slot].upper != upper || m_entries[m_slots[slot].first - 1].key != key))
        slot = (slot + 1) & mask;
    return slot;
}

void KeyIndex::makeSlots(std::size_t slots)
{
    std::vector<Slot> before(slots);
    before.swap(m_slots);
    for (const Slot& slot : before) {
        if (slot.first != 0)
            m_slots[slotOf(m_entries[slot.first - 1].key)] = slot;
    }
}

KeyIndex::Entry& KeyIndex::firstOf(KeyHash key)
{
    reserve(m_keys + 1);
    Slot& slot = m_slots[slotOf(key)];
    if (slot.first == 0) {
        m_entries.push_back({key, 0, 0});
        slot = {static_cast<quint32>(key >> 32), static_cast<quint32>(m_entries.size())};
        ++m_keys;
    }
    return m_entries[slot.first - 1];
}

void KeyIndex::add(KeyHash key, ContactId contact)
{
    auto id = static_cast<qint32>(contact);
    Entry& entry = firstOf(key);
    const Entry* const second = at(entry.next);
    if (entry.contact == id || (second && second->contact == id))
        return;
    if (entry.contact == 0) {
        entry.contact = id;
        return;
    }
    if (id < entry.contact)
        std::swap(id, entry.contact);
    // Behind the first, since looking for the last takes as long as there are namesakes.
    m_entries.push_back({key, id, entry.next});
    entry.next = static_cast<quint32>(m_entries.size());
}

void KeyIndex::put(KeyHash key, ContactId contact)
{
    Entry& entry = firstOf(key);
    entry.contact = static_cast<qint32>(contact);
    entry.next = 0;
}

void KeyIndex::remove(KeyHash key, ContactId contact)
{
    const quint32 number = m_slots.empty() ? 0 : m_slots[slotOf(key)].first;
    if (number == 0)
        return;
    Entry& entry = m_entries[number - 1];
    Entry* least = &entry;
    for (Entry* each = &entry; each; each = each->next == 0 ? nullptr : &m_entries[each->next - 1]) {
        if (each->contact == contact)
            each->contact = 0;
        if (each->contact != 0 && (least->contact == 0 || each->contact < least->contact))
            least = each;
    }
    std::swap(entry.contact, least->contact);
}

std::vector<ContactId> KeyIndex::all(KeyHash key, std::size_t most) const
{
    std::vector<ContactId> contacts;
    std::size_t sorted = 0; // of the contacts, the first are, and each stands there once
    for (const Entry* entry = first(key); entry; entry = at(entry->next)) {
        if (entry->contact != 0)
            contacts.push_back(entry->contact);
        const bool isLast = entry->next == 0;
        if (!isLast && contacts.size() <= std::max(most, 2 * sorted))
            continue;
        std::ranges::sort(contacts);
        const auto doubles = std::ranges::unique(contacts);
        contacts.erase(doubles.begin(), doubles.end());
        sorted = contacts.size();
        if (sorted > most)
            break;
    }
    if (contacts.size() > most)
        contacts.resize(most + 1);
    return contacts;
}

ContactId KeyIndex::one(KeyHash key) const
{
    const Entry* const entry = first(key);
    return entry ? entry->contact : 0;
}

} // namespace kith
