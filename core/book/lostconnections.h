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

// Keeps FactKind::Disconnected for whom older lists of connections hold and the newest one does not: a list
// of connections holds them all (facts: formats, Connections.csv), so that these are none any more, or closed
// their account. A list that lacks most of those in older ones is a part, or that of another account, and
// says nothing of whom it lacks; the newest of the others counts then, with it. Nobody is missing whom a list
// of unknown age holds, or who may be meant by a row that could not be used. Rests on the rows of all lists
// in the book, so that the order of imports does not matter.
Result<LostConnections> noteLostConnections(const Database& database, RecordWriter& writer);
// The same after the user said who is who. Whom it changed.
Result<std::vector<ContactId>> noteLostConnections(const Database& database);

} // namespace kith
