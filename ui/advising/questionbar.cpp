#include "ui/advising/questionbar.h"

#include "ui/shared/button.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

namespace
{

QAction* answerAction(const QString& text, std::initializer_list<QKeyCombination> keys, QObject* parent)
{
    auto* action = new QAction(text, parent);
    QList<QKeySequence> shortcuts;
    for (const QKeyCombination key : keys)
        shortcuts += QKeySequence(key);
    action->setShortcuts(shortcuts);
    action->setEnabled(false);
    return action;
}

} // namespace

QuestionBar::QuestionBar(QWidget* parent)
    : QFrame(parent), m_text(new TextLabel(theme::Text::Strong)),
      m_yes(answerAction(tr("Yes"), {Qt::Key_1, Qt::ALT | Qt::Key_Y}, this)),
      m_no(answerAction(tr("No"), {Qt::Key_2, Qt::ALT | Qt::Key_N}, this)),
      m_unknown(answerAction(tr("Don’t know"), {Qt::Key_3}, this)), m_buttons(new QWidget)
{
    auto* row = new FlowLayout(m_buttons);
    for (QAction* action : answerActions())
        row->addWidget(new Button(action));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::wideSpace, theme::space, theme::wideSpace, theme::wideSpace);
    column->setSpacing(theme::space);
    column->addWidget(m_text);
    column->addWidget(m_buttons);

    const auto answer = [this](bool holds) {
        if (!m_questions.empty())
            Q_EMIT answered(m_questions.front().fact, holds);
    };
    connect(m_yes, &QAction::triggered, this, [answer] { answer(true); });
    connect(m_no, &QAction::triggered, this, [answer] { answer(false); });
    connect(m_unknown, &QAction::triggered, this, [this] {
        if (m_questions.empty())
            return;
        m_unknowns[m_contact].insert(m_questions.front().fact);
        showNext();
    });
    hide();
}

void QuestionBar::showAdvice(ContactId contact, const Advice& advice)
{
    m_contact = contact;
    m_asks = advice.action == Action::Ask;
    m_questions = advice.questions;
    showNext();
}

void QuestionBar::showNext()
{
    const QSet<FactKind> unknown = m_unknowns.value(m_contact);
    std::erase_if(
        m_questions, [&unknown](const Question& question) { return unknown.contains(question.fact); });
    const bool any = !m_questions.empty();
    for (QAction* action : answerActions())
        action->setEnabled(any);
    m_buttons->setVisible(any);
    m_text->setText(any ? m_questions.front().text
                        : tr("Not enough is known to tell. Following is the low-pressure choice meanwhile."));
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
