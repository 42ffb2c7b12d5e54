#include "ui/shared/iconlabel.h"

#include "ui/shared/theme.h"

#include <QPainter>

namespace kith
{

IconLabel::IconLabel(const QIcon& icon, QWidget* parent) : QWidget(parent), m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QIcon& icon)
{
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const
{
    return {theme::iconSize(), theme::iconSize()};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace kith
