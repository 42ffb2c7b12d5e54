#include "ui/contacts/contactdelegate.h"

#include "ui/contacts/contactlistmodel.h"
#include "ui/shared/theme.h"

#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace kith
{

using namespace Qt::StringLiterals;
using theme::colours;
using theme::Text;

namespace
{

constexpr int padding = theme::space;

void line(QPainter* painter, const QRect& rect, const QStyleOptionViewItem& option, Text role,
    const QColor& colour, const QString& text)
{
    const QFont font = theme::font(role);
    painter->setFont(font);
    painter->setPen(colour);
    const Qt::Alignment leading = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(rect, static_cast<int>(leading | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

// Two lines, centred together; the first alone if there is no second.
void twoLines(QPainter* painter, const QRect& rect, const QStyleOptionViewItem& option, const QColor& colour,
    const QString& first, const QString& second)
{
    if (second.isEmpty())
        return line(painter, rect, option, Text::Body, colour, first);
    const int upper = QFontMetrics(theme::font(Text::Body)).height();
    const int lower = QFontMetrics(theme::font(Text::Small)).height();
    const int top = rect.top() + (rect.height() - upper - lower - 2) / 2;
    line(painter, QRect(rect.left(), top, rect.width(), upper), option, Text::Body, colour, first);
    line(painter, QRect(rect.left(), top + upper + 2, rect.width(), lower), option, Text::Small,
        colours().muted, second);
}

bool hasColumn(const QStyleOptionViewItem& option, int column)
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    return table && !table->isColumnHidden(column);
}

// Below the name: the title and the organisation as far as they have no column of their own.
QString belowName(const ContactRow& row, const QStyleOptionViewItem& option)
{
    QStringList parts;
    if (!hasColumn(option, ContactListModel::Title))
        parts.append(row.title);
    if (!hasColumn(option, ContactListModel::Organisation))
        parts.append(row.organisation);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

// As many labels as fit whole, and how many more there are.
QString labelsIn(const QStringList& labels, int width, Text role)
{
    const QFontMetrics metrics(theme::font(role));
    for (qsizetype shown = labels.size(); shown > 0; --shown) {
        const QString text = labels.first(shown).join(u", "_s);
        const QString rest
            = shown < labels.size() ? u" +"_s + QLocale().toString(labels.size() - shown) : QString();
        if (metrics.horizontalAdvance(text + rest) < width) // in whole pixels, rounded
            return text + rest;
    }
    return labels.value(0);
}

// Below the verdict: how sure it is, or why, where that has no column of its own.
QString belowVerdict(const ContactRow& row, const QStyleOptionViewItem& option, int width)
{
    if (!row.labels.isEmpty() && !hasColumn(option, ContactListModel::Why))
        return labelsIn(row.labels, width, Text::Small);
    return theme::surenessName(row.action, row.confidence);
}

// Around the row on which the keys act, a part in each of its cells.
void drawFocus(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    if (!table || !table->hasFocus() || table->currentIndex().row() != index.row()
        || !option.state.testFlag(QStyle::State_KeyboardFocusChange))
        return;
    const QHeaderView* header = table->horizontalHeader();
    const int left = option.direction == Qt::RightToLeft
        ? table->viewport()->width() - header->length() + header->offset()
        : -header->offset();
    QStyleOptionFocusRect focus;
    focus.QStyleOption::operator=(option);
    focus.rect = QRect(left, option.rect.top(), header->length(), option.rect.height());
    painter->setClipRect(option.rect);
    table->style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, table);
}

} // namespace

int ContactDelegate::rowHeight()
{
    return QFontMetrics(theme::font(Text::Body)).height() + QFontMetrics(theme::font(Text::Small)).height()
        + 2 * theme::space + 2;
}

QSize ContactDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int width = QFontMetrics(theme::font(Text::Body)).horizontalAdvance(index.data().toString());
    return {width + 2 * padding, rowHeight()};
}

void ContactDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colours().selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours().hover);
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colours().hairline);

    const auto row = index.data(ContactListModel::RowRole).value<ContactRow>();
    QRect rect = option.rect.adjusted(padding, 0, -padding, -1);
    switch (index.column()) {
    case ContactListModel::Name: {
        const int side = theme::iconSize();
        const QRect shape = QStyle::alignedRect(
            option.direction, Qt::AlignLeading | Qt::AlignVCenter, QSize(side, side), rect);
        theme::verdictIcon(row.action).paint(painter, shape);
        if (option.direction == Qt::RightToLeft)
            rect.setRight(rect.right() - side - padding);
        else
            rect.setLeft(rect.left() + side + padding);
        twoLines(painter, rect, option, colours().text, row.name, belowName(row, option));
        break;
    }
    case ContactListModel::Title:
    case ContactListModel::Organisation:
        line(painter, rect, option, Text::Body, colours().text, index.data().toString());
        break;
    case ContactListModel::Verdict:
        twoLines(painter, rect, option, theme::verdictColour(row.action), index.data().toString(),
            belowVerdict(row, option, rect.width()));
        break;
    default:
        line(painter, rect, option, Text::Body, colours().muted,
            labelsIn(row.labels, rect.width(), Text::Body));
    }
    drawFocus(painter, option, index);
    painter->restore();
}

} // namespace kith
