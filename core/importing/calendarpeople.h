#pragma once

#include "core/importing/calendarevent.h"
#include "core/importing/personname.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace kith
{

// Whom the attendees of a calendar are. An assistant's address may stand for several people, whom only their
// names tell apart; one of them may be written in many ways.
class CalendarPeople
{
public:
    struct Person {
        QByteArray key; // nobody else's; empty for whoever has neither a name nor an address
        PersonName name; // the fullest that stands beside the address; may be empty
    };

    void add(const CalendarAttendee& attendee);
    // There are no more; before anybody is asked for. The order in which they were added does not matter.
    void tellApart();
    Person whose(const CalendarAttendee& attendee) const;

private:
    std::map<QByteArray, std::map<QString, Person>> m_people; // by the attendee's key() and the full name
};

} // namespace kith
