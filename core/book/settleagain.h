#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/book/recordwriter.h"
#include "core/store/database.h"
#include "core/store/journal.h"

#include <QStringList>

#include <functional>

namespace kith
{

// Finds out again who is who, within a transaction that reads no file: where files have gone, who is named
// only may mean somebody now, who were one may be two, and employers have lost people; where the owner is
// told to be somebody else, guests may be the owner, and other employers may be of interest. `tell` says to
// the writer which. `lastBefore`: the last contact that there was before the transaction. Returns what is to
// be said of guests who turned out to be the owner, or not to be.
Result<QStringList> settleAgain(const Database& database, const Knowledge& knowledge,
    const std::function<void(RecordWriter&)>& tell, ContactId lastBefore, Recorder& recorder,
    Progress& progress);

} // namespace kith
