#pragma once

#include "core/base/result.h"
#include "core/model/fact.h"
#include "core/store/database.h"
#include "core/store/givenrows.h"
#include "core/store/rowrecord.h"

#include <map>

namespace kith
{

// The table facts. Prepared once, for many calls.
class FactTable
{
public:
    static Result<FactTable> prepare(const Database& database);

    Result<Facts> read(ContactId contact); // in the order in which they were added
    // Of those of these contacts that have some; one id in each row.
    Result<std::map<ContactId, Facts>> read(const GivenRows& contacts);
    // Whether the contact has all of these facts already, each byte for byte; cheaper than read().
    Result<bool> says(ContactId contact, const std::vector<PackedContact::PackedFact>& facts);
    // `number` tells the facts of a contact apart: the next is one more than the last.
    Result<int> nextNumber(ContactId contact);
    Done insert(ContactId contact, int number, const Fact& fact);
    Done append(ContactId contact, const Fact& fact);
    Done remove(ContactId contact, const Fact& fact); // one that is equal to it
    // Of the fact of this kind, of which the contact has one at most; whether it has one.
    Result<bool> setCount(ContactId contact, FactKind kind, int count);
    // Removes the facts of these kinds that the user stated or denied.
    Done removeYours(ContactId contact, FactKind kind);
    // Removes the facts of this kind, whoever stated them.
    Done removeKind(ContactId contact, FactKind kind);

private:
    Statement m_read, m_readGiven, m_last, m_insert, m_remove, m_setCount, m_removeYours, m_removeKind;
};

// A row of "kind, certainty, value, since, until, count, by, source, row" from the given column on.
Fact factAt(const Statement& row, int column);

} // namespace kith
