#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/store/database.h"
#include "core/store/journal.h"

#include <set>

namespace kith
{

// Finds out again who is who, within a transaction in which files have gone, or the owner was told to be
// somebody else: who is named only may mean somebody now, who were one may be two, guests may be the owner,
// and employers have lost people. `left`: contacts of whom files say less than they did. `lastBefore`: the
// last contact that there was before the transaction.
Done settleAgain(const Database& database, const Knowledge& knowledge, const std::set<ContactId>& left,
    ContactId lastBefore, Recorder& recorder, Progress& progress);

} // namespace kith
