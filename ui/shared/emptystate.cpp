#include "ui/shared/emptystate.h"

#include "ui/shared/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace kith
{

EmptyState::EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_drawing(new QLabel),
      m_title(new TextLabel(theme::Text::Heading, title)), m_text(new TextLabel(text)),
      m_buttons(new QHBoxLayout)
{
    m_drawing->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setColour(&theme::Colours::muted);
    if (text.isEmpty())
        m_text->hide();

    m_buttons->setSpacing(theme::space);
    m_buttons->addStretch();
    m_buttons->addStretch();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::space);
    column->addStretch(2);
    column->addWidget(m_drawing);
    column->addSpacing(theme::space);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(theme::space);
    column->addLayout(m_buttons);
    column->addStretch(3);
    drawIcon();
}

void EmptyState::setTitle(const QString& title)
{
    m_title->setText(title);
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void EmptyState::addButton(QWidget* button)
{
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        drawIcon();
}

void EmptyState::drawIcon()
{
    const int side = 2 * theme::iconSize() + theme::space;
    m_drawing->setPixmap(
        theme::icon(m_icon, &theme::Colours::muted).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace kith
