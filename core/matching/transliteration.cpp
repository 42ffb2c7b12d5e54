#include "core/matching/transliteration.h"

#include <QStringList>

#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// What people write in passports and mail rather than what libraries do, where ICU has it; then everything
// that is left.
constexpr auto rules = u"Russian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII";
constexpr auto ukrainianRules = u"Ukrainian-Latin/BGN; Any-Latin; Latin-ASCII";

// The Chinese family names of two characters that are still common.
constexpr std::array<QStringView, 12> doubleFamilyNames{u"欧阳", u"歐陽", u"司马", u"司馬", u"上官", u"诸葛",
    u"諸葛", u"东方", u"皇甫", u"尉迟", u"公孙", u"令狐"};
// How Koreans write common family names in Latin letters, where that is not what ICU does.
constexpr std::array<std::pair<char16_t, QLatin1StringView>, 22> koreanFamilyNames{
    {{u'강', "kang"_L1}, {u'고', "ko"_L1}, {u'구', "koo"_L1}, {u'권', "kwon"_L1}, {u'김', "kim"_L1},
        {u'노', "noh"_L1}, {u'류', "ryu"_L1}, {u'문', "moon"_L1}, {u'박', "park"_L1}, {u'백', "baek"_L1},
        {u'신', "shin"_L1}, {u'심', "shim"_L1}, {u'안', "ahn"_L1}, {u'오', "oh"_L1}, {u'우', "woo"_L1},
        {u'유', "yoo"_L1}, {u'윤', "yoon"_L1}, {u'이', "lee"_L1}, {u'임', "lim"_L1}, {u'정', "jung"_L1},
        {u'조', "cho"_L1}, {u'최', "choi"_L1}}};
constexpr qsizetype longestWrittenTogether = 4; // characters of a Chinese or Korean name

bool isOfSyllables(QStringView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hangul;
    });
}

bool isWrittenTogether(const QString& name)
{
    return name.size() >= 2 && name.size() <= longestWrittenTogether && isOfSyllables(name);
}

// "小明 李", as LinkedIn writes it.
bool isWrittenApart(const QString& name)
{
    const auto parts = QStringView(name).split(u' ');
    return parts.size() > 1 && std::ranges::all_of(parts, isOfSyllables);
}

bool hasScript(const QString& name, auto&& wanted)
{
    constexpr char16_t endOfLatin = 0x250; // spares most names the tables of Unicode
    return std::any_of(name.begin(), name.end(),
        [&](QChar c) { return c.unicode() >= endOfLatin && c.isLetter() && wanted(c.script()); });
}

} // namespace

struct Transliteration::Rules {
    explicit Rules(const char16_t* names)
    {
        UErrorCode error = U_ZERO_ERROR;
        UParseError where;
        icu.reset(
            icu::Transliterator::createInstance(icu::UnicodeString(names), UTRANS_FORWARD, where, error));
        if (U_FAILURE(error))
            icu.reset(); // a system's ICU without the data: names stay as they are
    }

    std::unique_ptr<icu::Transliterator> icu;

    QString apply(QStringView text) const
    {
        if (!icu)
            return text.toString();
        icu::UnicodeString changed(text.utf16(), static_cast<int32_t>(text.size()));
        changed.findAndReplace(u"ة", u"ه"); // a silent ending of Arabic names, not the t that it is to ICU
        icu->transliterate(changed);
        return QString::fromUtf16(changed.getBuffer(), changed.length());
    }
    // A family name, or a given one, of syllables: one word.
    QString word(QStringView part) const
    {
        const auto known = std::ranges::find(
            koreanFamilyNames, part.front().unicode(), &std::pair<char16_t, QLatin1StringView>::first);
        return part.size() == 1 && known != koreanFamilyNames.end() ? QString(known->second)
                                                                    : apply(part).remove(u' ');
    }
};

Transliteration::Transliteration() = default;
Transliteration::~Transliteration() = default;
Transliteration::Transliteration(Transliteration&&) noexcept = default;
Transliteration& Transliteration::operator=(Transliteration&&) noexcept = default;

bool Transliteration::isNeeded(const QString& name)
{
    return hasScript(name,
        [](QChar::Script script) { return script != QChar::Script_Latin && script != QChar::Script_Common; });
}

bool Transliteration::leavesOutVowels(const QString& name)
{
    return hasScript(name, [](QChar::Script script) {
        return script == QChar::Script_Arabic || script == QChar::Script_Hebrew;
    });
}

bool Transliteration::isReadInSeveralWays(const QString& name)
{
    return hasScript(name, [](QChar::Script script) { return script == QChar::Script_Han; });
}

QString Transliteration::ukrainian(const QString& name) const
{
    if (!hasScript(name, [](QChar::Script script) { return script == QChar::Script_Cyrillic; }))
        return {};
    if (!m_ukrainian)
        m_ukrainian = std::make_unique<Rules>(ukrainianRules);
    return m_ukrainian->apply(name);
}

QString Transliteration::latin(const QString& name) const
{
    if (!isNeeded(name))
        return name;
    if (!m_rules)
        m_rules = std::make_unique<Rules>(rules);
    // What belongs together of a name is one word to others.
    if (isWrittenApart(name)) {
        QStringList parts = name.split(u' ');
        std::ranges::transform(
            parts, parts.begin(), [this](const QString& part) { return m_rules->word(part); });
        return parts.join(u' ');
    }
    if (!isWrittenTogether(name))
        return m_rules->apply(name);
    // The family name comes first; what follows is one name, which others write in one word.
    const bool two = name.size() > 2
        && std::ranges::find(doubleFamilyNames, QStringView(name).first(2)) != doubleFamilyNames.end();
    const qsizetype family = two ? 2 : 1;
    return m_rules->word(QStringView(name).first(family)) + u' '
        + m_rules->word(QStringView(name).sliced(family));
}

} // namespace kith
