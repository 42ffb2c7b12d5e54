#pragma once

#include "core/matching/mergeplan.h"
#include "core/matching/nicknames.h"

#include <functional>
#include <span>
#include <vector>

namespace kith
{

// A record that tells more of who somebody is than a name: a profile, an e-mail address or a phone number.
struct AddressedRecord {
    ContactId contact = 0; // to which it belongs so far
    const Stated* stated = nullptr;
    // Belongs to that contact with all of its records, whatever they say: by the user's word, say.
    bool isTied = false;
    SourceId onceIn = 0; // a file that holds each contact once, of which the record is; 0: none
};

// Which of these records are about the same person or organisation (facts: advice 3): for each the number of
// whom it is about, from 0 on, in the order in which they come up. Of one profile all are. So are those of
// one name with an address, a phone number or the day of a connection in common, and those with an e-mail
// address of one's own in common whose names do not disagree; unless that would make one of several who
// differ in their profiles, or in their names: then nobody knows who is meant, and they stay apart. The
// answer does not depend on the order. `apart`: contacts that the user said to be two.
std::vector<std::size_t> peopleOf(std::span<const AddressedRecord> records, const Nicknames& nicknames,
    const std::function<bool(ContactId, ContactId)>& apart);

} // namespace kith
