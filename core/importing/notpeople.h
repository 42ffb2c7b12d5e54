#pragma once

#include <QString>

#include <optional>

namespace kith
{

// Guests that are no people.

// In calendars, although no CUTYPE says so, and in lists of who took part. The name and the address are as
// they stand there; either may be empty.

// A room: "Conference Room Berlin", "Raum Paris (8)", room-4@acme.example. Nobody whose family is called
// Raum.
bool isRoom(const QString& name, const QString& address);

// A mailing list or the mailbox of many: team@googlegroups.com, all-staff@acme.example. Not somebody who has
// a name of their own there.
bool isMailingList(const QString& name, const QString& address);

// Why such a row is no contact, translated.
QString isAThing();
QString isAGroup();

// Whose device goes by that name in a meeting: "Ida" of "Ida's iPhone 14" and of "iPad von Ida", "" of
// "Galaxy S21". None: it is the name of somebody, such as Bruce Handy.
std::optional<QString> deviceOwner(const QString& name);

// What stands in lists where a name belongs, and is none. Somebody called Anna Gast is.

// "N.N.", "TBD 2", "Zoom user"
bool isPlaceholder(const QString& name);
// "Gast von Fr. Brückner", "+1", "plus one"
bool isCompanion(const QString& name);
// "Summe: 5", "Total", "12 guests"
bool isTotal(const QString& name);
// "Me", in the calendar of who wrote it.
bool isOwnersWord(const QString& name);
// What rejects such a row.
QString namesNobodySays(const QString& name);

} // namespace kith
