#include "core/importing/encoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

constexpr std::array<char16_t, 32> windows1252{
    0x20AC,
    0x0081,
    0x201A,
    0x0192,
    0x201E,
    0x2026,
    0x2020,
    0x2021,
    0x02C6,
    0x2030,
    0x0160,
    0x2039,
    0x0152,
    0x008D,
    0x017D,
    0x008F,
    0x0090,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2013,
    0x2014,
    0x02DC,
    0x2122,
    0x0161,
    0x203A,
    0x0153,
    0x009D,
    0x017E,
    0x0178,
};

constexpr qsizetype sample = 512;
constexpr qsizetype fewest = 8; // bytes to judge by

// Share of NUL bytes at even or odd places, in percent.
qsizetype nulShare(QByteArrayView head, qsizetype first)
{
    qsizetype nuls = 0;
    qsizetype all = 0;
    for (qsizetype i = first; i < head.size(); i += 2, ++all)
        nuls += head[i] == '\0' ? 1 : 0;
    return all == 0 ? 0 : nuls * 100 / all;
}

// What says that it is UTF-8 may be cut within a letter, and be right all the same.
QString mendedUtf8(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    const auto broken = text.count(QChar::ReplacementCharacter);
    const auto foreign = std::ranges::count_if(text, [](QChar c) { return c.unicode() >= 0x80; });
    if (foreign < 2 * broken)
        return decoded(bytes);
    return text.remove(QChar::ReplacementCharacter);
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

EncodingGuess guessEncoding(QByteArrayView head)
{
    if (head.startsWith("\xEF\xBB\xBF"))
        return {Encoding::Utf8, 3};
    if (head.startsWith("\xFF\xFE"))
        return {Encoding::Utf16LE, 2};
    if (head.startsWith("\xFE\xFF"))
        return {Encoding::Utf16BE, 2};
    if (head.size() < fewest)
        return {};
    const QByteArrayView beginning = head.first(std::min(head.size(), sample));
    const qsizetype even = nulShare(beginning, 0);
    const qsizetype odd = nulShare(beginning, 1);
    // Texts of Latin script have a NUL in nearly every other place; the commas and digits of any CSV have one
    // too.
    if (odd >= 40 && even <= 5)
        return {Encoding::Utf16LE, 0};
    if (even >= 40 && odd <= 5)
        return {Encoding::Utf16BE, 0};
    return {};
}

QString fromWindows1252(QByteArrayView bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](char byte) {
        const auto code = static_cast<uchar>(byte);
        return QChar(code >= 0x80 && code < 0xA0 ? windows1252[code - 0x80] : char16_t{code});
    });
    return text;
}

QString decoded(QByteArrayView bytes)
{
    return QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8() ? QString::fromUtf8(bytes)
                                                                     : fromWindows1252(bytes);
}

QString decoded(QByteArrayView bytes, const QByteArray& charset)
{
    if (charset.compare("utf-8", Qt::CaseInsensitive) == 0)
        return mendedUtf8(bytes);
    static constexpr std::array<QByteArrayView, 3> ours{"us-ascii", "iso-8859-1", "windows-1252"};
    const QByteArray name = charset.toLower();
    if (name.isEmpty() || name.startsWith("utf") || std::ranges::find(ours, name) != ours.end())
        return decoded(bytes);
    QStringDecoder decoder(charset.constData());
    if (!decoder.isValid())
        return decoded(bytes);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() || text.contains(QChar::ReplacementCharacter) ? decoded(bytes) : text;
}

bool looksBinary(QByteArrayView head)
{
    for (const QByteArrayView magic :
        {"%PDF-", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "\xD0\xCF\x11\xE0", "SQLite format 3"}) {
        if (head.startsWith(magic))
            return true;
    }
    if (guessEncoding(head).encoding != Encoding::Utf8)
        return false;
    // A stray NUL or two may be an accident; control characters in number are not text.
    const QByteArrayView beginning = head.first(std::min<qsizetype>(head.size(), 8192));
    const auto controls = std::count_if(beginning.begin(), beginning.end(), [](char c) {
        return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
    });
    return controls * 50 > beginning.size();
}

QByteArray fromQuotedPrintable(QByteArrayView bytes)
{
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const int high = bytes[i] == '=' && i + 2 < bytes.size() ? hexDigit(bytes[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(bytes[i + 2]) : -1;
        out += low >= 0 ? static_cast<char>(high * 16 + low) : bytes[i];
        i += low >= 0 ? 2 : 0;
    }
    return out;
}

} // namespace kith
