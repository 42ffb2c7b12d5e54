#include "core/matching/namekey.h"

#include "core/base/generation.h"
#include "core/base/nametitles.h"
#include "core/base/organisation.h"
#include "core/base/text.h"

#include <QByteArrayList>
#include <QList>
#include <QStringList>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

// What people append to their names. Compared without dots; only ever dropped from the end, or after a comma.
constexpr std::array<QByteArrayView, 44> credentials{
    "phd",
    "ph",
    "md",
    "mba",
    "msc",
    "bsc",
    "ma",
    "ba",
    "mphil",
    "jd",
    "llm",
    "llb",
    "cpa",
    "cfa",
    "pmp",
    "cissp",
    "cisa",
    "cism",
    "ccna",
    "itil",
    "shrm",
    "shrmcp",
    "phr",
    "sphr",
    "esq",
    "pe",
    "rn",
    "dds",
    "pharmd",
    "edd",
    "dba",
    "csm",
    "cspo",
    "psm",
    "acca",
    "frm",
    "cams",
    "mrics",
    "frsa",
    "fcca",
    "ing",
    "dipling",
    "gphr",
    "aws",
};

// Names that stand for nobody.
constexpr std::array<QByteArrayView, 4> nobody{"linkedin member", "unknown", "anonymous", "n/a"};

bool isCredential(QByteArrayView word)
{
    return std::ranges::find(credentials, word) != credentials.end();
}

// Whether the first word stands before a name: "PD" before "Dr.", "mont." behind it. "PD James Smith" and
// "Dr. Mont Blanc Hall" are called so, and others James Smith and Blanc Hall.
bool beginsWithTitle(const QByteArrayList& name, bool isAddressed, const QString& written)
{
    const QByteArray& word = name.front();
    if (isTitle(word))
        return true;
    const bool mayBe = mayBeTitleInKey(word) || (isAddressed && isFaculty(word));
    return mayBe && (isTitle(name[1]) || isWrittenAsTitle(word, written));
}

// Two words stay, whatever they are.
QByteArray withoutFormsOfAddress(const QByteArray& name, const QString& written)
{
    if (name.count(' ') < 2)
        return name;
    QByteArrayList words = name.split(' ');
    bool isAddressed = false;
    for (; words.size() > 2 && beginsWithTitle(words, isAddressed, written); isAddressed = true)
        words.removeFirst();
    return isAddressed ? words.join(' ') : name;
}

// Two words stay, whatever they are.
QByteArray withoutCredentials(QByteArray name)
{
    while (name.count(' ') > 1) {
        const qsizetype last = name.lastIndexOf(' ');
        if (!isCredential(QByteArrayView(name).sliced(last + 1)))
            break;
        name.truncate(last);
    }
    return name;
}

// The suffix that tells generations apart stays, in one form. Two words stay, whatever they are.
QByteArray withGeneration(QByteArray name)
{
    const Generation generation = generationAtEnd(name);
    if (!generation.form.isEmpty())
        name = name.first(generation.from + 1) + generation.form;
    return name;
}

// The rest of what is appended to names, and put before them.
QByteArray bareName(QByteArray name, const QString& written)
{
    return withGeneration(withoutFormsOfAddress(withoutCredentials(std::move(name)), written));
}

constexpr QStringView openingBrackets = u"([{【";
constexpr QStringView closingBrackets = u")]}】";

bool isBracket(QChar c)
{
    return openingBrackets.contains(c) || closingBrackets.contains(c);
}

// Drops (…), […], {…} and 【…】 with what is in them, if anything is left then.
QString withoutBrackets(const QString& name)
{
    if (std::none_of(name.begin(), name.end(), isBracket))
        return name;
    QString out;
    int depth = 0;
    for (const QChar c : name) {
        if (openingBrackets.contains(c))
            ++depth;
        else if (closingBrackets.contains(c))
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            out += c;
    }
    if (out.trimmed().isEmpty()) {
        out = name;
        std::replace_if(out.begin(), out.end(), isBracket, QChar(u' '));
    }
    return out;
}

// Letters, digits and bytes of non-ASCII letters make words; a dot inside a word is dropped ("Ph.D." is
// "phd").
QList<QByteArray> words(const QByteArray& folded)
{
    QList<QByteArray> result;
    QByteArray word;
    for (const char c : folded) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80) {
            word += c;
        } else if (c == '.' || c == '\'') {
            continue;
        } else if (!word.isEmpty()) {
            result.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        result.append(word);
    return result;
}

// "ジョン・スミス": what stands between words in other scripts is a space, what has a form on the keyboard
// has that. The point of "Gal·la" is part of a letter. Brackets stay.
QString typedMark(const QString& name, qsizetype at)
{
    const QChar mark = name[at];
    const auto isL = [&name](qsizetype letter) { return name.mid(letter, 1).toLower() == "l"_L1; };
    if (mark == u'·' && at > 0 && isL(at - 1) && isL(at + 1))
        return {};
    const QByteArray typed = folded(QStringView(name).sliced(at, 1));
    if (typed.isEmpty() || static_cast<unsigned char>(typed.front()) < 0x80)
        return QString::fromLatin1(typed);
    return isBracket(mark) ? QString(mark) : u" "_s;
}

// Emoji and other symbols name nobody.
QString withoutSymbols(const QString& name)
{
    QString out;
    out.reserve(name.size());
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool pair = name[i].isHighSurrogate() && i + 1 < name.size() && name[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(name[i], name[i + 1]) : name[i].unicode();
        const QChar::Category category = QChar::category(c);
        const bool symbol = category == QChar::Symbol_Other || category == QChar::Symbol_Modifier
            || category == QChar::Other_Format || category == QChar::Other_PrivateUse;
        if (!pair && c >= 0x80 && (name[i].isPunct() || category == QChar::Symbol_Math))
            out += typedMark(name, i);
        else if (!symbol)
            out += name.mid(i, pair ? 2 : 1);
        if (pair)
            ++i;
    }
    return out;
}

// The key of a name of nothing but Latin letters, marked or not, and spaces, as most are; empty of another.
QByteArray plainKey(const QString& name)
{
    const bool isLatin = std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        const char16_t letter = c.unicode();
        return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z') || letter == u' '
            || (letter >= u'À' && letter <= u'ſ');
    });
    if (!isLatin)
        return {};
    QByteArray key = folded(name);
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; };
    return std::ranges::all_of(key, isPlain) ? key : QByteArray();
}

} // namespace

QByteArray personNameKey(const QString& name)
{
    QByteArray key = plainKey(name);
    if (!key.isEmpty()) {
        key = bareName(std::move(key), name);
    } else {
        QList<QByteArray> parts;
        const QString bare = withoutBrackets(withoutSymbols(name));
        // "Lindqvist, Mara, Jr., PhD": after a comma come suffixes and credentials, or, with one word before
        // it, the given name.
        QList<QList<QByteArray>> sections;
        QByteArray suffix;
        for (const QString& section : bare.split(u',')) {
            QList<QByteArray> sectionWords = words(folded(section));
            const QByteArray generation = sections.isEmpty() ? QByteArray() : generationOf(section);
            if (!generation.isEmpty())
                suffix = generation;
            else if (sections.isEmpty()
                || !std::ranges::all_of(sectionWords, [](const QByteArray& w) { return isCredential(w); }))
                sections.append(sectionWords);
        }
        if (sections.size() == 2 && !sections[0].isEmpty() && sections[0].size() <= 2
            && !sections[1].isEmpty())
            std::swap(sections[0], sections[1]);
        for (const QList<QByteArray>& section : std::as_const(sections))
            parts += section;
        if (!suffix.isEmpty())
            parts += suffix;
        // Of "[sic" or "°" nothing would be left, and nobody would be found again by it.
        key = parts.isEmpty() ? folded(name) : bareName(parts.join(' '), bare);
    }
    if (std::ranges::find(nobody, QByteArrayView(key)) != nobody.end())
        key.clear();
    return key;
}

bool differInGeneration(const QByteArray& one, const QByteArray& other)
{
    const QByteArray mine = generationAtEnd(one).form;
    return !mine.isEmpty() && one != other && generationAtEnd(other).form != mine
        && !generationAtEnd(other).form.isEmpty();
}

QByteArray nameKey(const Contact& contact)
{
    // Kinds never meet: a person called like a company is not the company.
    return contact.kind == ContactKind::Person ? personNameKey(contact.name)
                                               : '@' + organisationRoot(contact.name);
}

bool hasSubstituteName(const Contact& contact)
{
    const QString& name = contact.name;
    return isNoName(name) || contact.profile.endsWith(u'/' + name, Qt::CaseInsensitive);
}

} // namespace kith
