#include "ui/shared/liveprogress.h"

#include <QMutex>
#include <QMutexLocker>

namespace kith
{

// Shared with the worker, which may outlive the receiver.
struct LiveProgress::Latest {
    QMutex mutex;
    LiveProgress* receiver = nullptr; // null once it is gone
    bool waiting = false; // a delivery is on its way
    QString what;
    qint64 done = 0;
    qint64 total = 0;
    Progress::Unit unit = Progress::Unit::Things;
};

LiveProgress::LiveProgress(QObject* parent) : QObject(parent), m_latest(std::make_shared<Latest>())
{
    m_latest->receiver = this;
    m_progress = std::make_shared<Progress>(
        [latest = m_latest](const QString& what, qint64 done, qint64 total, Progress::Unit unit) {
            const QMutexLocker lock(&latest->mutex);
            latest->what = what;
            latest->done = done;
            latest->total = total;
            latest->unit = unit;
            if (latest->waiting || !latest->receiver)
                return;
            latest->waiting = true;
            QMetaObject::invokeMethod(
                latest->receiver,
                [latest] {
                    QMutexLocker inner(&latest->mutex);
                    latest->waiting = false;
                    const QString now = latest->what;
                    const qint64 sofar = latest->done;
                    const qint64 all = latest->total;
                    const Progress::Unit counted = latest->unit;
                    LiveProgress* receiver = latest->receiver;
                    inner.unlock();
                    if (receiver)
                        Q_EMIT receiver->reported(now, sofar, all, counted);
                },
                Qt::QueuedConnection);
        });
}

LiveProgress::~LiveProgress()
{
    m_progress->cancel();
    const QMutexLocker lock(&m_latest->mutex);
    m_latest->receiver = nullptr;
}

} // namespace kith
