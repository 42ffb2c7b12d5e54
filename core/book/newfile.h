#pragma once

#include "core/base/result.h"
#include "core/exporting/safefile.h"
#include "core/store/database.h"

namespace kith
{

// Begins a file that the user asked for, as SafeFile::create(). Invalid: it is the book itself.
Result<SafeFile> newFile(const Database& book, const QString& path);

} // namespace kith
