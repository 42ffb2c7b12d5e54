#pragma once

#include "core/model/draft.h"

#include <QPlainTextEdit>

#include <functional>
#include <vector>

namespace kith
{

// The text of a note, as high as it needs to be. Words that rest on a fact are underlined wherever they still
// stand after editing; pointing at them says which fact.
class NoteEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteEdit(QWidget* parent = nullptr);

    // Replaces the text so that Ctrl+Z in the field brings the former one back.
    void replaceText(const QString& text);

    // Marks the fact's words of the draft in the text; `factSays` explains a fact by its index.
    void markFacts(const Draft* draft, std::function<QString(int fact)> factSays);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void left(); // the keyboard focus went elsewhere

protected:
    bool viewportEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; // Escape leaves the note
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Mark {
        int start = 0;
        int length = 0;
        int fact = 0;
    };

    QString toolTipAt(const QPoint& position) const;

    std::vector<Mark> m_marks;
    std::function<QString(int)> m_factSays;
};

} // namespace kith
