#pragma once

#include "core/model/fact.h"

#include <QString>

namespace kith
{

// A fact as a short sentence without its dates: "Met at FOSDEM 2026".
QString factSays(const Fact& fact);

// When: "31 Jan 2026", "2018 – 2020" as far as the dates are known; empty without any.
QString factDates(const Fact& fact);

// The day by which a timeline sorts: the last one known; invalid where the fact has none.
QDate factDay(const Fact& fact);

} // namespace kith
