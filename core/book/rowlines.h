#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <functional>
#include <vector>

namespace kith
{

// Rows of a file's receipt with an outcome as people read them, from the `offset`th on.
Result<std::vector<RowLine>> rowLines(
    const Database& database, SourceId source, Outcome outcome, qint64 offset, qint64 limit);

// For an import that is going to be rolled back: the first rows of each outcome of its files, and those rows
// about whose contacts it tells news that may be somebody else. The receipts' sources are in the book, and no
// more afterwards.
Done previewRows(const Database& database, const Knowledge& knowledge,
    const std::function<bool(ContactId)>& tellsNewsOf, ImportReceipt& receipt, Progress& progress);

} // namespace kith
