#pragma once

#include "core/importing/attendeewords.h"
#include "core/importing/listfield.h"

#include <QByteArray>
#include <QStringList>
#include <QStringView>

#include <array>
#include <optional>
#include <vector>

namespace kith
{

// Where an attendee list has what: the columns of each kind from left to right, counted from 0.
struct AttendeeColumns {
    std::array<std::vector<int>, attendeeColumnCount> at;
    bool areAppointments = false; // each row is one with the owner, who has no row

    const std::vector<int>& of(AttendeeColumn kind) const { return at[static_cast<size_t>(kind)]; }
    bool has(AttendeeColumn kind) const { return !of(kind).empty(); }
    // Those of so many columns of which nothing is known.
    std::vector<int> unread(size_t size) const;
};

// In which form names of columns and words of status are compared: bareKey().
QByteArray attendeeKey(QStringView text);

// What a column of that name holds.
std::optional<AttendeeColumn> attendeeColumn(const QByteArray& attendeeKey);

// The columns of a header, if it is one of an attendee list: it names people, says something else about them
// that attendee lists say, has no column by which another kind of contact file is known, and one that speaks
// of an event, unless it is known that these people were at one. The first cells of the columns tell names
// from parts of names; without them their columns do.
std::optional<AttendeeColumns> attendeeColumns(
    const std::vector<QByteArray>& header, bool atAnEvent, const std::vector<QStringList>& samples = {});

// Sets what the user says of columns of this header.
void applyMap(const ColumnMap& map, const std::vector<QByteArray>& header, AttendeeColumns& columns);

// What the columns of a header of that size hold, in the words of other lists; empty where those have none.
std::vector<std::optional<ListField>> fieldsOf(const AttendeeColumns& columns, size_t size);
// What a user may say that a column of an attendee list holds.
std::vector<ListField> attendeeFields();

// Whether a word of status says that somebody did not come: "Declined", "Refunded", "No" …
bool meansAbsent(const QByteArray& attendeeKey);
// Whether one leaves open whether they come, or came: "Maybe", "No reply" …
bool meansUnsure(const QByteArray& attendeeKey);
// Whether a word says yes.
bool meansYes(const QByteArray& attendeeKey);

} // namespace kith
