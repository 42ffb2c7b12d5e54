#pragma once

#include "core/model/contact.h"
#include "core/model/fact.h"
#include "core/model/me.h"
#include "core/model/userword.h"

#include <optional>
#include <vector>

namespace kith
{

// What one row of a file states about one contact: who it is about (contact.id is 0) and what that tells of
// the tie. The facts' origins carry the row only; the book fills in the source. Matching decides whose facts
// they become.
struct Record {
    int row = 0; // 1-based, as a spreadsheet counts
    std::vector<int>
        furtherRows; // of the same contact, summed up in this record (messages, re-joined meetings)
    Contact contact;
    Facts facts;
    // Of a meeting: who declined it or sent somebody else. If the owner is one of them, they met nobody
    // there.
    std::vector<Contact> absent;
    // In an export of Kith's: the contact's id there, and what the user said of it.
    QString exportedId;
    std::optional<UserWord> word;
};

// What one row states about the owner.
struct OwnerRecord {
    int row = 0;
    std::vector<MeStatement> statements;
    bool yours = false; // the user's own word, in an export of Kith's
    bool aside = false; // the row stands in a list of others: nobody is new by it
};

} // namespace kith
