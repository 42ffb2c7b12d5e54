#pragma once

#include "core/base/result.h"
#include "core/importing/inputfile.h"

#include <QStringList>

namespace kith
{

// The columns of what is likely the header, for people. Empty if there is none, or if it is no table.
QStringList headerOf(const InputFile& file);

// Why a file that no importer knows cannot be read, and what to do.
Error unknownFile(const InputFile& file);

} // namespace kith
