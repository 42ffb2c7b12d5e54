#pragma once

#include "core/model/me.h"
#include "core/model/record.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace kith::linkedin
{

// One row of messages.csv.
struct Message {
    enum class Direction { Unknown, Incoming, Outgoing };

    int row = 0;
    QString conversation; // its id; empty in 2018
    QString from;
    QString fromProfile; // canonicalProfile()
    QString to; // names, joined by commas, which names may hold too
    QStringList toProfiles;
    QDate date;
    Direction direction = Direction::Unknown; // said in 2018 only
    QString text; // the row, for the receipt
};

// What the messages say in sum. Every message's row is in exactly one of the three.
struct Correspondence {
    std::vector<Record> partners;
    std::optional<OwnerRecord>
        owner; // the address of the owner's own profile, at the price of one partner's row
    std::vector<std::pair<const Message*, QString>> rejected; // with the reason
};

// Why messages are rejected that can be read when the owner's name is known.
QString ownerIsUnclear();

// Sums the messages up, one record a partner. The owner is known by profile or name, or else is who takes
// part in more conversations than anybody else. A conversation with more than `largestGroup` others tells
// nothing about any of them and is rejected; in a smaller one what somebody writes counts as received, and
// what the owner writes as sent to those who wrote there.
Correspondence correspondenceIn(const std::vector<Message>& messages, const Me& me);

inline constexpr int largestGroup = 8; // people beside the owner

} // namespace kith::linkedin
