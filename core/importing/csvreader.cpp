#include "core/importing/csvreader.h"

#include "core/importing/texts.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kith
{
namespace
{

constexpr qsizetype chunk = 256 << 10; // fits the second-level cache
// A longer line may have more cells than a record can.
constexpr qsizetype longestPlainLine = CsvReader::columnLimit;

// Code units of eight bytes at a time.
bool isAscii(const char* at, const char* end)
{
    constexpr quint64 highBits = 0x8080808080808080;
    quint64 seen = 0;
    for (; end - at >= 8; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, 8);
        seen |= word;
    }
    for (; at != end; ++at)
        seen |= static_cast<uchar>(*at);
    return (seen & highBits) == 0;
}

// U+FFFD, which stands for letters that another program could not read.
bool holdsReplacement(QByteArrayView text)
{
    return text.contains('\xEF') && text.contains("\xEF\xBF\xBD");
}

} // namespace

const char* CsvReader::lineEnd(const char* from, const char* end)
{
    return std::find_if(from, end, [](char c) { return c == '\n' || c == '\r'; });
}

CsvReader::CsvReader(QIODevice& device, char delimiter) : m_device(device)
{
    if (delimiter != '\0')
        useDelimiter(delimiter);
}

Result<bool> CsvReader::next()
{
    if (!m_begun) {
        if (const Done begun = begin(); !begun)
            return tl::unexpected(begun.error());
    }
    m_start = m_next;
    for (;;) {
        if (m_skipping)
            skipBrokenLine();
        if (m_start == m_end && m_atEnd) {
            m_stop = m_start;
            m_cells.clear();
            m_isSplit = true;
            return false;
        }
        if (!m_skipping) {
            if (takePlainLine())
                break;
            const Step step = m_end - m_start > recordLimit ? breakRecord(Trouble::TooLong) : parse();
            if (step != Step::NeedMore)
                break;
        }
        if (const Done filled = fill(); !filled)
            return tl::unexpected(filled.error());
    }
    ++m_row;
    checkEncoding();
    return true;
}

QByteArrayView CsvReader::utf8(qsizetype cell) const
{
    if (cell < 0 || cell >= size())
        return {};
    const Cell& found = cells()[static_cast<size_t>(cell)];
    return {(found.rewritten ? m_rewritten : m_window).constData() + found.from, found.size};
}

bool CsvReader::isBlank() const
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    if (!m_isSplit)
        return std::ranges::all_of(rawBytes(), [&](char c) { return c == m_delimiter || isSpace(c); });
    return m_trouble == Trouble::None && std::ranges::all_of(m_cells, [&](const Cell& cell) {
        const char* from = (cell.rewritten ? m_rewritten : m_window).constData() + cell.from;
        return std::all_of(from, from + cell.size, isSpace);
    });
}

qint64 CsvReader::position() const
{
    const qint64 waiting = m_end - m_next;
    return m_read - (m_encoding == Encoding::Utf8 ? waiting : 2 * waiting);
}

Done CsvReader::begin()
{
    m_begun = true;
    QByteArray head(chunk, Qt::Uninitialized);
    while (m_read < chunk) {
        const qint64 got = m_device.read(head.data() + m_read, chunk - m_read);
        if (got <= 0)
            break;
        m_read += got;
    }
    head.truncate(m_read);
    const EncodingGuess guess = guessEncoding(head);
    m_encoding = guess.encoding;
    if (m_encoding != Encoding::Utf8) {
        m_utf16.emplace(
            m_encoding == Encoding::Utf16LE ? QStringConverter::Utf16LE : QStringConverter::Utf16BE,
            QStringConverter::Flag::ConvertInitialBom);
    }
    append(QByteArrayView(head).sliced(guess.bom));
    if (m_end == 0 || head.size() < chunk) {
        if (const Done filled = fill(); !filled)
            return filled;
    }
    skipSeparatorLine();
    if (m_delimiter == '\0')
        useDelimiter(likelyDelimiter());
    m_spacedQuotes = quotesStandBehindSpaces();
    return {};
}

// Moves what is left to the front and reads more behind it.
Done CsvReader::fill()
{
    if (m_start > 0) {
        std::memmove(m_window.data(), m_window.constData() + m_start, static_cast<size_t>(m_end - m_start));
        m_end -= m_start;
        m_next -= m_start;
        m_start = 0;
    }
    // A record that has outgrown the window is parsed anew each time: double it, so that this stays rare.
    const qsizetype wanted = std::max(chunk, m_end);
    if (m_window.size() < m_end + wanted)
        m_window.resize(m_end + wanted);
    char* const to = m_window.data() + m_end;
    const qint64 got = m_device.read(to, wanted);
    if (got < 0) {
        return failure(ErrorCode::Unreadable,
            Importing::tr("It cannot be read to its end. Try to copy it anew."), m_device.errorString());
    }
    m_atEnd = got == 0;
    m_read += got;
    if (m_utf16)
        append(QByteArray(to, got));
    else if (std::memchr(to, '\0', static_cast<size_t>(got)) != nullptr)
        m_end = std::remove(to, to + got, '\0') - m_window.data();
    else
        m_end += got;
    return {};
}

// Puts bytes of the device behind the window, as UTF-8 and without NULs.
void CsvReader::append(QByteArrayView bytes)
{
    QByteArray text = m_utf16 ? QString(m_utf16->decode(bytes)).toUtf8() : bytes.toByteArray();
    if (text.contains('\0'))
        text.removeIf([](char c) { return c == '\0'; });
    m_window.resize(m_end);
    m_window += text;
    m_end = m_window.size();
}

// The mark that spaces stand before; else where they begin.
const char* CsvReader::behindSpaces(const char* from, const char* end)
{
    const char* const mark = std::find_if(from, end, [](char c) { return c != ' '; });
    return mark != end && *mark == '"' ? mark : from;
}

// The record that starts at m_start, if it is a line without quotation marks, as most are.
bool CsvReader::takePlainLine()
{
    const char* const window = m_window.constData();
    const char* const from = window + m_start;
    const auto find = [from](char c, qsizetype within) {
        return static_cast<const char*>(std::memchr(from, c, static_cast<size_t>(within)));
    };
    const char* const feed = find('\n', std::min(m_end - m_start, longestPlainLine));
    if (!feed || find('"', feed - from))
        return false;
    const char* const stop = find('\r', feed - from);
    if (stop && stop + 1 != feed)
        return false;
    m_stop = (stop ? stop : feed) - window;
    m_next = feed + 1 - window;
    m_rewritten.resize(0);
    m_trouble = Trouble::None;
    m_isSplit = false;
    return true;
}

const std::vector<CsvReader::Cell>& CsvReader::cells() const
{
    if (std::exchange(m_isSplit, true))
        return m_cells;
    m_cells.clear();
    const char* const window = m_window.constData();
    const char* const stop = window + m_stop;
    for (const char* at = window + m_start;; ++at) {
        const char* const end = std::find(at, stop, m_delimiter);
        m_cells.push_back({at - window, end - at, false});
        if (end == stop)
            return m_cells;
        at = end;
    }
}

// Finds the cells of the record that starts at m_start.
CsvReader::Step CsvReader::parse()
{
    m_cells.clear();
    m_isSplit = true;
    m_rewritten.resize(0);
    m_trouble = Trouble::None;
    const char* const window = m_window.constData();
    const char* const end = window + m_end;
    const char* at = window + m_start;
    for (;;) {
        if (m_spacedQuotes)
            at = behindSpaces(at, end);
        if (at != end && *at == '"') {
            if (const Step step = parseQuoted(at); step != Step::Complete)
                return step;
        } else {
            const char* const from = at;
            while (at != end && !m_ends[static_cast<uchar>(*at)])
                ++at;
            if (at - from > cellLimit)
                return breakRecord(Trouble::TooLong);
            if (at == end && !m_atEnd)
                return Step::NeedMore;
            m_cells.push_back({from - window, at - from, false});
        }
        if (at == end || *at != m_delimiter)
            break;
        ++at;
        if (size() >= columnLimit)
            return breakRecord(Trouble::TooLong);
    }
    if (at != end && *at == '\r' && at + 1 == end && !m_atEnd)
        return Step::NeedMore; // a line feed may follow
    m_stop = at - window;
    if (at != end)
        at += *at == '\r' && at + 1 != end && at[1] == '\n' ? 2 : 1;
    m_next = at - window;
    return Step::Complete;
}

// One quoted cell; `at` stands on its opening mark, then behind the cell. A mark that neither closes the cell
// nor is doubled is taken as it is if the cell closes on the same line. If the cell has run over a line end
// by then, it is the opening mark that should not be there.
CsvReader::Step CsvReader::parseQuoted(const char*& at)
{
    const char* const window = m_window.constData();
    const char* const from = at + 1;
    const char* end = window + m_end;
    bool endIsKnown = m_atEnd;
    bool doubled = false;
    bool stray = false;
    const char* mark = from;
    for (;;) {
        mark = mark == end
            ? nullptr
            : static_cast<const char*>(std::memchr(mark, '"', static_cast<size_t>(end - mark)));
        if (mark == nullptr) {
            if (endIsKnown || end - from > cellLimit)
                return breakRecord(stray ? Trouble::StrayQuote : Trouble::OpenQuote);
            return Step::NeedMore;
        }
        const char* after = mark + 1;
        if (after == end && !endIsKnown)
            return Step::NeedMore;
        if (after != end && *after == '"') {
            doubled = true;
            mark += 2;
            continue;
        }
        while (after != end && *after == ' ')
            ++after;
        if (after == end && !endIsKnown)
            return Step::NeedMore;
        if (after == window + m_end || m_ends[static_cast<uchar>(*after)]) {
            at = after;
            break;
        }
        if (lineEnd(from, mark) != mark)
            return breakRecord(Trouble::OpenQuote);
        if (const char* const line = lineEnd(mark, end); line != end || m_atEnd) {
            end = line;
            endIsKnown = true;
        }
        stray = true;
        ++mark;
    }
    if (mark - from > cellLimit)
        return breakRecord(Trouble::TooLong);
    if (!doubled) {
        m_cells.push_back({from - window, mark - from, false});
        return Step::Complete;
    }
    const qsizetype start = m_rewritten.size();
    for (const char* c = from; c != mark; ++c) {
        m_rewritten += *c;
        if (*c == '"' && c + 1 != mark && c[1] == '"')
            ++c;
    }
    m_cells.push_back({start, m_rewritten.size() - start, true});
    return Step::Complete;
}

// Gives the record up at the end of its first line.
CsvReader::Step CsvReader::breakRecord(Trouble trouble)
{
    m_cells.clear();
    m_isSplit = true;
    m_trouble = trouble;
    const char* const window = m_window.constData();
    const char* const end = window + m_end;
    const char* const stop = lineEnd(window + m_start, end);
    m_stop = m_next = stop - window;
    m_skipping = stop == end && !m_atEnd;
    if (stop != end)
        m_next += *stop == '\r' && stop + 1 != end && stop[1] == '\n' ? 2 : 1;
    return Step::Broken;
}

void CsvReader::skipBrokenLine()
{
    const char* const window = m_window.constData();
    const char* const end = window + m_end;
    const char* stop = lineEnd(window + m_start, end);
    if (stop != end) {
        if (*stop == '\r' && stop + 1 != end && stop[1] == '\n')
            ++stop;
        ++stop;
        m_skipping = false;
    } else if (m_atEnd) {
        m_skipping = false;
    }
    m_start = m_next = stop - window;
}

void CsvReader::checkEncoding()
{
    const char* const from = m_window.constData() + m_start;
    const char* const stop = m_window.constData() + m_stop;
    if (isAscii(from, stop))
        return;
    if (QUtf8StringView(from, stop).isValidUtf8()) {
        if (!m_foundLost && holdsReplacement({from, stop})) {
            m_foundLost = true;
            m_issues.push_back({Severity::Warning, m_row, 0,
                Importing::tr("From this row on some letters are missing: they were lost when the file was "
                              "saved. Export it anew to get them back.")});
        }
        return;
    }
    if (!m_foundForeign) {
        m_foundForeign = true;
        m_codePage = guessCodePage({from, m_window.constData() + m_end});
        m_issues.push_back({Severity::Warning, m_row, 0,
            Importing::tr("From this row on there is text that is not UTF-8; it was read as %1. Look whether "
                          "letters are right; if not, save the file as “CSV UTF-8” and import that.")
                .arg(m_codePage.title)});
    }
    cells(); // so that they are there
    for (Cell& cell : m_cells) {
        const QByteArrayView bytes(
            (cell.rewritten ? m_rewritten : m_window).constData() + cell.from, cell.size);
        const QByteArray text = fromCodePage(m_codePage, bytes).toUtf8();
        cell = {m_rewritten.size(), text.size(), true};
        m_rewritten += text;
    }
}

} // namespace kith
