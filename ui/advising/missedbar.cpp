#include "ui/advising/missedbar.h"

#include "ui/shared/button.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{

namespace
{

constexpr std::array choices{
    std::pair{FactKind::ChoseToConnect, Decision::Connect},
    std::pair{FactKind::ChoseToFollow, Decision::Follow},
    std::pair{FactKind::DoNotContact, Decision::NotForMe},
};

QString asSentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

const Fact* choiceIn(const Advice& advice)
{
    if (!advice.chosen && advice.gate != Gate::DoNotContact)
        return nullptr;
    for (const auto& [kind, decision] : choices) {
        const auto fact = std::ranges::find_if(advice.facts, [kind = kind](const Fact& each) {
            return each.kind == kind && each.holds() && each.origin.by == Origin::By::You;
        });
        if (fact != advice.facts.end())
            return &*fact;
    }
    return nullptr;
}

MissedBar::MissedBar(QWidget* parent)
    : CardFrame(parent), m_question(new TextLabel(theme::Text::Strong)), m_answers(new QVBoxLayout),
      m_reason(new QLineEdit)
{
    m_answers->setSpacing(theme::tightSpace);
    m_reason->setPlaceholderText(tr("Your reason, in your words"));
    m_reason->setAccessibleName(tr("Your reason"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(theme::space);
    column->addWidget(m_question);
    column->addLayout(m_answers);
    column->addWidget(m_reason);
    connect(m_reason, &QLineEdit::editingFinished, this, &MissedBar::keepReason);
    hide();
}

void MissedBar::showAdvice(ContactId contact, const Advice& advice)
{
    const Fact* choice = choiceIn(advice);
    const bool agrees = choice && advice.chosen && advice.advised == advice.action;
    while (QLayoutItem* item = m_answers->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be what was clicked
        delete item;
    }
    if (!choice || agrees) {
        m_contact = 0;
        hide();
        return;
    }
    const auto known = std::ranges::find(choices, choice->kind, &std::pair<FactKind, Decision>::first);
    m_decision = known->second;
    const bool typing = m_contact == contact && m_reason->hasFocus();
    m_contact = contact;
    m_kept = choice->value;
    if (!typing)
        m_reason->setText(m_kept);
    m_question->setText(advice.missing.empty() ? tr("Why so?") : tr("What did Kith miss?"));
    for (const Missing& missing : advice.missing) {
        auto* button = new Button(withoutMnemonics(asSentence(missing.text)));
        connect(button, &QPushButton::clicked, this,
            [this, answer = Answer{missing.fact, missing.holds, {}}] { Q_EMIT answered({answer}); });
        m_answers->addWidget(button, 0, Qt::AlignLeft);
        button->show(); // at once, also where the bar is shown already
    }
    show();
}

void MissedBar::keepReason()
{
    if (m_contact == 0 || m_reason->text().trimmed() == m_kept)
        return;
    m_kept = m_reason->text().trimmed();
    Q_EMIT explained(m_decision, m_kept);
}

} // namespace kith
