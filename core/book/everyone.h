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
// How many thinkers are worth their connections, if they may have any: at most one a processor.
std::size_t usefulThinkers(const Database& database, Written written);

namespace detail
{

// Where contacts wait to be thought about, and thoughts to be taken; what is ahead of the thread that takes.
inline constexpr std::size_t places = 8;

// What the threads do, by the number of the thinker and of the place.
using ThinkAt = std::function<void(std::size_t thinker, ContactBlock&, std::size_t place)>;
using TakeFrom = std::function<Done(std::size_t place)>;
Done go(const Database& database, const QString& what, Progress& progress, Cursor::Reads reads,
    std::size_t thinkers, const ThinkAt& think, const TakeFrom& take);

} // namespace detail

// Goes through everyone in the book. `think(ContactBlock&, Thought&)` makes something of some contacts at a
// time on another thread, and `take(Thought&)` gets what came of them on this one, in the order of contacts.
// A thought is used again for later contacts, as it was left.
//
// With one thinker this connection reads. With several, each of which has a thread of its own, each reads
// what was committed last with a connection of its own.
template <typename Thought, typename Think, typename Take>
Done throughEveryone(const Database& database, const QString& what, Progress& progress, Cursor::Reads reads,
    std::span<Think> thinkers, Take&& take)
{
    std::array<Thought, detail::places> thoughts;
    return detail::go(
        database, what, progress, reads, thinkers.size(),
        [&](std::size_t thinker, ContactBlock& block, std::size_t place) {
            thinkers[thinker](block, thoughts[place]);
        },
        [&](std::size_t place) { return take(thoughts[place]); });
}

} // namespace kith
