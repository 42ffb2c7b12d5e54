#pragma once

#include <QAbstractButton>
#include <QUrl>
#include <QWidget>

namespace kith
{

// A link as a line of text that ends in "…" where it does not fit.
class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    LinkButton(const QIcon& icon, const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

// A web address of a contact. A profile opens on a click; for any other host the click first shows the whole
// address and asks. What is no web address is only text.
QWidget* linkLine(const QString& address, QWidget* parent = nullptr);

} // namespace kith
