#include "ui/advising/contactpanel.h"

#include "ui/advising/contactheader.h"
#include "ui/advising/missedbar.h"
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
#include "ui/shared/taborder.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

bool saysYou(const Facts& facts, FactKind kind)
{
    return std::ranges::any_of(facts, [kind](const Fact& fact) {
        return fact.kind == kind && fact.holds() && fact.origin.by == Origin::By::You;
    });
}

// The decision of the user's that the verdict rests on, which can be forgotten.
std::optional<FactKind> reversible(const Advice& advice, QDate today)
{
    const auto yours = [&advice](FactKind kind) {
        return saysYou(advice.facts, kind) ? std::optional(kind) : std::nullopt;
    };
    switch (advice.gate) {
    case Gate::DoNotContact:
        return yours(FactKind::DoNotContact);
    case Gate::Connected:
        return yours(FactKind::Connected);
    case Gate::Pending:
        return yours(FactKind::Invited);
    case Gate::Withdrawn:
        return yours(FactKind::Withdrawn);
    case Gate::Me:
        return yours(FactKind::Me);
    case Gate::Cap:
        return std::nullopt;
    case Gate::Open:
        break;
    }
    if (putOffUntil(advice.facts, today).isValid())
        return yours(FactKind::Later);
    for (const FactKind kind : {FactKind::ChoseToConnect, FactKind::ChoseToFollow, FactKind::Following}) {
        if (saysYou(advice.facts, kind))
            return kind;
    }
    return std::nullopt;
}

// A request is withdrawn on the network; here that is recorded. One that the user recorded today is rather
// taken back.
bool canWithdraw(const Advice& advice, QDate today)
{
    return advice.gate == Gate::Pending && std::ranges::none_of(advice.facts, [today](const Fact& fact) {
        return fact.kind == FactKind::Invited && fact.origin.by == Origin::By::You && fact.from == today;
    });
}

} // namespace

ContactPanel::ContactPanel(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_stack(new QStackedLayout(this)), m_scroll(new QScrollArea),
      m_header(new ContactHeader), m_question(new QuestionBar), m_missed(new MissedBar),
      m_reasons(new ReasonsView), m_note(new NoteField(book)), m_steps(new QWidget), m_column(nullptr)
{
    buildActions();
    buildPage();
    m_stack->addWidget(new EmptyState(u"person"_s, tr("No one is chosen"),
        tr("Choose someone in the list to see what Kith advises, and why.")));
    m_stack->addWidget(m_scroll);
    connect(m_question, &QuestionBar::answered, this, &ContactPanel::answer);
    connect(m_question, &QuestionBar::left, this, [this] {
        setFocus(Qt::OtherFocusReason);
        Q_EMIT focusFreed();
    });
    connect(m_missed, &MissedBar::answered, this, &ContactPanel::answer);
    connect(m_missed, &MissedBar::explained, this, [this](Decision decision, const QString& because) {
        if (const Done done = m_book.decide({m_contact}, decision, because); !done)
            Q_EMIT message(done.error().message);
    });
    connect(m_reasons, &ReasonsView::denied, this, [this](FactKind fact) { answer({{fact, false, {}}}); });
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
    m_done = action(tr("Sent"), u"sent"_s, Qt::Key_S);
    m_connect = action(tr("Connect"), u"connect"_s, Qt::Key_C);
    m_follow = action(tr("Follow"), u"follow"_s, Qt::Key_F);
    m_accepted = action(tr("They accepted"), u"connected"_s, Qt::Key_A);
    m_withdrew = action(tr("I withdrew it"), u"not-for-me"_s, Qt::Key_R);
    m_takeBack = action(tr("Take this back"), u"undo"_s, Qt::Key_B);
    m_later = action(tr("Later"), u"later"_s, Qt::Key_L);
    m_notForMe = action(tr("Not for me"), u"not-for-me"_s, Qt::Key_X);
    m_openProfile = action(tr("Open profile"), u"open"_s, Qt::CTRL | Qt::Key_O);
    connect(m_done, &QAction::triggered, this, [this] { decide(m_doneAs); });
    connect(m_connect, &QAction::triggered, this, [this] { decide(Decision::Connect); });
    connect(m_follow, &QAction::triggered, this, [this] { decide(Decision::Follow); });
    connect(m_accepted, &QAction::triggered, this, [this] { decide(Decision::Accepted); });
    connect(m_withdrew, &QAction::triggered, this, &ContactPanel::withdraw);
    connect(m_takeBack, &QAction::triggered, this, &ContactPanel::takeBack);
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
    for (QAction* step : {m_done, m_later, m_notForMe}) {
        auto* button = new Button(step);
        const auto onlyWords
            = [button, step] { // so that all three stand side by side in the narrowest window
                  button->setIcon({});
                  button->setVisible(step->isEnabled());
              };
        connect(step, &QAction::changed, button, onlyWords);
        buttons->addWidget(button);
        onlyWords();
    }

    m_verdict = new VerdictBand({m_accepted, m_withdrew, m_takeBack}, {m_connect, m_follow, m_notForMe});
    auto* page = new QWidget;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(theme::wideSpace, theme::wideSpace, theme::wideSpace, theme::pageSpace);
    m_column->setSpacing(theme::pageSpace);
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_header, m_verdict, m_missed, m_question, m_reasons, m_note, m_steps})
        m_column->addWidget(part);
    m_column->addStretch(1); // all that is left over: none of it opens a gap between the parts
    new TabOrder(page);
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
               m_note->copyAndOpenAction(), m_openProfile, m_done, m_later, m_notForMe, m_connect, m_follow,
               m_accepted, m_withdrew, m_takeBack}
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

bool ContactPanel::asksWhatItMissed() const
{
    return m_contact != 0 && !m_missed->isHidden();
}

void ContactPanel::clear()
{
    m_contact = 0;
    m_profile.clear();
    m_note->clear();
    m_question->showAdvice(0, {});
    m_missed->showAdvice(0, {});
    for (QAction* action :
        {m_done, m_connect, m_follow, m_accepted, m_withdrew, m_takeBack, m_later, m_notForMe, m_openProfile})
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
    // What goes would hand it to what comes next, which may be the note, where keys write.
    const QPointer<QWidget> focus = QApplication::focusWidget();
    const bool isHeld = focus && m_scroll->isAncestorOf(focus) && !m_note->isAncestorOf(focus)
        && !qobject_cast<QLineEdit*>(focus); // in which somebody types
    const bool isAnswer = m_question->isAncestorOf(focus) || m_missed->isAncestorOf(focus);
    if (isHeld)
        setFocus(Qt::OtherFocusReason);
    const Advice& advice = page.advice;
    m_profile = page.contact.profile;
    m_header->showContact(page.contact, page.otherNames);
    showSteps(page);
    m_verdict->showAdvice(advice);
    m_missed->showAdvice(m_contact, advice);
    m_question->showAdvice(m_contact, advice);
    m_reasons->showPage(page, m_book.knowledge(), m_sources);
    m_note->showPage(page, m_sources);
    showKnown(page);

    m_stack->setCurrentIndex(1);

    m_column->activate();
    m_scroll->verticalScrollBar()->setValue(place);
    if (!isHeld)
        return;
    // The next question is another one, and none of its answers is given already.
    if (focus && focus->isVisibleTo(this) && focus->isEnabled() && !isAnswer)
        focus->setFocus(Qt::PopupFocusReason); // as after a menu: what a click has reached stays so
    else
        Q_EMIT focusFreed();
}

void ContactPanel::showSteps(const ContactPage& page)
{
    const Advice& advice = page.advice;
    const bool open = advice.gate == Gate::Open;
    const bool person = page.contact.kind == ContactKind::Person;
    const bool follows = states(advice.facts, FactKind::Following);
    const bool toFollow = !person || advice.action == Action::Follow;
    m_doneAs = toFollow              ? Decision::Followed
        : advice.acceptsInvitation() ? Decision::Accepted
                                     : Decision::Sent;
    m_done->setText(toFollow ? tr("Followed") : advice.acceptsInvitation() ? tr("Accepted") : tr("Sent"));
    m_done->setEnabled(
        toFollow ? open && !follows : open || advice.gate == Gate::Withdrawn || advice.gate == Gate::Cap);
    m_later->setEnabled(open && !(toFollow && follows));
    m_notForMe->setEnabled(advice.gate != Gate::Me && advice.gate != Gate::DoNotContact);
    m_connect->setEnabled(open && person && advice.action != Action::Connect);
    m_follow->setEnabled(open && advice.action != Action::Follow && !(follows && !person));
    m_takenBack = reversible(advice, m_book.today());
    m_takeBack->setEnabled(m_takenBack.has_value());
    m_accepted->setEnabled(advice.gate == Gate::Pending);
    m_withdrew->setEnabled(canWithdraw(advice, m_book.today()));
    m_openProfile->setEnabled(!webLink(m_profile).isEmpty());
    m_steps->setVisible(m_done->isEnabled() || m_later->isEnabled());
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

void ContactPanel::decide(Decision decision, const QString& because)
{
    m_note->keep();
    const ContactId contact = m_contact;
    const bool chooses = decision == Decision::Connect || decision == Decision::Follow;
    const bool all = (decision == Decision::Later || decision == Decision::NotForMe) // the rest one by one
        && std::find(m_chosen.begin(), m_chosen.end(), contact) != m_chosen.end();
    const std::vector<ContactId> contacts = all ? m_chosen : std::vector<ContactId>{contact};
    if (const Done done = m_book.decide(contacts, decision, because); !done)
        Q_EMIT message(done.error().message);
    else if (chooses) // stays, for Kith asks what it missed
        Q_EMIT factAnswered(m_verdict->words());
    else
        Q_EMIT contactDecided(contact);
}

// Stays: the verdict that comes of it is worth seeing.
void ContactPanel::withdraw()
{
    if (const Done done = m_book.decide({m_contact}, Decision::TookBack); !done)
        Q_EMIT message(done.error().message);
    else
        Q_EMIT factAnswered(m_verdict->words());
}

void ContactPanel::takeBack()
{
    if (!m_takenBack)
        return;
    if (const Done done = m_book.takeBack(m_contact, *m_takenBack); !done)
        Q_EMIT message(done.error().message);
    else
        Q_EMIT factAnswered(m_verdict->words());
}

void ContactPanel::answer(const std::vector<Answer>& answers)
{
    if (const Done done = m_book.answer(m_contact, answers); !done)
        Q_EMIT message(done.error().message);
    else
        Q_EMIT factAnswered(m_verdict->words());
}

} // namespace kith
