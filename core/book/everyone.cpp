#include "core/book/everyone.h"

#include "core/book/texts.h"
#include "core/store/cursor.h"

#include <QScopeGuard>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <thread>
#include <vector>

namespace kith
{
namespace
{

using detail::blocksAhead;
using detail::TakeAt;
using detail::ThinkAt;

constexpr int idsAtOnce = 2048;

// Some contacts on their way from being read to being taken. An empty block is the end.
struct Slot {
    ContactIds ids;
    ContactBlock block;
    Done done;
    std::counting_semaphore<> free{1}; // where threads read
    std::counting_semaphore<> filled{0}; // where this one does
    std::counting_semaphore<> thought{0};
};
using Slots = std::array<Slot, blocksAhead>;

// Says how far things are when some contacts were taken: their ids, since counting takes a walk of its own.
using Report = std::function<void(ContactIds taken)>;

// This thread reads and takes, another one thinks.
Done readHere(Cursor cursor, ContactId after, const Progress& progress, const Report& report,
    const ThinkAt& think, const TakeAt& take)
{
    Slots slots;
    std::size_t read = 0;
    std::size_t taken = 0;
    const std::jthread thinker([&] {
        for (std::size_t at = 0;; at = (at + 1) % blocksAhead) {
            slots[at].filled.acquire();
            if (slots[at].block.isEmpty())
                return;
            think(0, slots[at].block, at);
            slots[at].thought.release();
        }
    });
    const auto takeNext = [&]() -> Done {
        const std::size_t at = taken++ % blocksAhead;
        slots[at].thought.acquire();
        report(slots[at].ids);
        return progress.cancelled() ? tl::unexpected(stopped()) : take(at);
    };
    // However this ends, the thinker gets to an empty block behind those that were read.
    const auto end = qScopeGuard([&] {
        for (; read - taken == blocksAhead; ++taken)
            slots[taken % blocksAhead].thought.acquire();
        slots[read % blocksAhead].block.clear();
        slots[read % blocksAhead].filled.release();
    });
    ContactId last = after;
    while (true) {
        if (read - taken == blocksAhead) {
            if (Done done = takeNext(); !done)
                return done;
        }
        Slot& slot = slots[read % blocksAhead];
        const Result<ContactIds> ids = cursor.idsAfter(last, idsAtOnce);
        if (!ids)
            return tl::unexpected(ids.error());
        if (ids->isEmpty())
            break;
        if (Done done = cursor.read(*ids, slot.block); !done)
            return done;
        slot.ids = *ids;
        last = ids->last;
        ++read;
        slot.filled.release();
    }
    while (taken < read) {
        if (Done done = takeNext(); !done)
            return done;
    }
    return {};
}

// A connection of a thread's own, in one moment of the book.
struct Reader {
    static Result<std::unique_ptr<Reader>> open(const Database& database, Cursor::Reads reads)
    {
        Result<Database> own = Database::open(database.path(), Database::Mode::ReadOnly);
        if (!own)
            return tl::unexpected(own.error());
        // Nothing is read twice, and what fits the processor's cache is read faster.
        if (Done done = own->execute("PRAGMA cache_size = -1024"); !done)
            return tl::unexpected(done.error());
        std::unique_ptr<Reader> reader(new Reader{.database = std::move(*own), .snapshot = {}, .cursor = {}});
        Result<Snapshot> snapshot = Snapshot::begin(reader->database);
        Result<Cursor> cursor = Cursor::open(reader->database, reads);
        if (const Error* error = firstError(snapshot, cursor))
            return tl::unexpected(*error);
        reader->snapshot.emplace(std::move(*snapshot));
        reader->cursor = std::move(*cursor);
        return reader;
    }

    Database database;
    std::optional<Snapshot> snapshot;
    Cursor cursor;
};

// Every thread reads and thinks, one range of ids after the other, and this one takes.
class ReadingApart
{
public:
    ReadingApart(const ThinkAt& think, ContactId after) : m_think(think), m_last(after) { }

    Done go(std::span<const std::unique_ptr<Reader>> readers, const Progress& progress, const Report& report,
        const TakeAt& take)
    {
        std::vector<std::jthread> threads;
        // However this ends, the threads do before they are waited for; one may wait for a slot.
        const auto end = qScopeGuard([this] {
            m_stopped = true;
            for (Slot& slot : m_slots)
                slot.free.release();
        });
        for (std::size_t i = 0; i < readers.size(); ++i)
            threads.emplace_back([this, i, &cursor = readers[i]->cursor] {
                while (readNext(i, cursor)) { }
            });
        for (std::size_t at = 0;; at = (at + 1) % blocksAhead) {
            Slot& slot = m_slots[at];
            slot.thought.acquire();
            if (!slot.done || slot.block.isEmpty())
                return slot.done;
            report(slot.ids);
            if (progress.cancelled())
                return tl::unexpected(stopped());
            if (Done done = take(at); !done)
                return done;
            slot.free.release();
        }
    }

private:
    // False: there is no more.
    bool readNext(std::size_t thinker, Cursor& cursor)
    {
        std::unique_lock lock(m_claiming);
        if (m_stopped)
            return false;
        const std::size_t at = m_claimed % blocksAhead;
        Slot& slot = m_slots[at];
        slot.free.acquire();
        if (m_stopped)
            return false;
        ++m_claimed;
        slot.block.clear();
        const Result<ContactIds> ids = cursor.idsAfter(m_last, idsAtOnce);
        const bool isEnd = !ids || ids->isEmpty();
        if (!ids)
            slot.done = tl::unexpected(ids.error());
        if (isEnd)
            m_stopped = true; // and never false again: the taking thread may have set it, too
        else
            m_last = ids->last;
        lock.unlock();
        if (!isEnd) {
            slot.ids = *ids;
            slot.done = cursor.read(*ids, slot.block);
            if (slot.done)
                m_think(thinker, slot.block, at);
        }
        slot.thought.release();
        return !isEnd;
    }

    const ThinkAt& m_think;
    Slots m_slots;
    std::atomic<bool> m_stopped = false;
    std::mutex m_claiming; // the next range of ids, and its slot
    std::size_t m_claimed = 0;
    ContactId m_last;
};

} // namespace

std::size_t usefulThinkers(const Database& database, Written written)
{
    if (written == Written::Contacts)
        return 1;
    constexpr qint64 most = 4; // the thread that takes would not keep up with more
    constexpr qint64 idsEach = 4 * idsAtOnce;
    const qint64 ids = database.integer("SELECT max(id) FROM contacts").value_or(0);
    const qint64 processors = std::max(1, QThread::idealThreadCount());
    return std::size_t(std::clamp<qint64>(ids / idsEach, 1, std::min(most, processors)));
}

Done detail::throughBlocks(const Database& database, const QString& what, Progress& progress,
    Cursor::Reads reads, std::size_t thinkers, const ThinkAt& think, const TakeAt& take, ContactId after)
{
    const Result<qint64> last = database.integer("SELECT max(id) FROM contacts");
    if (!last)
        return tl::unexpected(last.error());
    const Report report = [&](ContactIds taken) {
        progress.report(what, std::min(taken.last, *last), *last, Progress::Unit::Ids);
    };
    std::vector<std::unique_ptr<Reader>> readers;
    while (thinkers > 1 && readers.size() < thinkers) {
        Result<std::unique_ptr<Reader>> reader = Reader::open(database, reads);
        if (!reader)
            break; // those that there are do it as well
        readers.push_back(std::move(*reader));
    }
    if (!readers.empty())
        return ReadingApart(think, after).go(readers, progress, report, take);
    Result<Cursor> cursor = Cursor::open(database, reads);
    return cursor ? readHere(std::move(*cursor), after, progress, report, think, take)
                  : tl::unexpected(cursor.error());
}

} // namespace kith
