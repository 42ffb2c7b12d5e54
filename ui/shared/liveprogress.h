#pragma once

#include "core/base/progress.h"

#include <QObject>

#include <memory>

namespace kith
{

// A Progress whose reports arrive on the GUI thread as a signal, at most one waiting at a time, so that eager
// work cannot flood the window.
class LiveProgress : public QObject
{
    Q_OBJECT

public:
    explicit LiveProgress(QObject* parent = nullptr);
    ~LiveProgress() override; // cancels: nobody waits any more

    // To hand to the work.
    std::shared_ptr<Progress> shared() const { return m_progress; }
    void cancel() { m_progress->cancel(); }

Q_SIGNALS:
    void reported(const QString& what, qint64 done, qint64 total, Progress::Unit unit);

private:
    struct Latest;
    std::shared_ptr<Latest> m_latest;
    std::shared_ptr<Progress> m_progress;
};

} // namespace kith
