#pragma once

#include "core/importing/attendeecolumns.h"
#include "core/importing/table.h"

#include <QString>

namespace kith
{

// What a row says of whether somebody came. What that means depends on the other rows: where they say of some
// that they came, the rest did not.
struct Presence {
    QString absent; // what says that they did not come; empty if nothing does
    QString unsure; // what leaves open whether they did
    bool checkedIn = false; // in a column of check-ins
    bool saidToHaveCome = false; // in another: "Attended: Yes", "Attendee status: Checked in"
    bool isUntold = false; // no column tells that, where there are any: "Attended: "
    bool answered = false; // that they would come
    bool isUnanswered = false; // whether they would, where others were asked
    bool waited = false; // to be let in, no more

    bool tellsOfComing() const { return checkedIn || saidToHaveCome; }
};
Presence presenceIn(const Table& table, const AttendeeColumns& columns);

} // namespace kith
