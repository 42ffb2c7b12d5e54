#pragma once

#include "ui/shared/theme.h"

#include <QLabel>

namespace kith
{

// A label for words and data: plain text always, in a role's font, in a colour of the theme; wraps.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(theme::Text role, const QString& text = {}, QWidget* parent = nullptr);
    explicit TextLabel(const QString& text = {}, QWidget* parent = nullptr)
        : TextLabel(theme::Text::Body, text, parent)
    {
    }

    // Default: the text colour.
    void setColour(QColor theme::Colours::*colour);
    // Lets the user select and copy the text.
    void setSelectable(bool selectable);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void restyle();

    theme::Text m_role;
    QColor theme::Colours::*m_colour = &theme::Colours::text;
    bool m_restyling = false;
};

// A muted small label, for captions and hints.
TextLabel* captionLabel(const QString& text, QWidget* parent = nullptr);

// One line that ends in "…" where it does not fit; the tool tip then has it whole.
class ElidedLabel : public TextLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(theme::Text role, const QString& text = {}, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace kith
