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

OwnerKeys::Match OwnerKeys::match(const Contact& contact) const
{
    const auto own = [this](const ContactPoint& point) {
        return point.kind == ContactPoint::Kind::Email && m_emails.contains(folded(point.value));
    };
    if (!m_profile.isEmpty() && profileKey(contact.profile) == m_profile)
        return Match::Address;
    if (std::ranges::any_of(contact.points, own) && mayBeCalled(contact.name))
        return Match::Address;
    return !m_names.empty() && m_names.contains(folded(contact.name)) ? Match::Name : Match::No;
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

bool OwnerKeys::isOwn(Match match, const Contact& contact, bool isListed)
{
    const bool hasAddress = !contact.profile.isEmpty()
        || std::ranges::find(contact.points, ContactPoint::Kind::Email, &ContactPoint::kind)
            != contact.points.end();
    return match == Match::Address || (match == Match::Name && !(isListed && hasAddress));
}

} // namespace kith
