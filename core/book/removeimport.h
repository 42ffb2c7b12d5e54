#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/knowledge.h"
#include "core/store/database.h"

#include <QDate>

#include <QStringList>

#include <vector>

namespace kith
{

// What a removal took away.
struct Removal {
    qint64 contacts = 0; // that rested on these files alone
    qint64 touched = 0; // others, of whom they said something
    QStringList told = {}; // of guests who turned out to be the owner, or not to be

    bool operator==(const Removal&) const = default;
};

// Takes imported files out of the book again, whatever came after them: their facts go, contacts that rest on
// nothing else go, what other files or the user said stays. Whom a file has shown to be one person stays one.
// One transaction, one undo step.
Result<Removal> removeSources(Database& database, const Knowledge& knowledge,
    const std::vector<SourceId>& sources, QDate today, Progress& progress);

} // namespace kith
