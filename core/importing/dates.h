#pragma once

#include <QByteArrayView>
#include <QDate>

namespace kith
{

// The day in a cell, whatever the locale; invalid if there is none. Reads every form of facts: formats 1 and
// some that spreadsheets and event tools make of them:
//   12 Mar 2021 · 12-Mar-21 · 2021-03-12[T…] · 2021/03/12 … UTC · 20210312[T…] · 12.3.2021
//   11/2/18, 5:04 AM (month first; day first only where the first number is above 12)
//   Wed Jun 24 12:43:42 UTC 2026 · Apr 08, 2024 07:00 AM - … (the first day)
//   Mar 2021 and 2021 (the first day of the month or year)
// and the same with the names that months have in other languages (monthNamed()).
// Time and zone are not looked at. Two-digit years are 1970 to 2069. `dayFirst` is for files that are known
// to write 2/11/18: the month is first only where the second number is above 12.
QDate dateFrom(QByteArrayView text, bool dayFirst = false);

// The day of a cell that a spreadsheet wrote as the number that it keeps of it: "44267" or "44267.208", days
// since 30 December 1899. Invalid for anything else, and outside of 1970 to 2069.
QDate spreadsheetDate(QByteArrayView text);

} // namespace kith
