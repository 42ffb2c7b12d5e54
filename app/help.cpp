#include "app/command.h"
#include "app/texts.h"

#include "app/terminal.h"

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int lineWidth = 96;

// Words of the text in lines of at most lineWidth columns, the first of which begins with `start`.
QString wrapped(const QString& start, const QString& text)
{
    const QString indent(columns(start), u' ');
    QString result;
    QString line = start;
    bool empty = true;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!empty && columns(line) + 1 + columns(word) > lineWidth) {
            result += line + u'\n';
            line = indent;
            empty = true;
        }
        line += (empty ? QString() : u" "_s) + word;
        empty = false;
    }
    return result + line + u'\n';
}

struct Term {
    QString name;
    QString meaning;
};

QString list(const std::vector<Term>& terms)
{
    int width = 0;
    for (const Term& term : terms)
        width = std::max(width, columns(term.name));
    QString text;
    for (const Term& term : terms)
        text += wrapped(u"  "_s + term.name + QString(width - columns(term.name) + 2, u' '), term.meaning);
    return text;
}

Term term(const QCommandLineOption& option)
{
    QStringList names;
    for (const QString& name : option.names())
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    const QString value = option.valueName().isEmpty() ? QString() : u' ' + option.valueName();
    return {names.join(u", "_s) + value, option.description()};
}

QString optionList(const QList<QCommandLineOption>& options)
{
    std::vector<Term> terms;
    for (const QCommandLineOption& option : options)
        terms.push_back(term(option));
    return list(terms);
}

QString heading(const QString& text, const Terminal& terminal)
{
    return u'\n' + terminal.styled(text, TextStyle::Strong) + u'\n';
}

} // namespace

QString programHelp(const Terminal& terminal)
{
    std::vector<Term> names;
    for (const Command& command : commands())
        names.push_back({command.name, command.summary});
    return wrapped(App::tr("Usage: "), App::tr("kith [--book FILE] [COMMAND …]")) + u'\n'
        + wrapped({},
            App::tr(
                "Says of everyone in your contact lists whether to follow or to connect, why, and what to "
                "write. Without a command opens the window; given files instead, the window imports them. "
                "Never "
                "goes online."))
        + heading(App::tr("Commands:"), terminal) + list(names) + heading(App::tr("Options:"), terminal)
        + optionList(commonOptions())
        + wrapped(
            {}, App::tr("Options can stand before or after the command. “kith COMMAND --help” tells more."))
              .prepend(u'\n')
        + wrapped({}, App::tr("Exit status: 0 done, 1 it did not happen, 2 wrong usage."));
}

QString commandHelp(const Command& command, const Terminal& terminal)
{
    const QString usage
        = u"kith %1 %2 [--book FILE] [--json]"_s.arg(command.name, command.synopsis).simplified();
    QString summary = command.summary;
    summary[0] = summary[0].toUpper();
    QString text = wrapped(App::tr("Usage: "), usage) + u'\n' + wrapped({}, summary + u'.');
    if (!command.details.isEmpty())
        text += wrapped({}, command.details);
    return text + heading(App::tr("Options:"), terminal) + optionList(command.options + commonOptions())
        + heading(App::tr("Example:"), terminal) + u"  "_s + command.example + u'\n';
}

} // namespace kith
