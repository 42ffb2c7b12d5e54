#include "ui/shared/choice.h"

#include <QWheelEvent>

namespace kith
{

Choice::Choice(QWidget* parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToContents);
}

void Choice::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace kith
