#pragma once

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace kith
{

// What the columns of an attendee list may hold.
enum class AttendeeColumn {
    Name,
    ZoomName, // "Mara (Mara Lindqvist)": as shown and as registered
    Given,
    Family,
    Email,
    Company,
    JobTitle,
    Profile, // on LinkedIn, perhaps no more than what it is called there
    Link, // an address on the web
    Phone,
    Street, // of their address, as the next four
    PostalCode,
    City,
    Region,
    Country,
    Notes, // of whoever keeps the list
    Account, // what the service knows them by
    Status, // perhaps whether they came; columns of that name may be of anything
    Attendance, // whether they came, in the service's word
    Answer, // whether they said that they would come
    Cancelled, // yes, if they did
    Registered, // when, in lists that do not say who came
    Event, // its name
    Day, // the event's
    Seen, // whether or when they came in
    Joined, // when they joined an online meeting
    Waiting, // yes, if this time they only waited to be let into it
    Unneeded, // what nobody would miss
};
inline constexpr int attendeeColumnCount = static_cast<int>(AttendeeColumn::Unneeded) + 1;

using AttendeeColumnByKey = QHash<QByteArray, AttendeeColumn>;

// What columns hold in a list that has one of those beside.
struct ColumnsInstead {
    std::vector<QByteArray> beside;
    AttendeeColumnByKey columns;
    bool areAppointments = false; // each row is one with the owner, who has no row
};

// resources/attendees.json, in every language; all in the form of bareKey().
struct AttendeeWords {
    AttendeeColumnByKey columns; // that other contact lists don't have, or that hold something else there
    std::vector<ColumnsInstead> instead;
    QSet<QByteArray> strangers; // columns of other kinds of contact files
    std::vector<QByteArray> signs; // parts of names of columns
    QSet<QByteArray> absent;
    QSet<QByteArray> unsure; // whether somebody came
    QSet<QByteArray> registered; // who did, and may not have come
    QSet<QByteArray> yes;
    std::vector<QByteArray> fileSigns; // beginnings of words
    QSet<QByteArray> fileNoise;
};

// Read once.
const AttendeeWords& attendeeWords();

// What a column of that key holds; numbers of columns don't count.
std::optional<AttendeeColumn> columnIn(const AttendeeColumnByKey& columns, const QByteArray& key);

} // namespace kith
