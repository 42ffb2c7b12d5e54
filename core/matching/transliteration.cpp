#include "core/matching/transliteration.h"

#include <QStringList>

#include <unicode/translit.h>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// What people write in passports and mail rather than what libraries do, where ICU has it; then everything
// that is left.
constexpr auto rules = u"Russian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII";

// The Chinese family names of two characters that are still common.
constexpr std::array<QStringView, 12> doubleFamilyNames{u"欧阳", u"歐陽", u"司马", u"司馬", u"上官", u"诸葛",
    u"諸葛", u"东方", u"皇甫", u"尉迟", u"公孙", u"令狐"};
constexpr qsizetype longestWrittenTogether = 4; // characters of a Chinese or Korean name

bool isWrittenTogether(const QString& name)
{
    return name.size() >= 2 && name.size() <= longestWrittenTogether
        && std::all_of(name.begin(), name.end(),
            [](QChar c) { return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hangul; });
}

bool hasScript(const QString& name, auto&& wanted)
{
    constexpr char16_t endOfLatin = 0x250; // spares most names the tables of Unicode
    return std::any_of(name.begin(), name.end(),
        [&](QChar c) { return c.unicode() >= endOfLatin && c.isLetter() && wanted(c.script()); });
}

} // namespace

struct Transliteration::Rules {
    std::unique_ptr<icu::Transliterator> icu;

    QString apply(QStringView text) const
    {
        icu::UnicodeString changed(text.utf16(), static_cast<int32_t>(text.size()));
        changed.findAndReplace(u"ة", u"ه"); // a silent ending of Arabic names, not the t that it is to ICU
        icu->transliterate(changed);
        return QString::fromUtf16(changed.getBuffer(), changed.length());
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

QString Transliteration::latin(const QString& name) const
{
    if (!isNeeded(name))
        return name;
    if (!m_rules) {
        UErrorCode error = U_ZERO_ERROR;
        UParseError where;
        m_rules = std::make_unique<Rules>();
        m_rules->icu.reset(
            icu::Transliterator::createInstance(icu::UnicodeString(rules), UTRANS_FORWARD, where, error));
        if (U_FAILURE(error))
            m_rules->icu.reset(); // a system's ICU without the data: names stay as they are
    }
    if (!m_rules->icu)
        return name;
    if (!isWrittenTogether(name))
        return m_rules->apply(name);
    // The family name comes first; what follows is one name, which others write in one word.
    const bool two = name.size() > 2
        && std::ranges::find(doubleFamilyNames, QStringView(name).first(2)) != doubleFamilyNames.end();
    const qsizetype family = two ? 2 : 1;
    return m_rules->apply(QStringView(name).first(family)).remove(u' ') + u' '
        + m_rules->apply(QStringView(name).sliced(family)).remove(u' ');
}

} // namespace kith
