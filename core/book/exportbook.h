#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/browsing/browseindex.h"
#include "core/store/database.h"

#include <QDate>
#include <QString>

#include <vector>

namespace kith
{

struct ExportRequest {
    QString path;
    QString format; // an exporter's id; empty: from the path's extension
    std::vector<ContactId> contacts; // in this order
    bool everyone = true; // ignore `contacts`
    QDate today;
};

// Writes the recommendations. The number of contacts written.
Result<qint64> exportBook(
    const Database& database, const Knowledge& knowledge, const ExportRequest& request, Progress& progress);

} // namespace kith
