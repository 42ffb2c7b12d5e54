#pragma once

#include "core/importing/cards.h"
#include "core/importing/unreadtexts.h"
#include "core/model/record.h"

#include <optional>
#include <vector>

namespace kith
{

// What an address card states: a record, or why it is about nobody.
struct ReadCard {
    std::optional<Record> record;
    QString reason; // translated; empty if there is a record
    std::vector<UnreadText> unread; // what stands in place of an address or a number and is none
    std::vector<QString> unreadProperties; // what is called so and holds something, in no order
    bool foreign = false; // a value was read as Windows-1252 for want of a better guess
};

// Reads vCard 2.1, 3.0 and 4.0, whatever the card says that it is (facts: formats 3).
ReadCard readCard(const Card& card);

} // namespace kith
