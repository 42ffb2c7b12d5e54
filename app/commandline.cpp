#include "app/commandline.h"

#include "app/command.h"
#include "app/texts.h"

#include <QCommandLineParser>
#include <QDate>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Knows the options of all commands, so that it can tell the command from the values of options before it.
void addEveryOption(QCommandLineParser& parser)
{
    parser.addOptions(commonOptions());
    QStringList known;
    for (const Command& command : commands()) {
        for (const QCommandLineOption& option : command.options) {
            if (!std::exchange(known, known + option.names()).contains(option.names().constFirst()))
                parser.addOption(option);
        }
    }
}

std::optional<Command> findCommand(const QString& name)
{
    const std::vector<Command> known = commands();
    const auto found = std::ranges::find_if(known, [&](const Command& each) { return each.name == name; });
    return found == known.end() ? std::nullopt : std::optional(*found);
}

bool isHelpWord(const QString& word)
{
    return word == "help"_L1;
}

QString unknownCommand(const QString& typed)
{
    if (QFileInfo::exists(typed))
        return App::tr("“%1” is no command. To read the file: “kith import %1”.").arg(typed);
    if (!QFileInfo(typed).suffix().isEmpty() || typed.contains(u'/'))
        return App::tr("There is no file “%1”.").arg(typed);
    const QString closest = closestCommand(typed);
    return closest.isEmpty() ? App::tr("“%1” is no command.").arg(typed)
                             : App::tr("“%1” is no command. Did you mean “%2”?").arg(typed, closest);
}

// What is wrong with the options, or nothing.
QString wrongOptions(const QCommandLineParser& parser, const QString& command)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (!unknown.isEmpty()) {
        const QString name = (unknown.first().size() == 1 ? u"-"_s : u"--"_s) + unknown.first();
        return command.isEmpty() ? App::tr("There is no option %1.").arg(name)
                                 : App::tr("“kith %1” has no option %2.").arg(command, name);
    }
    return parser.errorText();
}

QString wrongArguments(const Command& command, qsizetype count)
{
    if (count < command.fewest)
        return App::tr("Something is missing: kith %1 %2.").arg(command.name, command.synopsis);
    if (command.most == 0 && count > 0)
        return App::tr("“kith %1” takes no arguments.").arg(command.name);
    if (command.most >= 0 && count > command.most)
        return App::tr("“kith %1” takes one argument: kith %1 %2.").arg(command.name, command.synopsis);
    return {};
}

// Runs the command; nobody wants a result that did not reach its place.
int run(const Command& command, const QCommandLineParser& parser, Terminal& terminal)
{
    const int code = command.run(Call(command, parser, QDate::currentDate(), terminal));
    terminal.endProgress();
    if (!terminal.flush() && code == DoneExit) {
        terminal.message(App::tr("The output cannot be written. Is the disk full?"));
        return FailedExit;
    }
    return code;
}

int print(Terminal& terminal, const QString& text)
{
    terminal.line(text.trimmed());
    return terminal.flush() ? DoneExit : FailedExit;
}

} // namespace

std::optional<WindowCall> windowCall(const QStringList& arguments)
{
    QCommandLineParser parser;
    addEveryOption(parser);
    if (!parser.parse(arguments))
        return std::nullopt;
    const QStringList options = parser.optionNames();
    const bool onlyBook
        = std::ranges::all_of(options, [](const QString& name) { return name == option::book; });
    const QStringList positional = parser.positionalArguments();
    const bool sample = positional == QStringList{u"sample"_s};
    const bool files = std::ranges::all_of(
        positional, [](const QString& word) { return !findCommand(word) && QFileInfo::exists(word); });
    if (!onlyBook || !(sample || files))
        return std::nullopt;
    return WindowCall{parser.value(option::book), sample, files ? positional : QStringList()};
}

int runCommandLine(const QStringList& arguments)
{
    Terminal terminal;
    QCommandLineParser all;
    addEveryOption(all);
    const bool understood = all.parse(arguments);
    // Also where the rest makes no sense: who asks for JSON gets the error as JSON.
    const bool json = all.isSet(option::json);
    QStringList positional = all.positionalArguments();
    const bool help = all.isSet(option::help) || (!positional.isEmpty() && isHelpWord(positional.first()));
    if (!positional.isEmpty() && isHelpWord(positional.first()))
        positional.removeFirst();

    Command command = overviewCommand();
    if (!positional.isEmpty()) {
        const std::optional<Command> found = findCommand(positional.first());
        if (!found)
            return reportMisuse(terminal, json, {}, unknownCommand(positional.first()));
        command = *found;
    }
    if (!understood)
        return reportMisuse(terminal, json, command.name, wrongOptions(all, {}));
    if (help)
        return print(
            terminal, command.name.isEmpty() ? programHelp(terminal) : commandHelp(command, terminal));
    if (all.isSet(option::version))
        return print(terminal, u"kith "_s + QStringLiteral(KITH_VERSION));

    QCommandLineParser own;
    own.addOptions(commonOptions() + command.options);
    if (!own.parse(arguments)) {
        const QString problem
            = command.name.isEmpty() ? App::tr("There is no command.") : wrongOptions(own, command.name);
        return reportMisuse(terminal, json, command.name, problem);
    }
    const qsizetype count = command.name.isEmpty() ? 0 : positional.size() - 1;
    if (const QString problem = wrongArguments(command, count); !problem.isEmpty())
        return reportMisuse(terminal, json, command.name, problem);
    return run(command, own, terminal);
}

} // namespace kith
