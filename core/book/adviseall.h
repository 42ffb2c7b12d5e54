#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/everyone.h"
#include "core/book/knowledge.h"
#include "core/model/advice.h"
#include "core/store/database.h"

#include <QDate>

#include <array>
#include <span>

namespace kith
{

// Advises everyone anew and stores the summaries; streaming. Counts by action.
Result<std::array<qint64, actionCount>> adviseAll(
    Database& database, const Knowledge& knowledge, QDate today, Progress& progress);

// The same inside the caller's transaction.
Result<std::array<qint64, actionCount>> adviseEveryone(
    const Database& database, const Knowledge& knowledge, QDate today, Progress& progress, Written written);

// The same for some, inside the caller's transaction; contacts that are gone lose their advice.
Done adviseSome(
    const Database& database, const Knowledge& knowledge, std::span<const ContactId> contacts, QDate today);

// The same for everyone who came after that contact.
Done adviseNew(
    const Database& database, const Knowledge& knowledge, ContactId after, QDate today, Progress& progress);

// Says that the stored advice is the one of this day and these rules; and whether it is.
Done markAdvised(const Database& database, const Rulebook& rulebook, QDate today);
Result<bool> wasAdvised(const Database& database, const Rulebook& rulebook, QDate today);

// How many connections the owner has, as last counted, or expected while an import goes on: counting walks
// through the facts, so a short change does not.
Result<qint64> connectionsOf(const Database& database);
// Says how many there will be when everyone is advised, which counts them; it takes two passes where this is
// on the wrong side of the most that there can be.
Done expectConnections(const Database& database, qint64 connections);
// Counts them, as far as they matter. Returns whether there have become as many as there can be, or are no
// longer: who has can connect with nobody, so that everyone is to be advised anew.
Result<bool> recountConnections(const Database& database, const Limits& limits);

// Whether the stored advice was made for this day, these rules and this owner.
Result<bool> adviceIsFresh(const Database& database, const Knowledge& knowledge, QDate today);

} // namespace kith
