#include "core/matching/identities.h"

#include "core/base/text.h"
#include "core/matching/namekey.h"

#include <algorithm>

namespace kith
{

KeyHash keyHash(QByteArrayView key)
{
    // Two independent seeds make 128 bits of Qt's 64-bit hash.
    return {qHash(key, 0x9E3779B97F4A7C15u), qHash(key, 0xC2B2AE3D27D4EB4Fu)};
}

IdentityKeys IdentityKeys::of(const Contact& contact)
{
    IdentityKeys keys;
    if (!contact.profile.isEmpty())
        keys.profile = keyHash(contact.profile.toUtf8());
    if (const QByteArray name = nameKey(contact); !name.isEmpty())
        keys.name = keyHash(name);
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email && !point.value.isEmpty())
            keys.emails.append(keyHash(folded(point.value)));
        keys.phone = keys.phone || point.kind == ContactPoint::Kind::Phone;
    }
    return keys;
}

void Identities::reserve(qsizetype contacts)
{
    m_profiles.reserve(contacts);
    m_names.reserve(contacts);
    m_keyed.resize(contacts + 1);
    m_profiled.resize(contacts + 1);
}

void Identities::add(ContactId id, const IdentityKeys& keys)
{
    const auto small = static_cast<qint32>(id);
    if (id >= m_keyed.size()) {
        m_keyed.resize(std::max<qsizetype>(id + 1, m_keyed.size() * 2));
        m_profiled.resize(m_keyed.size());
    }
    if (keys.beyondName())
        m_keyed.setBit(id);
    if (keys.profile) {
        m_profiled.setBit(id);
        m_profiles.insert(*keys.profile, small);
    }
    for (const KeyHash& email : keys.emails) {
        const auto found = m_emails.constFind(email);
        if (found == m_emails.constEnd())
            m_emails.insert(email, small);
        else if (*found != small)
            m_emails.insert(email, 0);
    }
    if (!keys.name)
        return;
    const auto first = m_names.constFind(*keys.name);
    if (first == m_names.constEnd())
        m_names.insert(*keys.name, small);
    else if (*first != small && !m_namesakes.contains(*keys.name, small))
        m_namesakes.insert(*keys.name, small);
}

void Identities::remove(ContactId id, const IdentityKeys& keys)
{
    const auto small = static_cast<qint32>(id);
    m_keyed.clearBit(id);
    m_profiled.clearBit(id);
    if (byProfile(keys) == id)
        m_profiles.remove(*keys.profile);
    for (const KeyHash& email : keys.emails) {
        if (m_emails.value(email) == small)
            m_emails.remove(email);
    }
    if (!keys.name)
        return;
    m_namesakes.remove(*keys.name, small);
    if (m_names.value(*keys.name) != small)
        return;
    const auto next = m_namesakes.constFind(*keys.name);
    if (next == m_namesakes.constEnd()) {
        m_names.remove(*keys.name);
    } else {
        const qint32 promoted = *next;
        m_names.insert(*keys.name, promoted);
        m_namesakes.remove(*keys.name, promoted);
    }
}

ContactId Identities::byProfile(const IdentityKeys& keys) const
{
    return keys.profile ? m_profiles.value(*keys.profile) : 0;
}

ContactId Identities::byEmail(const IdentityKeys& keys) const
{
    ContactId id = 0;
    for (const KeyHash& email : keys.emails) {
        const qint32 found = m_emails.value(email);
        if (found == 0)
            continue;
        if (id != 0 && found != id)
            return 0;
        id = found;
    }
    return id;
}

std::vector<ContactId> Identities::byName(const IdentityKeys& keys) const
{
    if (!keys.name)
        return {};
    const auto first = m_names.constFind(*keys.name);
    if (first == m_names.constEnd())
        return {};
    std::vector<ContactId> ids{*first};
    for (auto [it, end] = m_namesakes.equal_range(*keys.name); it != end; ++it)
        ids.push_back(*it);
    std::ranges::sort(ids);
    return ids;
}

std::vector<std::vector<ContactId>> Identities::undecided() const
{
    std::vector<std::vector<ContactId>> groups;
    for (const KeyHash& name : m_namesakes.uniqueKeys()) {
        std::vector<ContactId> group{m_names.value(name)};
        for (auto [it, end] = m_namesakes.equal_range(name); it != end; ++it)
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
