#include "ui/shared/sidebyside.h"

#include "ui/shared/theme.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QResizeEvent>

namespace kith
{

SideBySide::SideBySide(int letters, QWidget* parent)
    : QWidget(parent), m_letters(letters), m_parts(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(theme::pageSpace);
}

void SideBySide::add(QWidget* part)
{
    m_parts->addWidget(part, 1, Qt::AlignTop); // what is left below them is not theirs
}

void SideBySide::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int column = m_letters * fontMetrics().averageCharWidth();
    const bool room = event->size().width() >= m_parts->count() * column + theme::pageSpace;
    m_parts->setDirection(room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace kith
