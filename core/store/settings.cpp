#include "core/store/settings.h"

namespace kith
{

Result<QString> setting(const Database& database, QLatin1StringView key)
{
    Result<Statement> select = database.prepare("SELECT value FROM settings WHERE key = ?");
    if (!select)
        return tl::unexpected(select.error());
    const Result<bool> row = select->bindAll(key).step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? select->text(0) : QString();
}

Done setSetting(const Database& database, QLatin1StringView key, const QString& value)
{
    Result<Statement> upsert = database.prepare("INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT "
                                                "(key) DO UPDATE SET value = excluded.value");
    if (!upsert)
        return tl::unexpected(upsert.error());
    return upsert->bindAll(key, value).run();
}

} // namespace kith
