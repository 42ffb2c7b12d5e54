#include "core/matching/identities.h"

#include "core/base/text.h"
#include "core/matching/mailbox.h"
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
        const bool email = point.kind == ContactPoint::Kind::Email && !point.value.isEmpty();
        const bool own = contact.kind == ContactKind::Organisation || !isShared(mailboxOf(point.value));
        if (email && own)
            keys.emails.append(keyHash(folded(point.value)));
        keys.reachable = keys.reachable || email || point.kind == ContactPoint::Kind::Phone;
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
    const qint32 first = m_names.value(*keys.name, small);
    if (first == small) {
        m_names.insert(*keys.name, small);
        return;
    }
    std::vector<ContactId>& namesakes = m_namesakes[*keys.name];
    if (namesakes.empty())
        namesakes.push_back(first);
    const auto place = std::ranges::lower_bound(namesakes, id);
    if (place == namesakes.end() || *place != id)
        namesakes.insert(place, id);
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
    std::vector<ContactId> left = byName(keys);
    std::erase(left, id);
    m_names.remove(*keys.name);
    m_namesakes.remove(*keys.name);
    if (!left.empty())
        m_names.insert(*keys.name, static_cast<qint32>(left.front()));
    if (left.size() > 1)
        m_namesakes.insert(*keys.name, std::move(left));
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
    if (const auto several = m_namesakes.constFind(*keys.name); several != m_namesakes.constEnd())
        return *several;
    const auto only = m_names.constFind(*keys.name);
    return only == m_names.constEnd() ? std::vector<ContactId>() : std::vector<ContactId>{*only};
}

std::vector<std::vector<ContactId>> Identities::undecided() const
{
    std::vector<std::vector<ContactId>> groups;
    for (const std::vector<ContactId>& group : m_namesakes) {
        const auto keyed = std::ranges::count_if(group, [this](ContactId id) { return isKeyed(id); });
        if (keyed > 0 && keyed < std::ssize(group))
            groups.push_back(group);
    }
    std::ranges::sort(groups);
    return groups;
}

} // namespace kith
