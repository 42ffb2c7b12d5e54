#pragma once

#include "core/matching/keyindex.h"
#include "core/model/contact.h"

#include <QBitArray>
#include <QVarLengthArray>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace kith
{

// What tells a contact or a record apart from others, hashed once.
struct IdentityKeys {
    static IdentityKeys of(const Contact& contact);

    std::optional<KeyHash> profile;
    std::vector<KeyHash> otherProfiles; // of before it moved
    std::optional<KeyHash> name; // with the kind
    QVarLengthArray<KeyHash, 2> emails; // of one's own
    std::vector<KeyHash> reaches; // of a person: each phone number, and address of an office, with the name
    bool reachable = false; // by phone or e-mail

    // Whether there is more than a name.
    bool beyondName() const { return profile || reachable; }
};

// The keys of a contact that has nothing but a name, a profile or both, as most do.
struct PlainKeys {
    ContactId contact = 0;
    KeyHash profile = 0; // 0: none
    KeyHash name = 0;
    bool reachable = false; // by phone or e-mail
};

// Who is in the book, by the keys that tell people apart (facts: advice 3): profile address, then e-mail
// address. A name alone joins nobody; it finds the candidates for a record that carries no other key.
class Identities
{
public:
    void reserveNames(qsizetype contacts);
    void reserveProfiles(qsizetype contacts);
    // A contact of the book, or keys that a record brought to one.
    void add(ContactId id, const IdentityKeys& keys);
    // The same for many contacts of the book, which were not there and for which there is room: the names on
    // one thread, and the profiles on the same one or another.
    void addNames(std::span<const PlainKeys> many);
    void addProfiles(std::span<const PlainKeys> many);
    // A contact that was merged into another.
    void remove(ContactId id, const IdentityKeys& keys);

    ContactId byProfile(const IdentityKeys& keys) const; // 0: nobody
    // Before looking for, or adding, many.
    void prefetch(std::span<const IdentityKeys* const> many) const;
    // Every contact with an address of the record, ascending; nobody where too many share it for it to tell
    // who somebody is.
    std::vector<ContactId> byEmail(const IdentityKeys& keys) const;
    // Every contact of that kind with the record's name, ascending. As KeyIndex::all().
    std::vector<ContactId> byName(const IdentityKeys& keys, std::size_t most = noLimit) const;
    // Of these, those without a profile.
    std::vector<ContactId> byNameAlone(const IdentityKeys& keys, std::size_t most) const;

    // Whether the contact has a profile, an e-mail address or a phone number. The others are known by name
    // only.
    bool isKeyed(ContactId id) const { return id < m_keyed.size() && m_keyed.testBit(id); }
    bool hasProfile(ContactId id) const { return id < m_profiled.size() && m_profiled.testBit(id); }
    // Contacts that share a name: its key, and who they are, ascending.
    struct Group {
        KeyHash name;
        std::vector<ContactId> contacts;

        bool operator==(const Group&) const = default;
    };
    // Those of whom that holds.
    std::vector<Group> namesakes(const std::function<bool(const std::vector<ContactId>&)>& holds) const;
    // Contacts that share an e-mail address of one's own, or, of one name, another way to reach them,
    // ascending; none where too many do.
    std::vector<std::vector<ContactId>> sharers() const;
    // Whether another contact of the record's name has one of its ways to be reached.
    bool sharesReach(const IdentityKeys& keys, ContactId with) const;
    // How many are known by name only and share it with somebody who is not.
    qint64 undecided() const;
    const QBitArray& keyed() const { return m_keyed; }

private:
    KeyIndex m_profiles;
    KeyIndex m_emails;
    KeyIndex m_reaches;
    KeyIndex m_names;
    KeyIndex m_namesAlone; // of contacts that had no profile when they were added
    QBitArray m_keyed;
    QBitArray m_profiled;
};

} // namespace kith
