#pragma once

#include "app/terminal.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/browsing/browseindex.h"
#include "core/model/advice.h"
#include "core/store/database.h"

#include <QJsonObject>

#include <array>

namespace kith
{

// How many contacts each verdict and each gate has.
struct VerdictCounts {
    std::array<qint64, actionCount> actions{};
    std::array<qint64, gateCount> gates{}; // of those with nothing to do; Open: no reason either way

    qint64 total() const;
};

Result<VerdictCounts> countVerdicts(const Database& database, const BrowseIndex& index, Progress& progress);

QJsonObject json(const VerdictCounts& verdicts);
void print(Terminal& terminal, const VerdictCounts& verdicts);

} // namespace kith
