#include "core/matching/keyindex.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace kith
{

KeyHash keyHash(QByteArrayView key)
{
    return std::max<KeyHash>(XXH3_64bits(key.data(), static_cast<std::size_t>(key.size())), 1);
}

void KeyIndex::reserve(std::size_t keys)
{
    if (4 * keys > 3 * m_slots.size())
        makeSlots(std::max(4 * keys / 3 + 4, 2 * m_slots.size()));
}

std::size_t KeyIndex::slotOf(KeyHash key) const
{
    std::size_t slot = firstSlotOf(key);
    while (m_slots[slot].key != 0 && m_slots[slot].key != key)
        slot = slot + 1 == m_slots.size() ? 0 : slot + 1;
    return slot;
}

void KeyIndex::makeSlots(std::size_t slots)
{
    LargeTable<Entry> before(slots);
    before.swap(m_slots);
    for (const Entry& entry : before) {
        if (entry.key != 0)
            m_slots[slotOf(entry.key)] = entry;
    }
}

const KeyIndex::Entry* KeyIndex::find(KeyHash key) const
{
    if (m_slots.empty())
        return nullptr;
    const Entry& entry = m_slots[slotOf(key)];
    return entry.key == 0 ? nullptr : &entry;
}

KeyIndex::Entry& KeyIndex::entry(KeyHash key)
{
    Q_ASSERT(key != 0);
    reserve(m_keys + 1);
    Entry& entry = m_slots[slotOf(key)];
    if (entry.key == 0) {
        entry.key = key;
        ++m_keys;
    }
    return entry;
}

void KeyIndex::add(KeyHash key, ContactId contact)
{
    auto id = static_cast<qint32>(contact);
    Entry& first = entry(key);
    const bool isSecond = first.next != 0 && m_further[first.next - 1].contact == id;
    if (first.contact == id || isSecond)
        return;
    if (first.contact == 0) {
        first.contact = id;
        return;
    }
    if (id < first.contact)
        std::swap(id, first.contact);
    // Behind the first, since looking for the last takes as long as there are namesakes.
    m_further.push_back({id, first.next});
    first.next = static_cast<quint32>(m_further.size());
}

void KeyIndex::put(KeyHash key, ContactId contact)
{
    Entry& only = entry(key);
    only.contact = static_cast<qint32>(contact);
    only.next = 0;
}

void KeyIndex::remove(KeyHash key, ContactId contact)
{
    if (m_slots.empty())
        return;
    Entry& first = m_slots[slotOf(key)];
    Further* least = &first;
    for (Further* each = &first; each; each = each->next == 0 ? nullptr : &m_further[each->next - 1]) {
        if (each->contact == contact)
            each->contact = 0;
        if (each->contact != 0 && (least->contact == 0 || each->contact < least->contact))
            least = each;
    }
    std::swap(first.contact, least->contact);
}

std::vector<ContactId> KeyIndex::all(KeyHash key, std::size_t most) const
{
    const Entry* const first = find(key);
    return first ? allFrom(*first, most) : std::vector<ContactId>();
}

std::vector<ContactId> KeyIndex::allFrom(const Entry& first, std::size_t most) const
{
    std::vector<ContactId> contacts;
    std::size_t sorted = 0; // of the contacts, the first are, and each stands there once
    for (const Further* each = &first; each; each = each->next == 0 ? nullptr : &m_further[each->next - 1]) {
        if (each->contact != 0)
            contacts.push_back(each->contact);
        const bool isLast = each->next == 0;
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
    const Entry* const first = find(key);
    return first ? first->contact : 0;
}

} // namespace kith
