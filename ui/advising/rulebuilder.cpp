#include "ui/advising/rulebuilder.h"

#include "ui/advising/changepreview.h"
#include "ui/advising/partsedit.h"
#include "ui/advising/strengthchoice.h"
#include "ui/shared/button.h"
#include "ui/shared/cardframe.h"
#include "ui/shared/choice.h"
#include "ui/shared/sidebyside.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <array>

namespace kith
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

// What a rule speaks for, and for whom.
enum class SideChoice { Connect, Follow, FollowOrganisation };
constexpr std::array sideChoices{SideChoice::Connect, SideChoice::Follow, SideChoice::FollowOrganisation};

QString sideSays(SideChoice choice)
{
    switch (choice) {
    case SideChoice::Connect:
        return RuleBuilder::tr("Connect");
    case SideChoice::Follow:
        return RuleBuilder::tr("Follow");
    case SideChoice::FollowOrganisation:
        break;
    }
    return RuleBuilder::tr("Follow an organisation");
}

Side sideOf(SideChoice choice)
{
    return choice == SideChoice::Connect ? Side::Connect : Side::Follow;
}

ContactKind aboutOf(SideChoice choice)
{
    return choice == SideChoice::FollowOrganisation ? ContactKind::Organisation : ContactKind::Person;
}

SideChoice choiceOf(const RuleDraft& draft)
{
    if (draft.about == ContactKind::Organisation)
        return SideChoice::FollowOrganisation;
    return draft.side == Side::Connect ? SideChoice::Connect : SideChoice::Follow;
}

} // namespace

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
    : ChangeDialog(book, title, {150, 34}, parent), m_book(book), m_id(id), m_pause(new QTimer(this)),
      m_side(new Choice), m_strength(new StrengthChoice),
      m_when(new PartsEdit(tr("Condition"), tr("Another condition"), 1)),
      m_unless(new PartsEdit(tr("Exception"), tr("An exception"), 0)), m_label(new QLineEdit),
      m_says(new TextLabel(theme::Text::Strong))
{
    setContent(buildContent());
    offerParts();
    connect(m_side, &QComboBox::currentIndexChanged, this, &RuleBuilder::offerParts);
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
    for (const SideChoice choice : sideChoices)
        m_side->addItem(
            theme::verdictIcon(sideOf(choice) == Side::Connect ? Action::Connect : Action::Follow),
            sideSays(choice), static_cast<int>(choice));
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
    auto* form = new QWidget;
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
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
    return form;
}

// The rule in words, and what it would do.
QWidget* RuleBuilder::buildCard()
{
    auto* shown = new CardFrame;
    auto* card = new QVBoxLayout(shown);
    card->setSpacing(theme::wideSpace);
    card->addWidget(m_says);
    card->addWidget(preview(), 1);
    m_says->setObjectName(u"sentence"_s);
    return shown;
}

// Side by side, so that the list of the verdicts has the height of the dialog.
QWidget* RuleBuilder::buildContent()
{
    constexpr int letters = 60; // in which a condition and its value find room
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, 0);
    column->setSpacing(theme::wideSpace);
    column->addWidget(new TextLabel(theme::Text::Heading, windowTitle()));
    auto* parts = new SideBySide(letters);
    parts->add(buildForm());
    parts->add(buildCard());
    column->addWidget(parts);
    column->addStretch();
    return content;
}

void RuleBuilder::fillIn(const RuleDraft& draft)
{
    {
        const QSignalBlocker quiet(m_side);
        m_side->setCurrentIndex(m_side->findData(static_cast<int>(choiceOf(draft))));
    }
    offerParts();
    m_strength->setStrength(draft.strength);
    m_when->setParts(draft.when);
    m_unless->setParts(draft.unless);
    m_label->setText(draft.label);
}

void RuleBuilder::offerParts()
{
    const ContactKind about = aboutOf(static_cast<SideChoice>(m_side->currentData().toInt()));
    if (m_offered == about)
        return;
    m_offered = about;
    m_when->setOffers(rulePartOffers(m_book.knowledge(), about));
    m_unless->setOffers(rulePartOffers(m_book.knowledge(), about));
}

RuleDraft RuleBuilder::draft() const
{
    const QString label = m_label->text().simplified();
    const auto side = static_cast<SideChoice>(m_side->currentData().toInt());
    return {.label = label.isEmpty() ? m_label->placeholderText() : label,
        .about = aboutOf(side),
        .side = sideOf(side),
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
