#include "core/importing/unfoldedlines.h"

#include "core/importing/encoding.h"
#include "core/importing/texts.h"

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 blockSize = 64 * 1024;
constexpr qsizetype binaryKept = 200; // bytes of a picture, sound or key, for who reads the line

bool isWord(QByteArrayView text, QByteArrayView word)
{
    return text.size() == word.size() && text.compare(word, Qt::CaseInsensitive) == 0;
}

// Whether the physical line begins a property whose value is a file of its own.
bool holdsBinary(QByteArrayView line)
{
    static constexpr std::array names{"photo"_L1, "logo"_L1, "sound"_L1, "key"_L1};
    qsizetype start = 0;
    qsizetype end = 0;
    for (; end < line.size() && line[end] != ';' && line[end] != ':'; ++end) {
        if (line[end] == '.') // "item1.PHOTO"
            start = end + 1;
    }
    const auto isName = [name = line.sliced(start, end - start)](QLatin1StringView one) {
        return std::ranges::equal(name, one, {}, [](char c) { return c | 0x20; }); // in any case
    };
    return end < line.size() && std::ranges::any_of(names, isName);
}

// Whether the value is quoted-printable, with or without "ENCODING=" before the word.
bool isQuotedPrintable(QByteArrayView line)
{
    const QByteArrayView head = line.first(std::max<qsizetype>(0, line.indexOf(':')));
    constexpr QByteArrayView word = "QUOTED-PRINTABLE";
    for (qsizetype at = 0; at + word.size() <= head.size(); ++at) {
        if (isWord(head.sliced(at, word.size()), word))
            return true;
    }
    return false;
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
bool isCardBoundary(QByteArrayView line)
{
    static constexpr qsizetype longest = 80; // with blanks around it
    if (line.size() > longest)
        return false;
    const QByteArrayView plain = line.trimmed();
    return isWord(plain, "BEGIN:VCARD") || isWord(plain, "END:VCARD");
}

bool isFolded(QByteArrayView line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

} // namespace

Result<bool> UnfoldedLines::next()
{
    m_line.resize(0);
    m_isCut = false;
    for (;;) {
        if (!m_hasAhead) {
            const Result<bool> more = readAhead();
            if (!more)
                return more;
            if (!*more)
                break;
            m_hasAhead = true;
        }
        if (!m_line.isEmpty() && !goesOnAhead())
            break;
        m_hasAhead = false;
        if (m_ahead.isEmpty())
            continue;
        if (m_line.isEmpty())
            begin();
        else if (!m_isBinary)
            append();
        m_goesOn = m_isQuotedPrintable && takeSoftBreak(m_line);
    }
    m_tooLong += m_isCut ? 1 : 0;
    return !m_line.isEmpty();
}

QByteArrayView UnfoldedLines::line() const
{
    return m_isBinary ? QByteArrayView(m_line).first(std::min(m_line.size(), binaryKept)) : m_line;
}

QByteArray UnfoldedLines::upcoming() const
{
    QByteArray rest;
    const auto add = [&rest](QByteArrayView bytes) {
        for (const char c : bytes) {
            const qsizetype end = rest.endsWith("\r\n")      ? 2
                : rest.endsWith('\n') || rest.endsWith('\r') ? 1
                                                             : 0;
            if (end > 0 && (c == ' ' || c == '\t'))
                rest.chop(end);
            else
                rest += c;
        }
    };
    QByteArrayView buffer = QByteArrayView(m_buffer).sliced(m_at);
    if (m_hasAhead) {
        add(m_ahead + "\n");
        // Its own end may not have been read.
        const bool endsHere = buffer.startsWith('\n') || buffer.startsWith('\r');
        buffer = buffer.sliced(buffer.startsWith("\r\n") ? 2 : int{endsHere});
    }
    add(buffer);
    return rest.replace("\r\n", "\n"); // as the line ahead ends, wherever it is folded
}

bool UnfoldedLines::goesOnAhead() const
{
    if (m_ahead.isEmpty())
        return !m_goesOn; // a blank line within folded ones is nothing
    if (!m_goesOn && !isFolded(m_ahead) && !isBrokenAhead())
        return false;
    const bool isBoundary = !m_isJoined && isCardBoundary(m_line);
    return m_kind != Of::Cards || (!isBoundary && !isCardBoundary(m_ahead));
}

// Some phones break the lines of an address with a backslash and go on below, without a colon.
bool UnfoldedLines::isBrokenAhead() const
{
    const bool breaks = m_line.endsWith('\\') && !m_line.endsWith("\\\\");
    return breaks && m_kind == Of::Cards && !m_isBinary && !m_goesOn && !isFolded(m_ahead)
        && !m_ahead.contains(':');
}

void UnfoldedLines::begin()
{
    m_line.swap(m_ahead);
    if (isFolded(m_line))
        m_line.remove(0, 1);
    if (m_line.startsWith("\xEF\xBB\xBF")) // where files were put one behind the other
        m_line.remove(0, 3);
    m_isBinary = m_kind == Of::Cards && holdsBinary(m_line);
    m_isQuotedPrintable = isQuotedPrintable(m_line);
    m_isJoined = false;
    m_isCut = m_isAheadCut && !m_isBinary;
}

void UnfoldedLines::append()
{
    if (isBrokenAhead())
        m_line.back() = '\n';
    const qsizetype skipped = !m_goesOn && isFolded(m_ahead) ? 1 : 0;
    const qsizetype size = m_ahead.size() - skipped;
    const qsizetype room = std::min(size, lineLimit - m_line.size());
    m_line.append(m_ahead.constData() + skipped, room);
    m_isJoined = true;
    m_isCut = m_isCut || m_isAheadCut || room < size;
}

// Reads the next block; the one before is used up.
Done UnfoldedLines::fill()
{
    m_at = 0;
    m_buffer.resize(blockSize);
    qint64 size = 0;
    // A whole block, in whatever portions the device hands it over: its beginning tells the encoding.
    while (size < blockSize && !m_atEnd) {
        const qint64 got = m_device.read(m_buffer.data() + size, blockSize - size);
        if (got < 0 || (got == 0 && !m_device.atEnd())) {
            m_buffer.clear();
            return failure(ErrorCode::Unreadable, Importing::tr("The file cannot be read to its end."),
                m_device.errorString());
        }
        m_atEnd = got == 0;
        size += got;
    }
    m_position += size;
    m_buffer.truncate(size);
    if (!m_begun) {
        m_begun = true;
        const EncodingGuess guess = guessEncoding(m_buffer);
        m_at = guess.bom;
        if (guess.encoding == Encoding::Utf16LE)
            m_utf16.emplace(QStringDecoder::Utf16LE);
        else if (guess.encoding == Encoding::Utf16BE)
            m_utf16.emplace(QStringDecoder::Utf16BE);
    }
    if (m_utf16) {
        m_buffer = QString(m_utf16->decode(QByteArrayView(m_buffer).sliced(m_at))).toUtf8();
        m_at = 0;
    }
    return {};
}

// Reads the next line of the file, folded or not; false at the end.
Result<bool> UnfoldedLines::readAhead()
{
    m_ahead.resize(0);
    m_isAheadCut = false;
    bool any = false;
    for (;;) {
        if (m_at == m_buffer.size()) {
            if (m_atEnd)
                return any;
            if (const Done filled = fill(); !filled)
                return tl::unexpected(filled.error());
            continue;
        }
        if (m_carriageReturns > 0) {
            const char c = m_buffer[m_at];
            m_at += c == '\n' || (c == '\r' && m_carriageReturns == 1) ? 1 : 0;
            if (c != '\n' && m_carriageReturns == 2) { // the second one ended an empty line
                m_carriageReturns = 1;
                return true;
            }
            m_carriageReturns = c == '\r' ? 2 : 0;
            continue;
        }
        any = true;
        const auto start = m_buffer.cbegin() + m_at;
        const auto end = std::find_if(start, m_buffer.cend(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype size = end - start;
        const qsizetype room = std::min(size, lineLimit - m_ahead.size());
        m_ahead.append(start, room);
        m_isAheadCut = m_isAheadCut || room < size;
        m_at += size;
        if (m_at == m_buffer.size())
            continue;
        m_carriageReturns = m_buffer[m_at++] == '\r' ? 1 : 0;
        return true;
    }
}

} // namespace kith
