#pragma once

#include "app/call.h"

#include <QCommandLineOption>
#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringView>

#include <vector>

namespace kith
{

// A command of the program: one function in app/commands/, one entry in the catalogue, one example in its
// help.
struct Command {
    QLatin1StringView name; // empty: the program without a command
    QString synopsis; // what may follow the name, such as "FILE… [--event NAME]"
    QString summary; // one line for the list of commands
    QString details; // a paragraph for the command's own help; may be empty
    QString example; // a command line
    int fewest = 0; // arguments
    int most = 0; // -1: any number
    QList<QCommandLineOption> options; // its own
    int (*run)(const Call& call) = nullptr; // the exit code
};

// Every command in the order of help; translated when called.
std::vector<Command> commands();

// The program without a command, where no window can open.
Command overviewCommand();

// --book, --json, --help, --version.
QList<QCommandLineOption> commonOptions();

// Usage, options and an example; of the program and of a command.
QString programHelp(const Terminal& terminal);
QString commandHelp(const Command& command, const Terminal& terminal);

// The name that was probably meant, or empty.
QString closestCommand(QStringView typed);

// Ways to show and change the book; each is described by its entry in the catalogue.
int runImport(const Call& call);
int runImports(const Call& call);
int runRemove(const Call& call);
int runMe(const Call& call);
int runAdvise(const Call& call);
int runShow(const Call& call);
int runDecide(const Call& call);
int runAnswer(const Call& call);
int runDraft(const Call& call);
int runExport(const Call& call);
int runUndo(const Call& call);
int runRedo(const Call& call);
int runLog(const Call& call);
int runCheck(const Call& call);
int runBackup(const Call& call);
int runRestore(const Call& call);
int runRules(const Call& call);
int runReview(const Call& call);
int runMerge(const Call& call);
int runApart(const Call& call);
int runSplit(const Call& call);
int runEdit(const Call& call);
int runErase(const Call& call);
int runSample(const Call& call);
int runOverview(const Call& call);

} // namespace kith
