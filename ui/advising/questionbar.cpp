#include "ui/advising/questionbar.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/plaintext.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

namespace
{

constexpr int mostAnswers = 6;

} // namespace

QuestionBar::QuestionBar(QWidget* parent)
    : QFrame(parent), m_text(new TextLabel(theme::Text::Strong)), m_buttons(new QWidget)
{
    auto* row = new FlowLayout(m_buttons);
    for (int i = 0; i < mostAnswers; ++i) {
        auto* answer = new QAction(this);
        answer->setShortcut(QKeySequence(Qt::Key_1 + i));
        connect(answer, &QAction::triggered, this, [this, i] { choose(i); });
        m_answers += answer;
        auto* button = new Button(answer);
        button->setKeyShown(true);
        row->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::wideSpace, theme::space, theme::wideSpace, theme::wideSpace);
    column->setSpacing(theme::space);
    column->addWidget(m_text);
    column->addWidget(m_buttons);
    showNext();
}

void QuestionBar::showAdvice(ContactId contact, const Advice& advice)
{
    m_contact = contact;
    m_asks = advice.action == Action::Ask && advice.gateSays.isEmpty(); // which says why
    m_wasUnfollowed
        = std::ranges::find(advice.facts, FactKind::Unfollowed, &Fact::kind) != advice.facts.end();
    m_questions = advice.questions;
    showNext();
}

void QuestionBar::choose(int index)
{
    if (m_questions.empty())
        return;
    const std::vector<Question::Option> options = m_questions.front().options;
    const auto given = static_cast<std::size_t>(index);
    if (given < options.size()) {
        Q_EMIT answered({{options[given].fact, true, {}}});
    } else if (given == options.size()) {
        std::vector<Answer> none;
        for (const Question::Option& option : options)
            none.push_back({option.fact, false, {}});
        Q_EMIT answered(none);
    } else {
        for (const Question::Option& option : options)
            m_unknowns[m_contact].insert(option.fact);
        if (m_buttons->isAncestorOf(QApplication::focusWidget()))
            Q_EMIT left();
        showNext();
    }
}

void QuestionBar::showNext()
{
    const QSet<FactKind> unknown = m_unknowns.value(m_contact);
    std::erase_if(m_questions, [&unknown](const Question& question) {
        return std::ranges::all_of(question.options,
            [&unknown](const Question::Option& option) { return unknown.contains(option.fact); });
    });
    QStringList answers;
    if (!m_questions.empty()) {
        const Question& question = m_questions.front();
        if (question.options.size() == 1) {
            answers = {tr("Yes"), tr("No")};
        } else {
            for (const Question::Option& option : question.options)
                answers += withoutMnemonics(option.text);
            answers += withoutMnemonics(question.none);
        }
        answers += tr("Not sure");
    }
    for (qsizetype i = 0; i < m_answers.size(); ++i) {
        const bool given = i < answers.size();
        m_answers[i]->setText(given ? answers[i] : tr("Answer %1").arg(i + 1));
        m_answers[i]->setEnabled(given);
        m_answers[i]->setVisible(given);
    }
    const bool any = !m_questions.empty();
    m_buttons->setVisible(any);
    const QString enough = m_wasUnfollowed
        ? tr("Not enough is known to tell.")
        : tr("Not enough is known to tell. Following is the low-pressure choice meanwhile.");
    m_text->setText(any ? m_questions.front().text : enough);
    setVisible(any || m_asks);
}

void QuestionBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::colours().ask);
    painter.setBrush(theme::colours().surface);
    constexpr int radius = theme::cornerRadius + 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace kith
