#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/model/history.h"
#include "core/store/database.h"

#include <QDate>

#include <vector>

namespace kith
{

// Newest first.
Result<std::vector<HistoryStep>> history(const Database& database);

Result<NextSteps> nextSteps(const Database& database);

// Takes back the newest step that is not undone, or brings back the last one undone. The result is the step;
// fails with ErrorCode::NotFound when there is none.
Result<HistoryStep> undo(Database& database, const Knowledge& knowledge, QDate today, Progress& progress);
Result<HistoryStep> redo(Database& database, const Knowledge& knowledge, QDate today, Progress& progress);

} // namespace kith
