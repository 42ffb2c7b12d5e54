#include "ui/shared/iconlabel.h"

#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace kith
{
namespace
{

QHBoxLayout* beginLine(QWidget* line, const QIcon& icon)
{
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space);
    row->addWidget(new IconLabel(icon), 0, Qt::AlignTop);
    return row;
}

} // namespace

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

QWidget* iconLine(const QIcon& icon, QWidget* words)
{
    auto* line = new QWidget;
    beginLine(line, icon)->addWidget(words, 1);
    return line;
}

QWidget* iconLine(const QIcon& icon, QLayout* words)
{
    auto* line = new QWidget;
    beginLine(line, icon)->addLayout(words, 1);
    return line;
}

} // namespace kith
