#include "ui/shared/button.h"

#include <QAction>
#include <QKeyEvent>

namespace kith
{

using namespace Qt::StringLiterals;

Button::Button(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind)
{
    setAutoDefault(false);
}

Button::Button(QAction* action, Kind kind, QWidget* parent) : Button(QString(), kind, parent)
{
    m_action = action;
    connect(action, &QAction::changed, this, &Button::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void Button::follow()
{
    const QString key = m_action->shortcut().toString(QKeySequence::NativeText);
    const QString plain = QString(m_action->text()).remove(u'&');
    const QString withKey = key.isEmpty() ? plain : u"%1 (%2)"_s.arg(plain, key);
    setText(m_keyShown ? withKey : m_action->text());
    setIcon(m_action->icon());
    setEnabled(m_action->isEnabled());
    // Shown before it has a parent it would be a window of its own, for a moment.
    if (parentWidget() || !m_action->isVisible())
        setVisible(m_action->isVisible());
    setToolTip(withKey);
    setAccessibleName(plain);
}

bool Button::isPressedBy(const QKeyEvent& event) const
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    // A key that is held down would go on to press what the focus moves to.
    return isEnter && !event.isAutoRepeat() && !(event.modifiers() & ~Qt::KeypadModifier) && m_isReachedByKey;
}

bool Button::event(QEvent* event)
{
    // Else an action whose shortcut is Enter is triggered instead.
    if (event->type() == QEvent::ShortcutOverride && isPressedBy(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QPushButton::event(event);
}

void Button::focusInEvent(QFocusEvent* event)
{
    const bool isBack
        = event->reason() == Qt::ActiveWindowFocusReason || event->reason() == Qt::PopupFocusReason;
    if (!isBack)
        m_isReachedByKey = event->reason() != Qt::MouseFocusReason;
    QPushButton::focusInEvent(event);
}

void Button::keyPressEvent(QKeyEvent* event)
{
    if (isPressedBy(*event))
        click();
    else
        QPushButton::keyPressEvent(event);
}

void Button::setKeyShown(bool shown)
{
    m_keyShown = shown;
    follow();
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

} // namespace kith
