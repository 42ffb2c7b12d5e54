#include "core/importing/attendeecontact.h"

#include "core/importing/addressbook.h"
#include "core/importing/attendeename.h"
#include "core/importing/links.h"
#include "core/importing/listedcontact.h"

#include <array>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using enum AttendeeColumn;

// Of an address, in the order in which it is written.
constexpr std::array placeColumns{std::pair(Street, ListField::Street),
    std::pair(PostalCode, ListField::PostalCode), std::pair(City, ListField::City),
    std::pair(Region, ListField::Region), std::pair(Country, ListField::Country)};

// Eventbrite, in every cell of a guest whom the buyer did not tell about.
bool isRequested(const QString& cell)
{
    return cell.compare("Info Requested"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

QString attendeeCell(const Table& table, const AttendeeColumns& columns, AttendeeColumn kind)
{
    for (const int column : columns.of(kind)) {
        if (QString text = table.cell(column); !text.isEmpty() && !isRequested(text))
            return text;
    }
    return {};
}

QString attendeeEmail(const QString& cell)
{
    QString email = cell;
    if (const qsizetype guest = cell.indexOf("#EXT#"_L1, 0, Qt::CaseInsensitive); guest >= 0) {
        email.truncate(guest);
        if (const qsizetype at = email.lastIndexOf(u'_'); at > 0 && email.indexOf(u'.', at) > at)
            email[at] = u'@';
    }
    return email.contains(u'@') && !email.contains(u' ') ? email : QString();
}

AttendeeRow attendeeRow(const Table& table, const AttendeeColumns& columns)
{
    const auto cell = [&](AttendeeColumn kind) { return attendeeCell(table, columns, kind); };
    ListedContact places;
    for (const auto& [kind, field] : placeColumns)
        places.add(field, cell(kind));
    const Contact placed = places.record(table.row(), {}).contact;
    AttendeeRow row;
    Contact& contact = row.contact;
    contact.location = placed.location;
    const PersonName name = attendeeName(cell(Name), cell(ZoomName), cell(Given), cell(Family));
    contact.name = name.full;
    contact.given = name.given;
    contact.family = name.family;
    const QString email = attendeeEmail(cell(Email));
    if (!email.isEmpty())
        contact.points.push_back({ContactPoint::Kind::Email, email, {}});
    if (const QString phone = cell(Phone); !phone.isEmpty())
        contact.points.push_back({ContactPoint::Kind::Phone, phone, {}});
    contact.points.insert(contact.points.end(), placed.points.begin(), placed.points.end());
    for (const int column : columns.of(Profile))
        addLink(contact, table.cell(column));
    contact.organisation = cell(Company);
    contact.title = cell(JobTitle);
    if (isFormOfAddress(contact.title))
        contact.title.clear();
    row.isNamed = !contact.name.isEmpty();
    if (!row.isNamed && !email.isEmpty())
        contact.name = substituteName(contact);
    return row;
}

} // namespace kith
