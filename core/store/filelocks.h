#pragma once

namespace kith
{

// Lets SQLite keep its locks whatever else this process opens and closes; before any book is opened, and once
// is enough.
//
// The locks of fcntl(2) belong to a process: when it closes any descriptor of a file, all its locks on that
// file are gone ("How To Corrupt An SQLite Database File", section 2.2). A file dialogue that looks into the
// book to guess its type would be enough. Open file description locks belong to the descriptor instead. Other
// processes see no difference. Where the system has none, all stays as it was.
void keepFileLocks();

} // namespace kith
