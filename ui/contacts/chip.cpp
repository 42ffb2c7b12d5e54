#include "ui/contacts/chip.h"

#include "ui/shared/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace kith
{

using namespace Qt::StringLiterals;

Chip::Chip(QWidget* parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setFilter(const QIcon& icon, const QString& name)
{
    setIcon(icon);
    setText(name);
    setAccessibleName(tr("Remove the filter %1").arg(name));
    setToolTip(accessibleName());
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::Text::Small));
    const int icons = 2 * (metrics.height() + theme::tightSpace);
    return {metrics.horizontalAdvance(text()) + icons + 2 * theme::space, metrics.height() + theme::space};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& colours = theme::colours();
    painter.setPen(hasFocus() ? QPen(colours.accent, 2) : QPen(colours.hairline));
    painter.setBrush(underMouse() ? colours.selection : colours.hover);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    const QFont font = theme::font(theme::Text::Small);
    const int side = QFontMetrics(font).height();
    const QRect inner = rect().adjusted(theme::space, 0, -theme::space, 0);
    const auto place = [&](Qt::Alignment edge) {
        return QStyle::alignedRect(layoutDirection(), edge | Qt::AlignVCenter, QSize(side, side), inner);
    };
    icon().paint(&painter, place(Qt::AlignLeading));
    theme::icon(u"close"_s, &theme::Colours::muted)
        .paint(&painter, place(Qt::AlignTrailing).adjusted(2, 2, -2, -2));
    painter.setFont(font);
    painter.setPen(colours.text);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine, text());
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Return)
        return click();
    QAbstractButton::keyPressEvent(event);
}

} // namespace kith
