#pragma once

#include <QString>

#include <atomic>
#include <functional>
#include <utility>

namespace kith
{

// How long work reports and is stopped. The work calls report() and cancelled() from its own thread, the one
// who waits calls cancel() from any. Work that finds itself cancelled leaves the book as it was and fails
// with ErrorCode::Cancelled.
class Progress
{
public:
    // Ids tell how far work is, but not how many there are.
    enum class Unit { Things, Bytes, Ids };

    // `done` of `total`; total 0: not known. Called on the worker's thread.
    using Report = std::function<void(const QString& what, qint64 done, qint64 total, Unit unit)>;

    Progress() = default;
    explicit Progress(Report report) : m_report(std::move(report)) { }

    void report(const QString& what, qint64 done, qint64 total, Unit unit = Unit::Things)
    {
        if (m_report)
            m_report(what, done, total, unit);
    }

    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

private:
    Report m_report;
    std::atomic<bool> m_cancelled = false;
};

} // namespace kith
