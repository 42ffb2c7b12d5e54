#include "app/command.h"
#include "app/commandline.h"
#include "app/openbook.h"
#include "ui/application.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTemporaryDir>
#include <QTranslator>

#include <csignal>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace
{

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

QStringList argumentList(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

int openWindow(int& argc, char** argv, const kith::WindowCall& call)
{
    QTemporaryDir folder; // for the sample, unless the user named a book to keep it in
    const kith::Result<QString> path
        = call.sample && call.book.isEmpty() ? folder.filePath(u"sample.kith"_s) : kith::bookPath(call.book);
    kith::Terminal terminal;
    if (!path)
        return kith::reportFailure(terminal, false, path.error());
    return kith::runWindow(argc, argv, *path, call.sample);
}

int runCommand(int& argc, char** argv, const QStringList& arguments)
{
    // Qt warns where the locale is not installed or not UTF-8. It copes, and to the user that is no news.
    const QtMessageHandler before
        = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    const QCoreApplication application(argc, argv);
    qInstallMessageHandler(before);

    QTranslator translator;
    if (translator.load(QLocale(), u"kith"_s, u"_"_s, u":/i18n"_s) || translator.load(u":/i18n/kith_en.qm"_s))
        QCoreApplication::installTranslator(&translator);
    return kith::runCommandLine(arguments);
}

} // namespace

int main(int argc, char** argv)
{
    umask(077); // nobody else may read what Kith writes
    std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is an error to report, as a full disk is

    const QStringList arguments = argumentList(argc, argv);
    const std::optional<kith::WindowCall> window = kith::windowCall(arguments);
    if (window && hasDisplay())
        return openWindow(argc, argv, *window);
    return runCommand(argc, argv, arguments);
}
