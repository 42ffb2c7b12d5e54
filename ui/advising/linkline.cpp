#include "ui/advising/linkline.h"

#include "ui/shared/button.h"
#include "ui/shared/links.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

LinkButton::LinkButton(const QIcon& icon, const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setIcon(icon);
    setText(text);
    setAccessibleName(text);
    setToolTip(plainToolTip(text));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize LinkButton::sizeHint() const
{
    const int icon = theme::iconSize();
    return {icon + theme::space + fontMetrics().horizontalAdvance(text()) + theme::tightSpace,
        std::max(icon, fontMetrics().height()) + theme::tightSpace};
}

QSize LinkButton::minimumSizeHint() const
{
    return {theme::iconSize() * 4, sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int side = theme::iconSize();
    const QRect drawing(0, (height() - side) / 2, side, side);
    icon().paint(&painter, QStyle::visualRect(layoutDirection(), rect(), drawing));

    QFont face = font();
    face.setUnderline(underMouse() && isEnabled());
    painter.setFont(face);
    painter.setPen(theme::colours().accent);
    const QRect words = rect().adjusted(side + theme::space, 0, 0, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
        Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

void LinkButton::enterEvent(QEnterEvent*)
{
    update();
}

void LinkButton::leaveEvent(QEvent*)
{
    update();
}

QWidget* linkLine(const QString& address, QWidget* parent)
{
    const QUrl link = webLink(address);
    if (link.isEmpty()) {
        auto* text = new TextLabel(address, parent);
        text->setSelectable(true);
        return text;
    }
    auto* widget = new QWidget(parent);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::tightSpace);
    QString shown = link.host() + link.path();
    if (shown.startsWith("www."_L1))
        shown.remove(0, 4);
    auto* button = new LinkButton(theme::icon(u"open"_s, &theme::Colours::accent), shown);
    column->addWidget(button);
    if (isProfileHost(link)) {
        QObject::connect(button, &LinkButton::clicked, widget, [link] { openWebLink(link); });
        return widget;
    }

    auto* question = new QWidget;
    auto* row = new QHBoxLayout(question);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(captionLabel(LinkButton::tr("Opens %1 in your browser.").arg(link.toDisplayString())), 1);
    auto* open = new Button(LinkButton::tr("Open"));
    row->addWidget(open);
    question->hide();
    column->addWidget(question);
    QObject::connect(
        button, &LinkButton::clicked, question, [question] { question->setVisible(question->isHidden()); });
    QObject::connect(open, &QPushButton::clicked, question, [question, link] {
        openWebLink(link);
        question->hide();
    });
    return widget;
}

} // namespace kith
