#include "core/detecting/namekind.h"

#include "core/base/organisation.h"
#include "core/detecting/lexicons.h"
#include "core/detecting/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// Shorter legal forms are surnames and initials too: "Sá", "Co".
constexpr qsizetype shortestSureForm = 3;

// "mara@northwind.example" tells how to reach somebody; the domain that it ends with is no legal form.
bool isAddress(const QString& name)
{
    return name.contains(u'@') && !name.contains(u' ');
}

bool isWhole(const QByteArray& phrase)
{
    return phrase.startsWith(' ') && phrase.endsWith(' ');
}

// Without what stands in brackets and quotation marks: nicknames, remarks.
QString bare(const QString& name)
{
    static const QRegularExpression remark(uR"(\([^)]*\)|["“„][^"”“]*["”“])"_s);
    QString rest = name;
    rest.remove(remark);
    rest = rest.simplified();
    return rest.isEmpty() ? name : rest;
}

// "Ross, Tom A.", "Ross Jr, Tom".
bool isFamilyFirst(const QString& name)
{
    static const QRegularExpression form(uR"(^[\w'’-]+( (jr|sr|ii|iii|iv)\.?)?, [\w'’-]+( \w\.?)?$)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return form.match(name).hasMatch();
}

// "AlloPharm", but not "McDonald".
bool hasInnerCapital(const QString& name)
{
    static const QRegularExpression capital(
        uR"((?<![\w'’])(?!Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|St)\w*\p{Ll}\p{Lu})"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return capital.match(name).hasMatch();
}

bool hasPossessive(const QString& name)
{
    static const QRegularExpression possessive(
        uR"(\p{L}['’]s\b)"_s, QRegularExpression::CaseInsensitiveOption);
    return possessive.match(name).hasMatch();
}

bool isAbbreviation(const QByteArrayList& words)
{
    const auto isLetter = [](const QByteArray& word) { return word.size() == 1; };
    if (words.size() > 1)
        return std::ranges::all_of(words, isLetter);
    return std::ranges::none_of(words.constFirst(), [](char c) {
        return QByteArrayView("aeiouy").contains(c) || static_cast<uchar>(c) >= 0x80; // all but Latin
    });
}

// "Fleming & Ross" ends with one name behind "and"; "Tom & Ida Ross" are persons.
bool isPairOfSurnames(const QByteArrayList& words)
{
    for (qsizetype i = words.size() - 1; i > 0; --i) {
        if (words[i] == "and" || words[i] == "und" || words[i] == "et")
            return i + 2 >= words.size();
    }
    return false;
}

} // namespace

struct NameKinds::Hints {
    int organisation = 0; // halves
    bool sure = false;
    bool person = false;
};

NameKinds::NameKinds(std::shared_ptr<const Lexicons> lexicons) : m_lexicons(std::move(lexicons))
{
    const auto addAll = [this](Hint hint, const std::vector<QByteArray>& phrases) {
        for (const QByteArray& phrase : phrases) {
            m_keywords.add(phrase);
            m_phrases.push_back({hint, isWhole(phrase)});
        }
    };
    const Lexicons::NameWords& names = m_lexicons->names;
    addAll(Hint::Sure, names.sure);
    addAll(Hint::Likely, names.likely);
    addAll(Hint::Surname, names.surnames);
    addAll(Hint::BeforePerson, names.beforePerson);
    addAll(Hint::BehindPerson, names.behindPerson);
    m_keywords.build();
}

NameKinds::Hints NameKinds::hintsOf(const QByteArray& words, bool hasComma) const
{
    // Only the first hint of a word counts; a word alone says what it holds, not what it is.
    const bool alone = words.count(' ') <= 2;
    Hints hints;
    int counted = -1;
    m_keywords.find(words, [&](const Keywords::Hit& hit) {
        const Phrase phrase = m_phrases[static_cast<std::size_t>(hit.word)];
        const int word = static_cast<int>(words.first(hit.end - 1).count(' '));
        switch (phrase.hint) {
        case Hint::BeforePerson:
            hints.person = hints.person || words.first(hit.begin).count(' ') < 2;
            return;
        case Hint::BehindPerson:
            hints.person = hints.person || hasComma || hit.end == words.size();
            return;
        default:
            break;
        }
        hints.sure = hints.sure || (phrase.hint == Hint::Sure && !alone);
        if (word == counted || (alone && phrase.whole))
            return;
        const bool endOnly = words[hit.begin] != ' ';
        if (endOnly && words[hit.begin - 1] == ' ') // "Tek", not "Netek"
            return;
        counted = word;
        hints.organisation += phrase.hint == Hint::Surname ? 1 : 2;
    });
    return hints;
}

NameKind NameKinds::kindOf(const QString& name) const
{
    constexpr NameKind person{};
    constexpr NameKind organisation{ContactKind::Organisation, false};
    if (isAddress(name))
        return person;
    const QString plain = bare(name);
    const QByteArray root = organisationRoot(plain);
    const QByteArray form = legalFormOf(plain);
    const QByteArray text = wordForm(plain);
    const QByteArrayList words = text.trimmed().split(' ');
    const Hints hints = hintsOf(text, plain.contains(u','));
    if (text.size() <= 1)
        return person;
    if (!form.isEmpty())
        return {ContactKind::Organisation, form.size() >= shortestSureForm && !hints.person};
    if (!m_lexicons->largeOrganisation(root).isEmpty())
        return organisation;
    if (hints.person && hints.organisation <= 3)
        return person;
    if (isFamilyFirst(plain) && hints.organisation == 0)
        return person;
    if (hints.organisation >= 2)
        return {ContactKind::Organisation, hints.sure && !hints.person};
    const bool hasDigit = std::ranges::any_of(plain, [](QChar c) { return c.isDigit() || c == u'#'; });
    if (hasDigit || hasPossessive(plain) || isAbbreviation(words) || isPairOfSurnames(words)
        || hasInnerCapital(plain))
        return organisation;
    return person;
}

} // namespace kith
