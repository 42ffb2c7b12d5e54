#include "ui/shared/button.h"

#include <QAction>

namespace kith
{

using namespace Qt::StringLiterals;

Button::Button(const QString& text, Kind kind, QWidget* parent) : QPushButton(text, parent), m_kind(kind)
{
    setAutoDefault(false);
}

Button::Button(QAction* action, Kind kind, QWidget* parent) : Button(QString(), kind, parent)
{
    const auto follow = [this, action] {
        setText(action->text());
        setIcon(action->icon());
        setEnabled(action->isEnabled());
        setVisible(action->isVisible());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString plain = QString(action->text()).remove(u'&');
        setToolTip(key.isEmpty() ? plain : u"%1 (%2)"_s.arg(plain, key));
        setAccessibleName(plain);
    };
    connect(action, &QAction::changed, this, follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

} // namespace kith
