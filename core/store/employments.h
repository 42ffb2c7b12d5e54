#pragma once

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <QByteArrayView>

namespace kith
{

// The table employments beside a walk through the table contacts, of which it holds some of the columns of
// some: cheaper than the view current_contacts, which looks one up for each contact.
class Employments
{
public:
    // Of the contacts from the first id to the last.
    static Result<Employments> open(const Database& database, ContactId first, ContactId last);

    // Moves on to the contact; whether it has one. From call to call, ids ascend.
    Result<bool> moveTo(ContactId contact);
    // Of that contact; valid until the next move.
    QByteArrayView title() const { return m_select.utf8(1); }
    QByteArrayView organisation() const { return m_select.utf8(2); }

private:
    explicit Employments(Statement select) : m_select(std::move(select)) { }
    Done advance();

    Statement m_select;
    ContactId m_contact = 0; // that of the row at hand; beyond all ids at the end
};

} // namespace kith
