#include "ui/advising/rulespage.h"

#include "ui/advising/confirmchange.h"
#include "ui/advising/rulebuilder.h"
#include "ui/advising/rulerow.h"
#include "ui/advising/strengthchoice.h"
#include "ui/shared/button.h"
#include "ui/shared/cardframe.h"
#include "ui/shared/expander.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int widest = 920;

enum class Group { Own, Connect, Follow, Organisations };
constexpr std::array groups{Group::Own, Group::Connect, Group::Follow, Group::Organisations};

Group groupOf(const RuleLine& line)
{
    if (line.own)
        return Group::Own;
    if (line.aboutPeople == false)
        return Group::Organisations;
    return line.side == Side::Connect ? Group::Connect : Group::Follow;
}

QString headingOf(Group group)
{
    switch (group) {
    case Group::Own:
        return RulesPage::tr("Your own");
    case Group::Connect:
        return RulesPage::tr("What speaks for connecting");
    case Group::Follow:
        return RulesPage::tr("What speaks for following");
    case Group::Organisations:
        break;
    }
    return RulesPage::tr("Which organisations to follow");
}

} // namespace

RulesPage::RulesPage(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_state(captionLabel(tr("Counting whom each rule is about…"))),
      m_column(nullptr)
{
    buildActions();
    auto* content = new QWidget;
    content->setMaximumWidth(widest);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(theme::pageSpace, 0, theme::pageSpace, theme::pageSpace);
    m_column->setSpacing(theme::wideSpace);
    m_column->addWidget(m_state);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Rules"));
    scroll->setWidget(content);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(buildHead());
    page->addWidget(scroll, 1);
    connect(&m_book, &AddressBook::changed, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
}

RulesPage::~RulesPage()
{
    stopCounting();
    if (m_looking)
        m_looking->cancel();
}

void RulesPage::stopCounting()
{
    if (m_counting)
        m_counting->cancel();
    m_counting.reset();
}

void RulesPage::buildActions()
{
    m_new = new QAction(theme::icon(u"plus"_s), tr("&New rule…"), this);
    m_new->setShortcut(Qt::CTRL | Qt::Key_N);
    m_take = new QAction(theme::icon(u"import"_s), tr("&Take rules from a file…"), this);
    m_share = new QAction(theme::icon(u"export"_s), tr("&Share my rules…"), this);
    m_share->setEnabled(false);
    connect(m_new, &QAction::triggered, this, &RulesPage::build);
    connect(m_take, &QAction::triggered, this, &RulesPage::chooseFile);
    connect(m_share, &QAction::triggered, this, [this] { chooseWhereToShare({}); });
}

QWidget* RulesPage::buildHead()
{
    auto* head = new QWidget;
    head->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(theme::pageSpace, theme::pageSpace, theme::pageSpace, theme::wideSpace);
    column->setSpacing(theme::tightSpace);
    column->addWidget(new TextLabel(theme::Text::Title, tr("Rules")));
    column->addWidget(captionLabel(
        tr("Kith adds up the rules that apply to someone. Switch off what you do not believe in, weigh what "
           "matters to you, add what only you know: the advice follows at once.")));
    column->addSpacing(theme::space);
    auto* buttons = new FlowLayout;
    for (QAction* action : ruleActions())
        buttons->addWidget(new Button(action));
    column->addLayout(buttons);
    return head;
}

QList<QAction*> RulesPage::ruleActions() const
{
    return {m_new, m_take, m_share};
}

void RulesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void RulesPage::refresh()
{
    m_stale = false;
    stopCounting();
    m_counting = std::make_shared<Progress>();
    whenFinished(this, m_book.rules(m_counting),
        [this, mine = m_counting](const Result<std::vector<RuleLine>>& lines) {
            if (mine != m_counting)
                return;
            m_counting.reset();
            if (lines)
                showLines(*lines);
            else
                Q_EMIT message(lines.error().message);
        });
}

// Rows stay where they are unless there are others, so that the place and the focus do.
void RulesPage::showLines(const std::vector<RuleLine>& lines)
{
    m_state->hide();
    QStringList ids;
    for (const RuleLine& line : lines)
        ids += line.id;
    if (ids != m_ids)
        rebuild(lines);
    for (const RuleLine& line : lines)
        m_rows.value(line.id)->show(line);
    m_ids = ids;
    m_share->setEnabled(std::ranges::any_of(lines, &RuleLine::own));
}

void RulesPage::rebuild(const std::vector<RuleLine>& lines)
{
    discard(m_content);
    m_rows.clear();
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::pageSpace);
    for (const Group group : groups) {
        auto* frame = new CardFrame;
        auto* card = new QVBoxLayout(frame);
        card->setSpacing(theme::wideSpace);
        card->addWidget(new TextLabel(theme::Text::Heading, headingOf(group)));
        for (const RuleLine& line : lines) {
            if (groupOf(line) == group)
                card->addWidget(rowFor(line));
        }
        if (card->count() > 1)
            column->addWidget(frame);
        else
            delete frame;
    }
    m_column->addWidget(m_content);
}

RuleRow* RulesPage::rowFor(const RuleLine& line)
{
    auto* row = new RuleRow(line);
    m_rows.insert(line.id, row);
    connect(row, &RuleRow::switched, this, [this, row](bool on) { switchRule(row->line(), on); });
    connect(row, &RuleRow::weighed, this, [this, row](int strength) { weighRule(row->line(), strength); });
    connect(row, &RuleRow::changeRequested, this, [this, id = line.id] { edit(id); });
    connect(row, &RuleRow::shareRequested, this, [this, id = line.id] { chooseWhereToShare({id}); });
    connect(row, &RuleRow::removeRequested, this, [this, row] { removeRule(row->line()); });
    return row;
}

void RulesPage::switchRule(const RuleLine& line, bool on)
{
    want({.rule = line.id,
        .plan = [this, id = line.id,
                    on] { return kith::switchRule(m_book.database(), m_book.knowledge(), id, on); },
        .question = on ? tr("Switch this rule on?") : tr("Switch this rule off?"),
        .make = on ? tr("Switch it on") : tr("Switch it off")});
}

void RulesPage::weighRule(const RuleLine& line, int strength)
{
    want({.rule = line.id,
        .plan
        = [this, id = line.id,
              strength] { return kith::weighRule(m_book.database(), m_book.knowledge(), id, strength); },
        .question = tr("Change the strength of this rule to “%1”?").arg(StrengthChoice::nameOf(strength)),
        .make = tr("Change it")});
}

void RulesPage::removeRule(const RuleLine& line)
{
    want({.rule = line.id,
        .plan = [this, id = line.id] { return kith::removeRule(m_book.database(), m_book.knowledge(), id); },
        .question = tr("Remove this rule?"),
        .make = tr("Remove it")});
}

// One after the other: what a change does depends on those before it.
void RulesPage::want(Wanted wanted)
{
    m_wanted.push_back(std::move(wanted));
    if (m_wanted.size() == 1)
        changeNext();
}

void RulesPage::changeNext()
{
    if (m_wanted.empty())
        return;
    stopCounting(); // it would only hold the change up, and begins anew after it
    const Wanted& wanted = m_wanted.front();
    const Result<RulesChange> change = wanted.plan();
    if (!change) {
        failed(change.error());
        return;
    }
    if (RuleRow* row = m_rows.value(wanted.rule))
        row->showLooking();
    m_looking = std::make_shared<Progress>();
    whenFinished(this, m_book.previewRules(*change, m_looking),
        [this, change = *change](const Result<RulesPreview>& preview) {
            if (!preview)
                failed(preview.error());
            else if (preview->turned > 0)
                ask(m_wanted.front(), change, *preview);
            else
                make(change);
        });
}

void RulesPage::ask(const Wanted& wanted, const RulesChange& change, const RulesPreview& preview)
{
    const RuleRow* row = m_rows.value(wanted.rule);
    const ConfirmChange::Words words{.title = wanted.question,
        .rules = row ? QStringList{row->line().says} : change.says,
        .make = wanted.make};
    auto* dialog = new ConfirmChange(m_book, change, words, preview, window());
    connect(dialog, &ConfirmChange::made, this, &RulesPage::decided);
    connect(dialog, &QDialog::finished, this, [this](int result) { settled(result == QDialog::Accepted); });
    dialog->open();
}

void RulesPage::make(const RulesChange& change)
{
    whenFinished(this, m_book.changeRules(change), [this](const Done& done) {
        if (!done) {
            failed(done.error());
            return;
        }
        Q_EMIT decided();
        settled(true);
    });
}

void RulesPage::failed(const Error& error)
{
    Q_EMIT message(error.message);
    settled(false);
}

void RulesPage::settled(bool made)
{
    RuleRow* row = m_rows.value(m_wanted.front().rule);
    if (row && !made) // else it is shown anew with all
        row->restore();
    m_wanted.pop_front();
    changeNext();
    if (m_wanted.empty() && !m_counting)
        refresh();
}

void RulesPage::build()
{
    open(new RuleBuilder(m_book, window()));
}

void RulesPage::edit(const QString& id)
{
    const Result<std::optional<RuleDraft>> draft = ruleDraft(m_book.database(), m_book.knowledge(), id);
    if (!draft)
        Q_EMIT message(draft.error().message);
    else if (m_book.busy())
        Q_EMIT message(tr("The last change is still being made. Try again."));
    else if (*draft)
        open(new RuleBuilder(m_book, id, **draft, window()));
}

void RulesPage::open(RuleBuilder* builder)
{
    connect(builder, &RuleBuilder::made, this, &RulesPage::decided);
    builder->open();
}

void RulesPage::chooseFile()
{
    auto* dialog = new QFileDialog(
        window(), tr("Take rules from a file"), QDir::homePath(), tr("Rules (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RulesPage::openFile);
    dialog->open();
}

void RulesPage::openFile(const QString& path)
{
    const Result<RulesChange> change = addRules(m_book.database(), m_book.knowledge(), path);
    if (!change) {
        Q_EMIT message(change.error().message);
        return;
    }
    if (change->changesNothing()) {
        Q_EMIT message(tr("The book has the rules of %1 already.").arg(QFileInfo(path).fileName()));
        return;
    }
    const ConfirmChange::Words words{.title = tr("Rules of %1").arg(QFileInfo(path).fileName()),
        .rules = change->says,
        .make = change->isDoubtful() ? tr("Take them anyway") : tr("Take them")};
    auto* dialog = new ConfirmChange(m_book, *change, words, std::nullopt, window());
    connect(dialog, &ConfirmChange::made, this, &RulesPage::decided);
    dialog->open();
}

void RulesPage::chooseWhereToShare(const QStringList& ids)
{
    const QString name = ids.size() == 1 ? ids.first() + u".json"_s : tr("my rules.json");
    auto* dialog = new QFileDialog(window(), tr("Share rules"), QDir::home().filePath(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, ids](const QString& path) { shareTo(path, ids); });
    dialog->open();
}

void RulesPage::shareTo(const QString& path, const QStringList& ids)
{
    const Result<qint64> written = exportRules(m_book.database(), ids, path);
    Q_EMIT message(written ? tr("Wrote %Ln rule(s) to %1.", nullptr, static_cast<int>(*written))
                                 .arg(QDir::toNativeSeparators(path))
                           : written.error().message);
}

} // namespace kith
