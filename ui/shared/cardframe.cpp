#include "ui/shared/cardframe.h"

#include "ui/shared/theme.h"

#include <QPainter>

namespace kith
{

CardFrame::CardFrame(QWidget* parent) : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void CardFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::colours().hairline);
    painter.setBrush(theme::colours().surface);
    constexpr int radius = theme::cornerRadius + 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace kith
