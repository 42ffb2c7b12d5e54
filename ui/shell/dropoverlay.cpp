#include "ui/shell/dropoverlay.h"

#include "ui/shared/theme.h"

#include <QPainter>

namespace kith
{

using namespace Qt::StringLiterals;

DropOverlay::DropOverlay(QWidget* parent) : Overlay(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents); // the window below takes the drop
}

void DropOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme::colours().window;
    veil.setAlphaF(0.92F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(theme::colours().accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);

    const int side = 3 * theme::iconSize();
    const QPoint centre = rect().center();
    theme::icon(u"drop"_s, &theme::Colours::accent)
        .paint(&painter, QRect(centre.x() - side / 2, centre.y() - side, side, side));
    painter.setPen(theme::colours().text);
    painter.setFont(theme::font(theme::Text::Heading));
    const QRect below(
        theme::pageSpace, centre.y() + theme::wideSpace, width() - 2 * theme::pageSpace, height() / 3);
    painter.drawText(
        below, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, tr("Drop your files to import them"));
}

} // namespace kith
