#include "core/base/casing.h"

#include "core/base/givennames.h"
#include "core/base/nametitles.h"
#include "core/base/text.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Small words inside names. The second list holds those that are given names too ("Van Nguyen", "Ben Levi"),
// and are small only inside a name or before another particle.
constexpr std::array particles{"de"_L1, "da"_L1, "di"_L1, "do"_L1, "du"_L1, "dos"_L1, "das"_L1, "del"_L1,
    "della"_L1, "der"_L1, "den"_L1, "von"_L1, "vom"_L1, "zu"_L1, "zur"_L1, "zum"_L1, "ter"_L1, "ten"_L1,
    "und"_L1};
constexpr std::array looseParticles{
    "van"_L1, "la"_L1, "le"_L1, "y"_L1, "bin"_L1, "ibn"_L1, "ap"_L1, "af"_L1, "av"_L1, "al"_L1, "el"_L1};

constexpr std::array macNames{"macdonald"_L1, "macgregor"_L1, "macleod"_L1, "macintyre"_L1, "macmillan"_L1,
    "macarthur"_L1, "macdougall"_L1, "macpherson"_L1, "macfarlane"_L1, "macneil"_L1, "maclean"_L1,
    "macallister"_L1};

constexpr std::array romanNumerals{"ii"_L1, "iii"_L1, "iv"_L1, "vi"_L1};

constexpr std::array smallWords{"of"_L1, "and"_L1, "the"_L1, "for"_L1, "in"_L1, "on"_L1, "at"_L1, "to"_L1,
    "de"_L1, "und"_L1, "et"_L1, "für"_L1};

// As their holders write them; compared without dots.
constexpr std::array credentials{"PhD"_L1, "MBA"_L1, "MSc"_L1, "BSc"_L1, "MA"_L1, "BA"_L1, "MD"_L1, "JD"_L1,
    "LLM"_L1, "LLB"_L1, "MPhil"_L1, "MEng"_L1, "BEng"_L1, "DBA"_L1, "EdD"_L1, "MPH"_L1, "MPA"_L1, "RN"_L1,
    "CPA"_L1, "CFA"_L1, "CFP"_L1, "ACCA"_L1, "PMP"_L1, "CSM"_L1, "CSPO"_L1, "CISSP"_L1, "CISA"_L1, "CISM"_L1,
    "SHRM-CP"_L1, "PHR"_L1, "SPHR"_L1, "PE"_L1, "Esq"_L1, "FRSA"_L1, "OBE"_L1, "MBE"_L1, "CEng"_L1, "FRCS"_L1,
    "MRICS"_L1, "CIPD"_L1, "Jr"_L1, "Sr"_L1, "III"_L1, "II"_L1, "IV"_L1};

template <typename List>
bool holds(const List& list, QStringView word)
{
    return std::ranges::any_of(
        list, [&](QLatin1StringView each) { return word.compare(each, Qt::CaseInsensitive) == 0; });
}

int letterCount(QStringView text)
{
    return static_cast<int>(std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); }));
}

bool anyUpper(QStringView text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isUpper(); });
}

bool anyLower(QStringView text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLower(); });
}

bool inCapitals(QStringView text)
{
    return anyUpper(text) && !anyLower(text);
}
bool inSmallLetters(QStringView text)
{
    return anyLower(text) && !anyUpper(text);
}

bool hasVowel(QStringView word)
{
    const QByteArray plain = folded(word);
    return std::ranges::any_of(
        plain, [](char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; });
}

QString withoutDots(QStringView word)
{
    QString out = word.toString();
    out.remove(u'.');
    out.remove(u',');
    return out;
}

QString lowered(QStringView word)
{
    QString out = word.toString();
    // The lower case of this letter is two characters; as the first one it stays.
    const bool dotted = out.startsWith(u'İ');
    out.replace(u'İ', u'i');
    out = out.toLower();
    if (dotted)
        out.front() = u'İ';
    if (out.size() > 1 && out.endsWith(u'σ'))
        out.back() = u'ς';
    return out;
}

// "o'brien" → "O'Brien", "j.r." → "J.R.", "anne-marie" → "Anne-Marie", "mcdonald's" → "McDonald's".
QString capitalised(QStringView word)
{
    QString out = lowered(word);
    bool start = true;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const QChar c = out[i];
        if (c.isLetter()) {
            if (start)
                out[i] = c.toUpper();
            start = false;
        } else if (c == u'\'' || c == u'’') {
            // The s of a possessive stays small.
            start = i + 2 < out.size() && out[i + 2].isLetter();
        } else if (!c.isMark() && !c.isDigit()) {
            start = true;
        }
    }
    const auto raise = [&](qsizetype at) { out[at] = out[at].toUpper(); };
    if (out.startsWith("Mc"_L1) && letterCount(out) >= 5)
        raise(2);
    else if (holds(macNames, out))
        raise(3);
    else if (out.startsWith("Ij"_L1))
        raise(1);
    return out;
}

QString properWord(const QString& word, bool first, bool last, bool beforeParticle)
{
    const QString plain = withoutDots(word);
    const auto* credential = std::ranges::find_if(
        credentials, [&](QLatin1StringView each) { return plain.compare(each, Qt::CaseInsensitive) == 0; });
    // "MA" and "Ed" start names; a credential comes last.
    if (!first && last && credential != credentials.end() && !word.contains(u'.'))
        return word.endsWith(u',') ? *credential + u","_s : QString(*credential);
    if (!first && holds(romanNumerals, plain))
        return word.toUpper();
    if (!last && (holds(particles, plain) || (holds(looseParticles, plain) && (!first || beforeParticle))))
        return word.toLower();
    return capitalised(word);
}

bool isParticle(const QString& word)
{
    return holds(particles, word) || holds(looseParticles, word);
}

bool isCredential(QStringView word)
{
    return holds(credentials, withoutDots(word));
}

// Family names of two letters: other two in capitals are initials.
constexpr std::array shortFamilyNames{"an"_L1, "bi"_L1, "do"_L1, "du"_L1, "fu"_L1, "ge"_L1, "gu"_L1, "ha"_L1,
    "he"_L1, "ho"_L1, "hu"_L1, "im"_L1, "ke"_L1, "ko"_L1, "ku"_L1, "le"_L1, "li"_L1, "lo"_L1, "lu"_L1,
    "ly"_L1, "ma"_L1, "mi"_L1, "na"_L1, "ng"_L1, "ni"_L1, "oh"_L1, "ou"_L1, "qi"_L1, "so"_L1, "su"_L1,
    "to"_L1, "vo"_L1, "vu"_L1, "wu"_L1, "xi"_L1, "xu"_L1, "ye"_L1, "yi"_L1, "yu"_L1};

// "DUPONT", "O'NEILL", "LI", but not "JP", "J.R." and "MBA".
bool isShoutedFamily(const QString& word)
{
    const bool isWord = inCapitals(word) && std::ranges::all_of(word, [](QChar c) {
        return c.isLetter() || c.isMark() || c == u'-' || c == u'\'' || c == u'’';
    });
    if (!isWord || isCredential(word))
        return false;
    return letterCount(word) > 2 ? hasVowel(word) : holds(shortFamilyNames, QString::fromUtf8(folded(word)));
}

// Bold and script letters that some put into their names are letters of mathematics.
QString plainLetters(const QString& text)
{
    const bool fancy
        = std::ranges::any_of(text.toUcs4(), [](uint c) { return c >= 0x1D400 && c <= 0x1D7FF; });
    return fancy ? text.normalized(QString::NormalizationForm_KC) : text;
}

// Without emoji, symbols and whatever stands in parentheses or quotation marks.
QString bareName(const QString& text)
{
    QString out;
    int depth = 0;
    bool quoted = false;
    const QString plain = plainLetters(cleaned(text));
    for (const uint code : plain.toUcs4()) {
        if (code == U'(' || code == U'[' || code == U'{' || code == U'（')
            ++depth;
        else if (code == U')' || code == U']' || code == U'}' || code == U'）')
            depth = std::max(0, depth - 1);
        else if (code == U'"' || code == U'“' || code == U'”' || code == U'„')
            quoted = !quoted;
        else if (depth == 0 && !quoted) {
            const bool keep = QChar::isLetter(code) || QChar::isMark(code) || QChar::isDigit(code)
                || code == U'-' || code == U'\'' || code == U'’' || code == U'.' || code == U','
                || code == U'@' || code == U'‐' || code == U'·' || code == U'・' || code == 0x200C
                || code == 0x200D;
            // Variation selectors are marks, but belong to the emoji before them.
            const bool selector = (code >= 0xFE00 && code <= 0xFE0F) || code == 0x20E3;
            const QString letter = QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
            out += keep && !selector ? letter : u" "_s;
        }
    }
    return out.simplified();
}

// "J", "J.", "J.R.": no name to call somebody by; "JP" may be one.
bool isInitial(const QString& word)
{
    return letterCount(word) == 1
        || (word.contains(u'.') && letterCount(word) <= 3 && word.count(u'.') >= letterCount(word) - 1);
}

// "J" and "J.", but not a name of one Chinese character.
bool isSingleLetter(const QString& word)
{
    return letterCount(word) <= 1 && (word.isEmpty() || word.front().script() != QChar::Script_Han);
}

// Titles stay.
QStringList nameWords(const QString& source)
{
    QStringList words = source.split(u' ', Qt::SkipEmptyParts);
    while (words.size() > 1 && isCredential(words.constLast()))
        words.removeLast();
    for (QString& word : words) {
        while (word.endsWith(u',') || word.endsWith(u'-'))
            word.chop(1);
    }
    words.removeAll(QString());
    return words;
}

// "Lindqvist, Mara" is turned round, "Mara Lindqvist, PhD" cut.
QString givenFirst(const QString& full)
{
    const qsizetype comma = full.indexOf(u',');
    if (comma < 0)
        return full;
    const QStringList whole = nameWords(full.left(comma));
    const QStringList before = whole.sliced(titlesBefore(whole, 1)); // "Dr. Lindqvist, Mara"
    const QStringList after = nameWords(full.mid(comma + 1));
    const bool turned = !before.isEmpty() && !after.isEmpty() && !isCredential(after.constFirst())
        && (before.size() == 1 || isParticle(before.constFirst()) || before.value(1) == "y"_L1);
    return turned ? after.join(u' ') : whole.join(u' ');
}

// An address or a handle.
bool isNobody(const QString& name)
{
    return name.contains(u'@')
        || std::any_of(name.cbegin(), name.cend(), [](QChar c) { return c.isDigit(); });
}

} // namespace

qsizetype wordsInCapitals(const QStringList& words)
{
    const auto isShouted = [](const QString& word) { return letterCount(word) > 1 && inCapitals(word); };
    const auto given = std::find_if_not(words.begin(), words.end(), isShouted);
    if (given == words.begin() || given == words.end() || !anyLower(*given) || !given->front().isUpper()
        || std::any_of(given, words.end(), isShouted))
        return 0;
    const bool areFamily = isShoutedFamily(*(given - 1))
        && std::all_of(words.begin(), given - 1,
            [](const QString& word) { return isShoutedFamily(word) || isParticle(word); });
    return areFamily ? given - words.begin() : 0;
}

qsizetype familyInCapitals(const QStringList& words)
{
    const qsizetype count = wordsInCapitals(words);
    if (count == 0 || !isGivenName(words[count]))
        return 0;
    // "MARTIN Paul", but not "PAUL Martin" and "MARIA Luisa".
    const auto isAny = [&](bool (*is)(QStringView)) {
        return std::all_of(
            words.begin(), words.begin() + count, [is](const QString& word) { return is(word); });
    };
    return !isAny(isGivenName) || (!isAny(isOnlyGivenName) && isOnlyGivenName(words[count])) ? count : 0;
}

QString properName(const QString& name)
{
    const bool allCapitals = inCapitals(name);
    const bool allSmall = inSmallLetters(name);
    QStringList words = name.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString& word = words[i];
        const bool shouted
            = inCapitals(word) && letterCount(word) >= 4 && !isCredential(word) && !word.contains(u'.');
        if (!allCapitals && !allSmall && !shouted)
            continue;
        const bool last = i + 1 == words.size();
        word = properWord(word, i == 0, last, !last && isParticle(words[i + 1]));
    }
    return words.join(u' ');
}

QString properOrganisation(const QString& name)
{
    const bool capitals = inCapitals(name);
    const bool small = inSmallLetters(name);
    QStringList words = name.split(u' ');
    if ((!capitals && !small && !shouts(name)) || (words.size() == 1 && capitals && letterCount(name) <= 4))
        return name;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString& word = words[i];
        const bool address = word.contains(u'.') && !word.endsWith(u'.');
        if (address || (!capitals && !small && !inCapitals(word)))
            continue;
        if (i > 0 && holds(smallWords, word))
            word = word.toLower();
        else if (small || (letterCount(word) > 3 && hasVowel(word)) || holds(smallWords, word))
            word = capitalised(word);
    }
    return words.join(u' ');
}

bool shouts(const QString& text)
{
    bool before = false;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        const bool now = letterCount(word) >= 4 && inCapitals(word);
        if (now && before)
            return true;
        before = now;
    }
    return false;
}

QString greetingName(const QString& given, const QString& full)
{
    const QString bareFull = bareName(full);
    const QString writtenGiven = bareName(given);
    // "Lindqvist, Mara" in the column of given names is the whole name.
    const QString bareGiven
        = writtenGiven == bareFull ? QString() : writtenGiven.section(u',', 0, 0).trimmed();
    const bool fromFull = bareGiven.isEmpty();
    const QString source = fromFull ? givenFirst(bareFull) : bareGiven;
    if (isNobody(source) || bareFull.compare("LinkedIn Member"_L1, Qt::CaseInsensitive) == 0)
        return {};

    QStringList words = nameWords(source);
    const qsizetype behind = fromFull ? 0 : std::max<qsizetype>(nameWords(bareFull).size() - words.size(), 0);
    const qsizetype titles = titlesBefore(words, behind);
    words = words.sliced(titles);
    const bool isAddressed = titles > 0 && fromFull;
    if (words.isEmpty())
        return fromFull ? QString() : greetingName({}, full); // "Dr." and "Mara Lindqvist"
    // "Dr. Lindqvist" and "Familie Lindqvist" tell no given name.
    if (fromFull && titles > 0 && words.size() == 1)
        return {};
    if (fromFull)
        words = words.sliced(familyInCapitals(words));
    if (words.size() + behind > 1 && isHousehold(words.constFirst()))
        return {};
    if (words.size() > 1 && words.size() + behind > 2 && mayBeTitle(words.constFirst()))
        return {};
    while (words.size() > 1 && isInitial(words.constFirst()))
        words.removeFirst();
    if (words.isEmpty() || isSingleLetter(words.constFirst()))
        return {};
    // "Dr. Van den Berg" tells no given name, "Van Nguyen" does.
    const bool hasParticle = isParticle(words.constFirst())
        && (isAddressed || words.constFirst().front().isLower()
            || (words.size() > 1 && isParticle(words[1])));
    if (hasParticle)
        return {};
    // A second given name is part of the name ("Ana Lucia"); initials, particles and a third one are not.
    const bool pair = !fromFull && words.size() == 2 && !isInitial(words[1]) && !isParticle(words[1]);
    const QString name = pair ? words[0] + u' ' + words[1] : words[0];

    // "JP" beside a name in ordinary writing is meant so.
    if (letterCount(name) <= 2 && inCapitals(name) && anyLower(full))
        return name;
    return properName(name);
}

} // namespace kith
