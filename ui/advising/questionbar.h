#pragma once

#include "core/model/advice.h"

#include <QFrame>
#include <QHash>
#include <QSet>

#include <optional>

class QAction;

namespace kith
{

class TextLabel;

// The next question of the advice, answered by one click or key. "Don't know" is remembered until Kith is
// closed.
class QuestionBar : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionBar(QWidget* parent = nullptr);

    void showAdvice(ContactId contact, const Advice& advice);
    QList<QAction*> answerActions() const { return {m_yes, m_no, m_unknown}; }

Q_SIGNALS:
    void answered(kith::FactKind fact, bool holds);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showNext();

    ContactId m_contact = 0;
    bool m_asks = false;
    std::vector<Question> m_questions;
    QHash<ContactId, QSet<FactKind>> m_unknowns;
    TextLabel* m_text;
    QAction* m_yes;
    QAction* m_no;
    QAction* m_unknown;
    QWidget* m_buttons;
};

} // namespace kith
