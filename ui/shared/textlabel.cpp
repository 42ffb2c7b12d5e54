#include "ui/shared/textlabel.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace kith
{

TextLabel::TextLabel(theme::Text role, const QString& text, QWidget* parent) : QLabel(parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // whatever the ground
    setWordWrap(true);
    setText(text);
    restyle();
}

void TextLabel::setColour(QColor theme::Colours::*colour)
{
    m_colour = colour;
    restyle();
}

void TextLabel::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse : Qt::NoTextInteraction);
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    const bool ours = event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (ours && !m_restyling)
        restyle();
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        restyle();
    return QLabel::event(event);
}

// Setting a font or palette is announced like any other change; the guard keeps that from going round.
void TextLabel::restyle()
{
    m_restyling = true;
    setFont(theme::font(m_role));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::colours().*m_colour);
    setPalette(colours);
    m_restyling = false;
}

TextLabel* captionLabel(const QString& text, QWidget* parent)
{
    auto* label = new TextLabel(theme::Text::Small, text, parent);
    label->setColour(&theme::Colours::muted);
    return label;
}

ElidedLabel::ElidedLabel(theme::Text role, const QString& text, QWidget* parent)
    : TextLabel(role, text, parent)
{
    setWordWrap(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(),
        QStyle::visualAlignment(layoutDirection(), alignment()) | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    TextLabel::resizeEvent(event);
    const bool whole = fontMetrics().horizontalAdvance(text()) <= contentsRect().width();
    setToolTip(whole ? QString() : text().toHtmlEscaped());
}

} // namespace kith
