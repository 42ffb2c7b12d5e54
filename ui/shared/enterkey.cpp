#include "ui/shared/enterkey.h"

#include <QKeyEvent>

namespace kith
{

EnterKey::EnterKey(QAbstractButton* button) : QObject(button), m_button(button)
{
    button->installEventFilter(this);
}

bool EnterKey::isPressedBy(const QKeyEvent& event) const
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    // A key that is held down would go on to press what the focus moves to.
    return isEnter && !event.isAutoRepeat() && !(event.modifiers() & ~Qt::KeypadModifier) && m_isReachedByKey;
}

bool EnterKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        const bool isBack = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        m_isReachedByKey = isBack ? m_isReachedByKey : reason != Qt::MouseFocusReason;
    }
    // Else an action whose shortcut is Enter is triggered instead.
    if (event->type() == QEvent::ShortcutOverride && isPressedBy(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && isPressedBy(*static_cast<QKeyEvent*>(event))) {
        m_button->click();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace kith
