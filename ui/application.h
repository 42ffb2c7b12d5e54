#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

class QLockFile;
class QTemporaryDir;

namespace kith
{

class AddressBook;
class ErrorWindow;
class Handover;
class MainWindow;
class Theme;
struct Knowledge;

// Runs the window until it is closed; the program's exit code. `bookPath`: empty for the user's own book.
// `sample` opens the sample network, in a book that is gone afterwards. `files` are imported.
int runWindow(int& argc, char** argv, const QString& bookPath, bool sample, const QStringList& files = {});

// Which book is open in which window. A book that cannot be opened is explained in a window, too.
class Application
{
public:
    Application(Theme& theme, QString bookPath);
    ~Application();

    void openOwnBook();
    // `path`: a book of its own that stays, filled if it is empty; none: one that is gone afterwards.
    void openSample(const QString& path = {});
    void importFiles(const QStringList& files); // into the book that is open
    // Hands the files to another Kith that has the user's own book open. False: there is none.
    bool handOver(const QStringList& files) const;

    const AddressBook* book() const { return m_book.get(); }
    MainWindow* window() const { return m_window.get(); }
    ErrorWindow* errorWindow() const { return m_error.get(); }

private:
    Result<QString> ownBookPath() const;
    void takeOver(const QStringList& files);
    Done openBook(const QString& path);
    void showWindow(bool sample);
    void fill();
    void restore(const QString& backup);
    void showError(const Error& error);
    void close();

    QObject m_context; // what the windows ask for ends with it
    Theme& m_theme;
    QString m_bookPath;
    std::shared_ptr<const Knowledge> m_knowledge;
    std::unique_ptr<QTemporaryDir> m_sampleFolder;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Handover> m_handover;
    std::unique_ptr<AddressBook> m_book;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ErrorWindow> m_error;
};

} // namespace kith
