#include "tests/bench/firstframe.h"

#include "core/book/addressbook.h"
#include "ui/mainwindow.h"
#include "ui/shared/theme.h"

#include <QApplication>
#include <QDate>
#include <QEvent>

#include <cstdlib>

namespace kith::bench
{
namespace
{

// Ends the process when the widget has been painted: what follows the paint event is the flush to the screen.
class FirstFrame : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::UpdateRequest)
            QMetaObject::invokeMethod(
                this, [] { std::_Exit(EXIT_SUCCESS); }, Qt::QueuedConnection);
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

int showFirstFrame(int& argc, char** argv, const QString& bookPath)
{
    QApplication application(argc, argv);
    FirstFrame firstFrame;
    if (bookPath.isEmpty()) {
        QWidget empty;
        empty.resize(1200, 800);
        empty.installEventFilter(&firstFrame);
        empty.show();
        return QApplication::exec();
    }
    const auto knowledge = Knowledge::load();
    if (!knowledge)
        qFatal("%s", qPrintable(knowledge.error().message));
    Theme theme;
    const auto book = AddressBook::open(bookPath, *knowledge, QDate(2026, 11, 20));
    if (!book)
        qFatal("%s", qPrintable(book.error().message));
    MainWindow window(**book, theme);
    window.installEventFilter(&firstFrame);
    window.show();
    return QApplication::exec();
}

} // namespace kith::bench
