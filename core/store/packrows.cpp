#include "core/store/packrows.h"

#include "core/store/packing.h"
#include "core/store/rowblock.h"

#include <sqlite3.h>

#include <map>
#include <memory>

namespace kith
{
namespace
{

// A record of old that is none, but says with which row its own was summed up.
constexpr char summedUp = 2;

QByteArray recordAt(sqlite3_value* value)
{
    return {static_cast<const char*>(sqlite3_value_blob(value)), sqlite3_value_bytes(value)};
}

bool isSummed(const QByteArray& record)
{
    return record.startsWith(summedUp);
}

// What an aggregate gathers of a group, in the order of rows.
template <typename Value>
using Gathered = std::map<int, Value>;

template <typename Value>
Gathered<Value>& gathered(sqlite3_context* context)
{
    auto** all = static_cast<Gathered<Value>**>(sqlite3_aggregate_context(context, sizeof(void*)));
    if (!*all)
        *all = new Gathered<Value>;
    return **all;
}

// The end of a group.
template <typename Value, typename Pack>
void finish(sqlite3_context* context, Pack&& pack)
{
    const std::unique_ptr<Gathered<Value>> all(&gathered<Value>(context));
    const QByteArray bytes = pack(*all);
    sqlite3_result_blob64(
        context, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()), SQLITE_TRANSIENT);
}

void addRow(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const QByteArray record = recordAt(values[3]);
    BlockRow row{.row = sqlite3_value_int(values[0]),
        .outcome = static_cast<Outcome>(sqlite3_value_int(values[1])),
        .contact = sqlite3_value_int64(values[2])};
    if (isSummed(record))
        row.summedInto = Unpacker(QByteArrayView(record).sliced(1)).number<int>();
    else
        row.size = static_cast<int>(record.size());
    gathered<BlockRow>(context).emplace(row.row, row);
}

void addRecord(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const QByteArray record = recordAt(values[1]);
    if (!isSummed(record))
        gathered<QByteArray>(context).emplace(sqlite3_value_int(values[0]), record);
}

void endRows(sqlite3_context* context)
{
    finish<BlockRow>(context, [](const Gathered<BlockRow>& all) {
        std::vector<BlockRow> rows;
        for (const auto& [number, row] : all)
            rows.push_back(row);
        return packedRows(rows);
    });
}

void endRecords(sqlite3_context* context)
{
    finish<QByteArray>(context, [](const Gathered<QByteArray>& all) {
        QByteArray records;
        for (const auto& [number, record] : all)
            records += record;
        return compressed(records);
    });
}

} // namespace

void addPackRows(sqlite3* handle)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    sqlite3_create_function_v2(handle, "pack_rows", 4, flags, nullptr, nullptr, addRow, endRows, nullptr);
    sqlite3_create_function_v2(
        handle, "pack_records", 2, flags, nullptr, nullptr, addRecord, endRecords, nullptr);
}

} // namespace kith
