#pragma once

#include "core/base/result.h"
#include "core/model/advice.h"
#include "core/store/database.h"

#include <array>

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

} // namespace kith
