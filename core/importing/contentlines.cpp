#include "core/importing/contentlines.h"

#include "core/base/text.h"
#include "core/importing/texts.h"

#include <algorithm>

namespace kith
{

namespace
{

bool endsParameter(QChar c)
{
    return c == u';' || c == u':';
}

// RFC 6868: ^n is a line break, ^^ a caret, ^' a quotation mark; any other caret stands for itself.
QString withoutCarets(const QString& value)
{
    if (!value.contains(u'^'))
        return value;
    QString out;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar next = i + 1 < value.size() ? value[i + 1] : QChar();
        const bool escape = value[i] == u'^' && (next == u'n' || next == u'^' || next == u'\'');
        out += !escape ? value[i] : next == u'n' ? u'\n' : next == u'^' ? u'^' : u'"';
        i += escape ? 1 : 0;
    }
    return out;
}

// Whether the quotation mark there may close a parameter's value.
bool mayClose(QStringView text, qsizetype mark)
{
    return mark + 1 == text.size() || endsParameter(text[mark + 1]) || text[mark + 1] == u',';
}

// The last quotation mark of the line that may close a value, or -1: behind it none needs to be looked for.
qsizetype lastClosingQuote(QStringView text)
{
    qsizetype mark = text.lastIndexOf(u'"');
    while (mark > 0 && !mayClose(text, mark))
        mark = text.lastIndexOf(u'"', mark - 1);
    return mark >= 0 && mayClose(text, mark) ? mark : -1;
}

// Where the quotation mark that opens at `from` is closed; there is a mark behind it that may close it.
qsizetype closingQuote(QStringView text, qsizetype from)
{
    qsizetype mark = text.indexOf(u'"', from + 1);
    while (!mayClose(text, mark))
        mark = text.indexOf(u'"', mark + 1);
    return mark;
}

// The parameter's value from `at` on, which moves to the `;` or `:` behind it.
QString parameterValue(QStringView text, qsizetype lastClosing, qsizetype& at)
{
    QString value;
    for (;;) {
        const qsizetype start = at;
        while (at < text.size() && !endsParameter(text[at]) && (text[at] != u'"' || at >= lastClosing))
            ++at;
        value += text.sliced(start, at - start);
        if (at == text.size() || text[at] != u'"')
            return withoutCarets(value.trimmed());
        const qsizetype close = closingQuote(text, at);
        value += text.sliced(at + 1, close - at - 1);
        at = close + 1;
    }
}

// Names are ASCII: another letter has no upper case that would make it one.
QString upperCase(QStringView name)
{
    QString upper = name.toString();
    for (QChar& c : upper)
        c = c >= u'a' && c <= u'z' ? QChar(c.unicode() - 32) : c;
    return upper;
}

} // namespace

QString ContentLine::parameter(QLatin1StringView parameterName) const
{
    const auto found = std::ranges::find(parameters, parameterName, &std::pair<QString, QString>::first);
    return found == parameters.end() ? QString() : found->second;
}

QByteArray ContentLine::valueBytes() const
{
    return bytes.isEmpty() ? value.toUtf8() : kith::valueBytes(bytes, text, valueAt).toByteArray();
}

LineParts::LineParts(QStringView text)
{
    const auto toEnd = [text](qsizetype at, QChar other) {
        while (at < text.size() && text[at] != other && !endsParameter(text[at]))
            ++at;
        return at;
    };
    qsizetype at = toEnd(0, u':');
    name = text.first(at).trimmed();
    const qsizetype lastClosing = at < text.size() && text[at] == u';' ? lastClosingQuote(text) : -1;
    while (at < text.size() && text[at] == u';') {
        const qsizetype start = at + 1;
        at = toEnd(start, u'=');
        Parameter& parameter = parameters.emplace_back();
        parameter.name = text.sliced(start, at - start).trimmed();
        if (at < text.size() && text[at] == u'=')
            parameter.value = parameterValue(text, lastClosing, ++at);
    }
    valueAt = std::min(at + 1, text.size());
    value = text.sliced(valueAt);
}

ContentLine contentLine(const QString& text)
{
    const LineParts parts(text);
    ContentLine line;
    line.text = text;
    line.name = upperCase(parts.name);
    for (const LineParts::Parameter& parameter : parts.parameters)
        line.parameters.emplace_back(upperCase(parameter.name), parameter.value);
    line.valueAt = parts.valueAt;
    line.value = parts.value.toString();
    return line;
}

QByteArrayView valueBytes(QByteArrayView line, QStringView text, qsizetype valueAt)
{
    const bool plain = line.size() == text.size(); // one byte a letter
    return line.sliced(plain ? valueAt : LineParts(QString::fromLatin1(line)).valueAt);
}

QString unescaped(const QString& value)
{
    if (!value.contains(u'\\'))
        return value;
    QString out;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] != u'\\' || i + 1 == value.size()) {
            out += value[i];
            continue;
        }
        const QChar next = value[++i];
        out += next == u'n' || next == u'N' ? QChar(u'\n') : next;
    }
    return out;
}

Result<bool> ContentLines::read()
{
    const Result<bool> more = m_lines.next();
    if (!more || !*more)
        return more;
    const QByteArrayView line = m_lines.line();
    if (QUtf8StringView(line.data(), line.size()).isValidUtf8()) {
        setUtf8(m_text, line);
    } else {
        if (!m_codePage)
            m_codePage = guessCodePage(line.toByteArray() + '\n' + m_lines.upcoming());
        m_text = fromCodePage(*m_codePage, line);
    }
    return true;
}

Result<std::optional<ContentLine>> ContentLines::next()
{
    const Result<bool> more = read();
    if (!more)
        return tl::unexpected(more.error());
    if (!*more)
        return std::nullopt;
    ContentLine line = contentLine(m_text);
    line.bytes = bytes().toByteArray();
    return line;
}

std::vector<Issue> issuesOf(const ContentLines& lines, bool foundForeign)
{
    std::vector<Issue> issues;
    if (foundForeign) {
        issues.push_back({Severity::Warning, 0, 0,
            Importing::tr(
                "Some lines are not UTF-8. They were read as %1; look whether letters are right. If "
                "not, export the file as UTF-8 and import that.")
                .arg(lines.codePage().value_or(CodePage()).title)});
    }
    if (lines.tooLong() > 0) {
        issues.push_back({Severity::Warning, 0, 0,
            Importing::tr("%n lines are too long and were cut.", nullptr, lines.tooLong())});
    }
    return issues;
}

} // namespace kith
