#pragma once

#include "core/book/importcolumns.h"

#include <QString>

namespace kith
{

// What people call what a column holds: "Employer".
QString fieldName(ListField field);

} // namespace kith
