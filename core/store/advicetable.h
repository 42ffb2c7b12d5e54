#pragma once

#include "core/base/result.h"
#include "core/model/advice.h"
#include "core/store/database.h"
#include "core/store/givenrows.h"

#include <array>
#include <span>

namespace kith
{

// An advice, and a digest of all of it by which the table tells whether it is new. Made on any thread.
struct DigestedAdvice {
    explicit DigestedAdvice(AdviceSummary advice);

    AdviceSummary summary;
    qint64 digest = 0;
};

// The table advice: what lists and counts need. Derived, hence outside the undo history.
class AdviceTable
{
public:
    static Result<AdviceTable> prepare(const Database& database);

    // Written some hundreds at a time, at the latest by write().
    Done put(const DigestedAdvice& advice);
    Done write();
    Done remove(ContactId contact);
    Result<std::array<qint64, actionCount>> countsByAction();

private:
    GivenRows m_advice{9};
    Statement m_put, m_remove, m_counts;
};

// Brings all of the advice up to date and writes only what is new: on most days that is next to nothing.
class AdviceUpdate
{
public:
    // Of contacts with ids above `after`.
    static Result<AdviceUpdate> begin(const Database& database, ContactId after = 0);

    // All of these contacts, in the order of their ids, some at a time.
    Done put(std::span<const DigestedAdvice> advice);
    // Of these contacts, one id in each row; those on whom there is none lose theirs. Both in their order.
    Done put(const GivenRows& contacts, std::span<const DigestedAdvice> advice);
    Done finish(); // drops the advice on contacts behind the last; on others that are gone, put() did

private:
    Done putAllTo(ContactId last, std::span<const DigestedAdvice> advice);

    AdviceTable m_table;
    Statement m_stored, m_storedOfGiven;
    ContactId m_last = 0; // the last of those put
};

} // namespace kith
