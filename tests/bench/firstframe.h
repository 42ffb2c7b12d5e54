#pragma once

#include <QString>

namespace kith::bench
{

// Opens the window of a book, or an empty window if `bookPath` is empty, and returns once it has painted for
// the first time. For a child process, whose life is then the time from exec to first frame.
int showFirstFrame(int& argc, char** argv, const QString& bookPath);

} // namespace kith::bench
