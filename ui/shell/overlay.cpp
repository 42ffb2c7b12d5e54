#include "ui/shell/overlay.h"

#include <QEvent>

namespace kith
{

Overlay::Overlay(QWidget* parent) : QWidget(parent)
{
    parent->installEventFilter(this);
    hide();
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Overlay::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    place(parentWidget()->rect());
    raise();
}

} // namespace kith
