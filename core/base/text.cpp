#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace kith
{
namespace
{

// Letters that Unicode does not decompose, and what people type instead.
struct Spelling {
    char16_t letter;
    const char* spelt;
};
constexpr std::array spellings{
    Spelling{u'ß', "ss"},
    Spelling{u'æ', "ae"},
    Spelling{u'ð', "d"},
    Spelling{u'ø', "o"},
    Spelling{u'þ', "th"},
    Spelling{u'đ', "d"},
    Spelling{u'ħ', "h"},
    Spelling{u'ı', "i"},
    Spelling{u'ĸ', "k"},
    Spelling{u'ł', "l"},
    Spelling{u'ŋ', "n"},
    Spelling{u'œ', "oe"},
    Spelling{u'ŧ', "t"},
};

// Apostrophes and hyphens of typesetters, of other scripts and of other keys are those of the keyboard.
QChar asTyped(QChar c)
{
    switch (c.unicode()) {
    case u'`':
    case u'´': // before it decomposes to a space
    case u'ʹ':
    case u'ʻ':
    case u'ʼ':
    case u'ʽ':
    case u'ˈ':
    case u'‘':
    case u'’':
    case u'‛':
    case u'′':
    case u'‵':
    case u'׳':
    case u'ꞌ':
        return u'\'';
    case u'ŀ': // with the point of "Gal·la"
    case u'Ŀ':
        return u'l';
    case u'‐':
    case u'\u2011':
    case u'‒':
    case u'–':
    case u'—':
    case u'―':
    case u'−':
        return u'-';
    default:
        return c;
    }
}

const char* spelt(char16_t letter)
{
    const auto* found = std::ranges::find(spellings, letter, &Spelling::letter);
    return found == spellings.end() ? nullptr : found->spelt;
}

bool isAsciiSpace(char16_t c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

QByteArray foldedSlowly(QStringView text)
{
    QString typed = text.toString();
    std::ranges::transform(typed, typed.begin(), asTyped);
    const QString decomposed = typed.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString letters;
    letters.reserve(decomposed.size());
    bool space = false;
    for (const QChar letter : decomposed) {
        const QChar c = asTyped(letter); // "ŉ" holds one
        if (c.isSpace()) {
            space = !letters.isEmpty();
            continue;
        }
        // Marks, zero-width and control characters carry no letter.
        if (c.isMark() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control)
            continue;
        if (space)
            letters += u' ';
        space = false;
        if (const char* ascii = spelt(c.unicode()))
            letters += QLatin1StringView(ascii);
        else
            letters += c;
    }
    return letters.toUtf8();
}

// Latin letters with marks, U+0080 to U+017F, as folded() spells them; empty where that is not plain ASCII.
constexpr char16_t latinEnd = 0x180;
struct Spelt {
    char letters[3]{};
    quint8 size = 0;
};
const std::array<Spelt, latinEnd>& latin()
{
    static const std::array<Spelt, latinEnd> table = [] {
        std::array<Spelt, latinEnd> made{};
        for (char16_t c = 0x80; c < latinEnd; ++c) {
            const QByteArray spelling = foldedSlowly(QString(QChar(c)));
            const bool ascii
                = std::ranges::all_of(spelling, [](char each) { return static_cast<uchar>(each) < 0x80; });
            if (!ascii || spelling.isEmpty() || spelling.size() > 2)
                continue;
            made[c].size = static_cast<quint8>(spelling.size());
            std::ranges::copy(spelling, made[c].letters);
        }
        return made;
    }();
    return table;
}

bool isBidiControl(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F
        || c == 0x061C;
}

// Nothing to show: controls, bidirectional marks, zero-width space, word joiner, BOM, replacement of NUL.
bool isDropped(char16_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0x2060 || c == 0xFEFF
        || isBidiControl(c);
}

QString cleaned(const QString& text, bool keepLines)
{
    const bool clean = std::none_of(text.cbegin(), text.cend(),
        [](QChar c) { return isDropped(c.unicode()) || c.unicode() == 0x2028 || c.unicode() == 0x2029; });
    if (clean)
        return text.trimmed();
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool lineBreak
            = c == u'\n' || c == u'\r' || c == 0x2028 || c == 0x2029 || c == u'\v' || c == u'\f';
        if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            continue;
        if (lineBreak)
            out += keepLines ? u'\n' : u' ';
        else if (c == u'\t')
            out += u' ';
        else if (!isDropped(c))
            out += QChar(c);
    }
    return out.trimmed();
}

} // namespace

QByteArray folded(QStringView text)
{
    QByteArray out(text.size() * 2, Qt::Uninitialized); // "ß" is "ss"
    char* to = out.data();
    bool space = false;
    for (const QChar letter : text) {
        const char16_t c = letter.unicode();
        if (isAsciiSpace(c)) {
            space = to != out.constData();
            continue;
        }
        const bool plain = c > 0x20 && c < 0x7F;
        if (!plain && (c >= latinEnd || latin()[c].size == 0))
            return foldedSlowly(text);
        if (space)
            *to++ = ' ';
        space = false;
        if (plain)
            *to++ = static_cast<char>(c >= u'A' && c <= u'Z' ? c + 32 : (c == u'`' ? u'\'' : c));
        else
            to = std::copy_n(latin()[c].letters, latin()[c].size, to);
    }
    out.truncate(to - out.constData());
    return out;
}

QByteArray foldedWithDigraphs(QStringView text)
{
    struct Digraph {
        char16_t letter;
        QLatin1StringView spelt;
    };
    static constexpr std::array digraphs{Digraph{u'ä', QLatin1StringView("ae")},
        Digraph{u'ö', QLatin1StringView("oe")}, Digraph{u'ü', QLatin1StringView("ue")},
        Digraph{u'ø', QLatin1StringView("oe")}, Digraph{u'å', QLatin1StringView("aa")}};
    const auto digraphOf
        = [](QChar c) { return std::ranges::find(digraphs, c.toLower().unicode(), &Digraph::letter); };
    // Most texts have none.
    if (std::ranges::none_of(text,
            [&](QChar c) { return c.unicode() > 0x7F && (c.isMark() || digraphOf(c) != digraphs.end()); }))
        return {};
    QString spelt;
    for (const QChar c : text.toString().normalized(QString::NormalizationForm_C)) {
        if (const auto digraph = digraphOf(c); digraph != digraphs.end())
            spelt += digraph->spelt;
        else
            spelt += c;
    }
    const QByteArray bytes = folded(spelt);
    return bytes == folded(text) ? QByteArray() : bytes;
}

QString cleaned(const QString& text)
{
    return cleaned(text, false);
}

QString cleanedLines(const QString& text)
{
    return cleaned(text, true);
}

void setUtf8(QString& text, QByteArrayView utf8)
{
    // Eight bytes at a time, to the end: most of what a book holds is short and ASCII.
    constexpr qsizetype step = 8;
    text.resize(utf8.size());
    QChar* to = text.data();
    const char* from = utf8.data();
    const char* const end = from + utf8.size();
    quint64 high = 0;
    for (; end - from >= step; from += step, to += step) {
        quint64 word;
        std::memcpy(&word, from, step);
        high |= word;
        for (qsizetype i = 0; i < step; ++i)
            to[i] = QLatin1Char(from[i]);
    }
    for (; from != end; ++from, ++to) {
        high |= static_cast<uchar>(*from);
        *to = QLatin1Char(*from);
    }
    if ((high & 0x8080808080808080u) != 0)
        text = QString::fromUtf8(utf8);
}

bool isNoName(const QString& text)
{
    const auto isLetter = [](QChar c) { return c.isLetter() || c.isSurrogate(); };
    return text.contains(u'@') || std::ranges::none_of(text, isLetter);
}

} // namespace kith
