#include "ui/shared/taborder.h"

#include <QEvent>
#include <QLayout>
#include <QWidget>

#include <vector>

namespace kith
{
namespace
{

void collect(const QLayout& layout, std::vector<QWidget*>& found)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        QWidget* widget = item->widget();
        if (widget && (widget->focusPolicy() & Qt::TabFocus))
            found.push_back(widget);
        if (const QLayout* within = widget ? widget->layout() : item->layout())
            collect(*within, found);
    }
}

} // namespace

TabOrder::TabOrder(QWidget* widget) : QObject(widget), m_widget(widget)
{
    widget->installEventFilter(this);
}

// Whatever is added, however deep, asks the layouts above it for room.
bool TabOrder::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_widget && event->type() == QEvent::LayoutRequest && m_widget->layout()) {
        std::vector<QWidget*> found;
        collect(*m_widget->layout(), found);
        for (std::size_t i = 1; i < found.size(); ++i)
            QWidget::setTabOrder(found[i - 1], found[i]);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace kith
