#include "ui/settings/profilepage.h"

#include "core/book/aboutme.h"
#include "ui/settings/profilewords.h"
#include "ui/settings/tagedit.h"
#include "ui/shared/button.h"
#include "ui/shared/cardframe.h"
#include "ui/shared/expander.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int readableWidth = 720;

QVBoxLayout* card(QVBoxLayout* page, const QString& heading, const QString& hint)
{
    auto* frame = new CardFrame;
    auto* column = new QVBoxLayout(frame);
    column->setSpacing(theme::wideSpace);
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::tightSpace);
    words->addWidget(new TextLabel(theme::Text::Heading, heading));
    if (!hint.isEmpty())
        words->addWidget(captionLabel(hint));
    column->addLayout(words);
    page->addWidget(frame);
    return column;
}

} // namespace

ProfilePage::ProfilePage(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_strip(new ProgressStrip), m_name(new QLineEdit),
      m_emails(new TagEdit(tr("Your e-mail addresses"), tr("as in “mara@example.org”"))),
      m_knownColumn(nullptr), m_goalsSay(captionLabel({})), m_planSays(captionLabel({}))
{
    auto* content = new QWidget;
    content->setMaximumWidth(readableWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::pageSpace);
    column->setSpacing(theme::pageSpace);
    column->addWidget(new TextLabel(theme::Text::Title, tr("My profile")));
    card(column, tr("What I want"),
        tr("Which choice is right depends on your goals. Choose as many as apply."))
        ->addWidget(buildGoals());
    card(column, tr("Whom I want to reach"), tr("Press Enter after each."))->addWidget(buildTargets());
    card(column, tr("My plan"), {})->addWidget(buildPlan());
    m_knownColumn = card(
        column, tr("Who I am"), tr("Notes are signed with your name; the rest comes from your files."));
    m_name->setPlaceholderText(tr("Your name"));
    m_name->setAccessibleName(tr("Your name"));
    m_knownColumn->addWidget(m_name);
    m_knownColumn->addWidget(
        captionLabel(tr("Your e-mail addresses tell who you are in calendars and lists.")));
    m_knownColumn->addWidget(m_emails);
    column->addStretch();

    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(scroll, 1);
    page->addWidget(m_strip);

    connect(m_name, &QLineEdit::editingFinished, this, &ProfilePage::saveName);
    connect(m_emails, &TagEdit::edited, this, &ProfilePage::saveEmails);
    connect(&m_book, &AddressBook::changed, this, [this](const QList<qint64>& contacts) {
        if (contacts.isEmpty() && m_saving == 0)
            refresh();
    });
    refresh();
}

QWidget* ProfilePage::buildGoals()
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::wideSpace);
    grid->setVerticalSpacing(theme::space);
    grid->setColumnStretch(1, 1);
    for (int goal = 0; goal < goalCount; ++goal) {
        const auto [name, effect] = goalSays(static_cast<Goal>(goal));
        auto* chip = new Button(name);
        chip->setCheckable(true);
        chip->setAccessibleDescription(effect);
        connect(chip, &QPushButton::clicked, this, &ProfilePage::saveGoals);
        m_goals.insert(goal, chip);
        grid->addWidget(chip, goal, 0);
        grid->addWidget(captionLabel(effect), goal, 1);
    }
    grid->addWidget(m_goalsSay, goalCount, 0, 1, 2);
    return widget;
}

QWidget* ProfilePage::buildTargets()
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    const auto add = [&](MeField field, const QString& heading, const QString& placeholder) {
        auto* edit = new TagEdit(heading, placeholder);
        connect(edit, &TagEdit::edited, this, [this, field](const QStringList& tags) { save(field, tags); });
        m_targets.insert(static_cast<int>(field), edit);
        column->addWidget(new TextLabel(theme::Text::Strong, heading));
        column->addWidget(edit);
        column->addSpacing(theme::space);
    };
    add(MeField::TargetTitle, tr("Job titles"), tr("as in “Head of Data”"));
    add(MeField::TargetOrganisation, tr("Organisations"), tr("as in “Northwind”"));
    add(MeField::TargetIndustry, tr("Industries"), tr("as in “Renewable energy”"));
    return widget;
}

QWidget* ProfilePage::buildPlan()
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    auto* row = new FlowLayout;
    auto* group = new QButtonGroup(widget);
    for (const Plan plan : {Plan::Free, Plan::Premium}) {
        auto* choice = new Button(planSays(plan));
        choice->setCheckable(true);
        group->addButton(choice);
        row->addWidget(choice);
        m_plans.insert(static_cast<int>(plan), choice);
        connect(choice, &QPushButton::clicked, this, [this, plan] {
            showPlan(plan);
            save(MeField::Plan, QStringList{QString(planName(plan))});
        });
    }
    column->addLayout(row);
    column->addWidget(m_planSays);
    return widget;
}

void ProfilePage::refresh()
{
    const Result<std::vector<MeStatement>> statements = statementsAboutMe(m_book.database());
    if (!statements) {
        Q_EMIT message(statements.error().message);
        return;
    }
    const Me me = meFrom(*statements);
    if (!m_name->hasFocus())
        m_name->setText(me.name);
    for (auto goal = m_goals.cbegin(); goal != m_goals.cend(); ++goal)
        goal.value()->setChecked(me.goals.contains(static_cast<Goal>(goal.key())));
    const std::vector<Source> files = sources(m_book.database()).value_or(std::vector<Source>());
    m_goalsSay->setText(
        me.goals.empty() ? tr("None is chosen: every goal counts.") : goalOriginSays(*statements, files));
    m_goalsSay->setVisible(!m_goalsSay->text().isEmpty());
    m_targets[static_cast<int>(MeField::TargetTitle)]->setTags(me.targetTitles);
    m_targets[static_cast<int>(MeField::TargetOrganisation)]->setTags(me.targetOrganisations);
    m_targets[static_cast<int>(MeField::TargetIndustry)]->setTags(me.targetIndustries);
    // Those that files state stand below, and cannot be taken away here.
    QStringList emails;
    for (const MeStatement& statement : *statements) {
        if (statement.field == MeField::Email && statement.origin.by == Origin::By::You)
            emails += statement.value;
    }
    m_emails->setTags(emails);
    m_plans[static_cast<int>(me.plan)]->setChecked(true);
    showPlan(me.plan);
    showKnown(*statements, files);
}

void ProfilePage::showKnown(const std::vector<MeStatement>& statements, const std::vector<Source>& files)
{
    discard(m_known);
    m_known = new QWidget;
    auto* column = new QVBoxLayout(m_known);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::wideSpace);
    for (const ProfileLine& line : profileLines(statements, files)) {
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(captionLabel(line.heading));
        auto* value = new TextLabel(line.text);
        value->setSelectable(true);
        words->addWidget(value);
        words->addWidget(captionLabel(line.origin));
        column->addLayout(words);
    }
    if (column->isEmpty())
        column->addWidget(
            captionLabel(tr("Import your LinkedIn archive, and your headline, positions, schools and "
                            "skills appear here. They tell whom you may know.")));
    m_knownColumn->addWidget(m_known);
}

void ProfilePage::showPlan(Plan plan)
{
    m_planSays->setText(limitsSay(plan, m_book.knowledge().limits));
}

void ProfilePage::saveName()
{
    if (!m_name->isModified())
        return;
    m_name->setModified(false);
    MeStatement name;
    name.value = m_name->text().simplified();
    name.detail = name.value.section(u' ', 0, 0);
    save(MeField::Name, name.value.isEmpty() ? std::vector<MeStatement>() : std::vector<MeStatement>{name});
}

void ProfilePage::saveEmails(const QStringList& emails)
{
    const auto wrong
        = std::ranges::find_if(emails, [](const QString& email) { return !email.contains(u'@'); });
    if (wrong == emails.end()) {
        save(MeField::Email, emails);
        return;
    }
    Q_EMIT message(tr("“%1” is no e-mail address.").arg(*wrong));
    refresh();
}

void ProfilePage::saveGoals()
{
    QStringList chosen;
    for (int goal = 0; goal < goalCount; ++goal) {
        if (m_goals[goal]->isChecked())
            chosen += goalName(static_cast<Goal>(goal));
    }
    m_goalsSay->setText(chosen.isEmpty() ? tr("None is chosen: every goal counts.") : QString());
    m_goalsSay->setVisible(chosen.isEmpty());
    save(MeField::Goal, chosen);
}

void ProfilePage::save(MeField field, const QStringList& values)
{
    std::vector<MeStatement> statements;
    for (const QString& value : values)
        statements.emplace_back().value = value;
    save(field, std::move(statements));
}

void ProfilePage::save(MeField field, std::vector<MeStatement> statements)
{
    for (MeStatement& statement : statements) {
        statement.field = field;
        statement.origin = Origin::you();
    }
    ++m_saving;
    m_strip->start(tr("Advising anew…"));
    const auto saved = m_book.setMe({field}, std::move(statements));
    whenFinished(this, saved, [this](const Result<QStringList>& told) {
        --m_saving;
        if (!told)
            Q_EMIT message(told.error().message);
        else if (!told->isEmpty())
            Q_EMIT message(told->join(u' '));
        if (m_saving > 0)
            return;
        m_strip->finish();
        refresh();
    });
}

} // namespace kith
