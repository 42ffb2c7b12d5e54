#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/cursor.h"
#include "core/store/database.h"

#include <array>
#include <cstddef>
#include <functional>
#include <span>

namespace kith
{

// Whether the transaction has written to contacts, their points or their facts. Only if not, other
// connections see what this one sees.
enum class Written { Contacts, NoContacts };
// How many thinkers are worth their connections, if they may have any: no more than there are processors.
std::size_t usefulThinkers(const Database& database, Written written);

namespace detail
{

// How many blocks of contacts can be ahead of the thread that takes.
inline constexpr std::size_t blocksAhead = 8;

// Calls on the threads, with the number of the thinker and of the thought.
using ThinkAt = std::function<void(std::size_t thinker, ContactBlock&, std::size_t thought)>;
using TakeAt = std::function<Done(std::size_t thought)>;
Done throughBlocks(const Database& database, const QString& what, Progress& progress, Cursor::Reads reads,
    std::size_t thinkers, const ThinkAt& think, const TakeAt& take, ContactId after);

} // namespace detail

// Goes through everyone in the book. `think(ContactBlock&, Thought&)` makes something of some contacts at a
// time on another thread, and `take(Thought&)` gets what came of them on this one, in the order of contacts.
// Thoughts are used again: `think` clears what it is given.
//
// `after`: only those with ids above it.
//
// With one thinker this connection reads. With several, each of which has a thread of its own, each reads
// what was committed last with a connection of its own.
template <typename Thought, typename Think, typename Take>
Done throughEveryone(const Database& database, const QString& what, Progress& progress, Cursor::Reads reads,
    std::span<Think> thinkers, Take&& take, ContactId after = 0)
{
    std::array<Thought, detail::blocksAhead> thoughts;
    return detail::throughBlocks(
        database, what, progress, reads, thinkers.size(),
        [&](std::size_t thinker, ContactBlock& block, std::size_t thought) {
            thinkers[thinker](block, thoughts[thought]);
        },
        [&](std::size_t thought) { return take(thoughts[thought]); }, after);
}

} // namespace kith
