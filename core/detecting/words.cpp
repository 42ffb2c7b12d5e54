#include "core/detecting/words.h"

#include "core/base/text.h"
#include "core/detecting/wordform.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace kith
{
namespace
{

bool isLetter(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 || c == '+' || c == '#';
}

// The same for what is not folded yet.
bool isLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'+' || c == u'#' || c == u'\'' || c == u'\u2019'
        || c == u'&';
}

// Letter by letter; of any text.
QByteArray wordFormSlowly(QStringView text)
{
    const QByteArray bytes = folded(text);
    QByteArray words;
    words.reserve(bytes.size() + 2);
    words += ' ';
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        // General punctuation: dashes, quotes, bullets.
        if (byte == '\xE2' && i + 2 < bytes.size() && (bytes[i + 1] == '\x80' || bytes[i + 1] == '\x81')) {
            const bool apostrophe = bytes[i + 1] == '\x80' && bytes[i + 2] == '\x99';
            if (!apostrophe && !words.endsWith(' '))
                words += ' ';
            i += 2;
        } else if (byte == '\xC2' && i + 1 < bytes.size()) { // signs of Latin 1
            if (!words.endsWith(' '))
                words += ' ';
            ++i;
        } else if (byte == '&') {
            words += words.endsWith(' ') ? "and " : " and ";
        } else if (isLetter(byte)) {
            words += byte;
        } else if (byte != '\'' && !words.endsWith(' ')) {
            words += ' ';
        }
    }
    if (!words.endsWith(' '))
        words += ' ';
    return words;
}

using Span = std::pair<qsizetype, qsizetype>; // begin, end

// The words of both forms stand in the same order; a lone "&" is one, as its "and" is.
std::vector<Span> writtenWords(const QString& text)
{
    std::vector<Span> written;
    for (qsizetype i = 0; i < text.size();) {
        if (!isLetter(text[i])) {
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && isLetter(text[i]) && (text[i] == u'&') == (text[start] == u'&'))
            ++i;
        written.emplace_back(start, i);
    }
    return written;
}

} // namespace

const wordforms::Parts& wordforms::parts()
{
    static const Parts table = [] {
        Parts made;
        for (char16_t c = 0; c < signsEnd; ++c) {
            if (!isCommon(c))
                continue;
            const QByteArray inside = wordFormSlowly(u'a' + QString(QChar(c)) + u'b').sliced(2).chopped(2);
            Part& part = made[indexOf(c)];
            Q_ASSERT(inside.size() <= std::ssize(part.bytes));
            std::ranges::copy(inside, part.bytes.begin());
            part.size = static_cast<quint8>(inside.size());
            part.endsInSpace = inside.endsWith(' ');
        }
        return made;
    }();
    return table;
}

QByteArrayView wordForm(QStringView text, QByteArray& buffer)
{
    const QByteArrayView words = wordforms::ofLatin(text, buffer, [](const char*) {});
    if (words.isEmpty()) {
        buffer = wordFormSlowly(text);
        return buffer;
    }
    return words;
}

QByteArray wordForm(QStringView text)
{
    QByteArray buffer;
    return wordForm(text, buffer).toByteArray();
}

QByteArray firstOf(const QByteArray& words)
{
    return words.first(words.indexOf(' ', 1) + 1);
}

QByteArray phraseForm(QStringView phrase)
{
    const bool openFront = phrase.startsWith(u'*');
    const bool openEnd = phrase.endsWith(u'*');
    QByteArray words = wordForm(phrase);
    if (openEnd)
        words.chop(1);
    return openFront ? words.mid(1) : words;
}

QList<QStringView> gapsBetween(const QString& text, QByteArrayView words)
{
    const std::vector<Span> written = writtenWords(text);
    if (static_cast<std::size_t>(words.count(' ')) != written.size() + 1)
        return {};
    QList<QStringView> gaps;
    qsizetype end = 0;
    for (const auto& [from, to] : written) {
        gaps += QStringView(text).sliced(end, from - end);
        end = to;
    }
    gaps += QStringView(text).sliced(end);
    return gaps;
}

QString asWritten(const QString& text, const QByteArray& words, int begin, int end)
{
    const std::vector<Span> written = writtenWords(text);
    const auto spacesUpTo = [&](int at) { return std::count(words.begin(), words.begin() + at, ' '); };
    const int first = words[begin] == ' ' ? begin + 1 : begin;
    const int last = words[end - 1] == ' ' ? end - 1 : end;
    const auto from = static_cast<std::size_t>(spacesUpTo(first) - 1);
    const auto to = static_cast<std::size_t>(spacesUpTo(last) - 1);
    if (static_cast<std::size_t>(words.count(' ')) - 1 != written.size() || to >= written.size())
        return QString::fromUtf8(words.mid(first, last - first));
    return text.mid(written[from].first, written[to].second - written[from].first);
}

} // namespace kith
