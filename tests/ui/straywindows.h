#pragma once

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QStringList>

namespace kith::test
{

// Watches for parts of the window that become windows of their own for a moment, shown without a parent: they
// flash, and take the focus with them.
class StrayWindows : public QObject
{
public:
    StrayWindows() { qApp->installEventFilter(this); }

    QStringList found() const { return m_found; } // their classes

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = event->type() == QEvent::Show ? qobject_cast<QWidget*>(watched) : nullptr;
        const bool isWindow = widget != nullptr && widget->windowType() == Qt::Window;
        if (isWindow && qobject_cast<const QMainWindow*>(widget) == nullptr)
            m_found += QString::fromLatin1(widget->metaObject()->className());
        return false;
    }

private:
    QStringList m_found;
};

} // namespace kith::test
