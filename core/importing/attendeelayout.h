#pragma once

#include "core/importing/attendeecolumns.h"
#include "core/importing/dateorder.h"
#include "core/importing/inputfile.h"

#include <QDate>
#include <QString>

namespace kith
{

// Where an attendee list has what, and what the lines above its header say.
struct AttendeeLayout {
    size_t record = 0; // the header's place among the first records
    AttendeeColumns columns;
    // Whether it tells who joined a meeting and when, as the reports of Zoom and Teams do, or who had an
    // appointment with the owner, so that nobody is missing. Other lists may be of a few guests of many.
    bool isMeeting = false;
    bool isTeams = false; // sections about something else follow the list
    QString event; // may be empty
    QDate day; // may be invalid
    DateOrder dates;
};

// Empty if the file is no attendee list. Reports of Teams are known by their numbered sections in whatever
// language they are.
std::optional<AttendeeLayout> attendeeLayout(const InputFile& file);

// Whether a line with only this cell begins a section of a report of Teams: "3. In-Meeting Activities".
bool beginsSection(const QString& cell);

// Whether it begins one of a report of a Zoom webinar, which lists the hosts, the panelists and the
// attendees, each below a header of their own: "Panelist Details".
bool beginsWebinarSection(const QString& cell);

} // namespace kith
