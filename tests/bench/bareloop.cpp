#include "tests/bench/bareloop.h"

#include "core/store/database.h"
#include "tests/bench/measure.h"

#include <sqlite3.h>

#include <array>
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

// A table to which an import adds, its column that grows, and whether it changes rows that were there.
struct Table {
    const char* name;
    const char* key;
    bool changes = false;
};
constexpr std::array tables{Table{"contacts", "id", true}, Table{"employments", "contact", true},
    Table{"points", "contact"}, Table{"facts", "contact", true}, Table{"sources", "id"},
    Table{"row_blocks", "source"}, Table{"rejected_rows", "source"}, Table{"owner", "id"},
    Table{"advice", "contact", true}};

enum class Which { Added, Changed };

// What the book has and the copy, which is attached to it as "copy", has not.
Rows read(sqlite3* book, const Table& table, Which which)
{
    const QByteArray name = table.name;
    const QByteArray last = "(SELECT coalesce(max(" + QByteArray(table.key) + "), 0) FROM copy." + name + ')';
    const QByteArray all = "SELECT * FROM main." + name + " WHERE " + table.key;
    const QByteArray sql = which == Which::Added ? all + " > " + last
                                                 : all + " <= " + last + " EXCEPT SELECT * FROM copy." + name;
    sqlite3_stmt* select = nullptr;
    if (sqlite3_prepare_v2(book, sql.constData(), -1, &select, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(book));
    Rows rows;
    rows.columns = sqlite3_column_count(select);
    rows.insert = (which == Which::Added ? "INSERT INTO " : "REPLACE INTO ") + name + " VALUES (?"
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
    const Result<Database> copy = Database::open(copyPath);
    if (!copy)
        qFatal("%s", qPrintable(copy.error().message));
    std::vector<Rows> all;
    {
        const Result<Database> book = Database::open(bookPath, Database::Mode::ReadOnly);
        if (!book)
            qFatal("%s", qPrintable(book.error().message));
        Result<Statement> attach = book->prepare("ATTACH ? AS copy");
        if (!attach || !attach->bindAll(copyPath).run())
            qFatal("%s is not attached", qPrintable(copyPath));
        for (const Table& table : tables) {
            all.push_back(read(book->handle(), table, Which::Added));
            if (table.changes)
                all.push_back(read(book->handle(), table, Which::Changed));
        }
    }
    return seconds([&] {
        sqlite3_exec(copy->handle(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (const Rows& rows : all)
            write(copy->handle(), rows);
        sqlite3_exec(copy->handle(), "COMMIT", nullptr, nullptr, nullptr);
        sqlite3_exec(copy->handle(), "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
    });
}

} // namespace kith::bench
