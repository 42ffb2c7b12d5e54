#pragma once

#include "core/base/result.h"
#include "core/store/sourcerows.h"

#include <QByteArray>

#include <cstddef>
#include <vector>

namespace kith
{

// The rows of the file that is being imported, on their way into the book: batch after batch, a block each.
class FileRows
{
public:
    explicit FileRows(SourceRows table) : m_table(std::move(table)) { }

    SourceRows& table() { return m_table; }
    void begin(SourceId source);

    void note(const BlockRow& row, const RowPrint& print = {});

    // A row of which it will be known later what became of it. Its record has its place in the batch, so the
    // row has, too.
    struct Place {
        int block = 0;
        std::size_t at = 0;
    };
    Place keepPlace(int row, int size, const RowPrint& print);
    // What became of it; further rows that it stands for go behind the others of its block.
    void fill(const Place& place, const BlockRow& row);
    void addBeside(const Place& place, const BlockRow& row);

    // Ends a block. `records`: compressed() of those of its rows. While places are kept it is held back.
    Done endBatch(const QByteArray& records);
    // Whether so much is held back that the places should be filled.
    bool isFull() const { return m_heldBack.size() >= mostHeldBack; }
    // Every place is filled.
    Done putHeldBack();

private:
    static constexpr std::size_t mostHeldBack = 512; // bounds the memory

    struct HeldBack {
        RowBlock block;
        QByteArray records;
    };
    RowBlock& blockAt(int number);

    SourceRows m_table;
    RowBlock m_block;
    int m_placesKept = 0;
    std::vector<HeldBack> m_heldBack;
};

} // namespace kith
