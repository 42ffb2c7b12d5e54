#pragma once

#include "core/base/result.h"
#include "core/model/advice.h"
#include "core/store/database.h"

#include <array>
#include <limits>
#include <vector>

namespace kith
{

// The table advice: what lists and counts need. Derived, hence outside the undo history.
class AdviceTable
{
public:
    static Result<AdviceTable> prepare(const Database& database);

    Done put(const AdviceSummary& summary);
    Done remove(ContactId contact);
    Result<std::array<qint64, actionCount>> countsByAction();

private:
    Statement m_put, m_remove, m_counts;
};

// Brings all of the advice up to date and writes only what is new: on most days that is next to nothing.
class AdviceUpdate
{
public:
    static Result<AdviceUpdate> begin(const Database& database);

    Done put(const AdviceSummary& summary); // of each contact, in the order of their ids
    Done finish(); // drops the advice on contacts that are gone

private:
    Done passTo(ContactId contact);

    AdviceTable m_table;
    Statement m_stored; // stands at the first advice that was not passed
    bool m_more = false;
    std::vector<ContactId> m_gone;
};

} // namespace kith
