#pragma once

#include "core/book/changebook.h"
#include "core/model/advice.h"
#include "ui/shared/cardframe.h"

#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace kith
{

class TextLabel;

// Where the user chose otherwise: what would have turned the advice, to be said with one click, and a line
// for a reason in their own words.
class MissedBar : public CardFrame
{
    Q_OBJECT

public:
    explicit MissedBar(QWidget* parent = nullptr);

    void showAdvice(ContactId contact, const Advice& advice);
    QLineEdit* reasonField() const { return m_reason; }

Q_SIGNALS:
    void answered(const std::vector<kith::Answer>& answers);
    void explained(kith::Decision decision, const QString& because);

private:
    void keepReason();

    ContactId m_contact = 0;
    Decision m_decision = Decision::NotForMe;
    QString m_kept; // the reason as the book has it
    TextLabel* m_question;
    QVBoxLayout* m_answers;
    QLineEdit* m_reason;
};

// What the user chose instead of the advice, and is still to be seen as theirs; null: nothing.
const Fact* choiceIn(const Advice& advice);

} // namespace kith
