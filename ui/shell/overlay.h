#pragma once

#include <QWidget>

namespace kith
{

// A child that lies over its parent and follows its size.
class Overlay : public QWidget
{
    Q_OBJECT

public:
    explicit Overlay(QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    // Called with the parent's rectangle when that changes and when shown.
    virtual void place(const QRect& area) { setGeometry(area); }
    void showEvent(QShowEvent* event) override;
};

} // namespace kith
