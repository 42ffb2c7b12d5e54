#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/browsing/browseindex.h"
#include "core/store/database.h"

#include <QDate>

#include <memory>
#include <span>

namespace kith
{

// Streams the book into an index. For a worker's connection.
Result<std::shared_ptr<const BrowseIndex>> browseIndex(
    const Database& database, QDate today, Progress& progress);

// The index after a change of these contacts, which may be new or gone: reads them alone.
Result<std::shared_ptr<const BrowseIndex>> browseIndexAfter(
    const BrowseIndex& index, const Database& database, std::span<const ContactId> changed, QDate today);

} // namespace kith
