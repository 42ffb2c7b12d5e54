#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/sourcerows.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace kith
{

// What rows of earlier files of a format stated, by the bytes of the rows: most of a newer archive is what an
// older one said, and need not be read again. Reads the book as it was committed last, on a connection of its
// own.
class KnownRows
{
public:
    // Of all files of these; nothing where there is none, or where the book cannot be read beside.
    static std::unique_ptr<KnownRows> of(const QString& format, const QString& bookPath);

    struct Known {
        ContactId contact = 0; // whom the row was about when it was committed
        // Whether all that files ever stated about the contact is this.
        bool isAll = false;
        Restatement place; // of the record, without a day
        QByteArrayView record; // lasts until the next call
    };
    // None where there is none, or where it lies so far from those before it that reading the row is quicker.
    std::optional<Known> find(const RowPrint& print);

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
        std::size_t firstEntry;
    };
    explicit KnownRows(Database database, SourceRows rows);

    Done load(const QString& format);
    void addBlock(const RowBlock& block, bool isOfFormat);
    RowPrint restate(const BlockRow& row); // returns the print of what it restates
    void noteStated(ContactId contact, const RowPrint& print);
    void index();
    const Entry* entry(const RowPrint& print) const;
    const BlockRecords* records(int block);

    Database m_database;
    SourceRows m_rows;
    ContactId m_lastContact = 0;
    std::vector<Block> m_blocks;
    std::vector<Entry> m_entries;
    std::vector<quint32> m_slots; // of a hash table: the numbers of entries, from 1 on
    std::vector<RowPrint> m_stated; // of every contact the one print; several: a print of nothing
    std::size_t m_last = 0; // the entry that was found last
    int m_block = -1; // whose records are at hand
    BlockRecords m_records;
    qint64 m_fetched = 0;
};

} // namespace kith
