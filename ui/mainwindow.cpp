#include "ui/mainwindow.h"

#include "core/book/addressbook.h"
#include "ui/advising/contactpanel.h"
#include "ui/advising/rulespage.h"
#include "ui/contacts/contactlistmodel.h"
#include "ui/contacts/contactspage.h"
#include "ui/contacts/contacttable.h"
#include "ui/contacts/editdialog.h"
#include "ui/exporting/exportdialog.h"
#include "ui/importing/dropzone.h"
#include "ui/importing/importpage.h"
#include "ui/matching/reviewpage.h"
#include "ui/matching/splitdialog.h"
#include "ui/settings/profilepage.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/theme.h"
#include "ui/shared/whenfinished.h"
#include "ui/shell/appearancemenu.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/confirm.h"
#include "ui/shell/dropoverlay.h"
#include "ui/shell/samplebanner.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/toast.h"
#include "ui/shell/welcomepage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace kith
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto splitKey = "window/split"_L1;
constexpr auto sideBarKey = "window/sideBar"_L1;

} // namespace

MainWindow::MainWindow(AddressBook& book, Theme& theme, Kind kind, QWidget* parent)
    : QMainWindow(parent), m_book(book), m_theme(theme), m_kind(kind), m_sideBar(new SideBar),
      m_pages(new QStackedWidget), m_list(new QSplitter), m_contacts(new ContactsPage(book)),
      m_panel(new ContactPanel(book, nullptr)), m_review(new ReviewPage(book)), m_rules(new RulesPage(book)),
      m_profile(new ProfilePage(book, nullptr)), m_imports(new ImportPage(book, nullptr)),
      m_welcome(new WelcomePage), m_strip(new ProgressStrip), m_toast(new Toast(this)),
      m_palette(new CommandPalette(this)), m_drop(new DropOverlay(this)), m_busyPause(new QTimer(this))
{
    setWindowTitle(kind == Kind::Sample ? tr("The sample network") : tr("Kith"));
    setAcceptDrops(true);
    setMinimumSize(720, 480);
    layOut();
    buildMenus();
    joinRooms();

    resize(1240, 800);
    const QSettings settings;
    restoreGeometry(settings.value(geometryKey).toByteArray());
    m_list->restoreState(settings.value(splitKey).toByteArray());
    m_sideBarShown->setChecked(settings.value(sideBarKey, true).toBool());
    takeIndex();
    takeReview();
    showHistory();
    showPlace();
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut()
{
    m_list->addWidget(m_contacts);
    m_list->addWidget(m_panel);
    m_list->setChildrenCollapsible(false);
    m_list->setStretchFactor(0, 5);
    m_list->setStretchFactor(1, 4);
    for (QWidget* page : {static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_review),
             static_cast<QWidget*>(m_rules), static_cast<QWidget*>(m_profile),
             static_cast<QWidget*>(m_imports), static_cast<QWidget*>(m_welcome)})
        m_pages->addWidget(page);

    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    if (m_kind == Kind::Sample) {
        auto* banner = new SampleBanner;
        connect(banner, &SampleBanner::leaveRequested, this, &MainWindow::ownBookRequested);
        middle->addWidget(banner);
    }
    middle->addWidget(m_pages, 1);
    middle->addWidget(m_strip);
    auto* central = new QWidget;
    auto* row = new QHBoxLayout(central);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_sideBar);
    row->addLayout(middle, 1);
    setCentralWidget(central);
}

bool MainWindow::showMarkedContact()
{
    const ContactId contact = m_contacts->table().currentContact();
    if (contact == 0 || contact == m_panel->contact())
        return false;
    m_panel->showContact(contact);
    return true;
}

void MainWindow::joinRooms()
{
    connect(m_sideBar, &SideBar::placeChosen, this, &MainWindow::go);
    connect(m_contacts, &ContactsPage::viewChanged, this, [this](View view) { go(Place::list(view)); });
    connect(m_contacts, &ContactsPage::currentContactChanged, this, [this](qint64 contact) {
        m_erase->setEnabled(contact != 0);
        m_edit->setEnabled(contact != 0);
        m_split->setEnabled(contact != 0);
        if (m_panel->asksWhatItMissed() && m_contacts->table().isClosingUp()) {
            m_contacts->table()
                .clearSelection(); // who was just chosen has left this list, and is still asked about
            return;
        }
        if (contact == 0)
            m_panel->clear();
        else if (contact != m_panel->contact())
            m_panel->showContact(contact);
    });
    connect(&m_contacts->table(), &QTableView::clicked, this, &MainWindow::showMarkedContact);
    connect(&m_contacts->table(), &ContactTable::selectionCountChanged, this, [this](int contacts) {
        m_panel->setChosen(m_contacts->table().selectedContacts());
        m_compare->setEnabled(contacts == 2);
    });
    connect(m_contacts, &ContactsPage::exportRequested, this,
        [this](const std::vector<ContactId>& contacts) { exportContacts(m_book, contacts, this); });
    connect(m_contacts, &ContactsPage::compareRequested, this, &MainWindow::compareChosen);
    connect(m_contacts, &ContactsPage::decided, this, &MainWindow::tellDecision);
    connect(m_review, &ReviewPage::decided, this, &MainWindow::tellDecision);
    connect(m_review, &ReviewPage::message, m_toast, &Toast::complain);
    connect(m_rules, &RulesPage::decided, this, &MainWindow::tellDecision);
    connect(m_review, &ReviewPage::twoDone, this, [this] { go(Place::list(m_contacts->view())); });
    connect(m_contacts, &ContactsPage::failed, m_toast, &Toast::complain);
    connect(m_panel, &ContactPanel::contactDecided, this, &MainWindow::tellDecision);
    connect(m_panel, &ContactPanel::focusFreed, m_contacts, &ContactsPage::focusList);
    connect(m_panel, &ContactPanel::factAnswered, this, [this](const QString& verdict) {
        m_toast->say(tr("%1. Now: %2").arg(m_book.undoName(), verdict), tr("Undo"));
    });
    connect(m_imports, &ImportPage::finished, this, [this] { go(Place::list(m_contacts->view())); });
    connect(m_imports, &ImportPage::contactChosen, this, &MainWindow::showContact);
    connect(m_imports, &ImportPage::undoable, this, &MainWindow::tellDecision);
    connect(m_imports, &ImportPage::reviewRequested, this, [this] { go(Place::review()); });
    const auto say = [this](const QString& text) { m_toast->say(text); };
    connect(m_panel, &ContactPanel::message, this, say);
    connect(m_profile, &ProfilePage::message, this, say);
    connect(m_rules, &RulesPage::message, this, say);
    connect(m_imports, &ImportPage::message, this, say);
    connect(m_welcome, &WelcomePage::importRequested, this, &MainWindow::chooseFiles);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::sampleRequested);
    m_toast->setRoom(m_contacts); // the next step is in the panel
    connect(m_toast, &Toast::acted, m_undo, &QAction::trigger);

    connect(&m_book, &AddressBook::indexChanged, this, &MainWindow::takeIndex);
    connect(&m_book, &AddressBook::reviewChanged, this, &MainWindow::takeReview);
    connect(&m_book, &AddressBook::changed, this, &MainWindow::showHistory);
    connect(&m_book, &AddressBook::busyChanged, this, &MainWindow::showBusy);
    connect(&m_book, &AddressBook::failed, this,
        [this](const Error& error) { m_toast->complain(error.message); });
    m_busyPause->setSingleShot(true);
    m_busyPause->setInterval(400ms);
    connect(m_busyPause, &QTimer::timeout, this, [this] {
        if (m_book.busy() && !m_strip->isRunning() && m_place.kind == Place::Kind::List)
            m_strip->start(tr("Working on your book…"));
    });
}

QMenu* MainWindow::addMenu(const QString& title)
{
    QMenu* menu = menuBar()->addMenu(title);
    m_menus.append(menu);
    return menu;
}

QAction* MainWindow::addAction(QMenu* menu, const QString& icon, const QString& text, const QKeySequence& key)
{
    QAction* action = icon.isEmpty() ? menu->addAction(text) : menu->addAction(theme::icon(icon), text);
    action->setShortcut(key);
    return action;
}

void MainWindow::buildMenus()
{
    QMenu* file = addMenu(tr("&File"));
    connect(addAction(file, u"import"_s, tr("&Import files…"), Qt::CTRL | Qt::Key_I), &QAction::triggered,
        this, &MainWindow::chooseFiles);
    connect(addAction(file, u"archive"_s, tr("Import a &folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_I),
        &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(addAction(file, u"export"_s, tr("&Export this list…"), Qt::CTRL | Qt::Key_E), &QAction::triggered,
        this, [this] { exportContacts(m_book, m_contacts->model().contacts(), this); });
    file->addSeparator();
    if (m_kind == Kind::Sample)
        connect(addAction(file, u"undo"_s, tr("&Back to my book"), {}), &QAction::triggered, this,
            &MainWindow::ownBookRequested);
    else
        connect(addAction(file, u"sample"_s, tr("&Try the sample network"), {}), &QAction::triggered, this,
            &MainWindow::sampleRequested);
    file->addSeparator();
    addBookActions(file);
    file->addSeparator();
    connect(addAction(file, {}, tr("&Quit"), QKeySequence::Quit), &QAction::triggered, this, &QWidget::close);

    QMenu* edit = addMenu(tr("&Edit"));
    m_undo = addAction(edit, u"undo"_s, tr("&Undo"), QKeySequence::Undo);
    connect(m_undo, &QAction::triggered, this, [this] { travel(true); });
    m_redo = addAction(edit, u"redo"_s, tr("&Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
    connect(m_redo, &QAction::triggered, this, [this] { travel(false); });
    edit->addSeparator();
    connect(addAction(edit, u"search"_s, tr("&Find"), QKeySequence::Find), &QAction::triggered, this, [this] {
        if (m_place.kind != Place::Kind::List)
            go(Place::list(m_contacts->view()));
        m_contacts->focusSearch();
    });

    QMenu* view = addMenu(tr("&View"));
    connect(addAction(view, u"command"_s, tr("&Commands…"), Qt::CTRL | Qt::Key_K), &QAction::triggered, this,
        &MainWindow::openPalette);
    m_sideBarShown = addAction(view, {}, tr("&Side bar"), Qt::Key_F9);
    m_sideBarShown->setCheckable(true);
    connect(m_sideBarShown, &QAction::toggled, this, &MainWindow::showPlace);
    m_columns = view->addMenu(theme::icon(u"columns"_s), tr("C&olumns"));
    m_contacts->table().fillColumnMenu(m_columns);
    addAppearanceMenus(view, m_theme);

    QMenu* goMenu = addMenu(tr("&Go"));
    int number = 1;
    for (const Place& place : SideBar::places()) {
        QAction* action = goMenu->addAction(SideBar::iconOf(place), SideBar::nameOf(place));
        if (number <= 9)
            action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
        connect(action, &QAction::triggered, this, [this, place] { go(place); });
        ++number;
    }
    m_contactMenu = addMenu(tr("&Contact"));
    connect(addAction(m_contactMenu, u"chevron-down"_s, tr("&Next contact"), Qt::Key_J), &QAction::triggered,
        this, [this] { m_contacts->table().step(1); });
    connect(addAction(m_contactMenu, u"chevron-up"_s, tr("&Previous contact"), Qt::Key_K),
        &QAction::triggered, this, [this] { m_contacts->table().step(-1); });
    m_contactMenu->addSeparator();
    m_contactMenu->addActions(m_panel->panelActions());
    m_contactMenu->addSeparator();
    m_compare = addAction(m_contactMenu, u"merge"_s, tr("Merge the t&wo chosen…"), Qt::CTRL | Qt::Key_M);
    m_compare->setEnabled(false);
    connect(m_compare, &QAction::triggered, this, &MainWindow::compareChosen);
    m_edit = addAction(m_contactMenu, u"note"_s, tr("E&dit contact…"), Qt::Key_F2);
    connect(m_edit, &QAction::triggered, this, &MainWindow::editChosen);
    m_split = addAction(m_contactMenu, u"apart"_s, tr("Take apa&rt…"), {});
    connect(m_split, &QAction::triggered, this, [this] {
        if (const QString name = nameOfContact(); !name.isEmpty())
            takeApart(m_book, m_panel->contact(), name, this, [this](ContactId added) {
                showContact(added);
                tellDecision();
            });
    });
    m_erase = addAction(m_contactMenu, u"erase"_s, tr("&Erase for good…"), {});
    connect(m_erase, &QAction::triggered, this, &MainWindow::eraseContact);
    m_reviewMenu = addMenu(tr("&Review"));
    m_reviewMenu->addActions(m_review->reviewActions());

    QMenu* rules = addMenu(tr("Ru&les"));
    rules->addActions(m_rules->ruleActions());

    QMenu* help = addMenu(tr("&Help"));
    connect(addAction(help, u"keyboard"_s, tr("&Keys"), QKeySequence::HelpContents), &QAction::triggered,
        this, &MainWindow::showKeys);
    connect(
        addAction(help, u"info"_s, tr("&About Kith"), {}), &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::go(const Place& place)
{
    m_placeChosen = true;
    m_place = place;
    if (place.kind == Place::Kind::List)
        m_contacts->setView(place.view);
    // A page that goes hands the focus to anything; who walks through the side bar keeps it there.
    const bool isFree = m_pages->currentWidget()->isAncestorOf(QApplication::focusWidget());
    const QWidget* const before = m_pages->currentWidget();
    showPlace();
    if (isFree && m_pages->currentWidget() == m_list && before != m_list)
        m_contacts->focusList();
    m_contacts->leaveSearch();
}

void MainWindow::showContact(qint64 contact)
{
    go(Place::list(View::Everyone));
    m_contacts->showContact(contact);
    m_panel->showContact(contact);
}

// An empty book shows the welcome instead of an empty list, alone in the window.
void MainWindow::showPlace()
{
    const auto index = m_book.index();
    const bool welcome = m_place.kind == Place::Kind::List && index && index->size() == 0;
    QWidget* page = m_list;
    if (welcome)
        page = m_welcome;
    else if (m_place.kind == Place::Kind::Review)
        page = m_review;
    else if (m_place.kind == Place::Kind::Rules)
        page = m_rules;
    else if (m_place.kind == Place::Kind::Profile)
        page = m_profile;
    else if (m_place.kind == Place::Kind::Imports)
        page = m_imports;
    m_pages->setCurrentWidget(page);
    m_sideBar->setVisible(m_sideBarShown->isChecked() && !welcome);
    m_sideBar->setCurrentPlace(m_place);
    // And with the menus the keys of their actions.
    m_contactMenu->menuAction()->setEnabled(page == m_list);
    m_reviewMenu->menuAction()->setEnabled(page == m_review);
}

void MainWindow::takeIndex()
{
    const auto index = m_book.index();
    if (!index)
        return;
    m_sideBar->setCounts(*index);
    if (!m_placeChosen && index->size() > 0)
        go(Place::list(index->count(View::Connect) > 0 ? View::Connect : View::Everyone));
    else
        showPlace();
}

void MainWindow::takeReview()
{
    if (const auto review = m_book.review())
        m_sideBar->setPairsToReview(static_cast<qint64>(review->pairs.size()));
}

void MainWindow::compareChosen()
{
    const std::vector<ContactId> two = m_contacts->table().selectedContacts();
    if (two.size() != 2)
        return;
    m_review->showTwo(two[0], two[1]);
    go(Place::review());
}

void MainWindow::showHistory()
{
    const QString undo = m_book.undoName();
    const QString redo = m_book.redoName();
    m_undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(undo));
    m_redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(redo));
    m_undo->setEnabled(!undo.isEmpty() && !m_book.busy());
    m_redo->setEnabled(!redo.isEmpty() && !m_book.busy());
}

void MainWindow::showBusy()
{
    showHistory();
    if (m_book.busy())
        return m_busyPause->start();
    m_busyPause->stop();
    m_strip->finish();
}

void MainWindow::travel(bool back)
{
    whenFinished(this, back ? m_book.undo() : m_book.redo(), [this, back](const Result<HistoryStep>& step) {
        if (step)
            m_toast->say((back ? tr("Undone: %1") : tr("Done again: %1")).arg(step->name));
        else
            m_toast->complain(step.error().message);
    });
}

void MainWindow::editChosen()
{
    const Result<ContactPage> page
        = contactPage(m_book.database(), m_book.knowledge(), m_panel->contact(), m_book.today());
    if (page)
        editContact(m_book, page->contact, this, [this] { tellDecision(); });
    else
        m_toast->complain(page.error().message);
}

void MainWindow::tellDecision()
{
    m_toast->say(m_book.undoName(), tr("Undo"));
}

void MainWindow::importFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    go(Place::imports());
    m_imports->importFiles(paths);
}

void MainWindow::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Import files"), QString(),
        tr("Contact lists (*.zip *.csv *.tsv *.txt *.xls *.ics *.vcf *.vcard *.ldif);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importFiles);
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Import a folder"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::importFiles);
    dialog->open();
}

QList<QAction*> MainWindow::actionsOf(const QMenu* menu) const
{
    QList<QAction*> actions;
    for (QAction* action : menu->actions()) {
        if (action->menu() == m_columns)
            continue; // their names say nothing by themselves
        if (action->menu())
            actions += actionsOf(action->menu());
        else if (!action->isSeparator())
            actions.append(action);
    }
    return actions;
}

void MainWindow::openPalette()
{
    QList<QAction*> actions;
    for (const QMenu* menu : std::as_const(m_menus)) {
        if (menu->menuAction()->isEnabled())
            actions += actionsOf(menu);
    }
    m_palette->open(actions);
}

void MainWindow::showKeys()
{
    std::vector<KeyGroup> groups;
    for (const QMenu* menu : std::as_const(m_menus))
        groups.push_back({menu->title().remove(u'&'), actionsOf(menu)});
    (new KeyList(groups, this))->show();
}

void MainWindow::addBookActions(QMenu* menu)
{
    connect(
        addAction(menu, u"archive"_s, tr("Back &up…"), {}), &QAction::triggered, this, &MainWindow::backUp);
    if (m_kind == Kind::OwnBook)
        connect(addAction(menu, u"undo"_s, tr("&Restore a backup…"), {}), &QAction::triggered, this,
            &MainWindow::restore);
}

void MainWindow::backUp()
{
    const QString name = tr("Kith backup %1.kith").arg(QDate::currentDate().toString(Qt::ISODate));
    auto* dialog = new QFileDialog(this, tr("Back up to"), QDir::home().filePath(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // a backup is never written over a file
    dialog->setDefaultSuffix(u"kith"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        whenFinished(this, m_book.backUp(path), [this, path](const Done& done) {
            if (done)
                m_toast->say(tr("Backed up to %1.").arg(QDir::toNativeSeparators(path)));
            else
                m_toast->complain(done.error().message);
        });
    });
    dialog->open();
}

void MainWindow::restore()
{
    auto* dialog = new QFileDialog(
        this, tr("Restore a backup"), QDir::homePath(), tr("Books of Kith (*.kith);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        confirm(this, tr("Replace your book by %1?").arg(QFileInfo(path).fileName()),
            tr("What came into the book since is not in it then. The present book is kept beside it."),
            tr("Restore"), [this, path] { Q_EMIT restoreRequested(path); });
    });
    dialog->open();
}

// The one that the panel shows; empty: none, or it is gone.
QString MainWindow::nameOfContact() const
{
    const auto rows = contactRows(m_book.database(), std::array{m_panel->contact()});
    return rows && !rows->empty() ? rows->front().name : QString();
}

void MainWindow::eraseContact()
{
    const ContactId contact = m_panel->contact();
    const QString name = nameOfContact();
    if (name.isEmpty())
        return;
    confirm(this, tr("Erase %1 for good?").arg(name),
        tr("They leave the book, the undo history and the backups. This cannot be undone, and nothing before "
           "it can be undone any more."),
        tr("Erase"), [this, contact, name] {
            whenFinished(this, m_book.erase(contact), [this, name](const Done& done) {
                if (done)
                    m_toast->say(tr("%1 is erased.").arg(name));
                else
                    m_toast->complain(done.error().message);
            });
        });
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Kith"));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setText(tr("Kith %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Follow or connect, why, and what to write. Your book: %1").arg(m_book.path()));
    box->open();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(splitKey, m_list->saveState());
    settings.setValue(sideBarKey, m_sideBarShown->isChecked());
    m_contacts->table().saveColumns();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ThemeChange)
        m_theme.refresh();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (localFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_drop->show();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_drop->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_drop->hide();
    event->acceptProposedAction();
    importFiles(localFiles(event->mimeData()));
}

} // namespace kith
