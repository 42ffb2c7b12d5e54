#pragma once

#include "core/base/result.h"
#include "core/importing/inputfile.h"

#include <vector>

namespace kith
{

// What an archive may hold at most (facts: safety). The bytes really inflated are counted, not only those
// declared.
struct ArchiveLimits {
    qint64 entries = 10'000;
    qint64 entrySize = qint64{256} << 20; // bytes
    qint64 totalSize = qint64{1} << 30; // bytes
    qint64 ratio = 200; // inflated to packed, for entries above a mebibyte
};

// Whether the bytes begin like a zip archive, whatever the file is called.
bool isArchive(QByteArrayView head);

// The files in a zip archive, not looked into yet. Nothing is extracted to the disk. Folders, what macOS adds
// and archives inside the archive are left out. Fails, naming the archive: Damaged for one that is cut short
// or corrupt; Unsafe for absolute paths, paths that climb out, links, one name twice, entries that overlap
// and what is larger than the limits; Unreadable for a password.
Result<std::vector<InputFile>> filesInArchive(const QString& path, const ArchiveLimits& limits = {});

} // namespace kith
