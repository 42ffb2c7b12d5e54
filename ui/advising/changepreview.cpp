#include "ui/advising/changepreview.h"

#include "ui/shared/expander.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/textlabel.h"
#include "ui/shared/whenfinished.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// "3 from Connect to Ask me, 1 from Ask me to Follow"
QString howTheyTurn(const RulesPreview& preview)
{
    QStringList parts;
    for (std::size_t before = 0; before < preview.counts.size(); ++before) {
        for (std::size_t after = 0; after < preview.counts.size(); ++after) {
            const qint64 count = preview.counts[before][after];
            if (count == 0)
                continue;
            parts += ChangePreview::tr("%1 from %2 to %3", "how many, a verdict, another")
                         .arg(QLocale().toString(count), theme::verdictName(static_cast<Action>(before)),
                             theme::verdictName(static_cast<Action>(after)));
        }
    }
    return QLocale().createSeparatedList(parts);
}

QVBoxLayout* columnOf(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    return column;
}

QHBoxLayout* warning(const QString& says)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space);
    row->addWidget(new IconLabel(theme::icon(u"warning"_s, &theme::Colours::ask)), 0, Qt::AlignTop);
    row->addWidget(new TextLabel(says), 1);
    return row;
}

QString ofRule(const QString& rule, const QString& says)
{
    return ChangePreview::tr("%1: %2", "a rule, something about it").arg(rule, says);
}

} // namespace

ChangePreview::ChangePreview(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_findings(new QVBoxLayout), m_counts(new QVBoxLayout),
      m_says(new TextLabel(theme::Text::Strong)), m_how(captionLabel({})), m_verdicts(new QTreeWidget)
{
    m_says->setObjectName(u"verdicts"_s);
    m_verdicts->setColumnCount(3);
    m_verdicts->setHeaderLabels({tr("Who"), tr("Now"), tr("Then")});
    m_verdicts->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_verdicts->header()->setStretchLastSection(false);
    m_verdicts->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_verdicts->setRootIsDecorated(false);
    m_verdicts->setUniformRowHeights(true);
    m_verdicts->setSelectionMode(QAbstractItemView::NoSelection);
    m_verdicts->setAccessibleName(tr("Verdicts that change"));
    // It is as high as its rows: what scrolls is the dialog around it.
    m_verdicts->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_verdicts, &QTreeWidget::currentItemChanged, this, &ChangePreview::follow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    column->addLayout(m_findings);
    column->addLayout(m_counts);
    column->addWidget(m_says);
    column->addWidget(m_how);
    column->addWidget(m_verdicts, 1);
    column->addStretch();
    m_how->hide();
    m_verdicts->hide();
}

ChangePreview::~ChangePreview()
{
    stop();
}

void ChangePreview::stop()
{
    if (m_looking)
        m_looking->cancel();
    m_looking.reset();
}

void ChangePreview::look(const Result<RulesChange>& change)
{
    stop();
    showFindings(change ? *change : RulesChange());
    showCounts({});
    m_verdicts->hide();
    m_says->setVisible(change.has_value());
    m_how->setVisible(!change);
    if (!change) {
        m_how->setText(change.error().message);
        return;
    }
    m_says->setText(tr("Looking whose verdict changes…"));
    m_looking = std::make_shared<Progress>();
    whenFinished(this, m_book.previewRules(*change, m_looking),
        [this, mine = m_looking](const Result<RulesPreview>& preview) {
            if (mine == m_looking)
                showVerdicts(preview);
        });
}

void ChangePreview::showPreview(const RulesChange& change, const RulesPreview& preview)
{
    stop();
    showFindings(change);
    showVerdicts(preview);
}

void ChangePreview::showFindings(const RulesChange& change)
{
    discard(m_found);
    m_found = new QWidget;
    QVBoxLayout* column = columnOf(m_found);
    for (const RuleFinding& finding : change.findings)
        column->addLayout(
            warning(change.rules.size() > 1 ? ofRule(finding.rule, finding.says) : finding.says));
    m_findings->addWidget(m_found);
    m_found->setVisible(!change.findings.empty());
}

// Of several rules those alone that count for nobody: each is in the list of the rules.
void ChangePreview::showCounts(const std::vector<RuleCount>& counts)
{
    discard(m_counted);
    m_counted = new QWidget;
    QVBoxLayout* column = columnOf(m_counted);
    for (const RuleCount& count : counts) {
        const QString says = counts.size() > 1 ? ofRule(count.rule, countSays(count)) : countSays(count);
        if (count.before == 0 && count.after == 0)
            column->addLayout(warning(says));
        else if (counts.size() == 1)
            column->addWidget(new TextLabel(says));
    }
    m_counts->addWidget(m_counted);
    m_counted->setVisible(column->count() > 0);
}

void ChangePreview::showVerdicts(const Result<RulesPreview>& preview)
{
    m_looking.reset();
    if (!preview) {
        m_says->setText(preview.error().message);
        return;
    }
    const int turned = static_cast<int>(preview->turned);
    showCounts(preview->rules);
    m_says->setText(turned > 0     ? tr("%Ln verdict(s) change.", nullptr, turned)
            : preview->touched > 0 ? tr("No verdict changes.")
                                   : tr("Nothing changes for anyone in the book."));
    m_how->setText(howTheyTurn(*preview));
    m_how->setVisible(turned > 0);
    listVerdicts(preview->changes);
}

void ChangePreview::listVerdicts(const std::vector<VerdictChange>& changes)
{
    m_verdicts->clear();
    QList<QTreeWidgetItem*> items;
    for (const VerdictChange& each : changes) {
        const QString who = each.organisation.isEmpty() || each.organisation == each.name
            ? each.name
            : u"%1 · %2"_s.arg(each.name, each.organisation);
        auto* item
            = new QTreeWidgetItem({who, theme::verdictName(each.before), theme::verdictName(each.after)});
        item->setIcon(1, theme::verdictIcon(each.before));
        item->setIcon(2, theme::verdictIcon(each.after));
        items += item;
    }
    m_verdicts->addTopLevelItems(items);
    m_verdicts->setFixedHeight(m_verdicts->header()->sizeHint().height()
        + static_cast<int>(items.size()) * m_verdicts->sizeHintForRow(0) + 2 * m_verdicts->frameWidth());
    m_verdicts->setVisible(!items.isEmpty());
}

void ChangePreview::follow()
{
    const QTreeWidgetItem* item = m_verdicts->currentItem();
    if (!item || !m_verdicts->hasFocus())
        return;
    for (QWidget* around = parentWidget(); around; around = around->parentWidget()) {
        if (auto* scroll = qobject_cast<QScrollArea*>(around)) {
            const QPoint row = m_verdicts->visualItemRect(item).center();
            const QPoint at = m_verdicts->viewport()->mapTo(scroll->widget(), row);
            scroll->ensureVisible(at.x(), at.y(), 0, m_verdicts->sizeHintForRow(0));
            return;
        }
    }
}

} // namespace kith
