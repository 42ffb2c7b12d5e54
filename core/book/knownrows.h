#pragma once

#include "core/base/largetable.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/sourcerows.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace kith
{

// What rows of earlier files of a format stated, by the bytes of the rows: most of a newer archive is what an
// older one said, and need not be read again. Reads the book as it was committed last, on a connection of its
// own.
class KnownRows
{
public:
    // Of all files of these; nothing where there is none, where the book cannot be read beside, or when
    // cancelled.
    static std::unique_ptr<KnownRows> of(
        const QString& format, const QString& bookPath, const Progress& progress);

    struct Known {
        ContactId contact = 0; // whom the row was about when it was committed
        // Whether all that files ever stated about the contact is this.
        bool isAll = false;
        Restatement place; // of the record, without a day
        Day ofFile; // of the file in which it stands; none: not known
    };
    std::optional<Known> find(const RowPrint& print);
    // What the row that was found last stated; lasts until the next call. None where it cannot be had, or
    // lies so far from those before it that reading the row is quicker.
    std::optional<QByteArrayView> record();

private:
    struct Entry {
        RowPrint print;
        qint32 contact; // in the newest file that restates it
        qint32 block;
        qint32 at; // in the block
    };
    struct Block {
        SourceId source;
        int number;
        Day ofFile;
        std::size_t firstEntry;
    };
    // An entry in its bucket, and some bits of its print, by which most others are told from it at once.
    struct Bucketed {
        quint32 tag;
        quint32 entry;
    };
    static constexpr std::size_t noEntry = ~std::size_t{0};

    explicit KnownRows(Database database, SourceRows rows);

    Done load(const QString& format, const Progress& progress);
    using Days = std::map<SourceId, Day>; // of files
    void addBlock(const RowBlock& block, const Days& ofFormat);
    std::size_t restate(const BlockRow& row); // returns the entry of what it restates; noEntry: none
    void noteStated(ContactId contact, std::size_t entry);
    void index();
    std::size_t bucketOf(const RowPrint& print) const { return print.low & (m_buckets.size() - 2); }
    static quint32 tagOf(const RowPrint& print) { return static_cast<quint32>(print.low >> 32); }
    const Entry* entry(const RowPrint& print) const;
    const BlockRecords* records(int block);

    Database m_database;
    SourceRows m_rows;
    ContactId m_lastContact = 0;
    std::vector<Block> m_blocks;
    LargeTable<Entry> m_entries;
    // Entries by the last bits of their prints, a few in a bucket: made once, in a fraction of the time that
    // a hash table takes. Where buckets begin in all of them, and where the last one ends.
    LargeTable<quint32> m_buckets;
    LargeTable<Bucketed> m_bucketed;
    LargeTable<quint32> m_stated; // of every contact the one entry, from 1 on, or `several`; 0: none yet
    std::size_t m_last = noEntry; // that was found
    int m_block = -1; // whose records are at hand
    BlockRecords m_records;
    qint64 m_fetched = 0;
};

// The same, loaded while something else is done before the file is read.
class KnownRowsAhead
{
public:
    // The progress outlives this.
    KnownRowsAhead(QString bookPath, const Progress& progress)
        : m_bookPath(std::move(bookPath)), m_progress(&progress)
    {
    }

    void begin(const QString& format);
    // Waits for it; where it was not begun, or somebody took it, loads it now.
    std::unique_ptr<KnownRows> take(const QString& format);

private:
    QString m_bookPath;
    const Progress* m_progress;
    std::map<QString, std::future<std::unique_ptr<KnownRows>>> m_begun; // by format
};

} // namespace kith
