#include "ui/advising/rulerow.h"

#include "ui/advising/strengthchoice.h"
#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QString movesSay(const RuleLine& line)
{
    if (!line.on)
        return RuleRow::tr("switched off");
    if (line.moves == 0)
        return RuleRow::tr("counts for nobody now");
    const int moves = static_cast<int>(line.moves);
    if (!line.aboutPeople)
        return RuleRow::tr("counts for %Ln contact(s)", nullptr, moves);
    return *line.aboutPeople ? RuleRow::tr("counts for %Ln people", nullptr, moves)
                             : RuleRow::tr("counts for %Ln organisation(s)", nullptr, moves);
}

QString sourceSays(const RuleLine& line)
{
    QString text = line.own ? RuleRow::tr("Your rule “%1”").arg(line.label)
                            : RuleRow::tr("Guide: %1").arg(line.guideSays);
    if (!line.source.isEmpty())
        text += u'\n' + line.source;
    return text;
}

} // namespace

RuleRow::RuleRow(const RuleLine& line, QWidget* parent)
    : QWidget(parent), m_on(new QCheckBox), m_says(new TextLabel), m_source(captionLabel({})),
      m_strength(new StrengthChoice), m_moves(captionLabel({}))
{
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::tightSpace);
    words->addWidget(m_says);
    words->addWidget(m_source);
    m_says->setBuddy(m_on);
    if (line.own) {
        auto* buttons = new FlowLayout;
        m_change = new Button(tr("Change…"), Button::Kind::Quiet);
        auto* share = new Button(tr("Share…"), Button::Kind::Quiet);
        auto* remove = new Button(tr("Remove"), Button::Kind::Quiet);
        m_change->setAccessibleDescription(line.label);
        share->setAccessibleDescription(line.label);
        remove->setAccessibleDescription(line.label);
        buttons->addWidget(m_change);
        buttons->addWidget(share);
        buttons->addWidget(remove);
        words->addLayout(buttons);
        connect(m_change, &QPushButton::clicked, this, &RuleRow::changeRequested);
        connect(share, &QPushButton::clicked, this, &RuleRow::shareRequested);
        connect(remove, &QPushButton::clicked, this, &RuleRow::removeRequested);
    }
    words->addStretch();
    auto* weight = new QVBoxLayout;
    weight->setSpacing(theme::tightSpace);
    weight->addWidget(m_strength, 0, Qt::AlignTrailing);
    weight->addWidget(m_moves);
    weight->addStretch();
    m_moves->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    const QFontMetrics small(theme::font(theme::Text::Small));
    m_moves->setFixedWidth(std::max(
        m_strength->sizeHint().width(), small.horizontalAdvance(tr("counts for nobody now") + u"  "_s)));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space);
    row->addWidget(m_on, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addSpacing(theme::space);
    row->addLayout(weight);
    show(line);
    connect(m_on, &QCheckBox::clicked, this, &RuleRow::switched);
    connect(m_strength, &StrengthChoice::chosen, this, &RuleRow::weighed);
}

void RuleRow::showLooking()
{
    m_moves->setText(tr("looking…"));
}

void RuleRow::show(const RuleLine& line)
{
    m_line = line;
    const bool usable = line.unusable.isEmpty();
    m_on->setChecked(line.on);
    m_on->setEnabled(usable);
    m_on->setAccessibleName(usable ? line.says : line.unusable);
    m_says->setText(usable ? line.says : line.unusable);
    m_says->setColour(!usable ? &theme::Colours::danger
            : line.on         ? &theme::Colours::text
                              : &theme::Colours::muted);
    m_source->setText(sourceSays(line));
    m_strength->setStrength(line.strength);
    m_strength->setEnabled(usable);
    m_strength->setAccessibleName(tr("Strength of “%1”").arg(line.says));
    m_strength->setToolTip(line.strength == line.usualStrength
            ? QString()
            : tr("Usually %1").arg(StrengthChoice::nameOf(line.usualStrength)));
    m_moves->setText(movesSay(line));
    if (!m_change)
        return;
    m_change->setEnabled(line.changeable);
    m_change->setToolTip(line.changeable ? QString()
                                         : tr("This rule says more than can be put together here. Share it, "
                                              "change the file, and take it again."));
}

} // namespace kith
