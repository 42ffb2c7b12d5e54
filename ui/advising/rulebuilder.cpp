#include "ui/advising/rulebuilder.h"

#include "ui/advising/changepreview.h"
#include "ui/advising/partsedit.h"
#include "ui/advising/strengthchoice.h"
#include "ui/shared/button.h"
#include "ui/shared/cardframe.h"
#include "ui/shared/choice.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RuleBuilder::RuleBuilder(AddressBook& book, QWidget* parent) : RuleBuilder(book, {}, tr("New rule"), parent)
{
    look();
}

RuleBuilder::RuleBuilder(AddressBook& book, const QString& id, const RuleDraft& draft, QWidget* parent)
    : RuleBuilder(book, id, tr("Change the rule “%1”").arg(draft.label), parent)
{
    fillIn(draft);
    look();
}

RuleBuilder::RuleBuilder(AddressBook& book, const QString& id, const QString& title, QWidget* parent)
    : ChangeDialog(book, title, {112, 38}, parent), m_book(book), m_id(id), m_pause(new QTimer(this)),
      m_side(new Choice), m_strength(new StrengthChoice),
      m_when(new PartsEdit(rulePartOffers(book.knowledge()), tr("Condition"), tr("Another condition"), 1)),
      m_unless(new PartsEdit(rulePartOffers(book.knowledge()), tr("Exception"), tr("An exception"), 0)),
      m_label(new QLineEdit), m_says(new TextLabel(theme::Text::Strong))
{
    setContent(buildForm());
    makeButton()->setText(tr("Save rule"));
    m_pause->setSingleShot(true);
    m_pause->setInterval(250ms);
    connect(m_pause, &QTimer::timeout, this, &RuleBuilder::look);
    const auto wait = [this] {
        m_change.reset(); // what is typed is not looked at yet
        makeButton()->setEnabled(false);
        m_pause->start();
    };
    connect(m_side, &QComboBox::currentIndexChanged, this, wait);
    connect(m_strength, &StrengthChoice::chosen, this, wait);
    connect(m_when, &PartsEdit::edited, this, wait);
    connect(m_unless, &PartsEdit::edited, this, wait);
    connect(m_label, &QLineEdit::textEdited, this, wait);
    connect(makeButton(), &QPushButton::clicked, this, [this] {
        if (m_change)
            make(*m_change);
    });
    m_when->focusFirst();
}

QWidget* RuleBuilder::buildForm()
{
    for (const Side side : {Side::Connect, Side::Follow})
        m_side->addItem(theme::verdictIcon(side == Side::Connect ? Action::Connect : Action::Follow),
            side == Side::Connect ? tr("Connect") : tr("Follow"), static_cast<int>(side));
    m_side->setAccessibleName(tr("What the rule speaks for"));
    m_strength->setAccessibleName(tr("Strength"));
    m_strength->setStrength(4);
    m_label->setPlaceholderText(tr("My rule"));
    m_label->setMaxLength(mostInALabel);
    m_label->setAccessibleName(tr("Name of the rule"));
    m_label->setMaximumWidth(fontMetrics().averageCharWidth() * 32);

    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space);
    first->addWidget(m_side);
    first->addWidget(m_strength);
    first->addWidget(new TextLabel(tr("when all of this is so:")), 1);
    auto* shown = new CardFrame;
    auto* card = new QVBoxLayout(shown);
    card->setSpacing(theme::wideSpace);
    card->addWidget(m_says);
    card->addWidget(preview(), 1);
    m_says->setObjectName(u"sentence"_s);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    column->setSpacing(theme::space);
    column->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    column->addSpacing(theme::space);
    column->addLayout(first);
    column->addWidget(m_when);
    column->addSpacing(theme::space);
    column->addWidget(new TextLabel(tr("It does not count when any of this is so:")));
    column->addWidget(m_unless);
    column->addSpacing(theme::space);
    auto* name = new QHBoxLayout;
    name->setSpacing(theme::space);
    name->addWidget(new TextLabel(tr("Lists call it")));
    name->addWidget(m_label, 1);
    name->addStretch();
    column->addLayout(name);
    column->addSpacing(theme::space);
    column->addWidget(shown, 1);
    return content;
}

void RuleBuilder::fillIn(const RuleDraft& draft)
{
    const QSignalBlocker quiet(m_side);
    m_side->setCurrentIndex(m_side->findData(static_cast<int>(draft.side)));
    m_strength->setStrength(draft.strength);
    m_when->setParts(draft.when);
    m_unless->setParts(draft.unless);
    m_label->setText(draft.label);
}

RuleDraft RuleBuilder::draft() const
{
    const QString label = m_label->text().simplified();
    return {.label = label.isEmpty() ? m_label->placeholderText() : label,
        .side = static_cast<Side>(m_side->currentData().toInt()),
        .strength = m_strength->strength(),
        .when = m_when->parts(),
        .unless = m_unless->parts()};
}

void RuleBuilder::look()
{
    const Result<RulesChange> change = m_id.isEmpty()
        ? addRule(m_book.database(), m_book.knowledge(), draft())
        : changeRule(m_book.database(), m_book.knowledge(), m_id, draft());
    m_change = change ? std::optional(*change) : std::nullopt;
    m_says->setVisible(change && !change->says.isEmpty());
    if (change)
        m_says->setText(change->says.join(u' '));
    makeButton()->setEnabled(change && !change->changesNothing());
    makeButton()->setText(change && change->isDoubtful() ? tr("Save it anyway") : tr("Save rule"));
    preview()->look(change);
}

} // namespace kith
