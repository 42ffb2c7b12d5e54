#pragma once

#include <QDate>
#include <QLocale>

namespace kith
{

// A day as people type it: 2026-01-31, 31.1.2026, 1/31/26, 31 January 2026, Jan 31, 2026. Where either number
// may be the month, the locale's order decides. Invalid: no day, or not to be understood.
QDate typedDay(const QString& text, const QLocale& locale);

} // namespace kith
