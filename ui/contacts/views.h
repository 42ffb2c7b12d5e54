#pragma once

#include "core/model/browse.h"

#include <QIcon>
#include <QString>

namespace kith
{

// The name of a list, as the side bar, the chip and the menu show it.
QString viewName(View view);
QIcon viewIcon(View view);

// "by worth", "by name": how a list is sorted, for the line above it.
QString sortName(SortColumn column);

} // namespace kith
