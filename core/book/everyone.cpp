#include "core/book/everyone.h"

#include "core/book/texts.h"
#include "core/store/cursor.h"

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

using detail::places;
using detail::TakeFrom;
using detail::ThinkAt;

constexpr int contactsAtOnce = 2048;

// What happens to the contacts of a place, one after the other.
struct Place {
    ContactBlock block;
    Done read;
    std::counting_semaphore<> isFree{1};
    std::counting_semaphore<> isRead{0};
    std::counting_semaphore<> isThought{0};
};

using Report = std::function<void(std::size_t blocks)>;

// This thread reads and takes, another one thinks. An empty block is the end.
Done readHere(
    Cursor cursor, const Progress& progress, const Report& report, const ThinkAt& think, const TakeFrom& take)
{
    std::array<Place, places> all;
    const std::jthread thinker([&] {
        for (std::size_t at = 0;; at = (at + 1) % places) {
            all[at].isRead.acquire();
            if (all[at].block.isEmpty())
                return;
            think(0, all[at].block, at);
            all[at].isThought.release();
        }
    });
    std::size_t blocks = 0; // read
    std::size_t taken = 0;
    const auto takeNext = [&] {
        const std::size_t at = taken++ % places;
        all[at].isThought.acquire();
        return take(at);
    };
    Done done;
    for (bool isEnd = false; !isEnd; ++blocks) {
        if (blocks - taken == places) // else the place is still thought about
            done = takeNext();
        if (done && progress.cancelled())
            done = tl::unexpected(stopped());
        Place& place = all[blocks % places];
        if (done)
            done = cursor.read(contactsAtOnce, place.block);
        if (!done)
            place.block.clear();
        isEnd = place.block.isEmpty();
        report(blocks);
        place.isRead.release();
    }
    while (done && taken + 1 < blocks)
        done = takeNext();
    return done;
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
    explicit ReadingApart(const ThinkAt& think) : m_think(think) { }

    Done go(std::span<const std::unique_ptr<Reader>> readers, const Progress& progress, const Report& report,
        const TakeFrom& take)
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < readers.size(); ++i)
            threads.emplace_back([this, i, &cursor = readers[i]->cursor] {
                while (readNext(i, cursor)) { }
            });
        Done done;
        for (std::size_t blocks = 0; done; ++blocks) {
            Place& place = m_places[blocks % places];
            place.isThought.acquire();
            done = place.read;
            if (done && progress.cancelled())
                done = tl::unexpected(stopped());
            if (!done || place.block.isEmpty())
                break;
            done = take(blocks % places);
            report(blocks);
            place.isFree.release();
        }
        m_stopped = true;
        for (Place& place : m_places) // somebody may wait for one
            place.isFree.release();
        return done;
    }

private:
    // False: there is no more.
    bool readNext(std::size_t thinker, Cursor& cursor)
    {
        std::unique_lock lock(m_claiming);
        if (m_stopped)
            return false;
        const std::size_t at = m_claimed % places;
        Place& place = m_places[at];
        place.isFree.acquire();
        if (m_stopped)
            return false;
        ++m_claimed;
        place.block.clear();
        const Result<ContactIds> ids = cursor.idsAfter(m_last, contactsAtOnce);
        if (!ids)
            place.read = tl::unexpected(ids.error());
        m_stopped = !ids || ids->isEmpty();
        if (!m_stopped) {
            m_last = ids->last;
            lock.unlock();
            place.read = cursor.read(*ids, place.block);
            if (place.read)
                m_think(thinker, place.block, at);
        }
        place.isThought.release();
        return ids && !ids->isEmpty();
    }

    const ThinkAt& m_think;
    std::array<Place, places> m_places;
    std::atomic<bool> m_stopped = false;
    std::mutex m_claiming; // the next range of ids, and its place
    std::size_t m_claimed = 0;
    ContactId m_last = 0;
};

} // namespace

std::size_t usefulThinkers(const Database& database, Written written)
{
    if (written == Written::Contacts)
        return 1;
    constexpr qint64 most = 4; // the thread that takes would not keep up with more
    constexpr qint64 contactsEach = 4 * contactsAtOnce;
    const qint64 contacts = database.integer("SELECT max(id) FROM contacts").value_or(0);
    const qint64 processors = std::max(1, QThread::idealThreadCount());
    return std::size_t(std::clamp<qint64>(contacts / contactsEach, 1, std::min(most, processors)));
}

Done detail::go(const Database& database, const QString& what, Progress& progress, Cursor::Reads reads,
    std::size_t thinkers, const ThinkAt& think, const TakeFrom& take)
{
    const Result<qint64> last = database.integer("SELECT max(id) FROM contacts"); // counting takes a walk
    if (!last)
        return tl::unexpected(last.error());
    const Report report = [&](std::size_t blocks) {
        progress.report(what, std::min(qint64(blocks) * contactsAtOnce, *last), *last);
    };
    if (thinkers == 1) {
        Result<Cursor> cursor = Cursor::open(database, reads);
        return cursor ? readHere(std::move(*cursor), progress, report, think, take)
                      : tl::unexpected(cursor.error());
    }
    std::vector<std::unique_ptr<Reader>> readers;
    for (std::size_t i = 0; i < thinkers; ++i) {
        Result<std::unique_ptr<Reader>> reader = Reader::open(database, reads);
        if (!reader)
            return tl::unexpected(reader.error());
        readers.push_back(std::move(*reader));
    }
    return ReadingApart(think).go(readers, progress, report, take);
}

} // namespace kith
