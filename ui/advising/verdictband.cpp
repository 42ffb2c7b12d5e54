#include "ui/advising/verdictband.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

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

// There while it can be used, and small.
void onlyWords(Button* button, QAction* action)
{
    const auto follow = [button, action] {
        button->setIcon({});
        button->setVisible(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    follow();
}

// "You chose this" beside what Kith would say.
QString choiceSays(const Advice& advice)
{
    if (advice.advised == advice.action)
        return VerdictBand::tr("You chose this, and Kith says the same.");
    switch (advice.advised) {
    case Action::Connect:
        return VerdictBand::tr("You chose this. Kith advises to connect.");
    case Action::Follow:
        return VerdictBand::tr("You chose this. Kith advises to follow.");
    case Action::Ask:
        return VerdictBand::tr("You chose this. Kith would ask you first.");
    case Action::None:
        break;
    }
    return VerdictBand::tr("You chose this. Kith sees no reason for it.");
}

} // namespace

VerdictBand::VerdictBand(const QList<QAction*>& next, const QList<QAction*>& otherwise, QWidget* parent)
    : QFrame(parent), m_shape(new IconLabel), m_word(new TextLabel(theme::Text::Heading)),
      m_sure(new TextLabel), m_gate(new TextLabel), m_comes(new QWidget), m_next(next), m_differ(new QWidget),
      m_otherwise(otherwise)
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
    column->addWidget(m_comes);
    auto* steps = new FlowLayout(m_comes);
    for (QAction* action : next) {
        auto* button = new Button(action, Button::Kind::Quiet);
        steps->addWidget(button);
        onlyWords(button, action); // a button without a parent would become a window
    }
    column->addWidget(m_differ);
    auto* choices = new FlowLayout(m_differ);
    auto* rather = captionLabel(tr("You’d rather"));
    rather->setWordWrap(false);
    choices->addWidget(rather);
    for (QAction* action : otherwise) {
        auto* button = new Button(action, Button::Kind::Quiet);
        choices->addWidget(button);
        onlyWords(button, action);
    }
}

void VerdictBand::showAdvice(const Advice& advice)
{
    m_action = advice.action;
    const bool open = advice.gate == Gate::Open;
    m_word->setText(theme::verdictName(advice.action, advice.gate));
    m_word->setColour(colourOf(advice.action));
    m_sure->setText(
        open && !advice.chosen ? theme::surenessName(advice.action, advice.confidence) : QString());
    const QString why = advice.chosen ? choiceSays(advice) : advice.gateSays;
    m_gate->setText(why);
    m_gate->setVisible(!why.isEmpty());
    m_comes->setVisible(std::ranges::any_of(m_next, &QAction::isEnabled));
    m_differ->setVisible(open && std::ranges::any_of(m_otherwise, &QAction::isEnabled));
    m_shape->setIcon(theme::verdictIcon(m_action));
    update();
}

QString VerdictBand::words() const
{
    return m_sure->text().isEmpty() ? m_word->text() : tr("%1, %2").arg(m_word->text(), m_sure->text());
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
