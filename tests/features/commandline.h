#pragma once

#include "tests/support/testdata.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace kith::test
{

using namespace Qt::StringLiterals;

// What a run of the program left behind.
struct Outcome {
    int exitCode = -1; // -1: it crashed or never started
    QString out;
    QString err;

    // Whether standard output is one JSON document, and nothing else.
    bool isJson() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out.toUtf8(), &error);
        return error.error == QJsonParseError::NoError && document.isObject();
    }
    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }

    // One line, as every message is.
    bool saysOneLine() const
    {
        return err.startsWith("kith: "_L1) && err.count(u'\n') == 1 && err.endsWith(u'\n');
    }
};

// The real program in a home of its own, without a display.
class CommandLine
{
public:
    std::function<void()> inChild; // runs in the child before the program starts

    QString path(const QString& name) const { return m_home.filePath(name); }
    QString book() const { return path(u"data/kith/book.kith"_s); } // the default one

    // Sets a process up without starting it.
    void prepare(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString& display : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(display);
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_home.path());
        process.setProgram(QStringLiteral(KITH_PROGRAM));
        process.setArguments(arguments);
        if (inChild)
            process.setChildProcessModifier(inChild);
    }

    Outcome run(const QStringList& arguments) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start(QIODevice::ReadOnly);
        if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    // Everything that the default book holds, to compare before and after.
    QByteArray contents() const
    {
        const Outcome exported = run({u"export"_s, path(u"contents.json"_s)});
        const Outcome log = run({u"log"_s, u"--json"_s});
        return exported.exitCode == 0 ? readFile(path(u"contents.json"_s)) + log.out.toUtf8() : QByteArray();
    }

private:
    QTemporaryDir m_home;
};

inline QString fixture(const QString& name)
{
    return dataPath(u"features/commandline/"_s + name);
}

} // namespace kith::test

// Fails the test with all that the program said, unless it ended as expected.
inline void verifyExit(const kith::test::Outcome& outcome, int exitCode)
{
    QVERIFY2(outcome.exitCode == exitCode,
        qPrintable(QStringLiteral("exit %1\n%2\n%3").arg(outcome.exitCode).arg(outcome.out, outcome.err)));
}
