#pragma once

#include "core/importing/contentlines.h"

#include <QDate>
#include <QString>

#include <optional>
#include <set>
#include <vector>

namespace kith
{

// Someone or something that an event's ATTENDEE or ORGANIZER line names.
struct CalendarAttendee {
    // What CUTYPE, PARTSTAT, ROLE and the address tell of them (RFC 5545 sections 3.2.3, 3.2.12 and 3.2.16;
    // STATUS in vCalendar 1.0). Reminded: an alarm is sent to them (3.6.6), which does not make them a guest.
    enum class Part { There, Thing, List, Declined, Delegated, Informed, Reminded };

    int row = 0; // numbered through the file
    QString address; // e-mail: EMAIL, else the value; empty where the line holds something else
    QString name; // CN as it was meant
    Part part = Part::There;
    bool organiser = false;
    QString text; // the line

    // The folded address, else the folded name; empty without both. One address may be that of several
    // people: see CalendarPeople.
    QByteArray key() const;
};

// What meetings are judged by, out of a VEVENT.
struct CalendarEvent {
    // False for what else names people: a task (VTODO), a note (VJOURNAL), a list of free time (VFREEBUSY), a
    // line outside of them all.
    bool isMeeting = true;
    QString uid; // a series and its changed occurrences share it
    QString summary;
    QDate day; // of its start as written, whatever the zone
    int sequence = 0; // of the versions of an event, the highest holds (RFC 5545 section 3.8.7.4)
    QString occurrence; // RECURRENCE-ID
    QDate replaces; // the occurrence of the series that this one stands for; invalid otherwise
    QString rule; // RRULE
    std::set<QDate> added; // RDATE
    std::set<QDate> except; // EXDATE
    bool cancelled = false;
    bool complete = false; // false: the file breaks off within it
    std::vector<CalendarAttendee> attendees; // in file order
};

// Reads the events of a calendar (RFC 5545), one after the other, and whatever else names attendees. Other
// components are passed over. An organiser who is among the attendees, by address and name, is not counted
// twice.
class CalendarEvents
{
public:
    // The lines outlive the reader.
    explicit CalendarEvents(ContentLines& lines);

    // The next event; nothing at the end. Fails if the lines do.
    Result<std::optional<CalendarEvent>> next();

    // The address that the calendar goes by, where its name is one, as in the exports of Google; known after
    // the first event.
    QString ownerAddress() const { return m_ownerAddress; }

private:
    void readCalendarLine(const ContentLine& line);
    CalendarEvent finished(CalendarEvent event, bool complete);

    ContentLines& m_lines;
    QString m_ownerAddress;
    bool m_cancels = false; // METHOD:CANCEL, all events of the calendar are
    std::optional<CalendarEvent> m_begun; // before the last one ended
    int m_row = 0;
};

} // namespace kith
