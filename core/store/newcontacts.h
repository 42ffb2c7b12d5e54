#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/givenrows.h"
#include "core/store/rowrecord.h"

namespace kith
{

// Contacts with their points and facts on their way into the book, some hundreds at a time (givenrows.h).
// Until they are written, nothing else finds them there.
class NewContacts
{
public:
    static Result<NewContacts> prepare(const Database& database);

    // With an id that is free; facts of files are the source's. `asOf`: of title and employer.
    void add(ContactId id, const PackedContact& contact, Day asOf, SourceId source);
    std::size_t size() const { return m_contacts.size(); }
    Done write();

private:
    GivenRows m_contacts{10};
    GivenRows m_points{4};
    GivenRows m_facts{11};
    Statement m_insertContacts, m_insertPoints, m_insertFacts;
};

} // namespace kith
