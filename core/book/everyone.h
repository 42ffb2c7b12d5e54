#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/book/texts.h"
#include "core/store/cursor.h"
#include "core/store/database.h"

#include <future>
#include <optional>
#include <utility>

namespace kith
{

// Goes through everyone in the book, as far as advice reads it: `think` makes something of each ContactBlock
// on a second thread, while this one reads the next block and calls `take` with what came of the last.
// Cancelled: nothing more is taken.
template <typename Think, typename Take>
Done throughEveryone(
    const Database& database, const QString& what, Progress& progress, Think&& think, Take&& take)
{
    constexpr int contactsAtOnce = 2048;
    const Result<qint64> total = database.integer("SELECT count(*) FROM contacts");
    Result<Cursor> cursor = Cursor::open(database, Cursor::Reads::ToAdvise);
    if (const Error* error = firstError(total, cursor))
        return tl::unexpected(*error);
    ContactBlock now;
    ContactBlock next;
    std::optional<decltype(think(now))> last;
    Done read = cursor->read(contactsAtOnce, now);
    for (qint64 number = 0; read && !now.isEmpty(); number += contactsAtOnce) {
        if (progress.cancelled())
            return tl::unexpected(stopped());
        progress.report(what, number, *total);
        auto thought = std::async(std::launch::async, [&think, &now] { return think(now); });
        read = cursor->read(contactsAtOnce, next);
        const Done taken = last ? take(*last) : Done();
        last = thought.get();
        if (!taken)
            return taken;
        std::swap(now, next);
    }
    return read && last ? take(*last) : read;
}

} // namespace kith
