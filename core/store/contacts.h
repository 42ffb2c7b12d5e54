#pragma once

#include "core/base/result.h"
#include "core/model/contact.h"
#include "core/store/database.h"
#include "core/store/givenrows.h"
#include "core/store/rowrecord.h"

#include <QDate>

#include <optional>
#include <vector>

namespace kith
{

// A contact as the book holds it.
struct StoredContact {
    Contact contact;
    QDate asOf; // the day of the newest source that stated title and employer; invalid: none did
};

// The tables contacts, employments and points. Prepared once, for many calls.
class Contacts
{
public:
    static Result<Contacts> prepare(const Database& database);

    Result<std::optional<StoredContact>> read(ContactId id);
    // Those of these that there are, one id in each row, ascending.
    Result<std::vector<StoredContact>> read(const GivenRows& ids);
    // Whether the contact has all of these fields and points already, each byte for byte; cheaper than
    // read().
    Result<bool> says(ContactId id, const PackedContact& contact);
    Result<ContactId> lastId(); // 0 in an empty book
    // With the contact's own id, which must be free.
    Done insert(const Contact& contact, QDate asOf);
    // Makes it what it is from now on; `before`: as read() told it. Writes what differs.
    Done update(const StoredContact& before, const Contact& contact, QDate asOf);
    // With its points, facts, draft, advice and what was decided about who it is.
    Done remove(ContactId id);

private:
    Done insertPoints(const Contact& contact);

    Statement m_read, m_readPoints, m_readGiven, m_readPointsOfGiven, m_lastId, m_insert, m_insertPoint,
        m_update, m_employ, m_deletePoints, m_deleteFacts, m_deleteDraft, m_deleteAliases, m_deleteEdits,
        m_deleteApart, m_deleteAdvice, m_deleteEmployment, m_delete;
};

} // namespace kith
