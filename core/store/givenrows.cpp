#include "core/store/givenrows.h"

#include <sqlite3.h>

#include <bit>

namespace kith
{

void GivenRows::clear()
{
    m_cells.clear();
    m_texts.clear();
}

void GivenRows::put(qint64 value)
{
    m_cells.push_back({value, static_cast<qint32>(Cell::Type::Integer)});
}

void GivenRows::put(double value)
{
    m_cells.push_back({std::bit_cast<qint64>(value), static_cast<qint32>(Cell::Type::Real)});
}

void GivenRows::put(Day day)
{
    if (day.number == 0)
        m_cells.push_back({});
    else
        put(day.number);
}

void GivenRows::put(QByteArrayView utf8)
{
    if (utf8.isEmpty()) {
        m_cells.push_back({});
        return;
    }
    m_cells.push_back({static_cast<qint64>(m_texts.size()), static_cast<qint32>(utf8.size())});
    m_texts.insert(m_texts.end(), utf8.begin(), utf8.end());
}

// What SQLite calls for given_rows (sqlite.org/vtab.html).
struct GivenRowsTable {
    struct Cursor : sqlite3_vtab_cursor {
        const GivenRows* rows = nullptr;
        std::size_t at = 0; // the first cell of the row
    };

    static int connect(sqlite3* handle, void* /*data*/, int /*count*/, const char* const* /*words*/,
        sqlite3_vtab** table, char** /*error*/)
    {
        *table = new sqlite3_vtab{};
        sqlite3_vtab_config(handle, SQLITE_VTAB_DIRECTONLY);
        static_assert(GivenRows::mostColumns == 12);
        return sqlite3_declare_vtab(
            handle, "CREATE TABLE given (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, rows HIDDEN)");
    }

    static int disconnect(sqlite3_vtab* table)
    {
        delete table;
        return SQLITE_OK;
    }

    // The rows are all there is to ask for.
    static int bestIndex(sqlite3_vtab* /*table*/, sqlite3_index_info* plan)
    {
        for (int i = 0; i < plan->nConstraint; ++i) {
            const auto& constraint = plan->aConstraint[i];
            if (constraint.iColumn != GivenRows::mostColumns || !constraint.usable
                || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ)
                continue;
            plan->aConstraintUsage[i].argvIndex = 1;
            plan->aConstraintUsage[i].omit = 1;
            return SQLITE_OK;
        }
        return SQLITE_CONSTRAINT;
    }

    static int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** cursor)
    {
        *cursor = new Cursor;
        return SQLITE_OK;
    }

    static int close(sqlite3_vtab_cursor* cursor)
    {
        delete static_cast<Cursor*>(cursor);
        return SQLITE_OK;
    }

    static int filter(
        sqlite3_vtab_cursor* cursor, int /*plan*/, const char* /*words*/, int count, sqlite3_value** values)
    {
        auto& here = *static_cast<Cursor*>(cursor);
        here.at = 0;
        here.rows = count == 1
            ? static_cast<const GivenRows*>(sqlite3_value_pointer(values[0], givenRowsType))
            : nullptr;
        return here.rows ? SQLITE_OK : SQLITE_MISUSE;
    }

    static int next(sqlite3_vtab_cursor* cursor)
    {
        auto& here = *static_cast<Cursor*>(cursor);
        here.at += static_cast<std::size_t>(here.rows->m_columns);
        return SQLITE_OK;
    }

    static int isAtEnd(sqlite3_vtab_cursor* cursor)
    {
        const auto& here = *static_cast<Cursor*>(cursor);
        return static_cast<int>(here.at >= here.rows->m_cells.size());
    }

    static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* result, int number)
    {
        const auto& here = *static_cast<Cursor*>(cursor);
        if (number >= here.rows->m_columns)
            return SQLITE_OK; // NULL
        const GivenRows::Cell& cell = here.rows->m_cells[here.at + static_cast<std::size_t>(number)];
        switch (static_cast<GivenRows::Cell::Type>(cell.type)) {
        case GivenRows::Cell::Type::Null:
            break;
        case GivenRows::Cell::Type::Integer:
            sqlite3_result_int64(result, cell.value);
            break;
        case GivenRows::Cell::Type::Real:
            sqlite3_result_double(result, std::bit_cast<double>(cell.value));
            break;
        default:
            sqlite3_result_text(result, here.rows->m_texts.data() + cell.value, cell.type, SQLITE_STATIC);
        }
        return SQLITE_OK;
    }

    static int rowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
    {
        *id = static_cast<sqlite3_int64>(static_cast<Cursor*>(cursor)->at);
        return SQLITE_OK;
    }
};

void addGivenRows(sqlite3* handle)
{
    static const sqlite3_module module = [] {
        sqlite3_module made{};
        made.xConnect = GivenRowsTable::connect;
        made.xDisconnect = GivenRowsTable::disconnect;
        made.xBestIndex = GivenRowsTable::bestIndex;
        made.xOpen = GivenRowsTable::open;
        made.xClose = GivenRowsTable::close;
        made.xFilter = GivenRowsTable::filter;
        made.xNext = GivenRowsTable::next;
        made.xEof = GivenRowsTable::isAtEnd;
        made.xColumn = GivenRowsTable::column;
        made.xRowid = GivenRowsTable::rowId;
        return made;
    }();
    sqlite3_create_module(handle, "given_rows", &module, nullptr);
}

} // namespace kith
