#pragma once

#include "core/base/result.h"
#include "core/book/contactrows.h"
#include "core/store/contacts.h"
#include "core/store/database.h"
#include "core/store/facts.h"
#include "core/store/identitydecisions.h"
#include "core/store/sourcerows.h"

#include <set>
#include <vector>

namespace kith
{

// Makes contacts again from what rows state and the user said.
class Rebuilder
{
public:
    static Result<Rebuilder> prepare(const Database& database);

    // Makes the contact what these rows state; facts of files that the book no longer has go. It goes itself
    // where it rests on nothing: no row and no word of the user's. `gone`: rows that are about it no more,
    // though their file is there.
    Done rebuild(ContactId id, const std::vector<ContactRecord>& rows, const std::set<RowId>& gone = {});
    // The contact goes by the other names that these rows, all that are about it, call it by.
    Done callBy(ContactId id, const std::vector<ContactRecord>& rows);
    // Adds a contact that is what these rows state, all of which is known.
    Done add(ContactId id, const std::vector<ContactRecord>& rows);
    // From now on the rows are about this contact.
    Done moveRows(const std::vector<ContactRecord>& rows, ContactId to);

private:
    Result<bool> userSpokeOf(ContactId id, const Facts& facts);
    Done restOn(const StoredContact& before, const Facts& facts, StoredContact after, const Facts& stated);

    const Database* m_database = nullptr;
    Contacts m_contacts;
    IdentityDecisions m_decisions;
    FactTable m_facts;
    SourceRows m_rows;
    Statement m_hasDraft, m_hasSource, m_removeFacts;
};

} // namespace kith
