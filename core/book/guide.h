#pragma once

#include "core/book/knowledge.h"

#include <QString>

namespace kith
{

// What a row of the guide says, such as "connect.met"; empty for an unknown id.
QString guideSays(const Knowledge& knowledge, const QString& id);

} // namespace kith
