#pragma once

#include <QString>

namespace kith
{

// The event that an attendee list is about, from the list's file name: without the extension, dates, long
// numbers and words such as "attendees", "Gäste" or "export" (resources/attendees.json); a year stays. In
// title case if it is all in lower case, since nobody can know that "fosdem" is written FOSDEM. Empty if
// nothing is left. "fosdem-2026-attendees.csv" gives "Fosdem 2026", "Data Night - Guests -
// 2026-03-05-19-02-11.csv" "Data Night".
QString eventFromFileName(const QString& name);

// Whether a file's name says that it lists people at an event: "Guests.csv", "fosdem-2026-attendees.csv".
bool namesAttendees(const QString& fileName);

} // namespace kith
