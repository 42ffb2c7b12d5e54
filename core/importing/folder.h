#pragma once

#include "core/base/result.h"
#include "core/importing/inputfile.h"

#include <vector>

namespace kith
{

// The files in an unpacked archive: in the folder, in its folders (as "Jobs" in LinkedIn's) and in theirs (an
// archive that was packed anew), no deeper; links and hidden files are left out. Not looked into yet. Fails,
// naming the folder, if it holds more files than an archive may, as when a whole home folder is handed over.
Result<std::vector<InputFile>> filesInFolder(const QString& path);

} // namespace kith
