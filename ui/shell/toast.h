#pragma once

#include "ui/shell/overlay.h"

#include <QTimer>

namespace kith
{

class Button;
class TextLabel;

// A message at the foot of the window, or of the part of it that is its room, that goes by itself, with one
// thing to do about it. A pointer on it or the focus in it keeps it.
class Toast : public Overlay
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    // Where it is shown, while that is there; within the parent.
    void setRoom(QWidget* room) { m_room = room; }

    // `button`: its text, such as "Undo"; empty: none. What pressed it is told by acted().
    void say(const QString& message, const QString& button = {});
    // An error stays until it is closed.
    void complain(const QString& message);
    QString message() const;

Q_SIGNALS:
    void acted();

protected:
    void place(const QRect& window) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void showNow();

    QWidget* m_room = nullptr;
    TextLabel* m_text;
    Button* m_button;
    QTimer m_timer;
    bool m_error = false;
};

} // namespace kith
