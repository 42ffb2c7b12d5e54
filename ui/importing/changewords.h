#pragma once

#include "core/model/source.h"

#include <QString>

namespace kith
{

// What a file changed of somebody, in words: "now at Harbour, before at Northwind".
QString changeSays(const ContactChange& change);

} // namespace kith
