#pragma once

#include <QtGlobal>

namespace kith
{

// Row ids of the book, all from 1; 0 is none.
using ContactId = qint64;
using SourceId = qint64;
using JournalId = qint64;

} // namespace kith
