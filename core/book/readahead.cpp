#include "core/book/readahead.h"

#include "core/book/texts.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

struct Rejected {
    int row = 0;
    QString reason;
    QString text;
};

struct Header {
    QString text;
};

using Item = std::variant<Header, PreparedRecord, OwnerRecord, Rejected, Issue>;
using Batch = std::vector<Item>;

constexpr std::size_t batchItems = 256;
constexpr std::size_t mostBatches = 16; // bounds the memory

// Somebody without a name is shown by an address, until a file names them.
QString placeholderName(const Contact& contact)
{
    for (const ContactPoint& point : contact.points) {
        if (point.kind == ContactPoint::Kind::Email || point.kind == ContactPoint::Kind::Phone)
            return point.value;
    }
    return contact.profile.section(u'/', -1);
}

// Hands batches from the thread that reads to the one that stores.
class Queue
{
public:
    // False: nobody takes any more.
    bool put(Batch batch)
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_batches.size() < mostBatches || m_stopped; });
        if (m_stopped)
            return false;
        m_batches.push_back(std::move(batch));
        m_some.notify_one();
        return true;
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_some.notify_one();
    }

    // The next batch; none: the reader is done.
    std::optional<Batch> take()
    {
        std::unique_lock lock(m_mutex);
        m_some.wait(lock, [this] { return !m_batches.empty() || m_closed; });
        if (m_batches.empty())
            return std::nullopt;
        Batch batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_room.notify_one();
        return batch;
    }

    void stop()
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
        m_room.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_some;
    std::deque<Batch> m_batches;
    bool m_closed = false;
    bool m_stopped = false;
};

// A row that tells nothing but a name, and ways to reach it, may be an organisation's. Only a sure word makes
// it one: a person taken for an organisation could not be connected with.
bool isOrganisation(const Record& record, const Detectors& detectors)
{
    const Contact& contact = record.contact;
    const bool isBare = contact.given.isEmpty() && contact.family.isEmpty() && contact.title.isEmpty()
        && contact.organisation.isEmpty() && contact.profile.isEmpty();
    const bool isListed = std::ranges::all_of(record.facts, [](const Fact& fact) {
        return fact.kind == FactKind::KnownElsewhere || fact.kind == FactKind::Labelled
            || fact.kind == FactKind::Noted;
    });
    if (contact.kind != ContactKind::Person || !isBare || !isListed)
        return false;
    const NameKind kind = detectors.kindOf(contact.name);
    return kind.kind == ContactKind::Organisation && kind.sure;
}

// The importer's sink, on the reading thread.
class Preparer : public RecordSink
{
public:
    // Without detectors, every contact is what the file says.
    Preparer(QDate day, const Detectors* detectors, Queue& queue)
        : m_day(day), m_detectors(detectors), m_queue(queue)
    {
        m_batch.reserve(batchItems);
    }

    void header(const QString& text) override { m_batch.push_back(Header{text}); }

    Done record(Record record) override
    {
        Contact& contact = record.contact;
        if (contact.name.isEmpty())
            contact.name = placeholderName(contact);
        if (m_detectors != nullptr && isOrganisation(record, *m_detectors))
            contact.kind = ContactKind::Organisation;
        IdentityKeys keys = IdentityKeys::of(contact);
        if (contact.name.isEmpty() || (!keys.name && !keys.beyondName())) // "LinkedIn Member"
            return rejectRows(record);
        // In practice an address is the same in any case; one form keeps books alike, whatever came first.
        for (ContactPoint& point : contact.points) {
            if (point.kind == ContactPoint::Kind::Email)
                point.value = point.value.toLower();
        }
        for (Fact& fact : record.facts) {
            if (fact.origin.by == Origin::By::File && fact.origin.row == 0)
                fact.origin.row = record.row;
            // The newest tie that a list of connections states tells when the list was made.
            if (fact.kind == FactKind::Connected && fact.from.isValid()
                && (!m_day.isValid() || fact.from > m_day))
                m_day = fact.from;
        }
        return add(PreparedRecord{.row = record.row,
            .furtherRows = std::move(record.furtherRows),
            .keys = std::move(keys),
            .packed = packed(contact, record.facts, m_day),
            .exportedId = std::move(record.exportedId),
            .word = std::move(record.word)});
    }

    Done owner(OwnerRecord record) override { return add(std::move(record)); }
    Done reject(int row, const QString& reason, const QString& text) override
    {
        return add(Rejected{row, reason, text});
    }
    void issue(const Issue& issue) override { m_batch.push_back(issue); }

    Done flush()
    {
        if (!m_queue.put(std::move(m_batch)))
            return tl::unexpected(stopped());
        m_batch.clear();
        m_batch.reserve(batchItems);
        return {};
    }

private:
    Done rejectRows(const Record& record)
    {
        const QString reason = Book::tr("The row names nobody.");
        Done done = reject(record.row, reason, {});
        for (const int row : record.furtherRows)
            done = done ? reject(row, reason, {}) : done;
        return done;
    }

    Done add(Item item)
    {
        m_batch.push_back(std::move(item));
        return m_batch.size() < batchItems ? Done() : flush();
    }

    QDate m_day;
    const Detectors* m_detectors;
    Queue& m_queue;
    Batch m_batch;
};

Done pass(Item item, PreparedSink& sink)
{
    if (auto* record = std::get_if<PreparedRecord>(&item))
        return sink.record(std::move(*record));
    if (auto* owner = std::get_if<OwnerRecord>(&item))
        return sink.owner(std::move(*owner));
    if (const auto* rejected = std::get_if<Rejected>(&item))
        return sink.reject(rejected->row, rejected->reason, rejected->text);
    if (const auto* header = std::get_if<Header>(&item))
        sink.header(header->text);
    else
        sink.issue(std::get<Issue>(item));
    return {};
}

Done passAll(Queue& queue, PreparedSink& sink)
{
    while (std::optional<Batch> batch = queue.take()) {
        for (Item& item : *batch) {
            if (Done done = pass(std::move(item), sink); !done)
                return done;
        }
    }
    return {};
}

} // namespace

Record PreparedRecord::decoded(SourceId source) const
{
    Record record{
        .row = row, .furtherRows = furtherRows, .contact = {}, .facts = {}, .exportedId = {}, .word = {}};
    if (std::optional<RowRecord> stated = unpacked(packed)) {
        record.contact = std::move(stated->contact);
        record.facts = std::move(stated->facts);
    }
    // What the user said, in an export of Kith's, stays the user's word.
    for (Fact& fact : record.facts) {
        if (fact.origin.by == Origin::By::File)
            fact.origin.source = source;
    }
    return record;
}

Done readAhead(const Importer& importer, const InputFile& file, const ReadContext& context, QDate day,
    const Detectors& detectors, PreparedSink& sink, Progress& progress)
{
    // What Kith exported says of every contact what it is.
    const bool tellsKinds = importer.format() == "kith-json"_L1;
    Queue queue;
    Done read;
    std::thread reader([&] {
        Preparer preparer(day, tellsKinds ? nullptr : &detectors, queue);
        read = importer.read(file, context, preparer, progress);
        if (read)
            read = preparer.flush();
        queue.close();
    });
    const Done stored = passAll(queue, sink);
    queue.stop();
    reader.join();
    return stored ? read : stored;
}

} // namespace kith
