#pragma once

#include "app/terminal.h"
#include "core/base/progress.h"

#include <csignal>

namespace kith
{

// Long work of a command. Shows how far it is; Ctrl+C (and a polite kill) cancels it, which leaves the book
// as it was. A second Ctrl+C ends the program; the book is safe then too. One at a time.
class Work
{
public:
    explicit Work(Terminal& terminal);
    ~Work();
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    Progress progress;

private:
    struct sigaction m_onInterrupt = {};
    struct sigaction m_onTerminate = {};
};

} // namespace kith
