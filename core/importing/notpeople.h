#pragma once

#include <QString>

namespace kith
{

// Guests that are no people.

// Those of a calendar, although no CUTYPE says so. The name and the address are as the line has them; either
// may be empty.

// A room: "Conference Room Berlin", "Raum Paris (8)", room-4@acme.example. Nobody whose family is called
// Raum.
bool isRoom(const QString& name, const QString& address);

// A mailing list or the mailbox of many: team@googlegroups.com, all-staff@acme.example. Not somebody who has
// a name of their own there.
bool isMailingList(const QString& name, const QString& address);

// What stands in lists where a name belongs, and is none. Somebody called Anna Gast is.

// "N.N.", "TBD 2"
bool isPlaceholder(const QString& name);
// "Gast von Fr. Brückner", "+1", "plus one"
bool isCompanion(const QString& name);
// "Summe: 5", "Total", "12 guests"
bool isTotal(const QString& name);
// What rejects such a row.
QString namesNobodySays(const QString& name);

} // namespace kith
