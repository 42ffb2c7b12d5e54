#pragma once

#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/book/recordwriter.h"
#include "core/store/database.h"

namespace kith
{

// How many people of the book an organisation must employ before it gets a page of its own.
inline constexpr int employeesForAPage = 3;

struct ContactCounts {
    qint64 people = 0;
    qint64 organisations = 0;
};

// Gives the employers of the book's people contacts of their own, so that they can be advised on: those where
// several work, large ones, and those that the owner wants to reach. Keeps the count of people there
// (FactKind::Employs). Returns who is in the book then, which the walk tells.
Result<ContactCounts> noteEmployers(
    const Database& database, const Knowledge& knowledge, RecordWriter& writer, const Progress& progress);

} // namespace kith
