#include "core/matching/identities.h"

#include "core/base/text.h"
#include "core/matching/namekey.h"

#include <algorithm>

namespace kith
{
namespace
{

KeyHash emailHash(const QString& address)
{
    return keyHash(folded(address));
}

template <typename Visit>
void forEachEmail(const Contact& contact, Visit&& visit)
{
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email && !point.value.isEmpty())
            visit(emailHash(point.value));
    }
}

} // namespace

KeyHash keyHash(QByteArrayView key)
{
    // Two independent seeds make 128 bits of Qt's 64-bit hash.
    return {qHash(key, 0x9E3779B97F4A7C15u), qHash(key, 0xC2B2AE3D27D4EB4Fu)};
}

bool Identities::hasKeys(const Contact& contact)
{
    return !contact.profile.isEmpty() || std::ranges::any_of(contact.points, [](const ContactPoint& point) {
        return point.kind == ContactPoint::Kind::Email || point.kind == ContactPoint::Kind::Phone;
    });
}

void Identities::reserve(qsizetype contacts)
{
    m_profiles.reserve(contacts);
    m_names.reserve(contacts);
    m_keyed.resize(contacts + 1);
}

void Identities::add(ContactId id, const Contact& keys)
{
    const auto small = static_cast<qint32>(id);
    if (id >= m_keyed.size())
        m_keyed.resize(std::max<qsizetype>(id + 1, m_keyed.size() * 2));
    if (hasKeys(keys))
        m_keyed.setBit(id);
    if (!keys.profile.isEmpty())
        m_profiles.insert(keyHash(keys.profile.toUtf8()), small);
    forEachEmail(keys, [&](const KeyHash& hash) {
        const auto found = m_emails.constFind(hash);
        if (found == m_emails.constEnd())
            m_emails.insert(hash, small);
        else if (*found != small)
            m_emails.insert(hash, 0);
    });
    const QByteArray name = nameKey(keys);
    if (name.isEmpty())
        return;
    const KeyHash hash = keyHash(name);
    const auto first = m_names.constFind(hash);
    if (first == m_names.constEnd())
        m_names.insert(hash, small);
    else if (*first != small && !m_namesakes.contains(hash, small))
        m_namesakes.insert(hash, small);
}

void Identities::remove(ContactId id, const Contact& keys)
{
    const auto small = static_cast<qint32>(id);
    m_keyed.clearBit(id);
    if (byProfile(keys) == id)
        m_profiles.remove(keyHash(keys.profile.toUtf8()));
    forEachEmail(keys, [&](const KeyHash& email) {
        if (m_emails.value(email) == small)
            m_emails.remove(email);
    });
    const KeyHash hash = keyHash(nameKey(keys));
    m_namesakes.remove(hash, small);
    if (m_names.value(hash) != small)
        return;
    const auto next = m_namesakes.constFind(hash);
    if (next == m_namesakes.constEnd()) {
        m_names.remove(hash);
    } else {
        const qint32 promoted = *next;
        m_names.insert(hash, promoted);
        m_namesakes.remove(hash, promoted);
    }
}

ContactId Identities::byProfile(const Contact& record) const
{
    return record.profile.isEmpty() ? 0 : m_profiles.value(keyHash(record.profile.toUtf8()));
}

ContactId Identities::byEmail(const Contact& record) const
{
    ContactId id = 0;
    bool several = false;
    forEachEmail(record, [&](const KeyHash& hash) {
        const auto found = m_emails.constFind(hash);
        if (found == m_emails.constEnd() || *found == 0)
            return;
        several = several || (id != 0 && *found != id);
        id = *found;
    });
    return several ? 0 : id;
}

std::vector<ContactId> Identities::byName(const Contact& record) const
{
    const QByteArray name = nameKey(record);
    if (name.isEmpty())
        return {};
    const KeyHash hash = keyHash(name);
    const auto first = m_names.constFind(hash);
    if (first == m_names.constEnd())
        return {};
    std::vector<ContactId> ids{*first};
    for (auto [it, end] = m_namesakes.equal_range(hash); it != end; ++it)
        ids.push_back(*it);
    std::ranges::sort(ids);
    return ids;
}

std::vector<std::vector<ContactId>> Identities::undecided() const
{
    std::vector<std::vector<ContactId>> groups;
    for (const KeyHash& hash : m_namesakes.uniqueKeys()) {
        std::vector<ContactId> group{m_names.value(hash)};
        for (auto [it, end] = m_namesakes.equal_range(hash); it != end; ++it)
            group.push_back(*it);
        const auto keyed = std::ranges::count_if(group, [this](ContactId id) { return isKeyed(id); });
        if (keyed == 0 || keyed == std::ssize(group))
            continue;
        std::ranges::sort(group);
        groups.push_back(std::move(group));
    }
    std::ranges::sort(groups);
    return groups;
}

} // namespace kith
