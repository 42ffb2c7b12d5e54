#include "ui/shell/commandpalette.h"

#include "ui/shared/cardframe.h"
#include "ui/shared/textlabel.h"
#include "ui/shell/fuzzy.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace kith
{

using namespace Qt::StringLiterals;
using theme::colours;

namespace
{

enum Role { ActionRole = Qt::UserRole + 1, KeyRole };

constexpr int mostLines = 10;

class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int lineHeight()
    {
        return QFontMetrics(theme::font(theme::Text::Body)).height() + theme::wideSpace;
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {0, lineHeight()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colours().selection);
        const bool rightToLeft = option.direction == Qt::RightToLeft;
        QRect rect = option.rect.adjusted(theme::wideSpace, 0, -theme::wideSpace, 0);
        const int side = theme::iconSize();
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter,
                QStyle::alignedRect(
                    option.direction, Qt::AlignLeading | Qt::AlignVCenter, {side, side}, rect));
        rect.adjust(rightToLeft ? 0 : side + theme::space, 0, rightToLeft ? -side - theme::space : 0, 0);
        painter->setFont(theme::font(theme::Text::Body));
        painter->setPen(colours().text);
        const QString key = index.data(KeyRole).toString();
        const QFont small = theme::font(theme::Text::Small);
        const int keyWidth
            = key.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(key) + theme::wideSpace;
        const QRect words = rect.adjusted(rightToLeft ? keyWidth : 0, 0, rightToLeft ? 0 : -keyWidth, 0);
        const Qt::Alignment leading = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(words, static_cast<int>(leading | Qt::AlignVCenter),
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        painter->setFont(small);
        painter->setPen(colours().muted);
        const Qt::Alignment trailing = rightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        painter->drawText(rect, static_cast<int>(trailing | Qt::AlignVCenter), key);
        painter->restore();
    }
};

} // namespace

QString plainName(const QAction& action)
{
    QString name;
    for (qsizetype i = 0; i < action.text().size(); ++i) {
        if (action.text()[i] == u'&' && ++i == action.text().size())
            break;
        name.append(action.text()[i]);
    }
    if (name.endsWith(u'…'))
        name.chop(1);
    return name;
}

CommandPalette::CommandPalette(QWidget* parent)
    : Overlay(parent), m_panel(new CardFrame(this)), m_field(new QLineEdit), m_list(new QListWidget),
      m_nothing(captionLabel(tr("Nothing found")))
{
    m_field->setPlaceholderText(tr("What would you like to do?"));
    m_field->setAccessibleName(tr("Command"));
    m_field->addAction(theme::icon(u"command"_s, &theme::Colours::muted), QLineEdit::LeadingPosition)
        ->setText(tr("Commands"));
    m_field->installEventFilter(this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(theme::space, theme::space, theme::space, theme::space);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::open(const QList<QAction*>& actions)
{
    m_actions.clear();
    for (QAction* action : actions) {
        if (action->isEnabled() && !action->isSeparator() && !action->text().isEmpty() && !action->menu())
            m_actions.append(action);
    }
    m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    filter();
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

QAction* CommandPalette::currentAction() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? m_actions.value(item->data(ActionRole).toInt()) : nullptr;
}

void CommandPalette::filter()
{
    struct Hit {
        int score;
        int place;
    };
    std::vector<Hit> hits;
    for (int place = 0; place < m_actions.size(); ++place) {
        if (const auto score = fuzzyScore(m_field->text(), plainName(*m_actions.at(place))))
            hits.push_back({*score, place});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_list->clear();
    for (const Hit& hit : hits) {
        const QAction* action = m_actions.at(hit.place);
        auto* item = new QListWidgetItem(action->icon(), plainName(*action), m_list);
        item->setData(ActionRole, hit.place);
        item->setData(KeyRole, action->shortcut().toString(QKeySequence::NativeText));
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(!hits.empty());
    m_nothing->setVisible(hits.empty());
    place(parentWidget()->rect());
}

void CommandPalette::place(const QRect& area)
{
    setGeometry(area);
    const int width
        = std::min(area.width() - 2 * theme::pageSpace, 38 * m_field->fontMetrics().averageCharWidth() * 2);
    const int height = m_field->sizeHint().height()
        + std::clamp(m_list->count(), 1, mostLines) * CommandDelegate::lineHeight() + 3 * theme::space;
    m_panel->setGeometry(
        (area.width() - width) / 2, area.height() / 8, width, std::min(height, area.height() * 3 / 4));
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, 70));
}

void CommandPalette::mousePressEvent(QMouseEvent*)
{
    close();
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::run()
{
    QAction* action = currentAction();
    if (!action)
        return;
    close();
    action->trigger();
}

void CommandPalette::step(int rows)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow((m_list->currentRow() + rows + m_list->count()) % m_list->count());
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            event->accept(); // else it could be an action's shortcut
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
        case Qt::Key_Tab:
            step(1);
            return true;
        case Qt::Key_Up:
        case Qt::Key_Backtab:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace kith
