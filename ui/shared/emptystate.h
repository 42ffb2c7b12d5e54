#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace kith
{

class TextLabel;

// What a place shows while it has nothing: a drawing, what that means, and what to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    // `icon`: a name for theme::icon().
    EmptyState(
        const QString& icon, const QString& title, const QString& text = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setText(const QString& text);
    // Adds a button below the text; belongs to this widget afterwards.
    void addButton(QWidget* button);

protected:
    void changeEvent(QEvent* event) override;

private:
    void drawIcon();

    QString m_icon;
    QLabel* m_drawing;
    TextLabel* m_title;
    TextLabel* m_text;
    QHBoxLayout* m_buttons;
};

} // namespace kith
