#pragma once

#include "core/store/backup.h"

namespace kith::test
{

// A day's backup from its beginning to its note, as before a change that then is made.
inline Done backUp(const Database& book, QDate today, const Progress& progress = Progress())
{
    Result<DayBackup> backup = DayBackup::begin(book, today);
    if (!backup)
        return tl::unexpected(backup.error());
    const Done made = backup->wait(progress);
    return made ? backup->note(book) : made;
}

} // namespace kith::test
