#include "core/matching/identities.h"

#include "core/base/mailbox.h"
#include "core/matching/mergeplan.h"
#include "core/matching/namekey.h"
#include "core/model/profile.h"

#include <algorithm>
#include <tuple>

namespace kith
{

IdentityKeys IdentityKeys::of(const Contact& contact)
{
    IdentityKeys keys;
    if (!contact.profile.isEmpty())
        keys.profile = keyHash(profileKey(contact.profile).toUtf8());
    const QByteArray name = nameKey(contact);
    if (!name.isEmpty())
        keys.name = keyHash(name);
    for (const ContactPoint& point : contact.points) {
        const QByteArray reach = reachOf(point);
        const bool email = point.kind == ContactPoint::Kind::Email && !reach.isEmpty();
        if (email && (contact.kind == ContactKind::Organisation || !isShared(mailboxOf(point.value))))
            keys.emails.append(keyHash(reach));
        else if (contact.kind == ContactKind::Person && !name.isEmpty() && !reach.isEmpty())
            keys.reaches.push_back(keyHash(name + '\n' + reach));
        if (point.kind == ContactPoint::Kind::Link && point.label == otherProfileLabel)
            keys.otherProfiles.push_back(keyHash(profileKey(point.value).toUtf8()));
        keys.reachable = keys.reachable || !reach.isEmpty();
    }
    return keys;
}

namespace
{

// Beyond these an address belongs to an office, and looking at everyone who has it would take for ever.
constexpr std::size_t sharersKnown = 20;

// Adds all, once memory has brought near what that reads, for many at once.
template <typename Prefetch, typename Add>
void inTurn(std::span<const PlainKeys> all, Prefetch prefetch, Add add)
{
    constexpr std::size_t atOnce = 64;
    for (; !all.empty(); all = all.subspan(std::min(atOnce, all.size()))) {
        const auto next = all.first(std::min(atOnce, all.size()));
        std::ranges::for_each(next, prefetch);
        std::ranges::for_each(next, add);
    }
}

} // namespace

void Identities::reserveNames(qsizetype contacts)
{
    m_names.reserve(static_cast<std::size_t>(contacts));
}

void Identities::reserveProfiles(qsizetype contacts)
{
    m_profiles.reserve(static_cast<std::size_t>(contacts));
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
        m_profiles.put(*keys.profile, id);
    }
    for (const KeyHash other : keys.otherProfiles) {
        if (m_profiles.one(other) == 0)
            m_profiles.put(other, id);
    }
    for (const KeyHash email : keys.emails)
        m_emails.add(email, id);
    for (const KeyHash reach : keys.reaches)
        m_reaches.add(reach, id);
    if (keys.name) {
        m_names.add(*keys.name, id);
        if (!m_profiled.testBit(id))
            m_namesAlone.add(*keys.name, id);
    }
}

void Identities::addNames(std::span<const PlainKeys> many)
{
    inTurn(
        many, [this](const PlainKeys& keys) { m_names.prefetch(keys.name); },
        [this](const PlainKeys& keys) {
            if (keys.name == 0)
                return;
            m_names.add(keys.name, keys.contact);
            if (keys.profile == 0)
                m_namesAlone.add(keys.name, keys.contact);
        });
}

void Identities::addProfiles(std::span<const PlainKeys> many)
{
    inTurn(
        many, [this](const PlainKeys& keys) { m_profiles.prefetch(keys.profile); },
        [this](const PlainKeys& keys) {
            if (keys.profile != 0 || keys.reachable)
                m_keyed.setBit(keys.contact);
            if (keys.profile == 0)
                return;
            m_profiled.setBit(keys.contact);
            m_profiles.put(keys.profile, keys.contact);
        });
}

void Identities::remove(ContactId id, const IdentityKeys& keys)
{
    m_keyed.clearBit(id);
    m_profiled.clearBit(id);
    if (keys.profile)
        m_profiles.remove(*keys.profile, id);
    for (const KeyHash other : keys.otherProfiles)
        m_profiles.remove(other, id);
    for (const KeyHash email : keys.emails)
        m_emails.remove(email, id);
    for (const KeyHash reach : keys.reaches)
        m_reaches.remove(reach, id);
    if (keys.name) {
        m_names.remove(*keys.name, id);
        m_namesAlone.remove(*keys.name, id);
    }
}

void Identities::prefetch(std::span<const IdentityKeys* const> many) const
{
    for (const IdentityKeys* keys : many) {
        if (keys->profile)
            m_profiles.prefetch(*keys->profile);
        if (keys->name)
            m_names.prefetch(*keys->name);
    }
}

ContactId Identities::byProfile(const IdentityKeys& keys) const
{
    ContactId found = keys.profile ? m_profiles.one(*keys.profile) : 0;
    for (auto other = keys.otherProfiles.begin(); found == 0 && other != keys.otherProfiles.end(); ++other)
        found = m_profiles.one(*other);
    return found;
}

std::vector<ContactId> Identities::byEmail(const IdentityKeys& keys) const
{
    std::vector<ContactId> all;
    for (const KeyHash email : keys.emails) {
        const std::vector<ContactId> sharers = m_emails.all(email, sharersKnown);
        if (sharers.size() <= sharersKnown)
            all.insert(all.end(), sharers.begin(), sharers.end());
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::vector<ContactId> Identities::byName(const IdentityKeys& keys, std::size_t most) const
{
    return keys.name ? m_names.all(*keys.name, most) : std::vector<ContactId>();
}

std::vector<ContactId> Identities::byNameAlone(const IdentityKeys& keys, std::size_t most) const
{
    if (!keys.name)
        return {};
    std::vector<ContactId> alone = m_namesAlone.all(*keys.name, most);
    std::erase_if(alone, [this](ContactId id) { return hasProfile(id); });
    return alone;
}

std::vector<Identities::Group> Identities::namesakes(
    const std::function<bool(const std::vector<ContactId>&)>& holds) const
{
    std::vector<Group> groups;
    m_names.eachShared([&](KeyHash name, const std::vector<ContactId>& contacts) {
        if (holds(contacts))
            groups.push_back({name, contacts});
    });
    std::ranges::sort(groups, {}, [](const Group& group) { return std::tie(group.contacts, group.name); });
    return groups;
}

std::vector<std::vector<ContactId>> Identities::sharers() const
{
    std::vector<std::vector<ContactId>> all;
    for (const KeyIndex* index : {&m_emails, &m_reaches}) {
        index->eachShared([&](KeyHash, const std::vector<ContactId>& contacts) {
            if (contacts.size() <= sharersKnown)
                all.push_back(contacts);
        });
    }
    return all;
}

bool Identities::sharesReach(const IdentityKeys& keys, ContactId with) const
{
    return std::ranges::any_of(keys.reaches, [&](KeyHash reach) {
        const std::vector<ContactId> all = m_reaches.all(reach, sharersKnown);
        return std::ranges::any_of(all, [with](ContactId id) { return id != with; });
    });
}

qint64 Identities::undecided() const
{
    // Whoever is known by name only has no profile; where all have one, there is nothing to look at.
    qint64 all = 0;
    m_namesAlone.each([&](KeyHash name, const std::vector<ContactId>& alone) {
        const auto isKnown = [this](ContactId id) { return isKeyed(id); };
        const auto keyed = std::ranges::count_if(alone, isKnown);
        if (keyed < std::ssize(alone) && std::ranges::any_of(m_names.all(name), isKnown))
            all += std::ssize(alone) - keyed;
    });
    return all;
}

} // namespace kith
