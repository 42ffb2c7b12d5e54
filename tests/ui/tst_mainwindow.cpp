#include "core/book/splitcontact.h"
#include "tests/support/gui.h"
#include "tests/ui/panels.h"
#include "ui/advising/contactpanel.h"
#include "ui/contacts/contactlistmodel.h"
#include "ui/contacts/contactspage.h"
#include "ui/contacts/contacttable.h"
#include "ui/importing/importpage.h"
#include "ui/mainwindow.h"
#include "ui/settings/profilepage.h"
#include "ui/shared/theme.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/keylist.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/toast.h"
#include "ui/shell/welcomepage.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace kith;

// The window over real books: empty, and filled with the sample network.
class TestMainWindow : public QObject
{
    Q_OBJECT

private:
    struct Shown {
        test::GuiBook book;
        std::unique_ptr<MainWindow> window;

        template <typename T>
        T* part() const
        {
            return window->findChild<T*>();
        }
    };

    std::unique_ptr<Shown> show(bool filled, MainWindow::Kind kind = MainWindow::Kind::OwnBook)
    {
        auto shown = std::make_unique<Shown>();
        if (!(filled ? shown->book.fill() : shown->book.settle()))
            qFatal("the book is not ready");
        shown->window = std::make_unique<MainWindow>(*shown->book.book, m_theme, kind);
        shown->window->resize(1200, 800);
        shown->window->show();
        if (!QTest::qWaitForWindowActive(shown->window.get()))
            qFatal("no window");
        if (filled && !QTest::qWaitFor([&] { return shown->part<ContactTable>()->currentContact() != 0; }))
            qFatal("the list stays empty");
        return shown;
    }

    static QAction* action(const MainWindow& window, const QString& start)
    {
        for (QAction* found : window.findChildren<QAction*>()) {
            if (plainName(*found).startsWith(start))
                return found;
        }
        qFatal("no action %s", qPrintable(start));
        return nullptr;
    }

    Theme m_theme;

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void anEmptyBookWelcomes()
    {
        const auto shown = show(false);
        QVERIFY(shown->part<WelcomePage>()->isVisible());
        QVERIFY(!shown->part<SideBar>()->isVisible());
        QSignalSpy sample(shown->window.get(), &MainWindow::sampleRequested);
        for (QPushButton* button : shown->part<WelcomePage>()->findChildren<QPushButton*>()) {
            if (button->text() == u"Try the sample"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(sample.count(), 1);
        shown->window->go(Place::profile());
        QVERIFY(shown->part<ProfilePage>()->isVisible());
        QVERIFY(shown->part<SideBar>()->isVisible());
    }

    void startsWithWhomToConnectWith()
    {
        const auto shown = show(true);
        QCOMPARE(shown->window->place(), Place::list(View::Connect));
        QTRY_COMPARE(shown->part<ContactTable>()->model()->rowCount(),
            static_cast<int>(shown->book.book->index()->count(View::Connect)));
        QCOMPARE(shown->part<ContactPanel>()->contact(), shown->part<ContactTable>()->currentContact());
    }

    void sideBarLeadsEverywhere()
    {
        const auto shown = show(true);
        auto* bar = shown->part<SideBar>();
        const auto places = SideBar::places();
        for (size_t row = 0; row < places.size(); ++row) {
            const QModelIndex index = bar->model()->index(static_cast<int>(row), 0);
            bar->scrollTo(index);
            QRect target = bar->visualRect(index);
            QTest::mouseClick(
                bar->viewport(), Qt::LeftButton, {}, QPoint(target.center().x(), target.bottom() - 4));
            QCOMPARE(shown->window->place(), places[row]);
            if (places[row].kind == Place::Kind::List) {
                QTRY_COMPARE(shown->part<ContactsPage>()->model().answeredQuery().view, places[row].view);
                QCOMPARE(shown->part<ContactsPage>()->model().rowCount(),
                    static_cast<int>(shown->book.book->index()->count(places[row].view)));
            }
        }
        QVERIFY(shown->part<ImportPage>()->isVisible());
    }

    void aRowOfAnImportLeadsToItsContact()
    {
        const auto shown = show(true);
        const Progress progress;
        const auto later = shown->book.book->index()->find({.text = {}, .view = View::Follow}, progress);
        const ContactId contact = later.back();
        shown->window->go(Place::imports());
        Q_EMIT shown->part<ImportPage>()->contactChosen(contact);
        QCOMPARE(shown->window->place(), Place::list(View::Everyone));
        QCOMPARE(shown->part<ContactPanel>()->contact(), contact);
        QTRY_COMPARE(shown->part<ContactTable>()->currentContact(), contact);
        QCOMPARE(shown->part<ContactsPage>()->model().answeredQuery().view, View::Everyone);
        QCOMPARE(shown->part<ContactPanel>()->contact(), contact);
    }

    void keysWalkTheList()
    {
        const auto shown = show(true);
        auto* table = shown->part<ContactTable>();
        table->setFocus();
        QTest::keyClick(shown->window.get(), Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(shown->part<ContactPanel>()->contact(), table->currentContact());
        QTest::keyClick(shown->window.get(), Qt::Key_K);
        QCOMPARE(table->currentIndex().row(), 0);
        QTest::keyClick(shown->window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(shown->window->place(), Place::list(View::Follow));
        QTest::keyClick(shown->window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        // Letters typed into the search are not commands.
        QTest::keyClicks(QApplication::focusWidget(), u"jk"_s);
        QCOMPARE(shown->part<ContactsPage>()->searchText(), u"jk"_s);
    }

    void aDecisionCanBeUndoneByName()
    {
        const auto shown = show(true);
        AddressBook& book = *shown->book.book;
        auto* table = shown->part<ContactTable>();
        const ContactId first = table->currentContact();
        const auto before = book.index()->count(View::Connect);
        table->setFocus();
        QTest::keyClick(shown->window.get(), Qt::Key_L);
        QTRY_COMPARE(book.index()->count(View::Connect), before - 1);
        QTRY_VERIFY(table->currentContact() != first);

        QAction* undo = action(*shown->window, u"Undo"_s);
        QVERIFY(undo->isEnabled());
        QCOMPARE(plainName(*undo), u"Undo %1"_s.arg(book.undoName()));
        auto* toast = shown->part<Toast>();
        QCOMPARE(toast->message(), book.undoName());
        const QString name = book.undoName();

        auto* button = toast->findChild<QPushButton*>();
        QCOMPARE(button->text(), u"Undo"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(book.index()->count(View::Connect), before);
        QTRY_COMPARE(toast->message(), u"Undone: %1"_s.arg(name));
        QCOMPARE(plainName(*action(*shown->window, u"Redo"_s)), u"Redo %1"_s.arg(name));

        action(*shown->window, u"Redo"_s)->trigger();
        QTRY_COMPARE(book.index()->count(View::Connect), before - 1);
        QTRY_COMPARE(toast->message(), u"Done again: %1"_s.arg(name));
    }

    void whatIsTypedOfAContactHolds()
    {
        const auto shown = show(true);
        AddressBook& book = *shown->book.book;
        const auto* panel = shown->part<ContactPanel>();
        const ContactId first = book.index()->find({.text = {}, .view = View::People}, Progress()).front();
        shown->part<ContactsPage>()->showContact(first);
        QTRY_COMPARE(panel->contact(), first);
        const auto contact
            = [&] { return contactPage(book.database(), book.knowledge(), first, book.today())->contact; };
        const Contact before = contact();

        action(*shown->window, u"Edit contact"_s)->trigger();
        auto* dialog = shown->part<QDialog>();
        QTRY_VERIFY(dialog->isVisible());
        QPushButton* keep = nullptr;
        for (QPushButton* each : dialog->findChildren<QPushButton*>())
            keep = each->isDefault() ? each : keep;
        QVERIFY(keep && !keep->isEnabled()); // nothing is typed
        const QList<QLineEdit*> fields = dialog->findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 6);
        QCOMPARE(fields[0]->text(), before.name);
        fields[0]->clear();
        QVERIFY(!keep->isEnabled()); // nobody is without a name
        QTest::keyClicks(fields[0], u"Ada Anders"_s);
        fields[3]->selectAll();
        QTest::keyClicks(fields[3], u"Beekeeper"_s);
        QTest::mouseClick(keep, Qt::LeftButton);
        QTRY_COMPARE(contact().name, u"Ada Anders"_s);
        QCOMPARE(contact().title, u"Beekeeper"_s);
        const auto* toast = shown->part<Toast>();
        QTRY_COMPARE(toast->message(), u"Edit of Ada Anders"_s);
        const auto* list = shown->part<ContactsPage>(); // what comes next is beside it
        QVERIFY(
            QRect(list->mapTo(toast->parentWidget(), QPoint()), list->size()).contains(toast->geometry()));
        QTest::mouseClick(toast->findChild<QPushButton*>(), Qt::LeftButton); // Undo
        QTRY_COMPARE(contact(), before);
    }

    void whoIsTakenApartIsShownAndCanBePutBack()
    {
        const auto shown = show(true);
        AddressBook& book = *shown->book.book;
        const auto all = book.index()->find({.text = {}, .view = View::Everyone}, Progress());
        const auto several = std::ranges::find_if(
            all, [&book](ContactId id) { return recordsAbout(book.database(), id)->size() > 1; });
        QVERIFY(several != all.end());
        auto* table = shown->part<ContactTable>();
        const auto* panel = shown->part<ContactPanel>();
        shown->part<ContactsPage>()->showContact(*several);
        QTRY_COMPARE(panel->contact(), *several);

        action(*shown->window, u"Take apart"_s)->trigger();
        const auto* dialog = shown->part<QDialog>();
        QTRY_VERIFY(dialog->findChildren<QCheckBox*>().size() > 1);
        dialog->findChild<QCheckBox*>()->click();
        for (QPushButton* each : dialog->findChildren<QPushButton*>()) {
            if (each->isDefault())
                QTest::mouseClick(each, Qt::LeftButton);
        }
        const auto* toast = shown->part<Toast>();
        QTRY_VERIFY(toast->message().endsWith(u"taken apart"_s));
        QVERIFY(panel->contact() != *several);
        const ContactId added = panel->contact();
        QTRY_COMPARE(table->currentContact(), added);
        QCOMPARE(recordsAbout(book.database(), added)->size(), 1U);

        QTest::mouseClick(toast->findChild<QPushButton*>(), Qt::LeftButton); // Undo
        QTRY_VERIFY(recordsAbout(book.database(), added)->empty());
    }

    void whoIsChosenOtherwiseStaysAndIsAskedAbout_data()
    {
        QTest::addColumn<bool>("byArrow");
        QTest::newRow("on with J") << false;
        QTest::newRow("on with the arrow") << true;
    }

    void whoIsChosenOtherwiseStaysAndIsAskedAbout()
    {
        QFETCH(bool, byArrow);
        const auto shown = show(true);
        QTest::keyClick(shown->window.get(), Qt::Key_3, Qt::ControlModifier);
        auto* table = shown->part<ContactTable>();
        auto* panel = shown->part<ContactPanel>();
        const AddressBook& book = *shown->book.book;
        QTRY_COMPARE(
            contactPage(book.database(), book.knowledge(), panel->contact(), book.today())->advice.action,
            Action::Ask);
        const ContactId chosen = panel->contact();
        table->setFocus();
        QTest::keyClick(shown->window.get(), Qt::Key_C);
        QTRY_VERIFY(table->model()->rowCount() > 0 && table->currentContact() != 0
            && table->currentContact() != chosen); // gone from “Ask me”
        QCOMPARE(panel->contact(), chosen);
        QVERIFY(panel->asksWhatItMissed());
        QVERIFY(table->selectedContacts().empty()); // nobody else looks chosen
        const ContactId next = table->currentContact();
        if (byArrow)
            QTest::keyClick(table, Qt::Key_Down);
        else
            action(*shown->window, u"Next contact"_s)->trigger();
        QTRY_COMPARE(panel->contact(), next);
        QCOMPARE(table->selectedContacts(), std::vector<ContactId>{next}); // nobody is skipped
    }

    void keysAreAboutAllWhoAreChosen()
    {
        const auto shown = show(true);
        AddressBook& book = *shown->book.book;
        auto* table = shown->part<ContactTable>();
        const auto before = book.index()->count(View::Later);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table->selectedContacts().size(), 3U);
        QTest::keyClick(shown->window.get(), Qt::Key_L);
        QTRY_COMPARE(book.index()->count(View::Later), before + 3);
    }

    void goingSomewhereLeavesTheSearch()
    {
        const auto shown = show(true);
        QTest::keyClick(shown->window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClick(shown->window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(shown->part<ContactTable>()->hasFocus());
    }

    void contactKeysRestOnOtherPages()
    {
        const auto shown = show(true);
        const QString undo = shown->book.book->undoName();
        shown->window->go(Place::imports());
        QTest::keyClick(shown->window.get(), Qt::Key_L);
        QCOMPARE(shown->book.book->undoName(), undo);
    }

    void paletteRunsCommands()
    {
        const auto shown = show(true);
        auto* palette = shown->part<CommandPalette>();
        QTest::keyClick(shown->window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isVisible());
        QVERIFY(palette->currentAction());
        QTest::keyClicks(&palette->field(), u"orga"_s);
        QCOMPARE(palette->currentAction()->text(), u"Organisations"_s);
        QTest::keyClick(&palette->field(), Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(shown->window->place(), Place::list(View::Organisations));

        QTest::keyClick(shown->window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(&palette->field(), u"no such command"_s);
        QVERIFY(!palette->currentAction());
        QVERIFY(test::shows(*palette, u"Nothing found"_s));
        QTest::keyClick(&palette->field(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QTest::keyClick(&palette->field(), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    // The key of an action stands apart, however long its name is.
    void paletteKeepsNamesAndKeysApart()
    {
        QWidget window;
        window.resize(640, 480);
        CommandPalette palette(&window);
        QAction first(u"Search"_s);
        QAction brief(u"Undo"_s);
        QAction lengthy(u"Undo Import of Basic_LinkedInDataExport_11-01-2026 and many a file besides.zip"_s);
        brief.setShortcut(QKeySequence::Undo);
        lengthy.setShortcut(QKeySequence::Undo);
        window.show();
        palette.open({&first, &brief, &lengthy});
        QVERIFY(!test::shows(palette, u"Nothing found"_s));
        auto* list = palette.findChild<QListWidget*>();
        QTRY_VERIFY(list->visualItemRect(list->item(2)).width() > 300);
        const auto end = [list](int row) {
            const QRect rect = list->visualItemRect(list->item(row));
            return list->viewport()->grab(rect.adjusted(rect.width() - 100, 0, 0, 0)).toImage();
        };
        const int keyWidth
            = QFontMetrics(theme::font(theme::Text::Small)).horizontalAdvance(u"Ctrl+Z"_s) + theme::space;
        const QRect key(100 - theme::wideSpace - keyWidth, 0, keyWidth, end(1).height());
        QCOMPARE(end(2).copy(key), end(1).copy(key));
    }

    void everyKeyIsListedOnce()
    {
        const auto shown = show(true);
        QTest::keyClick(shown->window.get(), Qt::Key_F1);
        QTRY_VERIFY(shown->part<KeyList>() && shown->part<KeyList>()->isVisible());
        QSet<QKeySequence> keys;
        for (const QAction* menu : shown->window->menuBar()->actions()) {
            for (const QAction* found : menu->menu()->actions()) {
                if (found->shortcut().isEmpty())
                    continue;
                QVERIFY2(!keys.contains(found->shortcut()), qPrintable(found->shortcut().toString()));
                keys.insert(found->shortcut());
            }
        }
        QVERIFY(keys.size() >= 20);
        shown->part<KeyList>()->close();
    }

    void erasingAsksFirst()
    {
        const auto shown = show(true);
        const ContactId contact = shown->part<ContactPanel>()->contact();
        for (const bool yes : {false, true}) {
            action(*shown->window, u"Erase for good"_s)->trigger();
            auto* box = shown->part<QMessageBox>();
            QVERIFY(box && box->isVisible());
            for (QAbstractButton* button : box->buttons()) {
                if ((button->text() == u"Erase"_s) == yes)
                    QTest::mouseClick(button, Qt::LeftButton);
            }
            QTRY_VERIFY(!shown->part<QMessageBox>());
            if (!yes)
                QCOMPARE(contactRows(shown->book.book->database(), std::array{contact})->size(), 1U);
        }
        QTRY_VERIFY(shown->part<Toast>()->message().endsWith(u"is erased."_s));
        QVERIFY(contactRows(shown->book.book->database(), std::array{contact})->empty());
        QVERIFY(shown->book.settle());
    }

    void backsUpAndNeverOverAFile()
    {
        const auto shown = show(true);
        const QString path = shown->book.folder.filePath(u"backup.kith"_s);
        for (const QString& says : {u"Backed up to "_s, u"backup.kith"_s}) {
            action(*shown->window, u"Back up"_s)->trigger();
            auto* dialog = shown->part<QFileDialog>();
            QVERIFY(dialog);
            Q_EMIT dialog->fileSelected(path);
            dialog->close();
            QTRY_VERIFY(!shown->part<QFileDialog>());
            QTRY_VERIFY(shown->part<Toast>()->message().contains(says));
            shown->part<Toast>()->hide();
        }
        QVERIFY(QFile::exists(path));
    }

    void restoringAsksFirst()
    {
        const auto shown = show(true);
        QSignalSpy restore(shown->window.get(), &MainWindow::restoreRequested);
        action(*shown->window, u"Restore a backup"_s)->trigger();
        auto* dialog = shown->part<QFileDialog>();
        Q_EMIT dialog->fileSelected(u"/somewhere/backup.kith"_s);
        auto* box = shown->part<QMessageBox>();
        QVERIFY(box && box->text().contains(u"backup.kith"_s));
        QVERIFY(restore.isEmpty());
        for (QAbstractButton* button : box->buttons()) {
            if (button->text() == u"Restore"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(restore.value(0).value(0).toString(), u"/somewhere/backup.kith"_s);
    }

    void twoChosenAreComparedAndMerged()
    {
        const auto shown = show(true);
        auto* table = shown->part<ContactTable>();
        auto* compare = action(*shown->window, u"Merge the two chosen"_s);
        QVERIFY(!compare->isEnabled());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(compare->isEnabled());
        compare->trigger();
        QCOMPARE(shown->window->place(), Place::review());
        QTRY_VERIFY(action(*shown->window, u"Two people"_s)->isEnabled());
        QTest::keyClick(shown->window.get(), Qt::Key_D);
        QTRY_COMPARE(shown->window->place().kind, Place::Kind::List);
        QVERIFY(shown->part<Toast>()->message().contains(u"kept apart"_s));
    }

    void droppedFilesAreImported()
    {
        const auto shown = show(false);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/nowhere/Connections.csv"_s)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(shown->window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(shown->window.get(), &drop);
        QCOMPARE(shown->window->place(), Place::imports());
        QVERIFY(shown->part<ImportPage>()->isVisible());
        const auto says = [&](const QString& words) {
            for (const QLabel* label : shown->part<ImportPage>()->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(words))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says(u"Connections.csv"_s)); // there is no such file, as the page says

        QMimeData text;
        text.setText(u"no file"_s);
        QDragEnterEvent words({50, 50}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        words.ignore();
        QApplication::sendEvent(shown->window.get(), &words);
        QVERIFY(!words.isAccepted());
    }

    void theSampleSaysSoAndLeadsBack()
    {
        const auto shown = show(true, MainWindow::Kind::Sample);
        QSignalSpy back(shown->window.get(), &MainWindow::ownBookRequested);
        action(*shown->window, u"Back to my book"_s)->trigger();
        QCOMPARE(back.count(), 1);
    }

    void everythingFitsTheSmallestWindow()
    {
        const auto shown = show(true);
        shown->window->resize(960, 600);
        QTRY_COMPARE(shown->window->size(), QSize(960, 600));
        QCOMPARE(shown->window->size().expandedTo(shown->window->minimumSizeHint()), QSize(960, 600));
        for (const QPushButton* button : shown->window->findChildren<QPushButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        }
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    TestMainWindow tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_mainwindow.moc"
