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
    while (at < text.size() && !endsParameter(text[at])) {
        if (text[at] != u'"' || at >= lastClosing) {
            value += text[at++];
            continue;
        }
        const qsizetype close = closingQuote(text, at);
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

// Some phones break the lines of an address with a backslash and go on below, without a colon.
bool goesOnBelow(const QByteArray& line, const QByteArray& below)
{
    const bool breaks = line.endsWith('\\') && !line.endsWith("\\\\");
    return breaks && !below.isEmpty() && !below.contains(':');
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

bool isFolded(const QByteArray& line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

// A content line as its physical lines come in.
class GrowingLine
{
public:
    explicit GrowingLine(bool ofCard) : m_ofCard(ofCard) { }

    bool takes(const QByteArray& physical) const
    {
        if (m_bytes.isEmpty() || physical.isEmpty())
            return m_bytes.isEmpty() || !m_goesOn; // a blank line within folded ones is nothing
        if (m_ofCard && (m_isBoundary || isCardBoundary(physical)))
            return false;
        return m_goesOn || isFolded(physical) || isBrokenBefore(physical);
    }

    void add(QByteArray physical, bool cut)
    {
        if (physical.isEmpty())
            return;
        if (m_bytes.isEmpty())
            begin(std::move(physical), cut);
        else if (!m_isBinary)
            append(physical, cut);
        m_goesOn = m_isQuotedPrintable && takeSoftBreak(m_bytes);
    }

    bool isCut() const { return m_isCut; }
    QByteArray bytes() const { return m_isBinary ? m_bytes.left(binaryKept) : m_bytes; }

private:
    void begin(QByteArray physical, bool cut)
    {
        m_bytes = isFolded(physical) ? physical.mid(1) : std::move(physical);
        if (m_bytes.startsWith("\xEF\xBB\xBF")) // where files were put one behind the other
            m_bytes.remove(0, 3);
        m_isBoundary = m_ofCard && isCardBoundary(m_bytes);
        m_isBinary = m_ofCard && holdsBinary(m_bytes);
        m_isQuotedPrintable = m_ofCard && isQuotedPrintable(m_bytes);
        m_isCut = cut && !m_isBinary;
    }

    void append(const QByteArray& physical, bool cut)
    {
        if (isBrokenBefore(physical))
            m_bytes.back() = '\n';
        const qsizetype skipped = !m_goesOn && isFolded(physical) ? 1 : 0;
        const qsizetype size = physical.size() - skipped;
        const qsizetype room = std::min(size, ContentLines::lineLimit - m_bytes.size());
        m_bytes.append(physical.constData() + skipped, room);
        m_isCut = m_isCut || cut || room < size;
    }

    bool isBrokenBefore(const QByteArray& physical) const
    {
        return m_ofCard && !m_isBinary && !m_goesOn && !isFolded(physical) && goesOnBelow(m_bytes, physical);
    }

    bool m_ofCard;
    QByteArray m_bytes;
    bool m_isBoundary = false;
    bool m_isBinary = false;
    bool m_isQuotedPrintable = false;
    bool m_goesOn = false; // behind a soft line break
    bool m_isCut = false;
};

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
    const qsizetype lastClosing = at < all.size() && all[at] == u';' ? lastClosingQuote(all) : -1;
    while (at < all.size() && all[at] == u';') {
        const qsizetype start = ++at;
        while (at < all.size() && all[at] != u'=' && !endsParameter(all[at]))
            ++at;
        const QString name = all.mid(start, at - start).trimmed().toString().toUpper();
        QString value;
        if (at < all.size() && all[at] == u'=')
            value = parameterValue(all, lastClosing, ++at);
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
    qint64 size = 0;
    // A whole block, in whatever portions the device hands it over: its beginning tells the encoding.
    while (size < blockSize && !m_atEnd) {
        const qint64 got = m_device.read(bytes.data() + size, blockSize - size);
        if (got < 0 || (got == 0 && !m_device.atEnd())) {
            return failure(ErrorCode::Unreadable, Importing::tr("The file cannot be read to its end."),
                m_device.errorString());
        }
        m_atEnd = got == 0;
        size += got;
    }
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
        if (m_carriageReturns > 0) {
            const char c = m_buffer[m_at];
            m_at += c == '\n' || (c == '\r' && m_carriageReturns == 1) ? 1 : 0;
            if (c != '\n' && m_carriageReturns == 2) { // the second one ended an empty line
                m_carriageReturns = 1;
                return PhysicalLine();
            }
            m_carriageReturns = c == '\r' ? 2 : 0;
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
        m_carriageReturns = m_buffer[m_at++] == '\r' ? 1 : 0;
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
    GrowingLine growing(m_kind == Of::Cards);
    while (true) {
        Result<std::optional<PhysicalLine>> physical = takePhysicalLine();
        if (!physical)
            return tl::unexpected(physical.error());
        if (!*physical)
            break;
        if (!growing.takes((*physical)->bytes)) {
            m_ahead = std::move(*physical);
            break;
        }
        growing.add(std::move((*physical)->bytes), (*physical)->cut);
    }
    m_tooLong += growing.isCut() ? 1 : 0;
    QByteArray bytes = growing.bytes();
    if (bytes.isEmpty())
        return std::nullopt;
    m_foundForeign = m_foundForeign || !QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8();
    ContentLine line = contentLine(decoded(bytes));
    if (!m_utf16)
        line.bytes = std::move(bytes);
    return line;
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
