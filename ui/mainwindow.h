#pragma once

#include "ui/shell/keylist.h"
#include "ui/shell/place.h"

#include <QMainWindow>

#include <vector>

class QSplitter;
class QStackedWidget;
class QTimer;

namespace kith
{

class AddressBook;
class CommandPalette;
class ContactPanel;
class ContactsPage;
class DropOverlay;
class ImportPage;
class ProfilePage;
class ProgressStrip;
class ReviewPage;
class RulesPage;
class SideBar;
class Theme;
class Toast;
class WelcomePage;

// The window of one open book. It lays out the rooms and joins them; it knows nothing of contacts or files
// itself.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum class Kind { OwnBook, Sample };

    MainWindow(AddressBook& book, Theme& theme, Kind kind = Kind::OwnBook, QWidget* parent = nullptr);
    ~MainWindow() override;

    void go(const Place& place);
    void showContact(qint64 contact);
    Place place() const { return m_place; }
    void importFiles(const QStringList& paths);

    ProgressStrip& progressStrip() { return *m_strip; }
    Toast& toast() { return *m_toast; }

Q_SIGNALS:
    void sampleRequested();
    void ownBookRequested();
    void restoreRequested(const QString& backup); // confirmed

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void joinRooms();
    bool showMarkedContact(); // whether it was not shown yet
    void buildMenus();
    QMenu* addMenu(const QString& title);
    QAction* addAction(QMenu* menu, const QString& icon, const QString& text, const QKeySequence& key);

    void showPlace();
    void takeIndex();
    void takeReview();
    void compareChosen();
    void showHistory();
    void showBusy();
    void travel(bool back);
    void editChosen();
    void tellDecision();
    void chooseFiles();
    void chooseFolder();
    void openPalette();
    void showKeys();
    void showAbout();
    void addBookActions(QMenu* menu);
    void backUp();
    void restore();
    void eraseContact();
    QString nameOfContact() const;
    QList<QAction*> actionsOf(const QMenu* menu) const;

    AddressBook& m_book;
    Theme& m_theme;
    const Kind m_kind;
    Place m_place;
    bool m_placeChosen = false; // by the user, or by the first index

    SideBar* m_sideBar;
    QStackedWidget* m_pages;
    QSplitter* m_list;
    ContactsPage* m_contacts;
    ContactPanel* m_panel;
    ReviewPage* m_review;
    RulesPage* m_rules;
    ProfilePage* m_profile;
    ImportPage* m_imports;
    WelcomePage* m_welcome;
    ProgressStrip* m_strip;
    Toast* m_toast;
    CommandPalette* m_palette;
    DropOverlay* m_drop;
    QTimer* m_busyPause; // short work shows no progress

    QList<QMenu*> m_menus;
    QMenu* m_columns = nullptr;
    QMenu* m_contactMenu = nullptr;
    QMenu* m_reviewMenu = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_edit = nullptr;
    QAction* m_split = nullptr;
    QAction* m_erase = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_sideBarShown = nullptr;
};

} // namespace kith
