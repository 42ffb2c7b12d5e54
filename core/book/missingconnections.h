#pragma once

#include "core/base/result.h"
#include "core/model/source.h"
#include "core/store/database.h"

#include <QBitArray>
#include <QDate>

#include <vector>

namespace kith
{

// Whom older lists of connections hold and this one does not: `listed` has a bit for each contact of the book
// that it holds. A list of connections holds them all (facts: formats, Connections.csv), so that these are
// none any more, or closed their account. Nothing is said where the file is not the newest (`day`: when it
// was made) or so short that it must be a part; nor of whom an earlier file missed already, or who came with
// another list of this import.
Result<std::vector<ContactChange>> missingConnections(
    const Database& database, const Source& source, QDate day, const QBitArray& listed);

} // namespace kith
