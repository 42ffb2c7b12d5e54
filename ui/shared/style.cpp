#include "ui/shared/style.h"

#include "ui/shared/button.h"
#include "ui/shared/theme.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyleOption>
#include <QTableView>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;
using theme::colours;

namespace
{

void rounded(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = border.isValid() ? width / 2 : 0;
    const qreal radius = std::min<qreal>(theme::cornerRadius, std::min(rect.width(), rect.height()) / 4);
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

bool under(const QStyleOption* option)
{
    return option->state.testFlag(QStyle::State_Enabled) && option->state.testFlag(QStyle::State_MouseOver);
}

bool pressed(const QStyleOption* option)
{
    return option->state & (QStyle::State_Sunken | QStyle::State_On);
}

void drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const auto* button = qobject_cast<const Button*>(widget);
    const Button::Kind kind = button ? button->kind() : Button::Kind::Plain;
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    QColor fill = colours().surface;
    QColor border = colours().line;
    if (kind == Button::Kind::Quiet) {
        fill = QColor();
        border = QColor();
    }
    if (under(option))
        fill = colours().hover;
    if (pressed(option))
        fill = colours().selection;
    if (kind == Button::Kind::Primary && enabled) {
        const bool dark = theme::isDark(option->palette);
        const auto nudge
            = [dark](const QColor& colour, int by) { return dark ? colour.lighter(by) : colour.darker(by); };
        fill = colours().accent;
        if (pressed(option))
            fill = nudge(fill, 122);
        else if (under(option))
            fill = nudge(fill, 110);
        border = QColor();
    }
    if (!enabled && border.isValid())
        border = colours().hairline;
    rounded(painter, option->rect, fill, border);
}

bool isFilledWithAccent(const QWidget* widget)
{
    const auto* button = qobject_cast<const Button*>(widget);
    const auto* box = qobject_cast<const QCheckBox*>(widget);
    return (button && button->kind() == Button::Kind::Primary)
        || (box && box->text().isEmpty() && box->checkState() != Qt::Unchecked);
}

void drawField(const QStyleOption* option, QPainter* painter)
{
    const bool focus = option->state.testFlag(QStyle::State_HasFocus);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const QColor border = focus ? colours().accent : enabled ? colours().line : colours().hairline;
    rounded(painter, option->rect, enabled ? colours().surface : colours().window, border, focus ? 2 : 1);
}

void drawScrollBar(
    const QStyleOptionSlider* bar, QPainter* painter, const QStyle* style, const QWidget* widget)
{
    if (bar->minimum == bar->maximum)
        return;
    QRectF thumb = style->subControlRect(QStyle::CC_ScrollBar, bar, QStyle::SC_ScrollBarSlider, widget);
    const bool active = under(bar) || pressed(bar);
    const qreal margin = active ? 2 : 3;
    thumb.adjust(margin, margin, -margin, -margin);
    QColor colour = colours().line;
    colour.setAlphaF(active ? 1.0F : 0.6F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const qreal radius = std::min(thumb.width(), thumb.height()) / 2;
    painter->drawRoundedRect(thumb, radius, radius);
    painter->restore();
}

// A box or a ring that fills with the accent; a tick, a dash or a dot in it.
void drawIndicator(const QStyleOption* option, QPainter* painter, bool round)
{
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor active = enabled ? colours().accent : colours().line;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? active : colours().line);
    painter->setBrush(on ? active : under(option) ? colours().hover : colours().surface);
    const qreal radius = round ? box.width() / 2 : 4;
    painter->drawRoundedRect(box, radius, radius);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours().onAccent);
        painter->drawEllipse(box.center(), box.width() / 5, box.width() / 5);
    } else if (on) {
        const auto at
            = [&box](qreal x, qreal y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
        painter->setBrush(Qt::NoBrush);
        painter->setPen(
            QPen(colours().onAccent, box.width() / 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (option->state.testFlag(QStyle::State_NoChange))
            painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
        else
            painter->drawPolyline(QPolygonF{at(0.26, 0.52), at(0.43, 0.69), at(0.75, 0.33)});
    }
    painter->restore();
}

void drawProgress(const QStyleOptionProgressBar* bar, QPainter* painter)
{
    const qreal radius = std::min(3.0, bar->rect.height() / 2.0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colours().hairline);
    painter->drawRoundedRect(bar->rect, radius, radius);
    const double span = bar->maximum - bar->minimum;
    if (span > 0) {
        QRect done = bar->rect;
        done.setWidth(static_cast<int>(done.width() * (bar->progress - bar->minimum) / span));
        painter->setBrush(colours().accent);
        painter->drawRoundedRect(QStyle::visualRect(bar->direction, bar->rect, done), radius, radius);
    }
    painter->restore();
}

// The name of a column and, where the list is sorted by it, which way.
void drawHeaderLabel(const QStyleOptionHeader* header, QPainter* painter)
{
    QRect label = header->rect.adjusted(theme::space, 0, -theme::tightSpace, 0);
    if (header->sortIndicator != QStyleOptionHeader::None) {
        const int side = theme::iconSize() * 3 / 4;
        const auto edge = Qt::AlignTrailing | Qt::AlignVCenter;
        const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
        theme::icon(up ? u"chevron-up"_s : u"chevron-down"_s, &theme::Colours::muted)
            .paint(painter, QStyle::alignedRect(header->direction, edge, {side, side}, label));
        const bool rightToLeft = header->direction == Qt::RightToLeft;
        label.adjust(rightToLeft ? side : 0, 0, rightToLeft ? 0 : -side, 0);
    }
    const Qt::Alignment leading
        = QStyle::visualAlignment(header->direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->setPen(colours().muted);
    painter->drawText(label, static_cast<int>(leading) | Qt::TextSingleLine,
        header->fontMetrics.elidedText(header->text, Qt::ElideRight, label.width()));
}

void drawHeader(const QStyleOptionHeader* header, QPainter* painter)
{
    painter->fillRect(header->rect, under(header) ? colours().hover : colours().surface);
    painter->fillRect(
        QRect(header->rect.left(), header->rect.bottom(), header->rect.width(), 1), colours().hairline);
}

// Words and icon of a filled button.
void takeAccent(QStyleOptionButton& label, qreal pixelRatio)
{
    label.palette.setColor(QPalette::ButtonText, colours().onAccent);
    if (label.icon.isNull())
        return;
    QPixmap icon = label.icon.pixmap(label.iconSize, pixelRatio);
    QPainter painter(&icon);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(icon.rect(), colours().onAccent);
    painter.end();
    label.icon = QIcon(icon);
}

} // namespace

Style::Style() : QProxyStyle(u"Fusion"_s)
{
    setObjectName(u"kith"_s);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme::space;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return theme::wideSpace;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return theme::space;
    case PM_FocusFrameHMargin: // cells stand below their header
        return qobject_cast<const QTableView*>(widget) ? theme::space - 1
                                                       : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SplitterWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return theme::iconSize();
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return theme::iconSize();
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return theme::tightSpace;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_Slider_AbsoluteSetButtons: // a click in the groove goes there
        return Qt::LeftButton | Qt::MiddleButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int line = option ? option->fontMetrics.height() : 16;
    const int control = std::max(32, (line + 17) / 2 * 2);
    switch (type) {
    case CT_PushButton:
        size = QSize(
            contents.width() + 2 * theme::wideSpace, std::max(contents.height() + theme::space, control));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        size.setHeight(std::max(size.height(), control));
        break;
    case CT_MenuBarItem:
        size += QSize(0, theme::tightSpace);
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            size.setHeight(std::max(size.height(), line + 12));
        break;
    case CT_HeaderSection:
        size.setHeight(std::max(size.height(), line + theme::wideSpace));
        break;
    default:
        break;
    }
    return size;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_PushButtonFocusRect)
        return option->rect;
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget)
            .adjusted(theme::tightSpace, 0, -theme::tightSpace, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        return drawButton(option, painter, widget);
    case PE_PanelButtonTool:
        if (under(option) || pressed(option))
            rounded(painter, option->rect, pressed(option) ? colours().selection : colours().hover, QColor());
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawIndicator(option, painter, false);
    case PE_IndicatorRadioButton:
        return drawIndicator(option, painter, true);
    case PE_FrameDefaultButton:
        return;
    case PE_FrameFocusRect:
        // Around buttons only for the keyboard's user; others draw it when they hold the focus.
        if (!qobject_cast<const QAbstractButton*>(widget)
            || option->state.testFlag(State_KeyboardFocusChange)) {
            if (isFilledWithAccent(widget)) // then its ring is within
                rounded(
                    painter, QRectF(option->rect).adjusted(2, 2, -2, -2), QColor(), colours().onAccent, 1.5);
            else
                rounded(painter, option->rect, QColor(), colours().accent, 2);
        }
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
        return;
    case PE_Frame:
        rounded(painter, option->rect, QColor(),
            option->state.testFlag(State_HasFocus) ? colours().accent : colours().hairline,
            option->state.testFlag(State_HasFocus) ? 2 : 1);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, colours().hairline);
        return;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return drawHeader(header, painter);
        break;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeader(header, painter);
            return drawHeaderLabel(header, painter);
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colours().surface);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colours().hairline);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colours().sidebar);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(item->rect, colours().sidebar);
            if (item->state & (State_Selected | State_Sunken))
                rounded(painter, QRectF(item->rect).adjusted(2, 2, -2, -2), colours().selection, QColor());
            drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                item->palette, item->state.testFlag(State_Enabled), item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            QStyleOptionMenuItem calm(*item);
            calm.palette.setColor(QPalette::Highlight, colours().selection);
            calm.palette.setColor(QPalette::HighlightedText, colours().text);
            return QProxyStyle::drawControl(element, &calm, painter, widget);
        }
        break;
    case CE_PushButton: // Fusion draws no frame for the focus
        QProxyStyle::drawControl(element, option, painter, widget);
        if (option->state.testFlag(State_HasFocus))
            drawPrimitive(PE_FrameFocusRect, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton label(*button);
            const auto* ours = qobject_cast<const Button*>(widget);
            if (ours && ours->kind() == Button::Kind::Primary && label.state.testFlag(State_Enabled))
                takeAccent(label, widget->devicePixelRatioF());
            return QProxyStyle::drawControl(element, &label, painter, widget);
        }
        break;
    case CE_ProgressBarGroove:
        return;
    case CE_ProgressBarContents:
        // While it is not known how far the work is, Fusion's moving stripes show that it goes on.
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            bar && bar->maximum > bar->minimum)
            return drawProgress(bar, painter);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return drawScrollBar(bar, painter, this, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox && option->state.testFlag(State_HasFocus))
        rounded(painter, option->rect, QColor(), colours().accent, 2);
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const
{
    if (pixmap == SP_LineEditClearButton)
        return theme::icon(u"close"_s, &theme::Colours::muted);
    return QProxyStyle::standardIcon(pixmap, option, widget);
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QScrollBar*>(widget) || qobject_cast<QAbstractButton*>(widget)
        || qobject_cast<QComboBox*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

} // namespace kith
