#include "tests/bench/bareloop.h"

#include "core/store/database.h"
#include "tests/bench/measure.h"

#include <sqlite3.h>

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace kith::bench
{
namespace
{

using Value = std::variant<std::monostate, sqlite3_int64, double, std::string>;

struct Rows {
    QByteArray insert;
    int columns = 0;
    std::vector<Value> values; // row after row
};

Rows read(sqlite3* book, const char* table)
{
    sqlite3_stmt* select = nullptr;
    sqlite3_prepare_v2(book, (QByteArray("SELECT * FROM ") + table).constData(), -1, &select, nullptr);
    Rows rows;
    rows.columns = sqlite3_column_count(select);
    rows.insert = QByteArray("INSERT INTO ") + table + " VALUES (?"
        + QByteArray(", ?").repeated(rows.columns - 1) + ')';
    while (sqlite3_step(select) == SQLITE_ROW) {
        for (int column = 0; column < rows.columns; ++column) {
            switch (sqlite3_column_type(select, column)) {
            case SQLITE_INTEGER:
                rows.values.emplace_back(sqlite3_column_int64(select, column));
                break;
            case SQLITE_FLOAT:
                rows.values.emplace_back(sqlite3_column_double(select, column));
                break;
            case SQLITE_NULL:
                rows.values.emplace_back();
                break;
            default: {
                const auto* bytes = static_cast<const char*>(sqlite3_column_blob(select, column));
                rows.values.emplace_back(
                    std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(select, column))));
            }
            }
        }
    }
    sqlite3_finalize(select);
    return rows;
}

void write(sqlite3* copy, const Rows& rows)
{
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(copy, rows.insert.constData(), -1, &insert, nullptr);
    for (std::size_t at = 0; at < rows.values.size();) {
        for (int column = 1; column <= rows.columns; ++column, ++at) {
            const Value& value = rows.values[at];
            if (const auto* integer = std::get_if<sqlite3_int64>(&value))
                sqlite3_bind_int64(insert, column, *integer);
            else if (const auto* real = std::get_if<double>(&value))
                sqlite3_bind_double(insert, column, *real);
            else if (const auto* text = std::get_if<std::string>(&value))
                sqlite3_bind_text(
                    insert, column, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
            else
                sqlite3_bind_null(insert, column);
        }
        if (sqlite3_step(insert) != SQLITE_DONE)
            qFatal("the bare loop failed: %s", sqlite3_errmsg(copy));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

} // namespace

double bareLoop(const QString& bookPath, const QString& copyPath)
{
    std::vector<Rows> tables;
    {
        const Result<Database> book = Database::open(bookPath, Database::Mode::ReadOnly);
        if (!book)
            qFatal("%s", qPrintable(book.error().message));
        for (const char* table :
            {"contacts", "points", "facts", "sources", "row_blocks", "rejected_rows", "owner", "advice"})
            tables.push_back(read(book->handle(), table));
    }
    const Result<Database> copy = Database::open(copyPath);
    if (!copy)
        qFatal("%s", qPrintable(copy.error().message));
    return seconds([&] {
        sqlite3_exec(copy->handle(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (const Rows& rows : tables)
            write(copy->handle(), rows);
        sqlite3_exec(copy->handle(), "COMMIT", nullptr, nullptr, nullptr);
        sqlite3_exec(copy->handle(), "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
    });
}

} // namespace kith::bench
