#pragma once

#include "core/importing/inputfile.h"

#include <QString>

namespace kith
{

// How a file writes dates such as 5/3/2026, whose numbers stand in either order.
struct DateOrder {
    bool dayFirst = false;
    QString doubtful; // such a date, if nothing in the file proves the order; empty if something does

    bool operator==(const DateOrder&) const = default;
};

// By the whole beginning of the file: a number above 12 proves it. Without one, a clock with AM and PM in
// capitals is that of the United States, where the month comes first; any other clock is of a country where
// the day does. Dates without a clock are read with the month first.
DateOrder dateOrderOf(const InputFile& file);
// The same of one column of a table, by its first bytes.
DateOrder dateOrderOf(const QByteArray& head, int column);

} // namespace kith
