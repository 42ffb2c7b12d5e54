#include "core/store/rowsink.h"

#include <sqlite3.h>

namespace kith
{
namespace
{

void takeRow(sqlite3_context* context, int count, sqlite3_value** values)
{
    auto** sink = static_cast<RowSink**>(sqlite3_aggregate_context(context, sizeof(RowSink*)));
    if (sink && !*sink && count > 0)
        *sink = static_cast<RowSink*>(sqlite3_value_pointer(values[0], rowSinkType));
    if (sink && *sink)
        (*sink)->row({values + 1, count - 1});
    else
        sqlite3_result_error_code(context, SQLITE_MISUSE);
}

void end(sqlite3_context* /*context*/) { }

} // namespace

qint64 RowValues::integer(int column) const
{
    return sqlite3_value_int64(m_values[column]);
}

double RowValues::real(int column) const
{
    return sqlite3_value_double(m_values[column]);
}

QByteArrayView RowValues::utf8(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(m_values[column]));
    return text ? QByteArrayView(text, sqlite3_value_bytes(m_values[column])) : QByteArrayView();
}

void addEachRow(sqlite3* handle)
{
    sqlite3_create_function_v2(
        handle, "each_row", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, nullptr, takeRow, end, nullptr);
}

} // namespace kith
