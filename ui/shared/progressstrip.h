#pragma once

#include "core/base/progress.h"

#include <QWidget>

class QProgressBar;

namespace kith
{

class Button;
class ElidedLabel;
class LiveProgress;

// One slim line while something runs: what, how far, Cancel. Hidden otherwise.
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget* parent = nullptr);

    // Shows `what` until finish(). With a progress it follows its reports and can cancel it; without, only
    // that something runs.
    void start(const QString& what, LiveProgress* progress = nullptr);
    void finish();
    bool isRunning() const { return m_running; }

private:
    void report(const QString& what, qint64 done, qint64 total, Progress::Unit unit);
    static QString howFar(qint64 done, qint64 total, Progress::Unit unit);

    ElidedLabel* m_what;
    QProgressBar* m_bar;
    Button* m_cancel;
    LiveProgress* m_progress = nullptr;
    bool m_running = false;
};

} // namespace kith
