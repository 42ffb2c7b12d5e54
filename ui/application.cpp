#include "ui/application.h"

#include "core/book/addressbook.h"
#include "core/book/keepbook.h"
#include "ui/handover.h"
#include "ui/mainwindow.h"
#include "ui/shared/liveprogress.h"
#include "ui/shared/progressstrip.h"
#include "ui/shared/theme.h"
#include "ui/shared/whenfinished.h"
#include "ui/shell/errorwindow.h"
#include "ui/shell/toast.h"

#include <QApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTranslator>

#include <numeric>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int handoverPatience = 3000; // ms

// Held while a window has the book open.
QString windowLock(const QString& bookPath)
{
    return bookPath + u".window"_s;
}

QString say(const char* text)
{
    return QCoreApplication::translate("Application", text);
}

// The user's language where there is one, else English, which holds the plural forms; the toolkit's own words
// in the same language.
void loadTranslations(QApplication& application)
{
    auto* words = new QTranslator(&application);
    if (words->load(QLocale(), u"kith"_s, u"_"_s, u":/i18n"_s) || words->load(u":/i18n/kith_en.qm"_s))
        QApplication::installTranslator(words);
    auto* toolkit = new QTranslator(&application);
    if (toolkit->load(QLocale(words->language()), u"qtbase"_s, u"_"_s,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(toolkit);
}

} // namespace

int runWindow(int& argc, char** argv, const QString& bookPath, bool sample, const QStringList& files)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"kith"_s);
    QApplication::setApplicationDisplayName(u"Kith"_s);
    QApplication::setApplicationVersion(QStringLiteral(KITH_VERSION));
    QApplication::setOrganizationName(u"kith"_s);
    QApplication::setDesktopFileName(u"org.kith.Kith"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/ui/kith.svg"_s));
    loadTranslations(application);

    Theme theme;
    Application kith(theme, sample ? QString() : bookPath);
    if (!sample && kith.handOver(files))
        return 0;
    if (sample)
        kith.openSample(bookPath);
    else
        kith.openOwnBook();
    kith.importFiles(files);
    return QApplication::exec();
}

Application::Application(Theme& theme, QString bookPath) : m_theme(theme), m_bookPath(std::move(bookPath)) { }

Application::~Application()
{
    close();
}

void Application::close()
{
    m_window.reset();
    m_error.reset();
    m_handover.reset();
    m_book.reset();
    m_lock.reset();
    m_sampleFolder.reset();
}

void Application::openOwnBook()
{
    close();
    const Result<QString> path = ownBookPath();
    if (!path)
        return showError(path.error());
    if (const Done opened = openBook(*path); !opened)
        return showError(opened.error());
    showWindow(false);
    m_handover = std::make_unique<Handover>(*path);
    QObject::connect(m_handover.get(), &Handover::received, m_window.get(),
        [this](const QStringList& files) { takeOver(files); });
}

Result<QString> Application::ownBookPath() const
{
    return m_bookPath.isEmpty() ? defaultBookPath() : Result<QString>(m_bookPath);
}

bool Application::handOver(const QStringList& files) const
{
    const Result<QString> path = ownBookPath();
    if (!path || !QFileInfo::exists(windowLock(*path)))
        return false;
    QLockFile lock(windowLock(*path));
    lock.setStaleLockTime(0);
    if (lock.tryLock())
        return false; // nobody has it open
    return Handover::give(*path, files, handoverPatience);
}

void Application::takeOver(const QStringList& files)
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->raise();
    m_window->activateWindow();
    QApplication::alert(m_window.get()); // where a window may not come to the front by itself
    m_window->importFiles(files);
}

void Application::openSample(const QString& named)
{
    close();
    QString path = named;
    if (path.isEmpty()) {
        m_sampleFolder = std::make_unique<QTemporaryDir>();
        if (!m_sampleFolder->isValid())
            return showError({ErrorCode::Unwritable,
                say(QT_TRANSLATE_NOOP(
                    "Application", "The folder for temporary files takes no sample network.")),
                m_sampleFolder->errorString()});
        path = m_sampleFolder->filePath(u"sample.kith"_s);
    }
    if (const Done opened = openBook(path); !opened)
        return showError(opened.error());
    showWindow(true);
    const auto counts = countsByAction(m_book->database());
    if (!counts || std::accumulate(counts->begin(), counts->end(), qint64(0)) == 0)
        fill();
}

void Application::fill()
{
    auto* progress = new LiveProgress(m_window.get());
    m_window->progressStrip().start(
        say(QT_TRANSLATE_NOOP("Application", "Making up the sample network")), progress);
    whenFinished(
        m_window.get(), m_book->fillWithSample(progress->shared()), [this, progress](const Done& filled) {
            m_window->progressStrip().finish();
            progress->deleteLater();
            if (!filled)
                m_window->toast().complain(filled.error().message);
        });
}

Done Application::openBook(const QString& path)
{
    // Two windows on one book would each show what the other has changed already.
    auto lock = std::make_unique<QLockFile>(windowLock(path));
    lock->setStaleLockTime(0);
    if (!lock->tryLock() && lock->error() == QLockFile::LockFailedError)
        return failure(ErrorCode::Busy,
            say(QT_TRANSLATE_NOOP("Application",
                    "%1 is open in another Kith window. Go on there, or close it and try again."))
                .arg(path));
    if (!m_knowledge) {
        auto knowledge = Knowledge::load();
        if (!knowledge)
            return tl::unexpected(knowledge.error());
        m_knowledge = std::move(*knowledge);
    }
    auto book = AddressBook::open(path, m_knowledge, QDate::currentDate());
    if (!book)
        return tl::unexpected(book.error());
    m_lock = std::move(lock);
    m_book = std::move(*book);
    return {};
}

void Application::importFiles(const QStringList& files)
{
    if (m_window)
        m_window->importFiles(files);
}

void Application::showWindow(bool sample)
{
    m_window = std::make_unique<MainWindow>(
        *m_book, m_theme, sample ? MainWindow::Kind::Sample : MainWindow::Kind::OwnBook);
    // Queued: the window that asks is replaced by what it asks for.
    QObject::connect(
        m_window.get(), &MainWindow::sampleRequested, &m_context, [this] { openSample(); },
        Qt::QueuedConnection);
    QObject::connect(
        m_window.get(), &MainWindow::ownBookRequested, &m_context, [this] { openOwnBook(); },
        Qt::QueuedConnection);
    QObject::connect(
        m_window.get(), &MainWindow::restoreRequested, &m_context,
        [this](const QString& backup) { restore(backup); }, Qt::QueuedConnection);
    m_window->show();
}

// The book is closed meanwhile: nothing may hold a connection to it.
void Application::restore(const QString& backup)
{
    const QString path = m_book->path();
    close();
    const Result<QString> kept = restoreBook(path, backup);
    openOwnBook();
    if (!m_window)
        return;
    if (kept)
        m_window->toast().say(
            say(QT_TRANSLATE_NOOP("Application", "Restored. The book of before is kept as %1.")).arg(*kept));
    else
        m_window->toast().complain(kept.error().message);
}

void Application::showError(const Error& error)
{
    close();
    m_error = std::make_unique<ErrorWindow>(error);
    QObject::connect(
        m_error.get(), &ErrorWindow::retryRequested, &m_context, [this] { openOwnBook(); },
        Qt::QueuedConnection);
    QObject::connect(
        m_error.get(), &ErrorWindow::sampleRequested, &m_context, [this] { openSample(); },
        Qt::QueuedConnection);
    m_error->show();
}

} // namespace kith
