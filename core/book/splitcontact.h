#pragma once

#include "core/base/result.h"
#include "core/book/contactrows.h"
#include "core/book/knowledge.h"
#include "core/store/database.h"

#include <QDate>

#include <vector>

namespace kith
{

// What files state about a contact, row by row in the order in which they were read.
Result<std::vector<ContactRecord>> recordsAbout(const Database& database, ContactId contact);

// Makes two contacts of one: what these rows state goes to a new contact, whose id is returned; the rest, and
// all that the user said, stays. The two are kept apart from then on. One transaction, one undo step. Some
// rows must go and some must stay.
Result<ContactId> splitContact(Database& database, const Knowledge& knowledge, ContactId contact,
    const std::vector<RowId>& rows, QDate today);

} // namespace kith
