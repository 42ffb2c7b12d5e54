#pragma once

#include <QIcon>
#include <QWidget>

class QLayout;

namespace kith
{

// A small drawing beside a line of text; grows with the text and follows the palette. Says nothing by itself:
// the text must.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(const QIcon& icon = {}, QWidget* parent = nullptr);

    void setIcon(const QIcon& icon);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
};

// Words with a drawing at their left, level with their first line.
QWidget* iconLine(const QIcon& icon, QWidget* words);
QWidget* iconLine(const QIcon& icon, QLayout* words);

} // namespace kith
