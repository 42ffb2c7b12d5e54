#include "core/importing/linkedin/member.h"

#include "core/importing/texts.h"
#include "core/model/profile.h"

#include <algorithm>
#include <utility>

namespace kith::linkedin
{

using namespace Qt::StringLiterals;

namespace
{

// Whether canonicalProfile() would leave the address as it is. Nearly all are, and a million of them are read
// in one go.
bool isCanonical(const QString& address)
{
    constexpr auto beginning = "https://www.linkedin.com/in/"_L1;
    return address.size() > beginning.size() && address.startsWith(beginning)
        && std::all_of(address.begin() + beginning.size(), address.end(),
            [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

} // namespace

bool isAnonymous(const QString& name)
{
    return name.compare("LinkedIn Member"_L1, Qt::CaseInsensitive) == 0;
}

Record recordOf(int row, Contact contact, Fact fact)
{
    fact.origin = Origin::file(0, row);
    Record record;
    record.row = row;
    record.contact = std::move(contact);
    record.facts.push_back(std::move(fact));
    return record;
}

Contact person(const QString& given, const QString& family)
{
    Contact contact;
    contact.name = fullName(given, family);
    contact.given = given;
    contact.family = family;
    return contact;
}

Contact person(const QString& name)
{
    Contact contact;
    contact.name = name;
    return contact;
}

void addAddress(Contact& contact, const QString& address)
{
    if (address.isEmpty())
        return;
    if (contact.profile.isEmpty() && isCanonical(address)) {
        contact.profile = address;
        return;
    }
    const QString profile = canonicalProfile(address);
    const bool isOne = contact.profile.isEmpty() || contact.profile == profile;
    if (!profile.isEmpty() && !isOrganisationProfile(profile) && isOne)
        contact.profile = profile;
    else if (address.startsWith("https://"_L1, Qt::CaseInsensitive)
        || address.startsWith("http://"_L1, Qt::CaseInsensitive)
        || address.startsWith("www."_L1, Qt::CaseInsensitive))
        addPoint(contact, ContactPoint::Kind::Link, address);
}

void addPoint(Contact& contact, ContactPoint::Kind kind, const QString& value)
{
    if (!value.isEmpty() && (kind != ContactPoint::Kind::Email || value.contains(u'@')))
        contact.points.push_back({kind, value, {}});
}

MeStatement stated(MeField field, int row, const QString& value)
{
    MeStatement statement;
    statement.field = field;
    statement.value = value;
    statement.origin = Origin::file(0, row);
    return statement;
}

bool looksForAJobSince(QDate day, QDate today)
{
    return day.isValid() && today.isValid() && day.addYears(1) >= today;
}

MeStatement wishForAJob(int row)
{
    return stated(MeField::Goal, row, goalName(Goal::Job));
}

QString hasNoName()
{
    return Importing::tr("The row has no name.");
}

QString namesNoCompany()
{
    return Importing::tr("The row names no company.");
}

QString isHidden()
{
    return Importing::tr("The member left or hides: there is neither a name nor an address.");
}

} // namespace kith::linkedin
