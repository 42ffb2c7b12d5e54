#include "core/importing/contentlines.h"

#include "core/importing/encoding.h"
#include "core/importing/texts.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 blockSize = 64 * 1024;
constexpr qsizetype binaryKept = 200; // bytes of a picture, sound or key, for who reads the line

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

// Whether the physical line begins a property whose value is a file of its own.
bool holdsBinary(const QByteArray& line)
{
    static constexpr std::array<QByteArrayView, 4> names{"PHOTO", "LOGO", "SOUND", "KEY"};
    const auto end = std::find_if(line.cbegin(), line.cend(), [](char c) { return c == ';' || c == ':'; });
    if (end == line.cend())
        return false;
    QByteArrayView name(line.cbegin(), end - line.cbegin());
    name = name.sliced(name.lastIndexOf('.') + 1); // "item1.PHOTO"
    return std::ranges::any_of(
        names, [name](QByteArrayView one) { return name.compare(one, Qt::CaseInsensitive) == 0; });
}

// Whether the value is quoted-printable, with or without "ENCODING=" before the word.
bool isQuotedPrintable(const QByteArray& line)
{
    const QByteArray head = line.first(std::max<qsizetype>(0, line.indexOf(':'))).toUpper();
    return head.contains("QUOTED-PRINTABLE");
}

// Whether the quoted-printable line goes on in the next one; takes the `=` that says so away, and the blanks
// behind it.
bool takeSoftBreak(QByteArray& line)
{
    qsizetype end = line.size();
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
        --end;
    if (end == 0 || line[end - 1] != '=')
        return false;
    line.truncate(end - 1);
    return true;
}

// Where a card begins or ends no line goes on, whatever it looks like.
bool isCardBoundary(const QByteArray& line)
{
    static constexpr qsizetype longest = 80; // with blanks around it
    if (line.size() > longest)
        return false;
    const QByteArray plain = line.trimmed().toUpper();
    return plain == "BEGIN:VCARD" || plain == "END:VCARD";
}

} // namespace

QString ContentLine::parameter(QLatin1StringView parameterName) const
{
    const auto found = std::ranges::find(parameters, parameterName, &std::pair<QString, QString>::first);
    return found == parameters.end() ? QString() : found->second;
}

QByteArray ContentLine::valueBytes() const
{
    if (bytes.isEmpty())
        return value.toUtf8();
    const bool plain = bytes.size() == text.size(); // one byte a letter
    return bytes.mid(plain ? valueAt : contentLine(QString::fromLatin1(bytes)).valueAt);
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
    line.valueAt = std::min(at + 1, all.size());
    line.value = all.mid(line.valueAt).toString();
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

ContentLines::ContentLines(QIODevice& device, Of kind) : m_device(device), m_kind(kind) { }

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

// The next line of the file, folded or not; nothing at the end.
Result<std::optional<ContentLines::PhysicalLine>> ContentLines::readPhysicalLine()
{
    PhysicalLine line;
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
        const qsizetype room = std::min(size, lineLimit - line.bytes.size());
        line.bytes.append(m_buffer.constData() + m_at, room);
        line.cut = line.cut || room < size;
        m_at += size;
        if (m_at == m_buffer.size())
            continue;
        m_afterCarriageReturn = m_buffer[m_at++] == '\r';
        break;
    }
    if (!any)
        return std::nullopt;
    return line;
}

Result<std::optional<ContentLines::PhysicalLine>> ContentLines::takePhysicalLine()
{
    return m_ahead ? std::exchange(m_ahead, std::nullopt) : readPhysicalLine();
}

Result<std::optional<ContentLine>> ContentLines::next()
{
    QByteArray line;
    bool cut = false;
    bool binary = false;
    bool boundary = false;
    bool quotedPrintable = false;
    bool goesOn = false; // behind a soft line break
    while (true) {
        Result<std::optional<PhysicalLine>> read = takePhysicalLine();
        if (!read)
            return tl::unexpected(read.error());
        if (!*read)
            break;
        PhysicalLine& physical = **read;
        const bool folded = physical.bytes.startsWith(' ') || physical.bytes.startsWith('\t');
        const bool stands = m_kind == Of::Cards && (boundary || isCardBoundary(physical.bytes));
        const bool joins = !stands && (goesOn || folded || physical.bytes.isEmpty());
        if (!line.isEmpty() && !joins) {
            m_ahead = std::move(physical);
            break;
        }
        if (physical.bytes.isEmpty())
            continue;
        const qsizetype skipped = folded && !goesOn ? 1 : 0;
        const qsizetype size = physical.bytes.size() - skipped;
        if (line.isEmpty()) {
            cut = physical.cut;
            line = skipped == 0 ? std::move(physical.bytes) : physical.bytes.mid(skipped);
            if (line.startsWith("\xEF\xBB\xBF")) // where files were put one behind the other
                line.remove(0, 3);
            boundary = m_kind == Of::Cards && isCardBoundary(line);
            binary = m_kind == Of::Cards && holdsBinary(line);
            quotedPrintable = m_kind == Of::Cards && isQuotedPrintable(line);
        } else if (!binary) {
            const qsizetype room = std::min(size, lineLimit - line.size());
            line.append(physical.bytes.constData() + skipped, room);
            cut = cut || physical.cut || room < size;
        }
        goesOn = quotedPrintable && takeSoftBreak(line);
    }
    if (line.isEmpty())
        return std::nullopt;
    if (binary)
        line.truncate(binaryKept);
    m_tooLong += cut && !binary ? 1 : 0;
    m_foundForeign = m_foundForeign || !QUtf8StringView(line.constData(), line.size()).isValidUtf8();
    ContentLine parsed = contentLine(decoded(line));
    if (!m_utf16)
        parsed.bytes = std::move(line);
    return parsed;
}

std::vector<Issue> issuesOf(const ContentLines& lines, bool foundForeign)
{
    std::vector<Issue> issues;
    if (foundForeign) {
        issues.push_back({Severity::Warning, 0, 0,
            Importing::tr(
                "Some lines are not UTF-8. They were read as Windows-1252; look at the letters with "
                "accents.")});
    }
    if (lines.tooLong() > 0) {
        issues.push_back({Severity::Warning, 0, 0,
            Importing::tr("%n lines are too long and were cut.", nullptr, lines.tooLong())});
    }
    return issues;
}

} // namespace kith
