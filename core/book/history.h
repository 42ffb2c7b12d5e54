#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/model/ids.h"
#include "core/store/database.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <vector>

namespace kith {

// A step of the undo history.
struct HistoryStep {
    JournalId id = 0;
    QDateTime at; // UTC
    QString name; // "Import of Connections.csv", "Sent to Mara Lindqvist"
    bool undone = false;

    bool operator==(const HistoryStep&) const = default;
};

// Newest first.
Result<std::vector<HistoryStep>> history(const Database& database);

// Takes back the newest step that is not undone, or brings back the last one undone. The result is the step;
// fails with ErrorCode::NotFound when there is none.
Result<HistoryStep> undo(Database& database, const Knowledge& knowledge, QDate today, Progress& progress);
Result<HistoryStep> redo(Database& database, const Knowledge& knowledge, QDate today, Progress& progress);

} // namespace kith
