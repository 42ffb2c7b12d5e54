#include "ui/shell/sidebar.h"

#include "ui/contacts/views.h"
#include "ui/shared/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace kith
{

using namespace Qt::StringLiterals;
using theme::colours;

namespace
{

enum Role { CountRole = Qt::UserRole + 1, PlaceRole, FirstOfGroupRole };

constexpr int dividerHeight = 2 * theme::space + 1;

bool startsGroup(const Place& place)
{
    return place == Place::list(View::Everyone) || place == Place::profile();
}

class SideBarDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static int lineHeight()
    {
        return QFontMetrics(theme::font(theme::Text::Body)).height() + theme::wideSpace;
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int divider = index.data(FirstOfGroupRole).toBool() ? dividerHeight : 0;
        return {0, lineHeight() + divider};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        QRect rect = option.rect;
        if (index.data(FirstOfGroupRole).toBool()) {
            painter->fillRect(rect.left() + theme::wideSpace, rect.top() + theme::space,
                rect.width() - 2 * theme::wideSpace, 1, colours().hairline);
            rect.setTop(rect.top() + dividerHeight);
        }
        const QRect pill = rect.adjusted(theme::space, 1, -theme::space, -1);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool focus = selected && option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(focus ? QPen(colours().accent, 2) : QPen(Qt::NoPen));
        if (selected)
            painter->setBrush(colours().selection);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->setBrush(colours().hover);
        if (selected || option.state.testFlag(QStyle::State_MouseOver))
            painter->drawRoundedRect(
                QRectF(pill).adjusted(1, 0, -1, 0), theme::cornerRadius, theme::cornerRadius);

        const QRect inner = pill.adjusted(theme::space, 0, -theme::space, 0);
        const int side = theme::iconSize();
        const QRect drawing = QStyle::alignedRect(
            option.direction, Qt::AlignLeading | Qt::AlignVCenter, QSize(side, side), inner);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, drawing);
        paintTexts(painter, option, index, inner.adjusted(side + theme::space, 0, 0, 0));
        painter->restore();
    }

private:
    // `rect` is that of a window that reads from left to right.
    static void paintTexts(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index, QRect rect)
    {
        const QFont body = theme::font(
            option.state.testFlag(QStyle::State_Selected) ? theme::Text::Strong : theme::Text::Body);
        const QString name = index.data().toString();
        QString count;
        if (const QVariant number = index.data(CountRole); number.isValid()) {
            count = QLocale().toString(number.toLongLong());
            const int room = rect.width() - QFontMetrics(body).horizontalAdvance(name) - theme::space;
            if (QFontMetrics(theme::font(theme::Text::Small)).horizontalAdvance(count) > room)
                count = shortCount(number.toLongLong());
        }
        const QFont small = theme::font(theme::Text::Small);
        const int countWidth = QFontMetrics(small).horizontalAdvance(count);
        const auto mirrored
            = [&](const QRect& part) { return QStyle::visualRect(option.direction, option.rect, part); };
        const bool rightToLeft = option.direction == Qt::RightToLeft;
        const Qt::Alignment leading = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        const Qt::Alignment trailing = rightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        painter->setFont(small);
        painter->setPen(colours().muted);
        painter->drawText(mirrored(rect), static_cast<int>(trailing | Qt::AlignVCenter), count);
        rect.setRight(rect.right() - countWidth - theme::tightSpace);
        painter->setFont(body);
        painter->setPen(colours().text);
        painter->drawText(mirrored(rect), static_cast<int>(leading | Qt::AlignVCenter),
            QFontMetrics(body).elidedText(name, Qt::ElideRight, rect.width()));
    }
};

} // namespace

QString shortCount(qint64 count)
{
    const QLocale locale;
    if (count < 1000)
        return locale.toString(count);
    if (count < 1000000)
        return SideBar::tr("%1k", "thousands").arg(locale.toString(count / 1000));
    return SideBar::tr("%1M", "millions").arg(locale.toString(count / 1000000));
}

SideBar::SideBar(QWidget* parent) : QListView(parent), m_items(new QStandardItemModel(this))
{
    for (const Place& place : places()) {
        auto* item = new QStandardItem(iconOf(place), nameOf(place));
        item->setData(QVariant::fromValue(place), PlaceRole);
        item->setData(startsGroup(place), FirstOfGroupRole);
        m_items->appendRow(item);
    }
    setModel(m_items);
    setItemDelegate(new SideBarDelegate(this));
    setAccessibleName(tr("Lists and pages"));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAutoFillBackground(true);
    takeColours();
    setViewportMargins(0, theme::space, 0, theme::space);
}

std::vector<Place> SideBar::places()
{
    std::vector<Place> places;
    for (const View view : {View::Connect, View::Follow, View::Ask, View::Later, View::Pending,
             View::Connected, View::Everyone, View::People, View::Organisations})
        places.push_back(Place::list(view));
    places.push_back(Place::review());
    places.push_back(Place::profile());
    places.push_back(Place::rules());
    places.push_back(Place::imports());
    return places;
}

QString SideBar::nameOf(const Place& place)
{
    switch (place.kind) {
    case Place::Kind::List:
        break;
    case Place::Kind::Review:
        return tr("Same person?");
    case Place::Kind::Rules:
        return tr("Rules");
    case Place::Kind::Profile:
        return tr("My profile");
    case Place::Kind::Imports:
        return tr("Imports");
    }
    return viewName(place.view);
}

QIcon SideBar::iconOf(const Place& place)
{
    switch (place.kind) {
    case Place::Kind::List:
        break;
    case Place::Kind::Review:
        return theme::icon(u"review"_s, &theme::Colours::muted);
    case Place::Kind::Rules:
        return theme::icon(u"rules"_s, &theme::Colours::muted);
    case Place::Kind::Profile:
        return theme::icon(u"profile"_s, &theme::Colours::muted);
    case Place::Kind::Imports:
        return theme::icon(u"import"_s, &theme::Colours::muted);
    }
    return viewIcon(place.view);
}

void SideBar::setCounts(const BrowseIndex& index)
{
    for (int row = 0; row < m_items->rowCount(); ++row) {
        const auto place = m_items->item(row)->data(PlaceRole).value<Place>();
        if (place.kind == Place::Kind::List)
            setCount(row, index.count(place.view));
    }
}

void SideBar::setPairsToReview(qint64 pairs)
{
    for (int row = 0; row < m_items->rowCount(); ++row) {
        if (m_items->item(row)->data(PlaceRole).value<Place>() != Place::review())
            continue;
        if (pairs > 0)
            return setCount(row, pairs);
        m_items->item(row)->setData({}, CountRole);
        m_items->item(row)->setData({}, Qt::AccessibleTextRole);
    }
}

void SideBar::setCount(int row, qint64 count)
{
    QStandardItem* item = m_items->item(row);
    item->setData(count, CountRole);
    item->setData(
        tr("%1, %2", "list, how many").arg(item->text(), QLocale().toString(count)), Qt::AccessibleTextRole);
}

void SideBar::setCurrentPlace(const Place& place)
{
    m_following = true;
    for (int row = 0; row < m_items->rowCount(); ++row) {
        if (m_items->item(row)->data(PlaceRole).value<Place>() == place)
            setCurrentIndex(m_items->index(row, 0));
    }
    m_following = false;
}

QSize SideBar::sizeHint() const
{
    const QFontMetrics body(theme::font(theme::Text::Strong));
    const QFontMetrics small(theme::font(theme::Text::Small));
    int names = 0;
    for (const Place& place : places())
        names = std::max(names, body.horizontalAdvance(nameOf(place)));
    const int counts = small.horizontalAdvance(QLocale().toString(5104));
    return {names + counts + theme::iconSize() + 6 * theme::space,
        m_items->rowCount() * SideBarDelegate::lineHeight() + 2 * dividerHeight + 2 * theme::space};
}

QSize SideBar::minimumSizeHint() const
{
    return {sizeHint().width(), 4 * SideBarDelegate::lineHeight()};
}

void SideBar::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (!m_following && current.isValid())
        Q_EMIT placeChosen(current.data(PlaceRole).value<Place>());
}

void SideBar::takeColours()
{
    QPalette colours = palette();
    if (colours.color(QPalette::Base) == theme::colours().sidebar)
        return;
    for (const auto role : {QPalette::Base, QPalette::Window})
        colours.setColor(role, theme::colours().sidebar);
    setPalette(colours);
}

void SideBar::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        takeColours();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
}

// Letters are for shortcuts.
void SideBar::keyboardSearch(const QString&) { }

} // namespace kith
