#include "ui/contacts/contactspage.h"

#include "core/book/addressbook.h"
#include "ui/contacts/bulkbar.h"
#include "ui/contacts/chip.h"
#include "ui/contacts/contactlistmodel.h"
#include "ui/contacts/contacttable.h"
#include "ui/contacts/views.h"
#include "ui/shared/button.h"
#include "ui/shared/emptystate.h"
#include "ui/shared/flowlayout.h"
#include "ui/shared/textlabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace kith
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

// Keys that come faster than this are searched for together; less than a frame.
constexpr auto typingPause = 8ms;

QString emptyText(View view)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("kith::ContactsPage", text); };
    switch (view) {
    case View::Connect:
        return tr(QT_TRANSLATE_NOOP("kith::ContactsPage", "Nobody to invite right now."));
    case View::Follow:
        return tr(QT_TRANSLATE_NOOP("kith::ContactsPage", "Nobody to follow right now."));
    case View::Ask:
        return tr(QT_TRANSLATE_NOOP("kith::ContactsPage", "Kith has no question for you."));
    case View::Later:
        return tr(QT_TRANSLATE_NOOP("kith::ContactsPage", "Whoever you put off waits here."));
    case View::Pending:
        return tr(
            QT_TRANSLATE_NOOP("kith::ContactsPage", "Invitations that you sent wait here for an answer."));
    case View::Connected:
        return tr(
            QT_TRANSLATE_NOOP("kith::ContactsPage", "Import Connections.csv to see who is in your network."));
    case View::Everyone:
    case View::People:
    case View::Organisations:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("kith::ContactsPage", "Nobody is here yet."));
}

} // namespace

ContactsPage::ContactsPage(AddressBook& book, QWidget* parent)
    : QWidget(parent), m_book(book), m_model(new ContactListModel(book, this)),
      m_table(new ContactTable(*m_model)), m_search(new QLineEdit), m_chip(new Chip),
      m_summary(captionLabel({})), m_empty(new EmptyState(u"search"_s, {})),
      m_searchAll(new Button(tr("Search everyone"))), m_clear(new Button(tr("Clear the search"))),
      m_stack(new QStackedWidget), m_bulk(new BulkBar)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);

    m_search->setPlaceholderText(tr("Search people, companies, titles…"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setAcceptDrops(false); // files that are dropped belong to the window
    m_search->addAction(theme::icon(u"search"_s, &theme::Colours::muted), QLineEdit::LeadingPosition)
        ->setText(tr("Search"));
    for (QAction* clear : m_search->findChildren<QAction*>()) {
        if (clear->text().isEmpty())
            clear->setText(tr("Clear the search")); // Qt's own button has no name
    }
    m_search->installEventFilter(this);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_wanted = 0; });
    connect(&m_typing, &QTimer::timeout, this, &ContactsPage::search);

    m_chip->setObjectName(u"viewChip"_s);
    m_chip->hide();
    connect(m_chip, &QAbstractButton::clicked, this, [this] { setView(View::Everyone); });
    m_summary->setWordWrap(false);

    for (Button* button : {m_searchAll, m_clear}) { // one at a time: the list may be narrow
        m_empty->addButton(button);
        button->hide();
    }
    connect(m_searchAll, &QPushButton::clicked, this, [this] {
        setView(View::Everyone);
        m_search->setFocus();
    });
    connect(m_clear, &QPushButton::clicked, this, &ContactsPage::clearSearch);

    auto* filters = new FlowLayout;
    filters->setSpacing(theme::space);
    filters->addWidget(m_chip);
    filters->addWidget(m_summary);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(theme::wideSpace, theme::wideSpace, theme::wideSpace, theme::space);
    top->setSpacing(theme::space);
    top->addWidget(m_search);
    top->addLayout(filters);

    auto* list = new QWidget;
    auto* margin = new QHBoxLayout(list);
    margin->setContentsMargins(theme::space, 0, 0, 0);
    margin->addWidget(m_table);
    m_stack->addWidget(list);
    m_stack->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    column->addWidget(m_bulk);

    connect(m_model, &ContactListModel::answered, this, &ContactsPage::showAnswer);
    connect(m_table, &ContactTable::currentContactChanged, this, &ContactsPage::currentContactChanged);
    connect(m_table, &ContactTable::selectionCountChanged, m_bulk, &BulkBar::setCount);
    connect(m_bulk, &BulkBar::cleared, this, [this] { m_table->setCurrentIndex(m_table->currentIndex()); });
    connect(m_bulk, &BulkBar::compareRequested, this, &ContactsPage::compareRequested);
    connect(m_bulk, &BulkBar::exportRequested, this,
        [this] { Q_EMIT exportRequested(m_table->selectedContacts()); });
    connect(m_bulk, &BulkBar::decided, this, [this](Decision decision) {
        if (const Done done = m_book.decide(m_table->selectedContacts(), decision))
            Q_EMIT decided();
        else
            Q_EMIT failed(done.error().message);
    });
}

View ContactsPage::view() const
{
    return m_view;
}

void ContactsPage::setView(View view)
{
    if (view == m_view)
        return;
    m_wanted = 0;
    m_view = view;
    m_chip->setFilter(viewIcon(view), viewName(view));
    m_chip->setVisible(view != View::Everyone);
    search();
    Q_EMIT viewChanged(view);
}

QString ContactsPage::searchText() const
{
    return m_search->text();
}

void ContactsPage::setSearchText(const QString& text)
{
    m_search->setText(text);
}

void ContactsPage::showContact(ContactId contact)
{
    leaveSearch(); // whose own undo would come before the book's
    m_search->clear();
    setView(View::Everyone);
    m_wanted = contact;
    search();
    markWanted();
}

// Once the list is of those who are searched for. Who has just come to be is in the next one.
void ContactsPage::markWanted()
{
    if (m_wanted == 0 || !m_model->hasAnswer() || m_model->answeredQuery() != m_model->query())
        return;
    if (m_table->setCurrentContact(m_wanted))
        m_wanted = 0;
}

void ContactsPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ContactsPage::leaveSearch()
{
    if (m_search->hasFocus())
        m_table->setFocus();
}

void ContactsPage::focusList()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void ContactsPage::clearSearch()
{
    m_search->clear();
    m_search->setFocus();
}

void ContactsPage::search()
{
    m_typing.stop();
    BrowseQuery query = m_model->query();
    query.text = m_search->text();
    query.view = m_view;
    m_model->setQuery(query);
}

void ContactsPage::showAnswer()
{
    const QLocale locale;
    const auto index = m_book.index();
    const BrowseQuery& query = m_model->answeredQuery();
    m_summary->setText(tr("%1 of %2 · %3", "how many of how many · how sorted")
                           .arg(locale.toString(m_model->rowCount()),
                               locale.toString(index ? index->size() : 0), sortName(query.column)));
    const bool searched = !query.text.trimmed().isEmpty();
    if (searched) {
        m_empty->setTitle(tr("Nobody matches “%1”").arg(query.text.trimmed()));
        m_empty->setText(query.view == View::Everyone
                ? QString()
                : tr("Only “%1” was searched.").arg(viewName(query.view)));
    } else {
        m_empty->setTitle(emptyText(query.view));
        m_empty->setText({});
    }
    m_searchAll->setVisible(searched && query.view != View::Everyone);
    m_clear->setVisible(searched && query.view == View::Everyone);
    // The table keeps the focus only while it has a row to stand on.
    const bool hadFocus = m_table->hasFocus();
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    markWanted();
    if (hadFocus && m_model->rowCount() == 0)
        m_search->setFocus();
}

// From the search field the list can be walked without leaving it; Escape clears the search, then goes to the
// list.
bool ContactsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            event->accept(); // else it could be an action's shortcut
            return true;
        }
    }
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            m_table->step(1);
            return true;
        case Qt::Key_Up:
            m_table->step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            m_table->setFocus();
            return true;
        case Qt::Key_Escape:
            if (m_search->text().isEmpty())
                m_table->setFocus();
            else
                m_search->clear();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kith
