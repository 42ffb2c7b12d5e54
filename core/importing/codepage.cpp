#include "core/importing/codepage.h"

#include "core/importing/encoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

enum class Letters { Latin, Cyrillic, Greek, Japanese, Korean, Chinese };

struct Candidate {
    CodePage page;
    Letters letters;
    // Of a Latin page: the letters beyond A to Z of each language that is written in it, in lower case. A
    // word belongs to one language, a list of people to many.
    std::array<const char16_t*, 9> alphabets = {};
};

// Of two that explain a text as well, the first holds.
constexpr std::array candidates{
    Candidate{{"windows-1252"_L1, "Windows-1252"_L1}, Letters::Latin,
        {u"äöüßé", u"àâæçéèêëîïôœùûüÿ", u"áéíñóúüçàèïòªº", u"áâãàçéêíóôõúüªº", u"àèéìíîòóù", u"æøåéäöüèôò",
            u"áéíóúýþæðö", u"ëéèïöüáóíêç", u"šžõäöü"}},
    Candidate{{"windows-1254"_L1, "Windows-1254"_L1}, Letters::Latin, {u"çğıöşüâîû"}},
    Candidate{{"windows-1250"_L1, "Windows-1250"_L1}, Letters::Latin,
        {u"ąćęłńóśźż", u"áčďéěíňóřšťúůýž", u"áäčďéíĺľňóôŕšťúýž", u"áéíóöőúüű", u"čćđšž", u"ăâîşţ", u"äöüß",
            u"çë"}},
    Candidate{
        {"windows-1257"_L1, "Windows-1257"_L1}, Letters::Latin, {u"ąčęėįšųūž", u"āčēģīķļņšūž", u"äõöüšž"}},
    Candidate{{"macintosh"_L1, "Mac Roman"_L1}, Letters::Latin,
        {u"äöüßé", u"àâæçéèêëîïôœùûüÿ", u"áéíñóúüçàèïò", u"áâãàçéêíóôõúü", u"àèéìíîòóù", u"æøåéäöüèôò"}},
    Candidate{{"windows-1253"_L1, "Windows-1253"_L1}, Letters::Greek},
    Candidate{{"windows-1251"_L1, "Windows-1251"_L1}, Letters::Cyrillic},
    Candidate{{"Shift_JIS"_L1, "Shift-JIS"_L1}, Letters::Japanese},
    Candidate{{"EUC-KR"_L1, "EUC-KR"_L1}, Letters::Korean},
    Candidate{{"GBK"_L1, "GBK"_L1}, Letters::Chinese},
};

constexpr qsizetype judged = 32 << 10; // bytes: the beginning of a file and the file are judged alike

bool isForeign(QChar c)
{
    return c.unicode() >= 0x80;
}

// "Lindqvist", "LINDQVIST", "McAdam" are written so, "JosŽ" is not.
bool hasCaseOfNames(QStringView word)
{
    const bool allUpper = std::ranges::none_of(word, [](QChar c) { return c.isLower(); });
    for (qsizetype i = 1; !allUpper && i < word.size(); ++i) {
        if (isForeign(word[i]) && word[i].isUpper() && word[i - 1].isLower())
            return false;
        if (isForeign(word[i - 1]) && i > 1 && word[i - 1].isUpper() && word[i].isLower()
            && word[i - 2].isLower())
            return false;
    }
    return true;
}

// Turkish is told from Icelandic by where its letters stand: ş, ı and ğ are þ, ý and ð in Windows-1252.
bool mayBeIcelandic(QStringView lower)
{
    constexpr QStringView own = u"þýð";
    constexpr QStringView vowels = u"aeiouyáéíóúýæöü";
    constexpr QStringView strange = u"cqwz";
    if (std::ranges::none_of(lower, [own](QChar c) { return own.contains(c); }))
        return true;
    if (lower.startsWith(u'ð') || lower.endsWith(u'þ'))
        return false;
    for (qsizetype i = 0; i < lower.size(); ++i) {
        if (strange.contains(lower[i]) || (lower[i] == u'þ' && i > 0 && vowels.contains(lower[i - 1])))
            return false;
    }
    return true;
}

bool isLatin(QStringView word, const Candidate& candidate)
{
    const auto plain = std::ranges::count_if(word, [](QChar c) { return !isForeign(c); });
    if (plain == 0 && word.size() > 2)
        return false;
    const QString lower = word.toString().toLower().remove(u'\x0307'); // the dot of İ
    if (candidate.page == CodePage() && !mayBeIcelandic(lower))
        return false;
    return std::ranges::any_of(candidate.alphabets, [&lower](const char16_t* alphabet) {
        return alphabet != nullptr && std::ranges::all_of(lower, [alphabet](QChar c) {
            return !isForeign(c) || QStringView(alphabet).contains(c);
        });
    });
}

bool isOf(QStringView word, QChar::Script script)
{
    return std::ranges::all_of(word, [script](QChar c) { return c.script() == script; });
}

// Greek words end in a vowel, ν, ρ or ς, which stands nowhere else, and have one accent at most.
bool isGreek(QStringView word)
{
    constexpr QStringView ends = u"αεηιουωάέήίόύώνρςΑΕΗΙΟΥΩΝΡΣΆΈΉΊΌΎΏ";
    constexpr QStringView accented = u"άέήίόύώΐΰΆΈΉΊΌΎΏ";
    const auto accents = std::ranges::count_if(word, [accented](QChar c) { return accented.contains(c); });
    const auto sigma = word.indexOf(u'ς');
    return isOf(word, QChar::Script_Greek) && accents < 2 && (sigma < 0 || sigma + 1 == word.size())
        && (word.size() < 2 || ends.contains(word.back()));
}

bool isJapanese(QStringView word)
{
    return std::ranges::all_of(word, [](QChar c) {
        const bool halfWidth = c.unicode() >= 0xFF61 && c.unicode() <= 0xFF9F;
        return !halfWidth
            && (c.script() == QChar::Script_Han || c.script() == QChar::Script_Hiragana
                || c.script() == QChar::Script_Katakana || c.unicode() == 0x30FC || c.unicode() == 0x3005);
    });
}

// Whether it is a word of a language that is written in the code page.
bool explains(const Candidate& candidate, QStringView word)
{
    if (!hasCaseOfNames(word))
        return false;
    switch (candidate.letters) {
    case Letters::Latin:
        return isLatin(word, candidate);
    case Letters::Cyrillic:
        return isOf(word, QChar::Script_Cyrillic);
    case Letters::Greek:
        return isGreek(word);
    case Letters::Japanese:
        return isJapanese(word);
    case Letters::Korean:
        return isOf(word, QChar::Script_Hangul);
    case Letters::Chinese:
        return isOf(word, QChar::Script_Han);
    }
    return false;
}

// Signs that stand between words; any other beside a letter means that it is a letter in truth.
bool parts(QChar c)
{
    constexpr QStringView signs = u"  ’‘“”„«»–—…•·®©™&‚‹›、。・「」（）";
    return (!isForeign(c) && !c.isLetter()) || signs.contains(c);
}

// Lower is better.
qsizetype unexplained(const Candidate& candidate, const QString& text, qsizetype& words)
{
    qsizetype count = 0;
    words = 0;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype to = from;
        bool foreign = false;
        bool letters = false;
        for (; to < text.size() && !parts(text[to]); ++to) {
            foreign = foreign || isForeign(text[to]);
            letters = letters || text[to].isLetter();
        }
        if (foreign && letters) {
            ++words;
            count += explains(candidate, QStringView(text).sliced(from, to - from)) ? 0 : 1;
        }
        from = to + 1;
    }
    return count;
}

std::optional<QString> strictlyDecoded(const CodePage& page, QByteArrayView bytes)
{
    if (page == CodePage())
        return fromWindows1252(bytes);
    QStringDecoder decoder(page.charset.latin1());
    if (!decoder.isValid())
        return std::nullopt;
    QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar::ReplacementCharacter))
        return std::nullopt;
    return text;
}

// The lines that are not UTF-8, among the first: the others fit any code page or none.
QByteArray linesToJudge(QByteArrayView text)
{
    QByteArray lines;
    const QByteArrayView beginning = text.first(std::min(text.size(), judged));
    for (qsizetype from = 0; from < beginning.size();) {
        const qsizetype end = beginning.indexOf('\n', from);
        if (end < 0 && text.size() > judged && !lines.isEmpty())
            break; // cut
        const QByteArrayView line = beginning.sliced(from, (end < 0 ? beginning.size() : end + 1) - from);
        if (!QUtf8StringView(line.data(), line.size()).isValidUtf8())
            lines += line;
        from += line.size();
    }
    return lines;
}

} // namespace

CodePage guessCodePage(QByteArrayView text)
{
    const QByteArray lines = linesToJudge(text);
    const Candidate* best = &candidates.front();
    qsizetype fewest = 0;
    qsizetype words = 0; // that are in question
    for (const Candidate& candidate : candidates) {
        const std::optional<QString> decoded = strictlyDecoded(candidate.page, lines);
        if (!decoded)
            continue;
        qsizetype all = 0;
        const qsizetype cost = unexplained(candidate, *decoded, all);
        if (&candidate == &candidates.front()) {
            fewest = cost;
            words = all;
            continue;
        }
        // A Danish name in a German list is no reason to take it for Czech.
        const qsizetype clearly = best == &candidates.front() ? std::max<qsizetype>(1, words / 10) : 1;
        if (cost + clearly <= fewest) {
            best = &candidate;
            fewest = cost;
        }
    }
    return best->page;
}

QString fromCodePage(const CodePage& page, QByteArrayView bytes)
{
    return strictlyDecoded(page, bytes).value_or(fromWindows1252(bytes));
}

} // namespace kith
