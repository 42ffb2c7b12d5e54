#pragma once

#include "core/store/day.h"

#include <QByteArrayView>
#include <QString>

#include <utility>

struct sqlite3;
struct sqlite3_value;

namespace kith
{

// The values of the row at hand; columns count from 0.
class RowValues
{
public:
    RowValues(sqlite3_value** values, int count) : m_values(values), m_count(count) { }

    int columns() const { return m_count; }
    qint64 integer(int column) const;
    double real(int column) const;
    QByteArrayView utf8(int column) const; // valid until the next row
    QString text(int column) const { return QString::fromUtf8(utf8(column)); }
    Day day(int column) const { return Day(static_cast<qint32>(integer(column))); }
    QDate date(int column) const { return day(column).date(); }

private:
    sqlite3_value** m_values;
    int m_count;
};

// Takes rows while the statement runs, by the SQL function each_row, which every connection has:
//     SELECT each_row(?1, id, name) FROM contacts WHERE id > ?2 AND id <= ?3
// with the sink as the first parameter. A single step goes through all rows, which costs about half of
// fetching each. A range of a table's primary key comes in its order; ORDER BY would cost what is saved.
class RowSink
{
public:
    virtual ~RowSink() = default;
    virtual void row(const RowValues& values) = 0;
};

// Hands the rows to a function.
template <typename Take>
class TakeRows final : public RowSink
{
public:
    explicit TakeRows(Take take) : m_take(std::move(take)) { }
    void row(const RowValues& values) override { m_take(values); }

private:
    Take m_take;
};

// How SQLite tells such a pointer from others.
inline constexpr const char* rowSinkType = "kith::RowSink";

// Adds each_row to a connection.
void addEachRow(sqlite3* handle);

} // namespace kith
