#include "ui/shared/sidebyside.h"

#include "ui/shared/theme.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QResizeEvent>

namespace kith
{

SideBySide::SideBySide(QWidget* parent)
    : QWidget(parent), m_lists(new QBoxLayout(QBoxLayout::TopToBottom, this))
{
    m_lists->setContentsMargins(0, 0, 0, 0);
    m_lists->setSpacing(theme::pageSpace);
}

void SideBySide::add(QWidget* list)
{
    m_lists->addWidget(list, 1, Qt::AlignTop); // what is left below them is not theirs
}

void SideBySide::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr int letters = 28; // the least that a column needs
    const int column = letters * fontMetrics().averageCharWidth();
    const bool room = event->size().width() >= m_lists->count() * column + theme::pageSpace;
    m_lists->setDirection(room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace kith
