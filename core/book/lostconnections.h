#pragma once

#include "core/base/result.h"
#include "core/book/recordwriter.h"
#include "core/store/database.h"

#include <vector>

namespace kith
{

// Who is found to be no connection any more, and was not found so before.
struct LostConnections {
    SourceId list = 0; // that lacks them
    std::vector<ContactChange> changes;
};

// Keeps FactKind::Disconnected for whom older lists of connections hold and newer ones do not: a list of
// connections holds them all (facts: formats, Connections.csv), so that these are none any more, or closed
// their account. Older lists of which one lacks most are of another account, and it says nothing of whom they
// hold; where such a list holds most of it, it is a part and says nothing at all. Nobody is missing whom a
// list of unknown age holds, or who may be meant by a row that could not be used. Rests on the rows of all
// lists in the book, so that the order of imports does not matter.
Result<std::vector<LostConnections>> noteLostConnections(const Database& database, RecordWriter& writer);
// The same after the user said who is who. Whom it changed.
Result<std::vector<ContactId>> noteLostConnections(const Database& database);

} // namespace kith
