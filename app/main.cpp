#include "app/commandline.h"
#include "ui/application.h"

#include <QCoreApplication>
#include <QLocale>
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
        return kith::runWindow(argc, argv, window->book, window->sample, window->files);
    return runCommand(argc, argv, arguments);
}
