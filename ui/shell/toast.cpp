#include "ui/shell/toast.h"

#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

namespace kith
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Toast::Toast(QWidget* parent)
    : Overlay(parent), m_text(new TextLabel), m_button(new Button(tr("Undo"), Button::Kind::Quiet))
{
    auto* close = new Button(QString(), Button::Kind::Quiet);
    close->setIcon(theme::icon(u"close"_s));
    close->setAccessibleName(tr("Close the message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::wideSpace, theme::space, theme::space, theme::space);
    row->setSpacing(theme::space);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    row->addWidget(close);
    m_timer.setSingleShot(true);
    m_timer.setInterval(7s);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT acted();
    });
}

void Toast::say(const QString& message, const QString& button)
{
    m_error = false;
    m_text->setText(message);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    showNow();
    m_timer.start();
}

void Toast::complain(const QString& message)
{
    m_error = true;
    m_text->setText(message);
    m_button->hide();
    m_timer.stop();
    showNow();
}

QString Toast::message() const
{
    return isVisible() ? m_text->text() : QString();
}

void Toast::showNow()
{
    show();
    place(parentWidget()->rect());
    raise();
    update();
    setAccessibleName(m_text->text());
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

void Toast::place(const QRect& window)
{
    const bool hasRoom = m_room && m_room->isVisible();
    const QRect area = hasRoom ? QRect(m_room->mapTo(parentWidget(), QPoint()), m_room->size()) : window;
    const int most = std::min(area.width() - 2 * theme::pageSpace, 560);
    const int text = m_text->fontMetrics().horizontalAdvance(m_text->text()) + theme::space;
    const int rest = sizeHint().width() - m_text->sizeHint().width();
    const int width = std::min(most, text + rest);
    const int height = std::max(layout()->heightForWidth(width), sizeHint().height());
    setGeometry(area.center().x() - width / 2, area.bottom() - height - theme::pageSpace, width, height);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_error ? theme::colours().danger : theme::colours().line, m_error ? 2 : 1));
    painter.setBrush(theme::colours().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
}

void Toast::enterEvent(QEnterEvent*)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent*)
{
    if (!m_error)
        m_timer.start();
}

} // namespace kith
