#include "core/importing/attendeecolumns.h"

#include "core/importing/columnlayout.h"
#include "core/importing/table.h"

#include <algorithm>
#include <string_view>

namespace kith
{
namespace
{

using enum AttendeeColumn;

struct Synonym {
    std::string_view key;
    AttendeeColumn column;
};
// Of Luma, Eventbrite, Meetup, Zoom and Teams (facts: formats 2), and what people call their columns. No
// "guest" and no "attendee": these are yes or no in Zoom and a number in Eventbrite.
constexpr std::array synonyms{
    Synonym{"name", Name},
    Synonym{"fullname", Name},
    Synonym{"yourname", Name},
    Synonym{"displayname", Name},
    Synonym{"attendeename", Name},
    Synonym{"guestname", Name},
    Synonym{"participantname", Name},
    Synonym{"membername", Name},
    Synonym{"nameoriginalname", ZoomName},
    Synonym{"usernameoriginalname", ZoomName},
    Synonym{"username", ZoomName},
    Synonym{"firstname", Given},
    Synonym{"givenname", Given},
    Synonym{"forename", Given},
    Synonym{"first", Given},
    Synonym{"vorname", Given},
    Synonym{"prenom", Given},
    Synonym{"lastname", Family},
    Synonym{"familyname", Family},
    Synonym{"surname", Family},
    Synonym{"last", Family},
    Synonym{"nachname", Family},
    Synonym{"email", Email},
    Synonym{"emailaddress", Email},
    Synonym{"mail", Email},
    Synonym{"useremail", Email},
    Synonym{"attendeeemail", Email},
    Synonym{"guestemail", Email},
    Synonym{"workemail", Email},
    Synonym{"businessemail", Email},
    Synonym{"participantidupn", Email},
    Synonym{"company", Company},
    Synonym{"companyname", Company},
    Synonym{"companyorganization", Company},
    Synonym{"companyorganisation", Company},
    Synonym{"organization", Company},
    Synonym{"organisation", Company},
    Synonym{"organizationname", Company},
    Synonym{"organisationname", Company},
    Synonym{"employer", Company},
    Synonym{"affiliation", Company},
    Synonym{"institution", Company},
    Synonym{"whatcompanydoyouworkfor", Company},
    Synonym{"wheredoyouwork", Company},
    Synonym{"title", JobTitle},
    Synonym{"jobtitle", JobTitle},
    Synonym{"role", JobTitle},
    Synonym{"jobrole", JobTitle},
    Synonym{"position", JobTitle},
    Synonym{"occupation", JobTitle},
    Synonym{"whatsyourjobtitle", JobTitle},
    Synonym{"whatisyourjobtitle", JobTitle},
    Synonym{"profile", Profile},
    Synonym{"profileurl", Profile},
    Synonym{"profilelink", Profile},
    Synonym{"urlofmemberprofile", Profile},
    Synonym{"website", Profile},
    Synonym{"phone", Phone},
    Synonym{"phonenumber", Phone},
    Synonym{"cellphone", Phone},
    Synonym{"mobile", Phone},
    Synonym{"mobilephone", Phone},
    Synonym{"workphone", Phone},
    Synonym{"userid", Account},
    Synonym{"status", Status},
    Synonym{"approvalstatus", Status},
    Synonym{"attendeestatus", Status},
    Synonym{"registrationstatus", Status},
    Synonym{"rsvp", Status},
    Synonym{"attendance", Status},
    Synonym{"attended", Status},
    Synonym{"event", Event},
    Synonym{"eventname", Event},
    Synonym{"eventtitle", Event},
    Synonym{"meetingname", Event},
    Synonym{"meetingtitle", Event},
    Synonym{"topic", Event},
    Synonym{"eventdate", Day},
    Synonym{"eventday", Day},
    Synonym{"eventstart", Day},
    Synonym{"eventstartdate", Day},
    Synonym{"dateattending", Day},
    Synonym{"starttime", Day},
    Synonym{"actualstarttime", Day},
    Synonym{"meetingstarttime", Day},
    Synonym{"checkedinat", Seen},
    Synonym{"joined", Seen},
    Synonym{"jointime", Joined},
    Synonym{"firstjoin", Joined},
    Synonym{"firstjointime", Joined},
};

// Columns of address books, of the archive of LinkedIn, of customer databases and of Kith's own export.
constexpr std::array<std::string_view, 35> strangers{"connectedon", "followedon", "sentat", "conversationid",
    "endorsementdate", "creationdate", "startedon", "publishedon", "bookmarkedat", "instantmessagehandles",
    "maidenname", "verificationtype", "groupmembership", "fileas", "email1value", "phone1value", "recordid",
    "lifecyclestage", "leadstatus", "contactid", "leadid", "accountname", "companynameforemails",
    "connectiondegree", "connectionsince", "vmid", "businessstreet", "homestreet", "emaildisplayname",
    "givenyomi", "primaryemail", "distributionlists", "messengerid", "yahooid", "advice"};

// Where a title or a role is one in the group or the meeting, not of a job: Meetup, Zoom, Teams.
constexpr std::array<std::string_view, 4> ownTitles{
    "rsvp", "urlofmemberprofile", "inmeetingduration", "jointime"};

constexpr std::array<std::string_view, 26> absent{"declined", "pending", "pendingapproval", "waitlist",
    "waitlisted", "waiting", "invited", "rejected", "denied", "refunded", "notattending", "notgoing",
    "notattended", "didnotattend", "noshow", "absent", "no", "cancelled", "canceled", "deleted",
    "transferred", "unpaid", "abandoned", "expired", "notattend", "false"};

// Whether a column beside the names makes a list of people. Products and companies have names and web sites,
// too, and the people that one follows on LinkedIn a "Status".
bool isTelling(AttendeeColumn kind, const QByteArray& key)
{
    switch (kind) {
    case ZoomName:
    case Email:
    case Company:
    case JobTitle:
    case Seen:
    case Joined:
        return true;
    case Profile:
        return key.contains("linkedin");
    case Status:
        return key != "status";
    default:
        return false;
    }
}

// What the columns of lists of people at an event say, and those of other lists don't.
constexpr std::array<std::string_view, 14> signs{"attend", "event", "guest", "particip", "regist", "rsvp",
    "ticket", "checkedin", "checkin", "approvalstatus", "jointime", "firstjoin", "originalname",
    "useraction"};

// Whether a column makes an attendee list of a list of people.
bool isSignOfEvent(const QByteArray& key)
{
    return std::ranges::any_of(signs, [&key](std::string_view sign) {
        return key.contains(QByteArrayView(sign.data(), static_cast<qsizetype>(sign.size())));
    });
}

// What columns of attendee lists and of others have in common. Where two of others are one here, the first is
// what it is called.
constexpr std::array inCommon{std::pair(ListField::Name, Name), std::pair(ListField::Name, ZoomName),
    std::pair(ListField::Given, Given), std::pair(ListField::Family, Family),
    std::pair(ListField::Email, Email), std::pair(ListField::Phone, Phone),
    std::pair(ListField::Organisation, Company), std::pair(ListField::Title, JobTitle),
    std::pair(ListField::Profile, Profile), std::pair(ListField::Link, Profile)};

std::optional<AttendeeColumn> attendeeColumnOf(ListField field)
{
    const auto* found = std::ranges::find(inCommon, field, [](const auto& pair) { return pair.first; });
    return found == inCommon.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ListField> fieldOf(AttendeeColumn column)
{
    const auto* found = std::ranges::find(inCommon, column, [](const auto& pair) { return pair.second; });
    return found == inCommon.end() ? std::nullopt : std::optional(found->first);
}

std::string_view view(const QByteArray& key)
{
    return {key.constData(), static_cast<size_t>(key.size())};
}

template <typename Words>
bool holds(const Words& words, const QByteArray& key)
{
    return std::ranges::find(words, view(key)) != words.end();
}

} // namespace

QByteArray attendeeKey(QStringView text)
{
    return bareKey(text);
}

std::optional<AttendeeColumn> attendeeColumn(const QByteArray& attendeeKey)
{
    const auto* found = std::ranges::find(synonyms, view(attendeeKey), &Synonym::key);
    if (found != synonyms.end())
        return found->column;
    const bool ofPerson = !attendeeKey.contains("company") && !attendeeKey.contains("organi");
    if (attendeeKey.contains("linkedin") && ofPerson)
        return Profile;
    return std::nullopt;
}

std::optional<AttendeeColumns> attendeeColumns(const std::vector<QByteArray>& header, bool atAnEvent)
{
    std::vector<QByteArray> keys;
    std::ranges::transform(header, std::back_inserter(keys),
        [](const QByteArray& name) { return attendeeKey(QString::fromUtf8(name)); });
    if (std::ranges::any_of(keys, [](const QByteArray& key) { return holds(strangers, key); }))
        return std::nullopt;
    const bool hasOwnTitles
        = std::ranges::any_of(keys, [](const QByteArray& key) { return holds(ownTitles, key); });
    // The list that Teams wrote until 2021: a row for each time that somebody joined or left.
    const bool hasActions = std::ranges::find(keys, "useraction") != keys.end();
    AttendeeColumns columns;
    bool tells = false; // more than names
    for (size_t i = 0; i < keys.size(); ++i) {
        const std::optional<AttendeeColumn> kind
            = hasActions && keys[i] == "timestamp" ? Joined : attendeeColumn(keys[i]);
        if (!kind || (*kind == JobTitle && hasOwnTitles))
            continue;
        columns.at[static_cast<size_t>(*kind)].push_back(static_cast<int>(i));
        tells = tells || isTelling(*kind, keys[i]);
    }
    const bool names = columns.has(Name) || columns.has(ZoomName) || columns.has(Given);
    if (!names || !tells || !(atAnEvent || std::ranges::any_of(keys, isSignOfEvent)))
        return std::nullopt;
    return columns;
}

void applyMap(const ColumnMap& map, const std::vector<QByteArray>& header, AttendeeColumns& columns)
{
    for (const MappedColumn& mapped : map) {
        const std::optional<AttendeeColumn> kind = attendeeColumnOf(mapped.field);
        for (const size_t i : columnsCalled(mapped.column, header)) {
            for (std::vector<int>& places : columns.at)
                std::erase(places, static_cast<int>(i));
            if (kind) {
                std::vector<int>& places = columns.at[static_cast<size_t>(*kind)];
                places.insert(places.begin(), static_cast<int>(i));
            }
        }
    }
}

std::vector<std::optional<ListField>> fieldsOf(const AttendeeColumns& columns, size_t size)
{
    std::vector<std::optional<ListField>> fields(size, ListField::Ignored);
    for (int kind = 0; kind < attendeeColumnCount; ++kind) {
        const auto column = static_cast<AttendeeColumn>(kind);
        for (const int place : columns.of(column)) {
            if (static_cast<size_t>(place) < size)
                fields[static_cast<size_t>(place)] = fieldOf(column);
        }
    }
    return fields;
}

std::vector<ListField> attendeeFields()
{
    std::vector<ListField> fields;
    for (const ListField field : listFieldsForPeople()) {
        if (attendeeColumnOf(field) || field == ListField::Ignored)
            fields.push_back(field);
    }
    return fields;
}

bool meansAbsent(const QByteArray& attendeeKey)
{
    return holds(absent, attendeeKey);
}

} // namespace kith
