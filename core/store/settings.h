#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

#include <QString>

namespace kith
{

// Settings that belong to the data and travel with the book.
Result<QString> setting(const Database& database, QLatin1StringView key); // empty if absent
// By what employers were counted (the book's employers.h). A step of the history that may have people come or
// go removes it.
inline constexpr QLatin1StringView employersNotedFor("employers-noted-for");
Done setSetting(const Database& database, QLatin1StringView key, const QString& value);

} // namespace kith
