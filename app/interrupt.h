#pragma once

#include "core/base/progress.h"

#include <csignal>

namespace kith
{

// While it lives, Ctrl+C (and a polite kill) cancels the work that reports to `progress`, which then leaves
// the book as it was. A second Ctrl+C ends the program; the book is safe then too. One at a time.
class Interrupt
{
public:
    explicit Interrupt(Progress& progress);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

private:
    struct sigaction m_onInterrupt = {};
    struct sigaction m_onTerminate = {};
};

} // namespace kith
