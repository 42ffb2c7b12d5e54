#include "ui/advising/partsedit.h"

#include "ui/shared/button.h"
#include "ui/shared/choice.h"
#include "ui/shared/expander.h"
#include "ui/shared/theme.h"

#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;
using Takes = RulePartOffer::Takes;

PartsEdit::PartsEdit(const QString& name, const QString& more, int fewest, QWidget* parent)
    : QWidget(parent), m_name(name), m_fewest(static_cast<std::size_t>(fewest)), m_column(new QVBoxLayout),
      m_numbers(new QIntValidator(1, mostPeopleInARule, this)),
      m_adding(new Button(more, Button::Kind::Quiet))
{
    m_column->setSpacing(theme::space);
    m_adding->setIcon(theme::icon(u"plus"_s));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space);
    column->addLayout(m_column);
    while (m_lines.size() < m_fewest)
        add();
    column->addWidget(m_adding, 0, Qt::AlignLeading);
    connect(m_adding, &QPushButton::clicked, this, [this] {
        add().what->setFocus();
        Q_EMIT edited();
    });
}

PartsEdit::Line& PartsEdit::add()
{
    Line line{.widget = new QWidget, .what = new Choice, .value = new QLineEdit};
    fill(line);
    line.what->setAccessibleName(m_name);
    line.what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    line.what->setMinimumContentsLength(16);
    line.what->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    line.value->setAccessibleName(tr("What to look for"));
    line.value->setMaxLength(100);
    auto* button = new Button(QString(), Button::Kind::Quiet);
    button->setIcon(theme::icon(u"close"_s));
    button->setToolTip(tr("Remove this line"));
    button->setAccessibleName(button->toolTip());
    line.remove = button;
    auto* row = new QHBoxLayout(line.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space);
    row->addWidget(line.what, 3);
    row->addWidget(line.value, 2);
    row->addWidget(button);
    m_column->addWidget(line.widget);
    m_lines.push_back(line);
    if (m_adding->parent()) { // else the button comes later anyway
        QWidget* before = m_adding->previousInFocusChain();
        while (before->focusPolicy() == Qt::NoFocus) // it cannot be put behind those
            before = before->previousInFocusChain();
        const std::initializer_list<QWidget*> order{line.what, line.value, line.remove, m_adding};
        for (QWidget* each : order)
            setTabOrder(std::exchange(before, each), each);
    }
    showValue(line);
    showRemoving();
    connect(line.what, &QComboBox::currentIndexChanged, this, [this, line, was = takes(line)]() mutable {
        if (std::exchange(was, takes(line)) != was)
            line.value->clear(); // a number is no text to look for
        showValue(line);
        Q_EMIT edited();
    });
    connect(line.value, &QLineEdit::textEdited, this, &PartsEdit::edited);
    connect(button, &QPushButton::clicked, this, [this, widget = line.widget] { remove(widget); });
    return m_lines.back();
}

void PartsEdit::remove(const QWidget* widget)
{
    const auto line = std::ranges::find(m_lines, widget, &Line::widget);
    discard(line->widget);
    m_lines.erase(line);
    showRemoving();
    Q_EMIT edited();
}

void PartsEdit::fill(const Line& line) const
{
    for (const RulePartOffer& offer : m_offers)
        line.what->addItem(offer.takes == Takes::Nothing ? offer.words : offer.words.arg(u"…"_s), offer.what);
}

void PartsEdit::setOffers(std::vector<RulePartOffer> offers)
{
    m_offers = std::move(offers);
    for (const Line& line : m_lines) {
        const QString what = line.what->currentData().toString();
        {
            const QSignalBlocker quiet(line.what);
            line.what->clear();
            fill(line);
            line.what->setCurrentIndex(-1);
        }
        line.what->setCurrentIndex(std::max(line.what->findData(what), 0));
    }
}

Takes PartsEdit::takes(const Line& line) const
{
    const auto offer = std::ranges::find(m_offers, line.what->currentData().toString(), &RulePartOffer::what);
    return offer == m_offers.end() ? Takes::Nothing : offer->takes;
}

void PartsEdit::showValue(const Line& line)
{
    const QString what = line.what->currentData().toString();
    line.value->setVisible(takes(line) != Takes::Nothing);
    line.value->setValidator(takes(line) == Takes::Number ? m_numbers : nullptr);
    if (takes(line) == Takes::Number)
        line.value->setPlaceholderText(tr("as in “5”"));
    else if (what == "title-says"_L1)
        line.value->setPlaceholderText(tr("as in “embedded” or “engineer*”"));
    else if (what == "works-at"_L1)
        line.value->setPlaceholderText(tr("as in “Northwind”"));
    else
        line.value->setPlaceholderText(tr("your label"));
}

void PartsEdit::showRemoving()
{
    for (const Line& line : m_lines)
        line.remove->setVisible(m_lines.size() > m_fewest);
}

void PartsEdit::focusFirst()
{
    if (!m_lines.empty())
        m_lines.front().value->setFocus();
}

void PartsEdit::setParts(const std::vector<RulePart>& parts)
{
    const QSignalBlocker quiet(this);
    std::size_t number = 0;
    for (const RulePart& part : parts) {
        const Line& line = number < m_lines.size() ? m_lines[number] : add();
        const int index = line.what->findData(part.what);
        if (index < 0)
            continue;
        line.what->setCurrentIndex(index);
        line.value->setText(part.value);
        ++number;
    }
}

std::vector<RulePart> PartsEdit::parts() const
{
    std::vector<RulePart> parts;
    for (const Line& line : m_lines)
        parts.push_back({line.what->currentData().toString(), line.value->text()});
    return parts;
}

} // namespace kith
