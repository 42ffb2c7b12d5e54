#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace kith
{

// The arguments that ask for the window rather than for a command: none, files, or the sample.
struct WindowCall {
    QString book; // as the user named it; empty: the default one
    bool sample = false;
    QStringList files; // to import

    bool operator==(const WindowCall&) const = default;
};

// What main() has to know before there is an application. Nothing: the command line is asked for, or wrong.
std::optional<WindowCall> windowCall(const QStringList& arguments);

// Runs the command that the arguments name (the first one is the program), or the overview where a window was
// asked for and there is no display. Returns the exit code. Needs an application, for translations.
int runCommandLine(const QStringList& arguments);

} // namespace kith
