#include "tests/support/bookdump.h"
#include "tests/support/gui.h"
#include "tests/support/testdata.h"
#include "tests/ui/panels.h"
#include "tests/ui/straywindows.h"
#include "ui/advising/contactpanel.h"
#include "ui/advising/notefield.h"
#include "ui/contacts/contacttable.h"
#include "ui/importing/importpage.h"
#include "ui/mainwindow.h"
#include "ui/shared/theme.h"
#include "ui/shell/welcomepage.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace kith;
using test::button;
using test::shows;

// What a person does from the first start on, with nothing but the window: drop the files, look at what they
// would do, import them, read the advice, copy the note, say that it was sent, export, and take everything
// back.
class TestJourney : public QObject
{
    Q_OBJECT

private:
    void openWindow()
    {
        m_window.reset();
        QVERIFY(m_book->settle());
        m_window = std::make_unique<MainWindow>(*m_book->book, m_theme);
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    template <typename T>
    T* part() const
    {
        return m_window->findChild<T*>();
    }

    qsizetype count(View view) const
    {
        return m_book->book->index() ? m_book->book->index()->count(view) : 0;
    }

    void undo()
    {
        QVERIFY(m_book->settle());
        const QString name = m_book->book->undoName();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY2(m_book->book->undoName() != name, qPrintable(name));
        QVERIFY(m_book->settle());
    }

    Theme m_theme;
    std::unique_ptr<test::Panels> m_book;
    std::unique_ptr<MainWindow> m_window;

private Q_SLOTS:
    void fromTheFilesToTheAdviceAndBack()
    {
        const test::StrayWindows stray;
        m_book = std::make_unique<test::Panels>();
        openWindow();
        const QByteArray empty = test::dump(m_book->book->database());

        const QString sample = QStringLiteral(KITH_SOURCE_DIR) + u"/resources/sample/"_s;
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(sample + u"LinkedInDataExport"_s),
            QUrl::fromLocalFile(sample + u"google-contacts.csv"_s)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QDropEvent drop({50, 50}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_VERIFY(shows(*m_window, u"What would happen"_s));
        QCOMPARE(test::dump(m_book->book->database()), empty);
        QTest::mouseClick(button(*m_window, u"Import"_s), Qt::LeftButton);
        QTRY_VERIFY(button(*m_window, u"See the people"_s));
        QVERIFY(m_book->settle());
        const QByteArray imported = test::dump(m_book->book->database());

        QTest::mouseClick(button(*m_window, u"See the people"_s), Qt::LeftButton);
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->place(), Place::list(View::Connect));
        auto* table = part<ContactTable>();
        QTRY_VERIFY(table->currentContact() != 0);
        const ContactId contact = table->currentContact();
        const ContactPage page = m_book->page(contact);
        QVERIFY(shows(*m_window, page.contact.name));
        QVERIFY(!page.advice.reasons.empty());
        for (const Reason& reason : page.advice.reasons)
            QVERIFY2(shows(*part<ContactPanel>(), reason.says), qPrintable(reason.says));

        QVERIFY(!page.note.isEmpty());
        QCOMPARE(part<NoteField>()->text(), page.note);
        part<NoteField>()->copyAction()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), page.note);
        const qsizetype toConnect = count(View::Connect);
        table->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_S);
        QTRY_COMPARE(count(View::Connect), toConnect - 1);
        QTRY_COMPARE(table->model()->rowCount(), static_cast<int>(toConnect - 1));
        const Gate shut = page.advice.acceptsInvitation() ? Gate::Connected : Gate::Pending;
        QVERIFY(m_book->page(contact).advice.gate == shut);

        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<QDialog*>());
        auto* dialog = m_window->findChild<QDialog*>();
        const QString exported = m_book->folder.filePath(u"advice.csv"_s);
        dialog->findChild<QLineEdit*>()->setText(exported);
        QTest::mouseClick(button(*dialog, u"Export"_s), Qt::LeftButton);
        QTRY_VERIFY(button(*dialog, u"Done"_s));
        QTest::mouseClick(button(*dialog, u"Done"_s), Qt::LeftButton);
        QTRY_VERIFY(!m_window->findChild<QDialog*>());
        QCOMPARE(
            test::readFile(exported).count('\n'), static_cast<int>(toConnect)); // a head, and all but the one

        // Also after a restart.
        m_window.reset();
        m_book->reopen();
        openWindow();
        QTRY_COMPARE(count(View::Connect), toConnect - 1);
        undo();
        QCOMPARE(test::dump(m_book->book->database()), imported);
        undo();
        QCOMPARE(test::dump(m_book->book->database()), empty);
        QTRY_VERIFY(part<WelcomePage>()->isVisible());
        QCOMPARE(stray.found(), QStringList());
        m_window.reset();
        m_book.reset();
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    TestJourney tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_journey.moc"
