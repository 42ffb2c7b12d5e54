#pragma once

#include <QAbstractButton>

namespace kith
{

// A filter that is on: its icon and name; a click or Delete takes it away.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(QWidget* parent = nullptr);

    void setFilter(const QIcon& icon, const QString& name);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace kith
