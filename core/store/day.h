#pragma once

#include <QDate>

#include <compare>

namespace kith
{

// A day as the book keeps it: 20260131 is compact, and readable for whoever opens it with another tool.
struct Day {
    int number = 0; // 0: none

    Day() = default;
    explicit Day(int stored) : number(stored) { }
    explicit Day(QDate date)
    {
        int year = 0;
        int month = 0;
        int day = 0;
        date.getDate(&year, &month, &day);
        number = year * 10000 + month * 100 + day;
    }

    auto operator<=>(const Day&) const = default;
    QDate date() const
    {
        return number == 0 ? QDate() : QDate(number / 10000, number / 100 % 100, number % 100);
    }
};

} // namespace kith
