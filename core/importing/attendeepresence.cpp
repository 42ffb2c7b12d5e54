#include "core/importing/attendeepresence.h"

#include "core/importing/attendeecontact.h"

#include <algorithm>
#include <initializer_list>
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
    const std::optional<AttendeeColumn> meaning = columnIn(attendeeWords().columns, says);
    return isTime || meansYes(says) || meaning == Seen || meaning == Attendance;
}

// That they are "Attending" does not.
bool tellsOfComing(const QByteArray& says)
{
    const std::optional<AttendeeColumn> meaning = columnIn(attendeeWords().columns, says);
    return meansYes(says) || meaning == Attendance || meaning == Seen;
}

// That they will: "yes", "Accepted". Others answer another question.
bool tellsOfPromise(const QByteArray& says)
{
    const std::optional<AttendeeColumn> meaning = columnIn(attendeeWords().columns, says);
    return meansYes(says) || meaning == Answer || meaning == Attendance;
}

// Nothing, a dash, or no more than that they registered.
bool leavesOpen(const QByteArray& says)
{
    return says.isEmpty() || attendeeWords().registered.contains(says);
}

// The first of these columns of the row which says something of that kind.
QString firstThat(const Table& table, const AttendeeColumns& columns,
    std::initializer_list<AttendeeColumn> kinds, bool (*says)(const QByteArray&))
{
    for (const AttendeeColumn kind : kinds) {
        for (const int column : columns.of(kind)) {
            if (QString cell = table.cell(column); says(attendeeKey(cell)))
                return cell;
        }
    }
    return {};
}

bool areAll(
    const Table& table, const AttendeeColumns& columns, AttendeeColumn kind, bool (*say)(const QByteArray&))
{
    return std::ranges::all_of(
        columns.of(kind), [&](int column) { return say(attendeeKey(table.cell(column))); });
}

// Who came, came, whatever they had answered.
QString absenceIn(const Table& table, const AttendeeColumns& columns, bool came)
{
    if (const QString says = firstThat(table, columns, {Attendance, Status, Seen}, meansAbsent);
        !says.isEmpty())
        return says;
    if (const QString says = firstThat(table, columns, {Answer}, meansAbsent); !came && !says.isEmpty())
        return says;
    for (const int column : columns.of(Cancelled)) {
        const QString cancelled = table.cell(column);
        const QByteArray says = attendeeKey(cancelled);
        if (meansYes(says) || says == attendeeKey(table.header().value(column)))
            return table.header().value(column) + u": "_s + cancelled;
    }
    return {};
}

} // namespace

Presence presenceIn(const Table& table, const AttendeeColumns& columns)
{
    const auto any = [&](AttendeeColumn kind, bool (*tells)(const QByteArray&)) {
        return !firstThat(table, columns, {kind}, tells).isEmpty();
    };
    Presence presence;
    presence.checkedIn = any(Seen, tellsOfCheckIn);
    presence.saidToHaveCome = any(Attendance, tellsOfComing) || any(Status, tellsOfComing);
    presence.absent = absenceIn(table, columns, presence.tellsOfComing());
    if (!presence.tellsOfComing())
        presence.unsure = firstThat(table, columns, {Attendance, Status, Answer}, meansUnsure);
    const AttendeeColumn telling = columns.has(Attendance) ? Attendance : Status;
    presence.isUntold = columns.has(telling) && areAll(table, columns, telling, leavesOpen);
    presence.isUnanswered = columns.has(Answer) && areAll(table, columns, Answer, leavesOpen);
    presence.answered = any(Answer, tellsOfPromise);
    presence.waited = meansYes(attendeeKey(attendeeCell(table, columns, Waiting)));
    return presence;
}

} // namespace kith
