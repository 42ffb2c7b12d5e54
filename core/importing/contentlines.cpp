#include "core/importing/contentlines.h"

#include "core/importing/encoding.h"
#include "core/importing/texts.h"

#include <QStringView>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 blockSize = 64 * 1024;

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

// Where the quotation mark that opens at `from` is closed, or -1.
qsizetype closingQuote(QStringView text, qsizetype from)
{
    for (qsizetype at = text.indexOf(u'"', from + 1); at >= 0; at = text.indexOf(u'"', at + 1)) {
        if (at + 1 == text.size() || endsParameter(text[at + 1]) || text[at + 1] == u',')
            return at;
    }
    return -1;
}

// The parameter's value from `at` on, which moves to the `;` or `:` behind it.
QString parameterValue(QStringView text, qsizetype& at)
{
    QString value;
    while (at < text.size() && !endsParameter(text[at])) {
        const qsizetype close = text[at] == u'"' ? closingQuote(text, at) : -1;
        if (close < 0) {
            value += text[at++];
            continue;
        }
        value += text.mid(at + 1, close - at - 1);
        at = close + 1;
    }
    return withoutCarets(value.trimmed());
}

} // namespace

QString ContentLine::parameter(QLatin1StringView parameterName) const
{
    const auto found = std::ranges::find(parameters, parameterName, &std::pair<QString, QString>::first);
    return found == parameters.end() ? QString() : found->second;
}

ContentLine contentLine(const QString& text)
{
    ContentLine line;
    line.text = text;
    const QStringView all(text);
    qsizetype at = 0;
    while (at < all.size() && !endsParameter(all[at]))
        ++at;
    line.name = all.first(at).trimmed().toString().toUpper();
    while (at < all.size() && all[at] == u';') {
        const qsizetype start = ++at;
        while (at < all.size() && all[at] != u'=' && !endsParameter(all[at]))
            ++at;
        const QString name = all.mid(start, at - start).trimmed().toString().toUpper();
        QString value;
        if (at < all.size() && all[at] == u'=')
            value = parameterValue(all, ++at);
        line.parameters.emplace_back(name, value);
    }
    if (at < all.size())
        line.value = all.mid(at + 1).toString();
    return line;
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

ContentLines::ContentLines(QIODevice& device) : m_device(device) { }

Done ContentLines::fill()
{
    m_buffer.remove(0, m_at);
    m_at = 0;
    QByteArray bytes(blockSize, Qt::Uninitialized);
    const qint64 size = m_device.read(bytes.data(), bytes.size());
    if (size < 0 || (size == 0 && !m_device.atEnd())) {
        return failure(ErrorCode::Unreadable, Importing::tr("The file cannot be read to its end."),
            m_device.errorString());
    }
    m_atEnd = size == 0;
    m_position += size;
    bytes.truncate(size);
    if (!m_begun) {
        m_begun = true;
        const EncodingGuess guess = guessEncoding(bytes);
        bytes.remove(0, guess.bom);
        if (guess.encoding == Encoding::Utf16LE)
            m_utf16.emplace(QStringDecoder::Utf16LE);
        else if (guess.encoding == Encoding::Utf16BE)
            m_utf16.emplace(QStringDecoder::Utf16BE);
    }
    m_buffer += m_utf16 ? QString(m_utf16->decode(bytes)).toUtf8() : bytes;
    return {};
}

// The next line of the file, folded or not; false at the end.
Result<bool> ContentLines::readPhysicalLine(QByteArray& line)
{
    line.clear();
    bool cut = false;
    bool any = false;
    while (true) {
        if (m_at == m_buffer.size()) {
            if (!m_atEnd) {
                if (const Done filled = fill(); !filled)
                    return tl::unexpected(filled.error());
            }
            if (m_atEnd && m_at == m_buffer.size())
                break;
            continue;
        }
        if (m_afterCarriageReturn) {
            m_afterCarriageReturn = false;
            m_at += m_buffer[m_at] == '\n' ? 1 : 0;
            continue;
        }
        any = true;
        const auto start = m_buffer.cbegin() + m_at;
        const auto end = std::find_if(start, m_buffer.cend(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype size = end - start;
        const qsizetype room = std::min(size, lineLimit - line.size());
        line.append(m_buffer.constData() + m_at, room);
        cut = cut || room < size;
        m_at += size;
        if (m_at == m_buffer.size())
            continue;
        m_afterCarriageReturn = m_buffer[m_at++] == '\r';
        break;
    }
    m_tooLong += cut ? 1 : 0;
    return any;
}

Result<std::optional<ContentLine>> ContentLines::next()
{
    QByteArray line;
    if (m_ahead)
        line = *std::exchange(m_ahead, std::nullopt);
    bool cut = false;
    while (true) {
        QByteArray physical;
        const Result<bool> more = readPhysicalLine(physical);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (physical.isEmpty())
            continue;
        const bool folded = physical.front() == ' ' || physical.front() == '\t';
        if (!line.isEmpty() && !folded) {
            m_ahead = std::move(physical);
            break;
        }
        const qsizetype size = physical.size() - (folded ? 1 : 0);
        const qsizetype room = std::min(size, lineLimit - line.size());
        line.append(physical.constData() + (folded ? 1 : 0), room);
        cut = cut || room < size;
    }
    m_tooLong += cut ? 1 : 0;
    if (line.isEmpty())
        return std::nullopt;
    const QString text = decoded(line);
    m_foundForeign = m_foundForeign || !QUtf8StringView(line.constData(), line.size()).isValidUtf8();
    return contentLine(text);
}

} // namespace kith
