#pragma once

#include "core/importing/attendeecolumns.h"
#include "core/importing/table.h"

#include <QString>

namespace kith
{

// What the table's row says of somebody who did not come; empty if they may have come.
QString absenceIn(const Table& table, const AttendeeColumns& columns);

// What it says of somebody who may have come. What that means depends on the other rows: where some are
// checked in, the rest did not come.
struct Presence {
    bool checkedIn = false; // in a column of check-ins
    bool saidToHaveCome = false; // in another: "Attended: Yes", "Attendee status: Checked in"
    bool waited = false; // to be let in, no more
};
Presence presenceIn(const Table& table, const AttendeeColumns& columns);

} // namespace kith
