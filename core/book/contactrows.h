#pragma once

#include "core/base/result.h"
#include "core/matching/mergeplan.h"
#include "core/store/contacts.h"
#include "core/store/database.h"
#include "core/store/facts.h"

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace kith
{

// A row of an imported file that is about a contact.
struct ContactRecord {
    SourceId source = 0;
    int row = 0;
    std::vector<int> furtherRows; // summed up in this one
    std::optional<Stated> stated; // not known of rows that an older Kith read

    bool isKnown() const { return stated.has_value(); }
};

// Calls with each of these contacts, ascending, and the rows about it in the order in which they were read;
// also with those about whom there is none. One walk through all rows.
using VisitRecords = std::function<Done(ContactId, std::vector<ContactRecord>)>;
Done walkRecords(const Database& database, const std::set<ContactId>& contacts, const VisitRecords& visit);

// Makes contacts again from what rows state and the user said.
class Rebuilder
{
public:
    static Result<Rebuilder> prepare(const Database& database);

    // Makes the contact what these rows state; facts of files that the book no longer has go. It goes itself
    // where it rests on nothing: no row and no word of the user's.
    Done rebuild(ContactId id, const std::vector<ContactRecord>& rows);
    // Adds a contact that is what these rows state, all of which is known.
    Done add(ContactId id, const std::vector<ContactRecord>& rows);
    // From now on the rows are about this contact.
    Done moveRows(const std::vector<ContactRecord>& rows, ContactId to);

private:
    Result<bool> userSpokeOf(ContactId id, const Facts& facts);
    Done restOn(const StoredContact& before, const Facts& facts, StoredContact after, const Facts& stated);

    const Database* m_database = nullptr;
    Contacts m_contacts;
    FactTable m_facts;
    Statement m_hasDraft, m_hasSource, m_removeFacts, m_moveRow;
};

} // namespace kith
