#include "core/model/ownerkeys.h"

#include "core/base/text.h"
#include "core/model/profile.h"

#include <QList>

#include <algorithm>

namespace kith
{

OwnerKeys::OwnerKeys(const Me& owner) : m_profile(profileKey(owner.profile))
{
    for (const QString& name : owner.otherNames + QStringList(owner.name)) {
        if (!name.isEmpty())
            m_names.insert(folded(name));
    }
    for (const QString& email : owner.emails)
        m_emails.insert(folded(email));
}

bool OwnerKeys::matchesAddress(const Contact& contact) const
{
    if (!m_profile.isEmpty() && profileKey(contact.profile) == m_profile)
        return true;
    return mayBeCalled(contact.name)
        && std::ranges::any_of(contact.points, [this](const ContactPoint& point) {
               return point.kind == ContactPoint::Kind::Email && m_emails.contains(folded(point.value));
           });
}

// Whoever buys tickets for others leaves their own address with each.
bool OwnerKeys::mayBeCalled(const QString& name) const
{
    if (m_names.empty() || name.contains(u'@'))
        return true;
    const QList<QByteArray> words = folded(name).split(' ');
    return std::ranges::any_of(m_names, [&words](const QByteArray& own) {
        return std::ranges::any_of(
            own.split(' '), [&words](const QByteArray& word) { return words.contains(word); });
    });
}

bool OwnerKeys::isOwn(const Contact& contact, bool isListed) const
{
    const auto isEmail = [](const ContactPoint& point) { return point.kind == ContactPoint::Kind::Email; };
    const bool hasAddress = !contact.profile.isEmpty() || std::ranges::any_of(contact.points, isEmail);
    const bool nameTells = !isListed || !hasAddress;
    return matchesAddress(contact) || (nameTells && m_names.contains(folded(contact.name)));
}

} // namespace kith
