#include "app/call.h"

#include "app/command.h"
#include "app/texts.h"

#include <QCommandLineParser>

#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

QLatin1StringView codeName(ErrorCode code)
{
    constexpr std::array names{
        "not-found"_L1,
        "unreadable"_L1,
        "unwritable"_L1,
        "unknown-format"_L1,
        "damaged"_L1,
        "unsafe"_L1,
        "newer-version"_L1,
        "busy"_L1,
        "cancelled"_L1,
        "invalid"_L1,
    };
    static_assert(names.size() == static_cast<std::size_t>(ErrorCode::Invalid) + 1);
    return names[static_cast<std::size_t>(code)];
}

} // namespace

Call::Call(const Command& command, const QCommandLineParser& parser, QDate today, Terminal& terminal)
    : m_command(command), m_parser(parser),
      m_arguments(parser.positionalArguments().mid(command.name.isEmpty() ? 0 : 1)),
      m_json(parser.isSet(option::json)), m_today(today), m_terminal(terminal)
{
}

bool Call::isSet(QLatin1StringView option) const
{
    return m_parser.isSet(option);
}
QString Call::value(QLatin1StringView option) const
{
    return m_parser.value(option);
}
QStringList Call::values(QLatin1StringView option) const
{
    return m_parser.values(option);
}

int Call::done(const QJsonObject& document) const
{
    if (m_json)
        m_terminal.json(document);
    return DoneExit;
}

int Call::failed(const Error& error, const QJsonObject& more) const
{
    return reportFailure(m_terminal, m_json, error, more);
}

int Call::misused(const QString& message) const
{
    return reportMisuse(m_terminal, m_json, m_command.name, message);
}

int reportFailure(Terminal& terminal, bool json, const Error& error, const QJsonObject& more)
{
    terminal.message(error.message);
    if (json) {
        QJsonObject object{{u"code"_s, codeName(error.code)}, {u"message"_s, error.message}};
        for (auto each = more.begin(); each != more.end(); ++each)
            object.insert(each.key(), each.value());
        terminal.json({{u"error"_s, object}});
    }
    return FailedExit;
}

int reportMisuse(Terminal& terminal, bool json, QLatin1StringView command, const QString& message)
{
    const QString help = command.isEmpty() ? u"kith --help"_s : u"kith %1 --help"_s.arg(command);
    terminal.message(App::tr("%1 See “%2”.").arg(message, help));
    if (json)
        terminal.json({{u"error"_s, QJsonObject{{u"code"_s, u"usage"_s}, {u"message"_s, message}}}});
    return MisusedExit;
}

} // namespace kith
