#include "app/work.h"

#include <atomic>

namespace kith
{
namespace
{

// A signal handler can reach nothing but a global. Only lock-free atomics are touched there.
std::atomic<Progress*> cancellable = nullptr;
static_assert(std::atomic<Progress*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

extern "C" void cancelProgress(int)
{
    if (Progress* work = cancellable.load())
        work->cancel();
}

} // namespace

Work::Work(Terminal& terminal)
    : progress([&terminal](const QString& what, qint64 done, qint64 total, Progress::Unit) {
          terminal.progress(what, done, total);
      })
{
    Q_ASSERT(!cancellable.load());
    cancellable = &progress;
    struct sigaction action = {};
    action.sa_handler = cancelProgress;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &m_onInterrupt);
    sigaction(SIGTERM, &action, &m_onTerminate);
}

Work::~Work()
{
    sigaction(SIGINT, &m_onInterrupt, nullptr);
    sigaction(SIGTERM, &m_onTerminate, nullptr);
    cancellable = nullptr;
}

} // namespace kith
