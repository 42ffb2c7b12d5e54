#include "core/importing/attendeecontact.h"

#include "core/base/text.h"
#include "core/importing/addressbook.h"
#include "core/importing/attendeename.h"
#include "core/importing/columnwords.h"
#include "core/importing/links.h"
#include "core/importing/listedcontact.h"
#include "core/importing/notpeople.h"
#include "core/importing/personname.h"
#include "core/importing/salutation.h"

#include <algorithm>
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

bool isEmail(const ContactPoint& point)
{
    return point.kind == ContactPoint::Kind::Email;
}

// Of all columns, none twice. Beside an e-mail address, the account of a tenant of Microsoft is no other.
QStringList emailsOf(const Table& table, const AttendeeColumns& columns, std::vector<UnreadText>& unread)
{
    QStringList emails;
    for (const int column : columns.of(Email)) {
        const QString text = table.cell(column);
        if (isRequested(text))
            continue;
        const QString one = attendeeEmail(text);
        const bool areSeveral = one.isEmpty() && !text.contains("#EXT#"_L1, Qt::CaseInsensitive);
        for (const QString& email : areSeveral ? emailsIn(text) : QStringList(one)) {
            const bool isAccount = email.endsWith(".onmicrosoft.com"_L1, Qt::CaseInsensitive);
            if (!email.isEmpty() && !(isAccount && !emails.isEmpty())
                && !emails.contains(email, Qt::CaseInsensitive))
                emails += email;
        }
        for (const QString& other : areSeveral ? unreadEmailsIn(text) : QStringList())
            unread.push_back({UnreadText::Kind::Email, other});
    }
    return emails;
}

// Several tell which is which.
void addPhones(Contact& contact, const Table& table, const AttendeeColumns& columns)
{
    const std::vector<int>& places = columns.of(Phone);
    for (const int column : places) {
        if (const QString text = table.cell(column); !isRequested(text))
            addPoint(contact,
                {ContactPoint::Kind::Phone, text,
                    places.size() > 1 ? table.header().value(column) : QString()});
    }
}

// What people answer who are asked for their profile: its address, or what they are called there. Gives what
// is neither, if there is no profile.
QString addProfiles(Contact& contact, const Table& table, const AttendeeColumns& columns)
{
    QString unread;
    for (const int column : columns.of(Profile)) {
        const QString text = table.cell(column);
        const auto before = contact.points.size();
        QStringList others;
        for (const QString& link : linksIn(text)) {
            if (!addLink(contact, link))
                others += link;
        }
        const QString rest = contact.points.size() > before ? others.join(u", "_s) : text;
        if (!contact.profile.isEmpty() || rest.isEmpty())
            continue;
        contact.profile = profileIn(rest, contact.name);
        const bool says = std::ranges::any_of(rest, [](QChar c) { return c.isLetterOrNumber(); })
            && !isRequested(rest) && !columnWords().nothing.contains(folded(rest));
        if (contact.profile.isEmpty() && says && unread.isEmpty())
            unread = rest;
    }
    return contact.profile.isEmpty() ? unread : QString();
}

// The first that holds anything but punctuation.
QString nobodyIn(const QStringList& names)
{
    const auto says = [](const QString& name) {
        return std::ranges::any_of(name, [](QChar c) { return c.isLetterOrNumber(); });
    };
    const auto found = std::ranges::find_if(names, says);
    return found == names.end() ? QString() : *found;
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
    for (const int column : columns.of(Link)) {
        if (const QString text = table.cell(column); !isRequested(text))
            places.add(ListField::Link, text);
    }
    const Contact placed = places.record(table.row(), {}).contact;
    AttendeeRow row;
    row.unread = places.unread();
    Contact& contact = row.contact;
    contact.location = placed.location;
    contact.profile = placed.profile;
    const QStringList emails = emailsOf(table, columns, row.unread);
    PersonName name = attendeeName(cell(Name), cell(ZoomName), cell(Given), cell(Family), emails.value(0));
    row.isInParts = !cell(Given).isEmpty() && !cell(Family).isEmpty();
    if (const auto owner = row.isInParts ? std::nullopt : deviceOwner(name.full))
        name = personName(*owner);
    if (name.full.isEmpty())
        row.nobody = nobodyIn({cell(Name), cell(ZoomName), fullName(cell(Given), cell(Family))});
    contact.name = name.full;
    contact.given = name.given;
    contact.family = name.family;
    for (const QString& email : emails)
        addPoint(contact, {ContactPoint::Kind::Email, email, {}});
    addPhones(contact, table, columns);
    contact.points.insert(contact.points.end(), placed.points.begin(), placed.points.end());
    if (const QString text = addProfiles(contact, table, columns); !text.isEmpty())
        row.unread.push_back({UnreadText::Kind::Profile, text});
    for (const int column : columns.of(Notes)) {
        if (const QString text = table.lines(column); !text.isEmpty())
            row.notes += row.notes.isEmpty() ? text : u'\n' + text;
    }
    contact.organisation = cell(Company);
    contact.title = cell(JobTitle);
    if (isFormOfAddress(contact.title))
        contact.title.clear();
    row.isNamed = !contact.name.isEmpty();
    if (!row.isNamed && std::ranges::any_of(contact.points, isEmail))
        contact.name = substituteName(contact);
    return row;
}

} // namespace kith
