#include "ui/shared/factlines.h"

#include "core/book/readbook.h"
#include "ui/shared/button.h"
#include "ui/shared/factwords.h"
#include "ui/shared/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QString joined(const QString& dates, const QString& origin)
{
    return dates.isEmpty() ? origin : origin.isEmpty() ? dates : dates + u" · "_s + origin;
}

} // namespace

FactLines::FactLines(const Facts& facts, const std::vector<Source>& sources, QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, theme::space);
    column->setSpacing(theme::space);
    for (const Fact& fact : facts) {
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        auto* says = new TextLabel(theme::Text::Small, factSays(fact));
        says->setSelectable(true);
        words->addWidget(says);
        words->addWidget(captionLabel(joined(factDates(fact), originSays(fact, sources))));
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space);
        row->addLayout(words, 1);
        if (fact.certainty == Certainty::Inferred) {
            auto* wrong = new Button(tr("Not so"), Button::Kind::Quiet);
            wrong->setAccessibleName(tr("Not so: %1").arg(factSays(fact)));
            wrong->setToolTip(tr("Kith concluded this. Say that it is wrong, and it counts no more."));
            connect(wrong, &QPushButton::clicked, this, [this, kind = fact.kind] { Q_EMIT denied(kind); });
            row->addWidget(wrong, 0, Qt::AlignTop);
        }
        column->addLayout(row);
    }
}

QWidget* timeline(const Facts& facts, const std::vector<Source>& sources)
{
    Facts sorted = facts;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Fact& left, const Fact& right) {
        const QDate one = factDay(left);
        const QDate other = factDay(right);
        return one.isValid() != other.isValid() ? one.isValid() : one > other;
    });
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space + theme::tightSpace);
    for (const Fact& fact : sorted) {
        auto* entry = new QVBoxLayout;
        entry->setSpacing(0);
        auto* says = new TextLabel(factSays(fact));
        says->setSelectable(true);
        entry->addWidget(says);
        entry->addWidget(captionLabel(joined(factDates(fact), originSays(fact, sources))));
        column->addLayout(entry);
    }
    return widget;
}

QString factsSay(const Facts& facts, const std::vector<Source>& sources)
{
    QStringList lines;
    for (const Fact& fact : facts) {
        const QString dates = factDates(fact);
        const QString says = dates.isEmpty() ? factSays(fact) : factSays(fact) + u", "_s + dates;
        lines += u"%1 (%2)"_s.arg(says, originSays(fact, sources));
    }
    return lines.join(u'\n');
}

} // namespace kith
