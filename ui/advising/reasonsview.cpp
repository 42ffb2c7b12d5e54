#include "ui/advising/reasonsview.h"

#include "ui/shared/expander.h"
#include "ui/shared/factlines.h"
#include "ui/shared/iconlabel.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/sidebyside.h"
#include "ui/shared/textlabel.h"

#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QVBoxLayout* section(QVBoxLayout* page, const QString& heading)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(theme::space);
    column->addWidget(new TextLabel(theme::Text::Strong, heading));
    page->addLayout(column);
    return column;
}

Facts factsAt(const std::vector<int>& indexes, const Facts& facts)
{
    Facts found;
    for (const int index : indexes) {
        if (index >= 0 && static_cast<std::size_t>(index) < facts.size())
            found.push_back(facts[static_cast<std::size_t>(index)]);
    }
    return found;
}

QString guideSays(const Knowledge& knowledge, const QString& id)
{
    const std::optional<GuideEntry> row = knowledge.rulebook.guideRow(id);
    return row ? row->says : id;
}

// Where a reason comes from: a row of the guide, or a rule of the user's own.
QString sourceSays(const Reason& reason, const Knowledge& knowledge)
{
    return knowledge.rulebook.rule(reason.rule)
        ? ReasonsView::tr("Guide: %1").arg(guideSays(knowledge, reason.guide))
        : ReasonsView::tr("Your rule “%1”").arg(reason.label);
}

QWidget* entryList(const QString& heading, const std::vector<GuideEntry>& entries)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::tightSpace);
    column->addWidget(new TextLabel(theme::Text::Strong, heading));
    for (const GuideEntry& entry : entries) {
        auto* words = captionLabel(entry.says);
        words->setToolTip(plainToolTip(ReasonsView::tr("Guide: %1").arg(entry.id)));
        column->addWidget(words);
    }
    column->addStretch();
    return widget;
}

} // namespace

ReasonsView::ReasonsView(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void ReasonsView::showPage(
    const ContactPage& page, const Knowledge& knowledge, const std::vector<Source>& sources)
{
    if (m_contact != page.contact.id)
        m_unfolded.clear();
    m_contact = page.contact.id;
    discard(m_content);
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::pageSpace);

    const Advice& advice = page.advice;
    if (!advice.reasons.empty()) {
        QVBoxLayout* reasons = section(column, tr("Why"));
        for (const Reason& reason : advice.reasons)
            reasons->addWidget(
                reasonRow(reason, advice.action, factsAt(reason.facts, advice.facts), knowledge, sources));
    }
    if (!page.gains.empty() && !page.costs.empty()) {
        auto* sides = new SideBySide;
        sides->add(entryList(tr("What it gains"), page.gains));
        sides->add(entryList(tr("What it costs"), page.costs));
        column->addWidget(sides);
    } else if (!page.gains.empty()) {
        column->addWidget(entryList(tr("What it gains"), page.gains));
    }
    if (!advice.changes.empty()) {
        QVBoxLayout* changes = section(column, tr("What would change it"));
        for (const Change& change : advice.changes)
            changes->addWidget(iconLine(theme::verdictIcon(change.then),
                new TextLabel(tr("%1, if %2", "Follow, if you have never met")
                                  .arg(theme::verdictName(change.then), change.condition))));
    }
    layout()->addWidget(m_content);
    m_content->show(); // at once, so that the panel can keep its place
    setVisible(column->count() > 0);
}

QWidget* ReasonsView::reasonRow(const Reason& reason, Action advised, const Facts& facts,
    const Knowledge& knowledge, const std::vector<Source>& sources)
{
    const bool connect = reason.side == Side::Connect;
    // For the verdict, or, while that is open, for connecting.
    const bool speaksFor = connect == (advised != Action::Follow);
    auto* words = new TextLabel(reason.says);
    words->setAccessibleName(
        connect ? tr("For connecting: %1").arg(reason.says) : tr("For following: %1").arg(reason.says));
    QWidget* summary = iconLine(theme::icon(speaksFor ? u"plus"_s : u"minus"_s,
                                    connect ? &theme::Colours::connect : &theme::Colours::follow),
        words);
    words->setToolTip(plainToolTip(factsSay(facts, sources)));

    const auto evidence = [this, facts, sources, from = sourceSays(reason, knowledge), id = reason.guide] {
        auto* box = new QWidget;
        auto* column = new QVBoxLayout(box);
        column->setContentsMargins(theme::iconSize() + theme::space, 0, 0, theme::space);
        column->setSpacing(theme::space);
        if (!facts.empty()) {
            auto* lines = new FactLines(facts, sources);
            QObject::connect(lines, &FactLines::denied, this, &ReasonsView::denied);
            column->addWidget(lines);
        }
        auto* rule = captionLabel(from);
        rule->setToolTip(plainToolTip(id));
        column->addWidget(rule);
        return box;
    };
    auto* row = new Expander(summary, tr("Evidence: %1").arg(reason.says), evidence);
    if (m_unfolded.contains(reason.rule))
        row->setExpanded(true);
    QObject::connect(row, &Expander::expandedChanged, this, [this, rule = reason.rule](bool expanded) {
        if (expanded)
            m_unfolded.insert(rule);
        else
            m_unfolded.remove(rule);
    });
    return row;
}

} // namespace kith
