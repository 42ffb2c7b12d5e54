#include "core/matching/identities.h"

#include "core/base/mailbox.h"
#include "core/base/text.h"
#include "core/matching/namekey.h"

#include <algorithm>
#include <limits>

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

namespace
{

using First = QHash<KeyHash, qint32>;
using Several = QHash<KeyHash, std::vector<ContactId>>;

// Beyond these an address belongs to an office, and looking at everyone who has it would take for ever.
constexpr std::size_t sharersKnown = 20;

void addTo(First& first, Several& several, const KeyHash& key, ContactId id, std::size_t most)
{
    const auto small = static_cast<qint32>(id);
    const auto known = first.constFind(key);
    if (known == first.constEnd()) {
        first.insert(key, small);
        return;
    }
    if (*known == small)
        return;
    std::vector<ContactId>& all = several[key];
    if (all.empty())
        all.push_back(*known);
    const auto place = std::ranges::lower_bound(all, id);
    if ((place == all.end() || *place != id) && all.size() <= most)
        all.insert(place, id);
}

std::vector<ContactId> allOf(const First& first, const Several& several, const KeyHash& key)
{
    const auto only = first.constFind(key);
    if (only == first.constEnd())
        return {};
    const auto all = several.constFind(key);
    return all == several.constEnd() ? std::vector<ContactId>{*only} : *all;
}

void removeFrom(First& first, Several& several, const KeyHash& key, ContactId id)
{
    std::vector<ContactId> left = allOf(first, several, key);
    std::erase(left, id);
    first.remove(key);
    several.remove(key);
    if (!left.empty())
        first.insert(key, static_cast<qint32>(left.front()));
    if (left.size() > 1)
        several.insert(key, std::move(left));
}

} // namespace

void Identities::reserve(qsizetype contacts)
{
    m_profiles.reserve(contacts);
    m_names.reserve(contacts);
    m_keyed.resize(contacts + 1);
    m_profiled.resize(contacts + 1);
}

void Identities::add(ContactId id, const IdentityKeys& keys)
{
    if (id >= m_keyed.size()) {
        m_keyed.resize(std::max<qsizetype>(id + 1, m_keyed.size() * 2));
        m_profiled.resize(m_keyed.size());
    }
    if (keys.beyondName())
        m_keyed.setBit(id);
    if (keys.profile) {
        m_profiled.setBit(id);
        m_profiles.insert(*keys.profile, static_cast<qint32>(id));
    }
    for (const KeyHash& email : keys.emails)
        addTo(m_emails, m_sharers, email, id, sharersKnown);
    if (keys.name)
        addTo(m_names, m_namesakes, *keys.name, id, std::numeric_limits<std::size_t>::max());
}

void Identities::remove(ContactId id, const IdentityKeys& keys)
{
    m_keyed.clearBit(id);
    m_profiled.clearBit(id);
    if (byProfile(keys) == id)
        m_profiles.remove(*keys.profile);
    for (const KeyHash& email : keys.emails)
        removeFrom(m_emails, m_sharers, email, id);
    if (keys.name)
        removeFrom(m_names, m_namesakes, *keys.name, id);
}

ContactId Identities::byProfile(const IdentityKeys& keys) const
{
    return keys.profile ? m_profiles.value(*keys.profile) : 0;
}

std::vector<ContactId> Identities::byEmail(const IdentityKeys& keys) const
{
    std::vector<ContactId> all;
    for (const KeyHash& email : keys.emails) {
        const std::vector<ContactId> sharers = allOf(m_emails, m_sharers, email);
        if (sharers.size() <= sharersKnown)
            all.insert(all.end(), sharers.begin(), sharers.end());
    }
    std::ranges::sort(all);
    const auto doubles = std::ranges::unique(all);
    all.erase(doubles.begin(), doubles.end());
    return all;
}

std::vector<ContactId> Identities::byName(const IdentityKeys& keys) const
{
    return keys.name ? allOf(m_names, m_namesakes, *keys.name) : std::vector<ContactId>();
}

std::vector<Identities::Group> Identities::namesakes(const std::function<bool(ContactId)>& holds) const
{
    std::vector<Group> groups;
    for (const auto& [name, contacts] : m_namesakes.asKeyValueRange()) {
        if (std::ranges::any_of(contacts, holds))
            groups.push_back({name, contacts});
    }
    std::ranges::sort(groups, {}, &Group::contacts);
    return groups;
}

qint64 Identities::undecided() const
{
    qint64 all = 0;
    for (const std::vector<ContactId>& group : m_namesakes) {
        const auto keyed = std::ranges::count_if(group, [this](ContactId id) { return isKeyed(id); });
        all += keyed > 0 ? std::ssize(group) - keyed : 0;
    }
    return all;
}

} // namespace kith
