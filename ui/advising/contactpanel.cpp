#include "ui/advising/contactpanel.h"

#include "ui/advising/contactheader.h"
#include "ui/advising/notefield.h"
#include "ui/advising/questionbar.h"
#include "ui/advising/reasonsview.h"
#include "ui/advising/verdictband.h"
#include "ui/shared/button.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/expander.h"
#include "ui/shared/factlines.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/links.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

ContactPanel::ContactPanel(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_stack(new QStackedLayout(this)), m_scroll(new QScrollArea),
      m_header(new ContactHeader), m_verdict(new VerdictBand), m_question(new QuestionBar),
      m_reasons(new ReasonsView), m_note(new NoteField(book)), m_steps(new QWidget), m_column(nullptr)
{
    buildActions();
    buildPage();
    m_stack->addWidget(new EmptyState(u"person"_s, tr("No one is chosen"),
        tr("Choose someone in the list to see what Kith advises, and why.")));
    m_stack->addWidget(m_scroll);
    connect(m_question, &QuestionBar::answered, this, &ContactPanel::answer);
    connect(m_reasons, &ReasonsView::denied, this, [this](FactKind fact) { answer(fact, false); });
    connect(m_note, &NoteField::message, this, &ContactPanel::message);
    connect(&m_book, &AddressBook::changed, this, [this](const QList<qint64>& contacts) {
        if (m_contact != 0 && (contacts.isEmpty() || contacts.contains(m_contact)))
            reload();
    });
    clear();
}

// The note loses the focus while the window goes away, when it is too late to answer the book.
ContactPanel::~ContactPanel()
{
    m_book.disconnect(this);
    m_note->keep();
}

void ContactPanel::buildActions()
{
    const auto action = [this](const QString& text, const QString& icon, const QKeySequence& key) {
        auto* made = new QAction(theme::icon(icon), text, this);
        made->setShortcut(key);
        return made;
    };
    m_sent = action(tr("Sent"), u"sent"_s, Qt::Key_S);
    m_later = action(tr("Later"), u"later"_s, Qt::Key_L);
    m_notForMe = action(tr("Not for me"), u"not-for-me"_s, Qt::Key_X);
    m_openProfile = action(tr("Open profile"), u"open"_s, Qt::CTRL | Qt::Key_O);
    connect(m_sent, &QAction::triggered, this, [this] { decide(Decision::Sent); });
    connect(m_later, &QAction::triggered, this, [this] { decide(Decision::Later); });
    connect(m_notForMe, &QAction::triggered, this, [this] { decide(Decision::NotForMe); });
    connect(m_openProfile, &QAction::triggered, this, [this] {
        if (!openWebLink(webLink(m_profile)))
            Q_EMIT message(tr("The profile could not be opened in a browser."));
    });
    connect(m_note->writeAction(), &QAction::triggered, this,
        [this] { m_scroll->ensureWidgetVisible(m_note, 0, theme::wideSpace); });
    addActions(panelActions());
}

void ContactPanel::buildPage()
{
    auto* buttons = new FlowLayout(m_steps);
    for (QAction* step : {m_sent, m_later, m_notForMe}) {
        auto* button = new Button(step);
        const auto onlyWords
            = [button, step] { // so that all three stand side by side in the narrowest window
                  button->setIcon({});
                  button->setVisible(step->isEnabled());
              };
        connect(step, &QAction::changed, button, onlyWords);
        onlyWords();
        buttons->addWidget(button);
    }

    auto* page = new QWidget;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(theme::wideSpace, theme::wideSpace, theme::wideSpace, theme::pageSpace);
    m_column->setSpacing(theme::pageSpace);
    for (QWidget* part :
        std::initializer_list<QWidget*>{m_header, m_verdict, m_question, m_reasons, m_note, m_steps})
        m_column->addWidget(part);
    m_column->addStretch();
    m_scroll->setWidget(page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Contact"));
}

QSize ContactPanel::minimumSizeHint() const
{
    constexpr int letters = 27; // the least in which the words and buttons find room
    return {
        letters * fontMetrics().averageCharWidth() + m_scroll->verticalScrollBar()->sizeHint().width(), 0};
}

QList<QAction*> ContactPanel::panelActions() const
{
    return QList<QAction*>{m_note->writeAction(), m_note->anotherAction(), m_note->copyAction(),
               m_note->copyAndOpenAction(), m_openProfile, m_sent, m_later, m_notForMe}
    + m_question->answerActions();
}

void ContactPanel::showContact(ContactId contact)
{
    if (contact == 0) {
        clear();
        return;
    }
    if (contact != m_contact)
        m_scroll->verticalScrollBar()->setValue(0);
    m_contact = contact;
    reload();
}

void ContactPanel::clear()
{
    m_contact = 0;
    m_profile.clear();
    m_note->clear();
    m_question->showAdvice(0, {});
    for (QAction* action : {m_sent, m_later, m_notForMe, m_openProfile})
        action->setEnabled(false);
    m_stack->setCurrentIndex(0);
}

void ContactPanel::reload()
{
    if (Result<std::vector<Source>> files = sources(m_book.database()))
        m_sources = std::move(*files);
    const Result<ContactPage> page
        = contactPage(m_book.database(), m_book.knowledge(), m_contact, m_book.today());
    if (page) {
        showPage(*page);
        return;
    }
    if (page.error().code != ErrorCode::NotFound) // erased or taken back: nothing to explain
        Q_EMIT message(page.error().message);
    clear();
}

void ContactPanel::showPage(const ContactPage& page)
{
    const int place = m_scroll->verticalScrollBar()->value();
    const Advice& advice = page.advice;
    m_profile = page.contact.profile;
    m_header->showContact(page.contact);
    m_verdict->showAdvice(advice);
    m_question->showAdvice(m_contact, advice);
    m_reasons->showPage(page, m_book.knowledge(), m_sources);
    m_note->showPage(page, m_sources);
    showKnown(page);

    const bool open = advice.gate == Gate::Open;
    const bool person = page.contact.kind == ContactKind::Person;
    m_sent->setEnabled(person && (open || advice.gate == Gate::Withdrawn || advice.gate == Gate::Cap));
    m_later->setEnabled(open);
    m_notForMe->setEnabled(advice.gate != Gate::Me && advice.gate != Gate::DoNotContact);
    m_openProfile->setEnabled(!webLink(m_profile).isEmpty());
    m_steps->setVisible(m_sent->isEnabled() || m_later->isEnabled());
    m_stack->setCurrentIndex(1);

    m_column->activate();
    m_scroll->verticalScrollBar()->setValue(place);
}

void ContactPanel::showKnown(const ContactPage& page)
{
    discard(m_known);
    m_known = new QWidget;
    auto* column = new QVBoxLayout(m_known);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::wideSpace);
    if (QWidget* points = contactPoints(page.contact)) {
        column->addWidget(new TextLabel(theme::Text::Strong, tr("How to reach them")));
        column->addWidget(points);
    }
    if (!page.advice.facts.empty()) {
        column->addWidget(new TextLabel(theme::Text::Strong, tr("What is known")));
        column->addWidget(timeline(page.advice.facts, m_sources));
    }
    m_column->insertWidget(m_column->count() - 1, m_known);
    m_known->show();
}

void ContactPanel::decide(Decision decision)
{
    m_note->keep();
    const ContactId contact = m_contact;
    const bool all = decision != Decision::Sent // each request is sent by itself
        && std::find(m_chosen.begin(), m_chosen.end(), contact) != m_chosen.end();
    const std::vector<ContactId> contacts = all ? m_chosen : std::vector<ContactId>{contact};
    if (const Done done = m_book.decide(contacts, decision); !done)
        Q_EMIT message(done.error().message);
    else
        Q_EMIT contactDecided(contact);
}

void ContactPanel::answer(FactKind fact, bool holds)
{
    if (const Done done = m_book.answer(m_contact, fact, holds); !done)
        Q_EMIT message(done.error().message);
    else
        Q_EMIT factAnswered();
}

} // namespace kith
