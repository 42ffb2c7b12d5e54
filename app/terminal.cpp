#include "app/terminal.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cstdio>
#include <unistd.h>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int millisecondsBetweenProgress = 100;

QLatin1StringView escape(TextStyle style)
{
    switch (style) {
    case TextStyle::Plain:
        break;
    case TextStyle::Strong:
        return "\x1b[1m"_L1;
    case TextStyle::Faint:
        return "\x1b[2m"_L1;
    case TextStyle::Connect:
        return "\x1b[1;34m"_L1;
    case TextStyle::Follow:
        return "\x1b[1;36m"_L1;
    case TextStyle::Ask:
        return "\x1b[1;33m"_L1;
    }
    return {};
}

void write(std::FILE* stream, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
}

bool isWide(char32_t letter)
{
    struct Range {
        char32_t first, last;
    };
    // The blocks of UAX 11 whose letters are wide; enough for names and titles.
    constexpr std::array ranges{
        Range{0x1100, 0x115F},
        Range{0x2E80, 0x303E},
        Range{0x3041, 0xA4CF},
        Range{0xAC00, 0xD7A3},
        Range{0xF900, 0xFAFF},
        Range{0xFE30, 0xFE6F},
        Range{0xFF00, 0xFF60},
        Range{0xFFE0, 0xFFE6},
        Range{0x1F300, 0x1FAFF},
        Range{0x20000, 0x3FFFD},
    };
    return std::ranges::any_of(
        ranges, [&](Range range) { return letter >= range.first && letter <= range.last; });
}

} // namespace

Terminal::Terminal()
    : m_styles(isatty(STDOUT_FILENO) && qEnvironmentVariableIsEmpty("NO_COLOR")
        && qgetenv("TERM") != QByteArrayLiteral("dumb")),
      m_progress(isatty(STDERR_FILENO))
{
}

void Terminal::line(const QString& text)
{
    endProgress();
    write(stdout, text + u'\n');
}

void Terminal::json(const QJsonObject& document)
{
    endProgress();
    write(stdout, QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Indented)));
}

void Terminal::message(const QString& text)
{
    endProgress();
    // A file's name may hold a line break or an escape; a message is one line all the same.
    write(stderr, "kith: "_L1 + cleaned(text) + u'\n');
}

void Terminal::progress(const QString& what, qint64 done, qint64 total)
{
    if (!m_progress || (m_progressShown && m_sinceProgress.elapsed() < millisecondsBetweenProgress))
        return;
    QString text = cleaned(what);
    if (total > 0)
        text = tr("%1: %2 %").arg(text, QString::number(100 * std::min(done, total) / total));
    else if (done > 0)
        text = tr("%1: %2").arg(text, QLocale().toString(done));
    write(stderr, "\r\x1b[K"_L1 + text);
    m_progressShown = true;
    m_sinceProgress.start();
}

void Terminal::endProgress()
{
    if (m_progressShown)
        write(stderr, u"\r\x1b[K"_s);
    m_progressShown = false;
}

bool Terminal::confirmed(const QString& question)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return false;
    endProgress();
    write(stderr, tr("%1 Type yes to go on: ").arg(cleaned(question)));
    std::array<char, 16> answer{};
    return std::fgets(answer.data(), answer.size(), stdin)
        && QByteArrayView(answer.data()).trimmed() == tr("yes").toUtf8();
}

QString Terminal::styled(const QString& text, TextStyle style) const
{
    if (!m_styles || style == TextStyle::Plain || text.isEmpty())
        return text;
    return escape(style) + text + "\x1b[0m"_L1;
}

bool Terminal::flush()
{
    return std::fflush(stdout) == 0 && !std::ferror(stdout);
}

int columns(QStringView text)
{
    int sum = 0;
    for (const char32_t letter : text.toUcs4()) {
        switch (QChar::category(letter)) {
        case QChar::Mark_NonSpacing:
        case QChar::Mark_Enclosing:
        case QChar::Other_Format:
            break;
        default:
            sum += isWide(letter) ? 2 : 1;
        }
    }
    return sum;
}

} // namespace kith
