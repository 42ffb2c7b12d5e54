#pragma once

#include <QString>

namespace kith
{

// Guests of a calendar that are no people, although no CUTYPE says so. The name and the address are as the
// line has them; either may be empty.

// A room: "Conference Room Berlin", "Raum Paris (8)", room-4@acme.example. Nobody whose family is called
// Raum.
bool isRoom(const QString& name, const QString& address);

// A mailing list or the mailbox of many: team@googlegroups.com, all-staff@acme.example. Not somebody who has
// a name of their own there.
bool isMailingList(const QString& name, const QString& address);

} // namespace kith
