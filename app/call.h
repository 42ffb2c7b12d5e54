#pragma once

#include "app/openbook.h"
#include "app/terminal.h"
#include "core/base/result.h"

#include <QDate>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace kith
{

struct Command;

// What every command may be given, beside its own options.
namespace option
{
using namespace Qt::StringLiterals;
constexpr auto book = "book"_L1;
constexpr auto json = "json"_L1;
constexpr auto help = "help"_L1;
constexpr auto version = "version"_L1;
} // namespace option

enum ExitCode { DoneExit = 0, FailedExit = 1, MisusedExit = 2 };

// One use of a command: its arguments and options, the day, and where to write. A command's function ends
// with one of done(), failed() and misused().
class Call
{
public:
    Call(const Command& command, const QCommandLineParser& parser, QDate today, Terminal& terminal);

    const QStringList& arguments() const { return m_arguments; }
    bool isSet(QLatin1StringView option) const;
    QString value(QLatin1StringView option) const; // the last one; empty: not given
    QStringList values(QLatin1StringView option) const;

    bool json() const { return m_json; }
    QString book() const { return value(option::book); } // empty: the default one
    Result<OpenBook> openBook(IfMissing ifMissing) const
    {
        return kith::openBook(book(), ifMissing, m_today);
    }
    QDate today() const { return m_today; }
    Terminal& terminal() const { return m_terminal; }

    // It is done. The document is printed where --json asks for it; without it the command has printed
    // already.
    int done(const QJsonObject& document) const;
    // It did not happen. `more` joins the error in the document of --json.
    int failed(const Error& error, const QJsonObject& more = {}) const;
    // The command line makes no sense: says so and where help is.
    int misused(const QString& message) const;

private:
    const Command& m_command;
    const QCommandLineParser& m_parser;
    QStringList m_arguments;
    bool m_json = false;
    QDate m_today;
    Terminal& m_terminal;
};

// The same for what goes wrong before there is a call. `command`: where help is, empty: the program's.
int reportFailure(Terminal& terminal, bool json, const Error& error, const QJsonObject& more = {});
int reportMisuse(Terminal& terminal, bool json, QLatin1StringView command, const QString& message);

} // namespace kith
