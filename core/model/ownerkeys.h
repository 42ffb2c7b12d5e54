#pragma once

#include "core/model/contact.h"
#include "core/model/me.h"

#include <QByteArray>

#include <set>

namespace kith
{

// What tells whether a row in a list of guests is the owner's own. There, and only there, the name is enough:
// that somebody of the same name was at the same event is rarer than that one registered with an address
// which the profile does not tell.
class OwnerKeys
{
public:
    OwnerKeys() = default; // nobody's
    explicit OwnerKeys(const Me& owner);

    bool match(const Contact& contact) const;
    bool operator==(const OwnerKeys&) const = default;

private:
    std::set<QByteArray> m_names; // folded, as the addresses
    QString m_profile; // profileKey()
    std::set<QByteArray> m_emails;
};

} // namespace kith
