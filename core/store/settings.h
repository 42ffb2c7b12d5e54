#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <QString>

namespace kith
{

// Settings that belong to the data and travel with the book.
Result<QString> setting(const Database& database, QLatin1StringView key); // empty if absent
Done setSetting(const Database& database, QLatin1StringView key, const QString& value);

} // namespace kith
