#pragma once

#include "core/model/source.h"

#include <QString>

namespace kith
{

// What a file changed of somebody, in words: "now at Harbour, before at Northwind".
QString changeSays(const ContactChange& change);

// How many of each kind, in words: "2 accepted invitations · 1 new title".
QString changesSay(const std::array<qint64, changeKindCount>& changes);

} // namespace kith
