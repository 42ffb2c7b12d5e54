#include "ui/shell/samplebanner.h"

#include "ui/shared/button.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace kith
{

SampleBanner::SampleBanner(QWidget* parent) : QWidget(parent)
{
    auto* leave = new Button(tr("Back to my book"));
    connect(leave, &QPushButton::clicked, this, &SampleBanner::leaveRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::wideSpace, theme::space, theme::wideSpace, theme::space);
    row->addWidget(new TextLabel(tr("The sample network: everyone in it is made up. Try anything.")), 1);
    row->addWidget(leave);
}

void SampleBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colours().selection);
}

} // namespace kith
