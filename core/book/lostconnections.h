#pragma once

#include "core/base/result.h"
#include "core/book/recordwriter.h"
#include "core/store/database.h"

namespace kith
{

// Keeps FactKind::Disconnected for whom older lists of connections hold and the newest one does not: a list
// of connections holds them all (facts: formats, Connections.csv), so that these are none any more, or closed
// their account. A list so short that it must be a part says nothing of whom it lacks; the newest of the
// others counts then, with it. Rests on all lists of the book, so that the order of imports does not matter.
Done noteLostConnections(const Database& database, RecordWriter& writer);
// The same after the user said who is who.
Done noteLostConnections(const Database& database);

} // namespace kith
