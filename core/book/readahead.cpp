#include "core/book/readahead.h"

#include "core/book/texts.h"
#include "core/importing/addressbook.h"
#include "core/importing/tableimporter.h"
#include "core/model/source.h"

#include <xxhash.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
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

using Item = std::variant<Header, PreparedRecord, RestatedRow, PreparedOwner, Rejected, Issue>;

// Some rows of a file, and what they stated.
struct Batch {
    std::vector<Item> items;
    QByteArray records; // one behind the other, in the order of the items
    QByteArray restated; // the same of rows that restate others, where somebody has looked
    QByteArray compressedRecords;
};

constexpr std::size_t batchItems = 256; // the book keeps a batch as a block
constexpr std::size_t mostBatches = 16; // bounds the memory
constexpr std::size_t recordsAhead = 12; // of which memory brings near who they may be
// Where so many rows at the beginning are in no file of before, the list is another one, and looking is in
// vain.
constexpr int rowsOfAnotherList = 50'000;

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
        // Waking it for each batch would cost as much as storing some.
        if (m_batches.size() == mostBatches / 2)
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

// Makes prints of the rows of a file: in the same bytes below another header, or read by another Kith, a row
// may state something else. XXH3 gives the same in every process and on every machine.
class RowPrinter
{
public:
    RowPrinter(const QString& format, const QString& header)
    {
        const QByteArray all
            = format.toUtf8() + '\n' + header.toUtf8() + '\n' + QByteArray::number(formOfReading);
        m_seed = XXH3_64bits(all.constData(), static_cast<std::size_t>(all.size()));
    }

    RowPrint print(QByteArrayView row) const
    {
        const XXH128_hash_t hash
            = XXH3_128bits_withSeed(row.data(), static_cast<std::size_t>(row.size()), m_seed);
        return {hash.high64, hash.low64};
    }

private:
    XXH64_hash_t m_seed = 0;
};

// The importer's sink, on the reading thread.
class Preparer : public RecordSink
{
public:
    // Without detectors, every contact is what the file says.
    Preparer(QDate day, const Detectors* detectors, QString format, KnownRowsAhead& ahead, Queue& queue)
        : m_day(day), m_detectors(detectors), m_format(std::move(format)), m_ahead(ahead), m_queue(queue)
    {
        m_batch.items.reserve(batchItems);
    }

    void header(const QString& text) override
    {
        m_printer.emplace(m_format, text);
        m_batch.items.push_back(Header{text});
    }

    Result<bool> restated(int row, QByteArrayView bytes) override
    {
        if (!m_lookedUp)
            m_known = m_ahead.take(m_format);
        m_lookedUp = true;
        m_print = m_printer->print(bytes);
        m_printed = row;
        const auto known = m_known ? m_known->find(m_print) : std::nullopt;
        if (!known) {
            if (++m_unknown == rowsOfAnotherList && !m_isKnown)
                m_known.reset();
            return false;
        }
        m_isKnown = true;
        // Of most rows it need not be known what they state.
        const bool mayTellADay = known->ofFile == Day() || m_day < known->ofFile;
        QByteArrayView record;
        if (mayTellADay || !known->isAll) {
            const auto stated = m_known->record();
            if (!stated || !m_restated.read(*stated, row))
                return false;
            record = *stated;
            for (const PackedContact::PackedFact& fact : m_restated.facts) {
                if (fact.kind == FactKind::Connected)
                    seeTie(fact.from);
            }
        }
        m_batch.restated += record;
        Restatement place = known->place;
        place.asOf = m_day;
        const Done added = add(RestatedRow{.row = row,
            .size = static_cast<int>(record.size()),
            .packed = {},
            .restates = place,
            .print = m_print,
            .contact = known->contact,
            .isAll = known->isAll});
        return added ? Result<bool>(true) : tl::unexpected(added.error());
    }

    Done record(Record record) override { return prepare(std::move(record), {}); }
    Done withheld(Record record, const QString& reason, const QStringList& texts) override
    {
        return prepare(std::move(record), Withheld{reason, texts});
    }

    Done owner(OwnerRecord record) override
    {
        // What was drawn from a row that is counted elsewhere (the owner's address in messages) has no row of
        // its own, and the user's own word stays when the file goes.
        const bool isKept = record.row != 0 && !record.yours;
        const QByteArray bytes = isKept ? packed(record.statements) : QByteArray();
        m_batch.records += bytes;
        return add(PreparedOwner{std::move(record), static_cast<int>(bytes.size())});
    }
    Done reject(int row, const QString& reason, const QString& text) override
    {
        return add(Rejected{row, reason, text});
    }
    void issue(const Issue& issue) override
    {
        m_print = {}; // what there was to say of the row is to be said again
        m_batch.items.push_back(issue);
    }

    Done flush()
    {
        m_batch.compressedRecords = compressed(m_batch.records);
        if (!m_queue.put(std::move(m_batch)))
            return tl::unexpected(stopped());
        m_batch = {};
        m_batch.items.reserve(batchItems);
        return {};
    }

private:
    Done prepare(Record record, std::optional<Withheld> withheld)
    {
        Contact& contact = record.contact;
        if (contact.name.isEmpty())
            contact.name = substituteName(contact);
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
            if (fact.kind == FactKind::Connected)
                seeTie(Day(fact.from));
        }
        const QByteArray bytes = packed(contact, record.facts, m_day.date(), record.row, record.absent);
        m_batch.records += bytes;
        return add(PreparedRecord{.row = record.row,
            .furtherRows = std::move(record.furtherRows),
            .keys = std::move(keys),
            .size = static_cast<int>(bytes.size()),
            .restates = {},
            .packed = {},
            .exportedId = std::move(record.exportedId),
            .word = std::move(record.word),
            .withheld = std::move(withheld),
            .print = record.row == m_printed ? m_print : RowPrint(),
            .isInNoOther = record.row == m_printed && m_isKnown});
    }

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
        m_batch.items.push_back(std::move(item));
        return m_batch.items.size() < batchItems ? Done() : flush();
    }

    // The newest tie that a list of connections states tells when the list was made.
    void seeTie(Day day) { m_day.number = std::max(m_day.number, day.number); }

    Day m_day;
    const Detectors* m_detectors;
    QString m_format;
    KnownRowsAhead& m_ahead;
    Queue& m_queue;
    Batch m_batch;
    std::optional<RowPrinter> m_printer;
    std::unique_ptr<KnownRows> m_known;
    bool m_lookedUp = false;
    bool m_isKnown = false; // one of the rows
    int m_unknown = 0; // rows
    RowPrint m_print; // of the row at hand,
    int m_printed = 0; // which is this
    PackedContact m_restated;
};

// The first of the bytes, which go.
QByteArrayView take(QByteArrayView& bytes, int size)
{
    const QByteArrayView taken = bytes.first(size);
    bytes = bytes.sliced(size);
    return taken;
}

Done pass(Item& item, QByteArrayView& records, QByteArrayView& restatedRecords, PreparedSink& sink)
{
    if (auto* record = std::get_if<PreparedRecord>(&item)) {
        record->packed = take(records, record->size);
        return sink.record(std::move(*record));
    }
    if (auto* restated = std::get_if<RestatedRow>(&item)) {
        restated->packed = take(restatedRecords, restated->size);
        return sink.restated(std::move(*restated));
    }
    if (auto* owner = std::get_if<PreparedOwner>(&item)) {
        take(records, owner->size);
        return sink.owner(std::move(*owner));
    }
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
        QByteArrayView records = batch->records;
        QByteArrayView restated = batch->restated;
        std::vector<const PreparedRecord*> all;
        std::vector<const IdentityKeys*> keys;
        for (const Item& item : batch->items) {
            if (const auto* record = std::get_if<PreparedRecord>(&item)) {
                all.push_back(record);
                keys.push_back(&record->keys);
            }
        }
        if (Done done = sink.beginBatch(all); !done)
            return done;
        std::span<const IdentityKeys* const> toCome = keys;
        const auto expect = [&](std::size_t count) {
            sink.expect(toCome.first(std::min(count, toCome.size())));
            toCome = toCome.subspan(std::min(count, toCome.size()));
        };
        expect(recordsAhead);
        for (Item& item : batch->items) {
            if (std::holds_alternative<PreparedRecord>(item))
                expect(1);
            if (Done done = pass(item, records, restated, sink); !done)
                return done;
        }
        if (Done done = sink.endBatch(batch->compressedRecords); !done)
            return done;
    }
    return {};
}

} // namespace

Record PreparedRecord::decoded(SourceId source) const
{
    Record record{.row = row,
        .furtherRows = furtherRows,
        .contact = {},
        .facts = {},
        .absent = {},
        .exportedId = {},
        .word = {}};
    if (std::optional<RowRecord> stated = unpacked(packed, row)) {
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

PreparedRecord RestatedRow::prepared(QByteArrayView record, QByteArray& bytes) const
{
    bytes = kith::restated(record, restates.asOf);
    const std::optional<RowRecord> stated = unpacked(bytes, row);
    return {.row = row,
        .furtherRows = {},
        .keys = stated ? IdentityKeys::of(stated->contact) : IdentityKeys(),
        .size = static_cast<int>(bytes.size()),
        .restates = restates,
        .packed = bytes,
        .exportedId = {},
        .word = {},
        .withheld = {},
        .print = print};
}

Done readAhead(const Importer& importer, const InputFile& file, const ReadContext& context, QDate day,
    const Detectors& detectors, KnownRowsAhead& known, PreparedSink& sink, Progress& progress)
{
    // What Kith exported says of every contact what it is.
    const bool tellsKinds = isKithExport(QString(importer.format()));
    Queue queue;
    Done read;
    std::thread reader([&] {
        Preparer preparer(day, tellsKinds ? nullptr : &detectors, importer.format(), known, queue);
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
