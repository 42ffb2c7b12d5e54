#pragma once

#include <QObject>

class QWidget;

namespace kith
{

// Keeps the tab order of a widget as its layouts read, also of what is built into them later, which Qt would
// put behind everything else in the window. Belongs to the widget.
class TabOrder : public QObject
{
    Q_OBJECT

public:
    explicit TabOrder(QWidget* widget);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_widget;
};

} // namespace kith
