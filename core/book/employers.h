#pragma once

#include "core/base/result.h"
#include "core/book/employernames.h"
#include "core/book/knowledge.h"
#include "core/book/recordwriter.h"
#include "core/store/database.h"

#include <span>
#include <vector>

namespace kith
{

// Gives the employers of the book's people contacts of their own, so that they can be advised on: those where
// several work, large ones, and those that the owner wants to reach. Keeps the count of people there
// (FactKind::Employs). Looks only where the writer moved people, if nobody else has since employers were
// noted last. Returns who is in the book then, which the walk tells.
Result<ContactCounts> noteEmployers(
    const Database& database, const Knowledge& knowledge, RecordWriter& writer, const Progress& progress);
// After the step is in the history, which forgets that employers are noted (journal.h).
Done markEmployersNoted(const Database& database, const Knowledge& knowledge);

// The same for the counts alone where a few contacts have changed, of which these say what they were and are:
// it looks at the organisations only. Returns those whose count is another. Pages come and go with the next
// import.
Result<std::vector<ContactId>> recountEmployers(
    const Database& database, std::span<const Contact> before, std::span<const Contact> after);

} // namespace kith
