#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace kith
{

// Calls `then` with the result on the thread of `receiver` once the work is done; never if the receiver is
// gone by then. QFuture::then() with a receiver may not outlive it: in Qt 6.4 it asserts that it is still
// there.
template <typename T, typename Function>
void whenFinished(QObject* receiver, const QFuture<T>& future, Function&& then)
{
    auto* watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
        [watcher, then = std::forward<Function>(then)]() mutable {
            watcher->deleteLater();
            if (watcher->future().resultCount() > 0) // none: the book was closed
                then(watcher->result());
        });
    watcher->setFuture(future);
}

} // namespace kith
