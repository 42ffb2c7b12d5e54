#pragma once

#include "core/store/day.h"

#include <QByteArrayView>
#include <QString>

#include <cstddef>
#include <vector>

struct sqlite3;

namespace kith
{

// Rows in memory that a statement takes, by the table-valued SQL function given_rows, which every connection
// has; the counterpart of RowSink:
//     INSERT INTO facts (contact, number, kind) SELECT c0, c1, c2 FROM given_rows(?1)
// One run of a statement for some hundreds of rows costs half of what running it for each does.
class GivenRows
{
public:
    static constexpr int mostColumns = 12;

    explicit GivenRows(int columns) : m_columns(columns) { }

    // A row of so many values. Texts are copied; what is empty, or no day, is NULL.
    template <typename... Values>
    void add(const Values&... values)
    {
        (put(values), ...);
    }

    std::size_t size() const { return m_cells.size() / static_cast<std::size_t>(m_columns); }
    bool isEmpty() const { return m_cells.empty(); }
    void clear();

private:
    friend struct GivenRowsTable;

    struct Cell {
        enum class Type : qint32 { Null = -3, Integer = -2, Real = -1 }; // else the size of a text
        qint64 value = 0; // an integer, the bits of a real, or where the text begins
        qint32 type = static_cast<qint32>(Type::Null);
    };

    void put(qint64 value);
    void put(int value) { put(qint64{value}); }
    void put(double value);
    void put(Day day);
    void put(QByteArrayView utf8);
    void put(const QString& text) { put(QByteArrayView(text.toUtf8())); }

    int m_columns;
    std::vector<Cell> m_cells; // row after row
    std::vector<char> m_texts;
};

// How SQLite tells such a pointer from others.
inline constexpr const char* givenRowsType = "kith::GivenRows";

// Adds given_rows to a connection.
void addGivenRows(sqlite3* handle);

} // namespace kith
