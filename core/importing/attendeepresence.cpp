#include "core/importing/attendeepresence.h"

#include "core/importing/attendeecontact.h"

#include <algorithm>
#include <optional>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

using enum AttendeeColumn;

// When, or that, they were checked in; what says that they were not is absenceIn().
bool tellsOfCheckIn(const QByteArray& says)
{
    const bool isTime = std::ranges::any_of(says, [](char c) { return c >= '1' && c <= '9'; });
    return isTime || meansYes(says) || columnIn(attendeeWords().columns, says) == Seen;
}

// That they are "Attending" does not.
bool tellsOfComing(const QByteArray& says)
{
    const std::optional<AttendeeColumn> meaning = columnIn(attendeeWords().columns, says);
    return meansYes(says) || meaning == Attendance || meaning == Seen;
}

} // namespace

QString absenceIn(const Table& table, const AttendeeColumns& columns)
{
    for (const AttendeeColumn kind : {Attendance, Status, Seen}) {
        for (const int column : columns.of(kind)) {
            const QString status = table.cell(column);
            if (meansAbsent(attendeeKey(status)))
                return status;
        }
    }
    for (const int column : columns.of(Cancelled)) {
        const QString cancelled = table.cell(column);
        if (meansYes(attendeeKey(cancelled)))
            return table.header().value(column) + u": "_s + cancelled;
    }
    return {};
}

Presence presenceIn(const Table& table, const AttendeeColumns& columns)
{
    const auto anyOf = [&](AttendeeColumn kind, bool (*tells)(const QByteArray&)) {
        return std::ranges::any_of(
            columns.of(kind), [&](int column) { return tells(attendeeKey(table.cell(column))); });
    };
    return {.checkedIn = anyOf(Seen, tellsOfCheckIn),
        .saidToHaveCome = anyOf(Attendance, tellsOfComing) || anyOf(Status, tellsOfComing),
        .waited = meansYes(attendeeKey(attendeeCell(table, columns, Waiting)))};
}

} // namespace kith
