#include "ui/advising/verdictband.h"

#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace kith
{

namespace
{

QColor theme::Colours::*colourOf(Action action)
{
    switch (action) {
    case Action::Connect:
        return &theme::Colours::connect;
    case Action::Follow:
        return &theme::Colours::follow;
    case Action::Ask:
        return &theme::Colours::ask;
    case Action::None:
        break;
    }
    return &theme::Colours::none;
}

} // namespace

VerdictBand::VerdictBand(QWidget* parent)
    : QFrame(parent), m_shape(new IconLabel), m_word(new TextLabel(theme::Text::Heading)),
      m_sure(new TextLabel), m_gate(new TextLabel)
{
    m_word->setWordWrap(false);
    m_sure->setWordWrap(false);
    m_gate->setIndent(theme::iconSize() + theme::space);
    m_sure->setColour(&theme::Colours::muted);

    auto* line = new QHBoxLayout;
    line->setSpacing(theme::space);
    line->addWidget(m_shape);
    line->addWidget(m_word);
    line->addStretch();
    line->addWidget(m_sure);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::wideSpace, theme::space, theme::wideSpace, theme::space);
    column->setSpacing(theme::tightSpace);
    column->addLayout(line);
    column->addWidget(m_gate);
}

void VerdictBand::showAdvice(const Advice& advice)
{
    m_action = advice.action;
    const bool open = advice.gate == Gate::Open;
    m_word->setText(theme::verdictName(advice.action, advice.gate));
    m_word->setColour(colourOf(advice.action));
    m_sure->setText(
        open && advice.action != Action::None ? theme::surenessName(advice.confidence) : QString());
    m_gate->setText(advice.gateSays);
    m_gate->setVisible(!advice.gateSays.isEmpty());
    m_shape->setIcon(theme::verdictIcon(m_action));
    update();
}

void VerdictBand::paintEvent(QPaintEvent*)
{
    constexpr float tint = 0.10F;
    QColor fill = theme::verdictColour(m_action);
    fill.setAlphaF(tint);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    constexpr int radius = theme::cornerRadius + 2;
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace kith
