#pragma once

#include "core/book/changebook.h"
#include "core/model/advice.h"

#include <QFrame>
#include <QHash>
#include <QSet>

#include <optional>

class QAction;

namespace kith
{

class TextLabel;

// The next question of the advice, answered by one click or key: yes or no, or one of several. "Don't know"
// is remembered until Kith is closed.
class QuestionBar : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionBar(QWidget* parent = nullptr);

    void showAdvice(ContactId contact, const Advice& advice);
    const QList<QAction*>& answerActions() const { return m_answers; }

Q_SIGNALS:
    void answered(const std::vector<kith::Answer>& answers);
    // The answers that had the focus go with their question, to which none is known.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showNext();
    void choose(int index);

    ContactId m_contact = 0;
    bool m_asks = false;
    bool m_wasUnfollowed = false;
    std::vector<Question> m_questions;
    QHash<ContactId, QSet<FactKind>> m_unknowns;
    TextLabel* m_text;
    QList<QAction*> m_answers; // one for each number key
    QWidget* m_buttons;
};

} // namespace kith
