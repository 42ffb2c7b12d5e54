#pragma once

#include "core/model/contact.h"
#include "core/model/me.h"

#include <QByteArray>

#include <set>

namespace kith
{

// What tells whether a row in a list of guests is the owner's own. There, and only there, the name is enough:
// that somebody of the same name was at the same event is rarer than that one registered with an address
// which the profile does not tell. Where the list has the owner by an address of theirs, it is somebody else.
class OwnerKeys
{
public:
    OwnerKeys() = default; // nobody's
    explicit OwnerKeys(const Me& owner);

    // By an address or the profile.
    bool matchesAddress(const Contact& contact) const;
    // `isListed`: whether a row of the list has an address of the owner's.
    bool isOwn(const Contact& contact, bool isListed) const;
    bool operator==(const OwnerKeys&) const = default;

private:
    bool mayBeCalled(const QString& name) const; // a word in common will do

    std::set<QByteArray> m_names; // folded, as the addresses
    QString m_profile; // profileKey()
    std::set<QByteArray> m_emails;
};

} // namespace kith
