#include "core/book/addressbook.h"
#include "core/book/keepbook.h"
#include "tests/support/gui.h"
#include "ui/application.h"
#include "ui/handover.h"
#include "ui/mainwindow.h"
#include "ui/shared/theme.h"
#include "ui/shell/errorwindow.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/toast.h"
#include "ui/shell/welcomepage.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace kith;

// Which book opens in which window, and what is said when none does.
class TestApplication : public QObject
{
    Q_OBJECT

private:
    static QString said(const ErrorWindow* window)
    {
        QStringList texts;
        for (const QLabel* label : window->findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    // Whether nothing is under way any more.
    static bool settled(const Application& kith)
    {
        return kith.book() && kith.book()->index() && !kith.book()->busy();
    }

    static std::vector<ContactId> everyone(const Application& kith)
    {
        const Progress progress;
        return kith.book()->index()->find({}, progress);
    }

    Theme m_theme;

private Q_SLOTS:
    void aNewBookWelcomes()
    {
        const QTemporaryDir folder;
        Application kith(m_theme, folder.filePath(u"book.kith"_s));
        kith.openOwnBook();
        QVERIFY(kith.window() && !kith.errorWindow());
        QTRY_VERIFY(kith.window()->findChild<WelcomePage*>()->isVisible());
        QTRY_VERIFY(settled(kith));
    }

    void anOpenBookIsNotOpenedTwice()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"book.kith"_s);
        Application first(m_theme, path);
        first.openOwnBook();
        QTRY_VERIFY(settled(first));
        Application second(m_theme, path);
        second.openOwnBook();
        QVERIFY(!second.window());
        QVERIFY2(said(second.errorWindow()).contains(u"is open in another Kith window"_s),
            qPrintable(said(second.errorWindow())));
    }

    void aFileThatIsNoBookIsExplainedAndTriedAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"book.kith"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("this is a letter to my aunt\n").repeated(100));
        file.close();
        Application kith(m_theme, path);
        kith.openOwnBook();
        QVERIFY(!kith.window() && kith.errorWindow());
        QVERIFY(said(kith.errorWindow()).contains(path));
        QVERIFY(file.remove());
        Q_EMIT kith.errorWindow()->retryRequested();
        QTRY_VERIFY(kith.window() && !kith.errorWindow());
        QTRY_VERIFY(settled(kith));
    }

    void filesAreHandedToTheKithThatIsOpen()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"book.kith"_s);
        QFile list(folder.filePath(u"Connections.csv"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("First Name,Last Name,Connected On\nMara,Lindqvist,12 Mar 2021\n");
        list.close();
        QVERIFY(!Application(m_theme, path).handOver({})); // there is none yet
        Application kith(m_theme, path);
        kith.openOwnBook();
        QTRY_VERIFY(settled(kith));
        bool taken = false;
        const std::unique_ptr<QThread> other(
            QThread::create([&] { taken = Handover::give(path, {list.fileName()}, 60000); }));
        other->start();
        QTRY_COMPARE(kith.window()->place(), Place::imports());
        QVERIFY(other->wait());
        QVERIFY(taken);
        QTRY_VERIFY(settled(kith));
    }

    void nobodyTakesFilesWhereNothingIsOpen()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"book.kith"_s);
        QVERIFY(!Handover::give(path, {}, 0));
        QVERIFY(QDir().mkpath(path + u".handover"_s)); // of a Kith that ended early
        QVERIFY(!Handover::give(path, {}, 0));
        QVERIFY(QDir(path + u".handover"_s).isEmpty());
    }

    void aBackupIsRestored()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"book.kith"_s);
        const QString backup = folder.filePath(u"backup.kith"_s);
        Application kith(m_theme, path);
        kith.openSample(path);
        QTRY_VERIFY_WITH_TIMEOUT(settled(kith) && kith.book()->index()->size() > 0, 60000);
        QVERIFY(backupBook(kith.book()->database(), backup));
        const ContactId someone = everyone(kith).front();
        kith.openOwnBook();
        QTRY_VERIFY(settled(kith));
        const MainWindow* before = kith.window();
        Q_EMIT kith.window()->restoreRequested(folder.filePath(u"nothing.kith"_s));
        QTRY_VERIFY(kith.window() && kith.window() != before);
        QVERIFY(kith.window()->toast().message().contains(u"nothing.kith"_s));
        QTRY_VERIFY(settled(kith));
        before = kith.window();
        Q_EMIT kith.window()->restoreRequested(backup);
        QTRY_VERIFY(kith.window() && kith.window() != before);
        QVERIFY(kith.window()->toast().message().startsWith(u"Restored."_s));
        QTRY_VERIFY(settled(kith));
        QVERIFY(contactRows(kith.book()->database(), std::array{someone})->size() == 1);
    }

    void theSampleComesAndGoes()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"book.kith"_s);
        Application kith(m_theme, path);
        kith.openOwnBook();
        QTRY_VERIFY(settled(kith));
        Q_EMIT kith.window()->sampleRequested();
        QTRY_VERIFY_WITH_TIMEOUT(kith.window() && kith.window()->place() == Place::list(View::Connect)
                && kith.window()->findChild<SideBar*>()->isVisible(),
            60000);
        QTRY_VERIFY(settled(kith));
        Q_EMIT kith.window()->ownBookRequested();
        QTRY_VERIFY(kith.window()->findChild<WelcomePage*>()->isVisible());
        QTRY_VERIFY(settled(kith));
    }

    void theSampleCanStay()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"sample.kith"_s);
        for (int time = 0; time < 2; ++time) {
            Application kith(m_theme, folder.filePath(u"own.kith"_s));
            kith.openSample(path);
            QTRY_VERIFY_WITH_TIMEOUT(settled(kith) && kith.book()->index()->size() > 0, 60000);
        }
        QVERIFY(QFile::exists(path));
    }
};

int main(int argc, char** argv)
{
    const test::GuiHome home;
    QApplication application(argc, argv);
    TestApplication tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_application.moc"
