#include "core/importing/calendarevent.h"

#include "core/base/text.h"
#include "core/importing/encoding.h"
#include "core/importing/notpeople.h"
#include "core/importing/sharedaddress.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using Part = CalendarAttendee::Part;

constexpr qsizetype textLimit = 500; // no name or line that a person reads is longer

// Accounts that stand for a room, a calendar or a machine, whatever CUTYPE says.
constexpr std::array machineDomains{"resource.calendar.google.com"_L1, "group.calendar.google.com"_L1};
constexpr std::array machineNames{"noreply"_L1, "no-reply"_L1, "donotreply"_L1, "do-not-reply"_L1,
    "notifications"_L1, "unknownorganizer"_L1, "mailer-daemon"_L1};

bool isMachine(const QString& address)
{
    const QString lower = address.toLower();
    const qsizetype at = lower.lastIndexOf(u'@');
    return at > 0
        && (std::ranges::find(machineNames, lower.first(at)) != machineNames.end()
            || std::ranges::find(machineDomains, lower.mid(at + 1)) != machineDomains.end());
}

QString checkedAddress(const QString& address)
{
    const qsizetype sign = address.indexOf(u'@');
    const bool isAddress = sign > 0 && sign + 1 < address.size() && !address.contains(u' ')
        && !address.contains(u':') && !address.contains(u'/');
    return isAddress ? address : QString();
}

// "Mara Lindqvist <mara@example.org>", as vCalendar 1.0 writes attendees and some programs their names. What
// stands before the address, and the address.
std::optional<std::pair<QString, QString>> mailboxIn(const QString& text)
{
    const qsizetype open = text.lastIndexOf(u'<');
    if (open < 0 || !text.endsWith(u'>'))
        return std::nullopt;
    const QString address = checkedAddress(text.sliced(open + 1).chopped(1).trimmed());
    return address.isEmpty() ? std::nullopt : std::optional(std::pair(text.first(open).trimmed(), address));
}

// "mailto:mara@example.org", in any case, with a stray word before it or without the scheme; in a URI some
// characters are written as "%2B" (RFC 6068 section 2).
QString addressFrom(const QString& value)
{
    static constexpr auto scheme = "mailto:"_L1;
    const qsizetype at = value.lastIndexOf(scheme, -1, Qt::CaseInsensitive);
    const QString address
        = cleaned(at < 0 ? value : QUrl::fromPercentEncoding(value.mid(at + scheme.size()).toUtf8()));
    const auto mailbox = mailboxIn(address);
    return mailbox ? mailbox->second : checkedAddress(address);
}

Part partFrom(const ContentLine& line, const QString& name, const QString& address)
{
    const auto word = [&line](QLatin1StringView called) { return line.parameter(called).toUpper(); };
    const QString type = word("CUTYPE"_L1);
    if (type == "ROOM"_L1 || type == "RESOURCE"_L1 || isMachine(address) || isRoom(name, address))
        return Part::Thing;
    if (type == "GROUP"_L1 || isMailingList(name, address))
        return Part::List;
    const QString status = word(line.parameter("PARTSTAT"_L1).isEmpty() ? "STATUS"_L1 : "PARTSTAT"_L1);
    if (status == "DECLINED"_L1)
        return Part::Declined;
    if (status == "DELEGATED"_L1)
        return Part::Delegated;
    return word("ROLE"_L1) == "NON-PARTICIPANT"_L1 ? Part::Informed : Part::There;
}

// CN; vCalendar 1.0 has the name before the address.
QString nameFrom(const ContentLine& line)
{
    const QString written = unescaped(line.parameter("CN"_L1)).simplified();
    const auto mailbox = mailboxIn(written.isEmpty() ? cleaned(line.value) : written);
    const QString name = (mailbox ? mailbox->first : written).left(textLimit);
    return deviceOwner(name).value_or(name);
}

CalendarAttendee attendeeFrom(const ContentLine& line)
{
    CalendarAttendee attendee;
    // EMAIL (RFC 7986 section 6.2): the value may be an address of the calendar's own, as in those of iCloud.
    attendee.address = addressFrom(line.parameter("EMAIL"_L1));
    if (attendee.address.isEmpty())
        attendee.address = addressFrom(line.value);
    attendee.name = nameFrom(line);
    attendee.part = partFrom(line, attendee.name, attendee.address);
    attendee.organiser = line.name == "ORGANIZER"_L1;
    attendee.text = cleaned(line.text.left(textLimit));
    return attendee;
}

// 20240612, 20240612T090000, 20240612T090000Z and the start of a period.
QDate dayFrom(const QString& value)
{
    return QDate::fromString(value.trimmed().left(8), u"yyyyMMdd"_s);
}

void addDays(std::set<QDate>& days, const QString& values)
{
    for (const QString& value : values.split(u',')) {
        if (const QDate day = dayFrom(value); day.isValid())
            days.insert(day);
    }
}

// vCalendar 1.0 writes what is not ASCII as vCard 2.1 does.
ContentLine plain(ContentLine line)
{
    const bool isQuoted
        = line.parameter("ENCODING"_L1).compare("QUOTED-PRINTABLE"_L1, Qt::CaseInsensitive) == 0
        || std::ranges::find(line.parameters, "QUOTED-PRINTABLE"_L1, &std::pair<QString, QString>::first)
            != line.parameters.end();
    if (isQuoted)
        line.value = decoded(fromQuotedPrintable(line.valueBytes()), line.parameter("CHARSET"_L1).toLatin1());
    return line;
}

void readEventLine(CalendarEvent& event, const ContentLine& line)
{
    if (line.name == "ATTENDEE"_L1 || line.name == "ORGANIZER"_L1)
        event.attendees.push_back(attendeeFrom(line));
    else if (line.name == "UID"_L1)
        event.uid = line.value.trimmed();
    else if (line.name == "SUMMARY"_L1)
        event.summary = cleaned(unescaped(line.value)).simplified().left(textLimit);
    else if (line.name == "DTSTART"_L1)
        event.day = dayFrom(line.value);
    else if (line.name == "RECURRENCE-ID"_L1) {
        event.occurrence = line.value.trimmed();
        event.replaces = dayFrom(line.value);
    } else if (line.name == "SEQUENCE"_L1)
        event.sequence = line.value.trimmed().toInt();
    else if (line.name == "RRULE"_L1)
        event.rule = line.value;
    else if (line.name == "RDATE"_L1)
        addDays(event.added, line.value);
    else if (line.name == "EXDATE"_L1)
        addDays(event.except, line.value);
    else if (line.name == "STATUS"_L1)
        event.cancelled = line.value.trimmed().compare("CANCELLED"_L1, Qt::CaseInsensitive) == 0;
}

bool isComponent(const ContentLine& line, QLatin1StringView name)
{
    return line.value.trimmed().compare(name, Qt::CaseInsensitive) == 0;
}

// What may name attendees beside the VEVENT.
constexpr std::array otherEvents{"VTODO"_L1, "VJOURNAL"_L1, "VFREEBUSY"_L1};

// If the line begins or ends something that names attendees: whether that is a meeting.
std::optional<bool> meetingOf(const ContentLine& line)
{
    if (isComponent(line, "VEVENT"_L1))
        return true;
    if (std::ranges::any_of(otherEvents, [&line](QLatin1StringView name) { return isComponent(line, name); }))
        return false;
    return std::nullopt;
}

// Whether the organiser is one of those who are called so and have the same address.
bool isAmong(const QStringList& attending, const CalendarAttendee& organiser)
{
    if (attending.isEmpty())
        return false;
    const std::vector<size_t> places
        = peopleBehind(organiser.address, attending + QStringList(organiser.name));
    return std::find(places.begin(), places.end() - 1, places.back()) != places.end() - 1;
}

CalendarEvent eventOf(bool isMeeting)
{
    CalendarEvent event;
    event.isMeeting = isMeeting;
    return event;
}

} // namespace

QByteArray CalendarAttendee::key() const
{
    return folded(address.isEmpty() ? name : address);
}

CalendarEvents::CalendarEvents(ContentLines& lines) : m_lines(lines) { }

void CalendarEvents::readCalendarLine(const ContentLine& line)
{
    if (line.name == "BEGIN"_L1 && isComponent(line, "VCALENDAR"_L1))
        m_cancels = false;
    else if (line.name == "METHOD"_L1)
        m_cancels = isComponent(line, "CANCEL"_L1);
    else if (line.name == "X-WR-CALNAME"_L1 && m_ownerAddress.isEmpty())
        m_ownerAddress = addressFrom(unescaped(line.value));
}

CalendarEvent CalendarEvents::finished(CalendarEvent event, bool complete)
{
    event.complete = complete;
    event.cancelled = event.cancelled || m_cancels;
    std::map<QByteArray, QStringList> attending; // names by key
    for (const CalendarAttendee& attendee : event.attendees) {
        if (!attendee.organiser && attendee.part != Part::Reminded && !attendee.key().isEmpty())
            attending[attendee.key()] += attendee.name;
    }
    std::erase_if(event.attendees, [&attending](const CalendarAttendee& attendee) {
        return attendee.organiser && isAmong(attending[attendee.key()], attendee);
    });
    for (CalendarAttendee& attendee : event.attendees)
        attendee.row = ++m_row;
    return event;
}

Result<std::optional<CalendarEvent>> CalendarEvents::next()
{
    std::optional<CalendarEvent> event = std::exchange(m_begun, std::nullopt);
    int depth = 0; // of components within the event; a number, so that no nesting is too deep
    bool inAlarm = false;
    for (;;) {
        Result<std::optional<ContentLine>> read = m_lines.next();
        if (!read)
            return tl::unexpected(read.error());
        if (!*read)
            break;
        const ContentLine line = plain(std::move(**read));
        const bool begins = line.name == "BEGIN"_L1;
        const std::optional<bool> meeting = meetingOf(line);
        if (begins && meeting) {
            if (event) {
                m_begun = eventOf(*meeting);
                return finished(std::move(*event), false);
            }
            event = eventOf(*meeting);
            depth = 0;
        } else if (!event && line.name == "ATTENDEE"_L1) {
            CalendarEvent loose = eventOf(false);
            readEventLine(loose, line);
            return finished(std::move(loose), false);
        } else if (!event) {
            readCalendarLine(line);
        } else if (begins) {
            inAlarm = depth++ == 0 && isComponent(line, "VALARM"_L1);
        } else if (line.name == "END"_L1) {
            if (meeting == event->isMeeting)
                return finished(std::move(*event), true);
            if (isComponent(line, "VCALENDAR"_L1))
                return finished(std::move(*event), false);
            depth = std::max(0, depth - 1);
        } else if (depth == 0) {
            readEventLine(*event, line);
        } else if (depth == 1 && inAlarm && line.name == "ATTENDEE"_L1) {
            readEventLine(*event, line);
            event->attendees.back().part = Part::Reminded;
        }
    }
    if (event)
        return finished(std::move(*event), false);
    return std::nullopt;
}

} // namespace kith
