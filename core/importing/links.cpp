#include "core/importing/links.h"

#include "core/model/profile.h"

#include <QRegularExpression>

namespace kith
{

using namespace Qt::StringLiterals;

void addLink(Contact& contact, const QString& address, const QString& label)
{
    static const QRegularExpression complete(u"^https?://\\S+$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression bare(
        u"^[\\w-]+(\\.[\\w-]+)*\\.\\p{L}{2,}(/\\S*)?$"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QString profile = canonicalProfile(address);
    const bool fits = isOrganisationProfile(profile) == (contact.kind == ContactKind::Organisation);
    if (!profile.isEmpty() && fits && (contact.profile.isEmpty() || contact.profile == profile))
        contact.profile = profile; // which lists state in several columns
    else if (complete.match(address).hasMatch())
        contact.points.push_back({ContactPoint::Kind::Link, address, label});
    else if (bare.match(address).hasMatch())
        contact.points.push_back({ContactPoint::Kind::Link, u"https://"_s + address, label});
}

} // namespace kith
