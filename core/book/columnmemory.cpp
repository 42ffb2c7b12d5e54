#include "core/book/columnmemory.h"

#include "core/importing/table.h"
#include "core/store/settings.h"

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr auto keyPrefix = "columns/"_L1;

// A line a column: "wer=name". Names may hold the sign, fields do not.
QString written(const ColumnMap& map)
{
    QStringList lines;
    for (const MappedColumn& mapped : map)
        lines += QString::fromUtf8(columnKey(mapped.column)) + u'=' + listFieldName(mapped.field);
    return lines.join(u'\n');
}

// Fields that a newer Kith has named are left to guessing.
ColumnMap read(const QString& text)
{
    ColumnMap map;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype sign = line.lastIndexOf(u'=');
        if (const auto field = listFieldNamed(QStringView(line).mid(sign + 1)))
            map.push_back({line.left(sign), *field});
    }
    return map;
}

} // namespace

Result<HeaderMaps> rememberedMaps(const Database& database)
{
    Result<Statement> select = database.prepare("SELECT key, value FROM settings WHERE key GLOB 'columns/*'");
    if (!select)
        return tl::unexpected(select.error());
    HeaderMaps maps;
    while (true) {
        const Result<bool> row = select->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return maps;
        maps.insert(select->text(0).sliced(keyPrefix.size()).toLatin1(), read(select->text(1)));
    }
}

Done rememberMap(const Database& database, const QByteArray& header, const ColumnMap& map)
{
    const QByteArray key = keyPrefix.latin1() + header;
    if (!map.empty())
        return setSetting(database, QLatin1StringView(key), written(map));
    Result<Statement> forget = database.prepare("DELETE FROM settings WHERE key = ?");
    return forget ? forget->bindAll(QString::fromLatin1(key)).run() : tl::unexpected(forget.error());
}

} // namespace kith
