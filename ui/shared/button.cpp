#include "ui/shared/button.h"

#include "ui/shared/enterkey.h"

#include <QAction>

namespace kith
{

using namespace Qt::StringLiterals;

Button::Button(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind)
{
    setAutoDefault(false);
    new EnterKey(this);
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
