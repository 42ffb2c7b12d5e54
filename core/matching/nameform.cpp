#include "core/matching/nameform.h"

#include "core/base/generation.h"
#include "core/base/text.h"
#include "core/matching/namekey.h"
#include "core/matching/spelling.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr qsizetype shortestWithSlips = 4; // in shorter words a letter makes another name

// How a word of one name agrees with one of the other, the closest last.
enum class WordLevel { Different, Slip, Initial, Familiar, OtherSpelling, Same };

bool isInitialOf(QByteArrayView letter, QByteArrayView word)
{
    return letter.size() == 1 && word.size() > 1 && word.front() == letter.front();
}

// Of Arabic family names, which is written as a word of its own or not.
QByteArrayView withoutArticle(QByteArrayView word)
{
    return word.size() > 4 && (word.startsWith("al") || word.startsWith("el")) ? word.sliced(2) : word;
}

class NameComparison
{
public:
    NameComparison(const NameForm& one, const NameForm& other, const Nicknames& nicknames)
        : m_acrossScripts(one.transliterated != other.transliterated),
          m_withoutVowels(one.withoutVowels || other.withoutVowels),
          m_hasSeveralReadings(one.hasSeveralReadings || other.hasSeveralReadings), m_nicknames(nicknames),
          m_fewer(wordsOf(one.key)), m_more(wordsOf(other.key))
    {
        // The same whichever comes first.
        if (std::pair(m_fewer.size(), one.key) > std::pair(m_more.size(), other.key))
            std::swap(m_fewer, m_more);
        if (m_fewer.size() > 1 && m_fewer != m_more)
            pairWords();
    }

    NameLevel level() const
    {
        if (m_fewer.isEmpty())
            return NameLevel::NotSaid;
        if (m_fewer == m_more)
            return m_acrossScripts ? NameLevel::AcrossScripts : NameLevel::Same;
        if (m_fewer.size() == 1)
            return aloneLevel();
        const int spelt = count(WordLevel::OtherSpelling);
        const int same = count(WordLevel::Same) + spelt;
        const int unlike = static_cast<int>(m_fewer.size() - m_paired.size());
        if (m_acrossScripts && (unlike > 0 || same == 0))
            return m_hasSeveralReadings ? NameLevel::NotSaid : NameLevel::Different;
        if (m_acrossScripts)
            return NameLevel::AcrossScripts;
        if (unlike > 0)
            return unlike == 1 && areSpeltAlike(m_fewer.first(), m_more.first()) ? NameLevel::OtherFamily
                                                                                 : NameLevel::Different;
        if (same == m_fewer.size() && same == m_more.size())
            return spelt > 0 ? NameLevel::OtherSpelling : NameLevel::OtherOrder;
        if (same == m_fewer.size())
            return NameLevel::PartOf;
        return same == 0 ? NameLevel::Different : loosely(same);
    }

private:
    static bool areSpeltAlike(QByteArrayView one, QByteArrayView other)
    {
        return one == other || differInDigraphs(one, other);
    }

    // One of the names is a single word.
    NameLevel aloneLevel() const
    {
        if (!areSpeltAlike(m_fewer.first(), m_more.first()))
            return NameLevel::Different;
        return m_more.size() == 1 ? NameLevel::OtherSpelling : NameLevel::GivenOnly;
    }

    // Some words are the same, the others nearly.
    NameLevel loosely(int same) const
    {
        if (m_fewer.size() - same > 1)
            return NameLevel::Loose;
        if (count(WordLevel::Familiar) == 1)
            return NameLevel::Familiar;
        if (count(WordLevel::Initial) == 1)
            return same > 1 ? NameLevel::PartOf : NameLevel::Initial; // "Mara J. Lindqvist"
        return NameLevel::Slip;
    }

    WordLevel compare(QByteArrayView one, QByteArrayView other) const
    {
        if (one == other || (m_acrossScripts && soundsAlike(one, other)))
            return WordLevel::Same;
        if (differInDigraphs(one, other))
            return WordLevel::OtherSpelling;
        if (m_nicknames.related(QByteArray::fromRawData(one.data(), one.size()),
                QByteArray::fromRawData(other.data(), other.size())))
            return WordLevel::Familiar;
        if (isInitialOf(one, other) || isInitialOf(other, one))
            return WordLevel::Initial;
        if (std::min(one.size(), other.size()) >= shortestWithSlips && editDistance(one, other) == 1)
            return WordLevel::Slip;
        return WordLevel::Different;
    }

    bool soundsAlike(QByteArrayView one, QByteArrayView other) const
    {
        if (m_withoutVowels)
            return soundOf(withoutArticle(one)) == soundOf(withoutArticle(other));
        const double alike = similarity(one, other);
        return alike >= .75 || (alike >= .5 && soundOf(one) == soundOf(other));
    }

    // Each word with the one that it agrees with best, if any.
    void pairWords()
    {
        QVarLengthArray<Paired, 16> possible;
        for (qsizetype one = 0; one < m_fewer.size(); ++one) {
            for (qsizetype other = 0; other < m_more.size(); ++other)
                possible.append({one, other, compare(m_fewer[one], m_more[other])});
        }
        std::ranges::stable_sort(possible, std::greater(), &Paired::level);
        for (const Paired& pair : possible) {
            const auto taken
                = [&pair](const Paired& each) { return each.one == pair.one || each.other == pair.other; };
            if (pair.level != WordLevel::Different && std::ranges::none_of(m_paired, taken))
                m_paired.append(pair);
        }
    }
    int count(WordLevel level) const
    {
        return static_cast<int>(std::ranges::count(m_paired, level, &Paired::level));
    }

    struct Paired {
        qsizetype one;
        qsizetype other;
        WordLevel level;
    };

    bool m_acrossScripts;
    bool m_withoutVowels;
    bool m_hasSeveralReadings;
    const Nicknames& m_nicknames;
    NameWords m_fewer;
    NameWords m_more;
    QVarLengthArray<Paired, 6> m_paired;
};

// `key`: personNameKey() of the name.
NameForm formOf(QByteArray key, const QString& name)
{
    NameForm form{.key = std::move(key),
        .transliterated = Transliteration::isNeeded(name),
        .withoutVowels = Transliteration::leavesOutVowels(name),
        .hasSeveralReadings = Transliteration::isReadInSeveralWays(name)};
    if (Generation generation = generationAtEnd(form.key); !generation.form.isEmpty()) {
        form.generation = std::move(generation.form);
        form.key.truncate(generation.from);
    }
    return form;
}

// What stands before a family name, apart or together with it: "De la Cruz", "Delacruz".
constexpr std::array<QByteArrayView, 34> particles{"abd", "abu", "al", "bin", "da", "dal", "das", "de", "del",
    "della", "den", "der", "des", "di", "do", "dos", "du", "el", "fitz", "la", "las", "le", "los", "mac",
    "mc", "o", "saint", "san", "st", "ten", "ter", "van", "von", "zu"};

QByteArray withParticlesJoined(const QByteArray& key)
{
    const NameWords words = wordsOf(key);
    QByteArray joined;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const bool isParticle = at > 1 && std::ranges::find(particles, words[at - 1]) != particles.end();
        if (at > 0 && !isParticle)
            joined += ' ';
        joined += words[at];
    }
    return joined;
}

// "J.L. Moreau" with two initials, which are else taken for one word; empty for another name.
QString withInitialsApart(const QString& name)
{
    for (qsizetype at = 0; at + 3 < name.size(); ++at) {
        const bool begins = at == 0 || name[at - 1] == u' ';
        if (begins && name[at].isLetter() && name[at + 1] == u'.' && name[at + 2].isLetter()
            && name[at + 3] == u'.')
            return QString(name).replace(u'.', u". "_s);
    }
    return {};
}

// "Tom Reed ✔ CEO @ Foo": Tom Reed; empty where nothing that is no name stands behind one.
QString beforeSlogan(const QString& name)
{
    constexpr QStringView separators = u"@|/:;•·–—";
    for (qsizetype at = 1; at < name.size(); ++at) {
        const QChar c = name[at];
        const bool isPair = c.isHighSurrogate() && at + 1 < name.size();
        const bool isSymbol = isPair
            ? QChar::category(QChar::surrogateToUcs4(c, name[at + 1])) == QChar::Symbol_Other
            : c.category() == QChar::Symbol_Other;
        const bool isDash = c == u'-' && name[at - 1] == u' ';
        if ((isSymbol || isDash || separators.contains(c)) && name.left(at).trimmed().contains(u' '))
            return name.left(at);
    }
    return {};
}

// "Anna Dalgaard (Rosnau)", "Anna Dalgaard (née Rosnau)": Rosnau; empty where no single word is in brackets.
QString inBrackets(const QString& name)
{
    static const QRegularExpression pattern(u"\\((?:(?:née|nee|geb\\.?|born|roz\\.)\\s+)?([\\w'’-]{3,})\\)"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    return name.contains(u'(') ? pattern.match(name).captured(1) : QString();
}

NameForm inLatin(const QString& name)
{
    thread_local const Transliteration transliteration; // whose rules take a while to load
    return formOf(personNameKey(transliteration.latin(name)), name);
}

bool disagree(const NameForm& one, const NameForm& other, const Nicknames& nicknames)
{
    if (one.generation != other.generation)
        return true;
    const NameLevel level = compareNames(one, other, nicknames);
    if (level == NameLevel::NotSaid)
        return one.transliterated != other.transliterated; // nobody can tell
    if (level != NameLevel::Slip)
        return level == NameLevel::Different;
    // Daniel and Daniela Rossi share an address because they share a home: a letter is no slip there.
    return wordsOf(one.key).last() == wordsOf(other.key).last();
}

// The name of a mailbox, and what names it spells.
class Mailbox
{
public:
    explicit Mailbox(const QByteArray& mailbox) : m_letters(mailbox)
    {
        m_letters.removeIf([](char c) { return c >= '0' && c <= '9'; });
        m_letters = withoutDigraphs(m_letters);
    }

    // Whether it is spelt with a given name of these words, or with their initials: "anna", "huber.anna",
    // "ahuber", "huberam", "a".
    bool isOf(const NameWords& words) const
    {
        QByteArrayView rest = m_letters;
        bool given = false;
        bool family = false;
        for (bool more = true; more;) {
            more = false;
            for (qsizetype at = 0; at < words.size() && !more; ++at) {
                const QByteArray word = spelt(words[at]);
                more = word.size() >= shortestSpelt && rest.startsWith(word);
                if (!more)
                    continue;
                rest = rest.sliced(word.size());
                (at + 1 < words.size() || words.size() == 1 ? given : family) = true;
            }
        }
        // Behind the whole name there may be anything, behind the given name an initial.
        const qsizetype mayBeLeft = family ? rest.size() : 1;
        return (given && rest.size() <= mayBeLeft) || hasInitials(words);
    }

private:
    static constexpr qsizetype shortestSpelt = 3;

    static QByteArray spelt(QByteArrayView word) { return withoutDigraphs(word.toByteArray()); }

    bool hasInitials(const NameWords& words) const
    {
        if (words.isEmpty())
            return false;
        const QByteArray first = words.front().first(1).toByteArray();
        if (words.size() == 1)
            return m_letters == spelt(words.front()) || m_letters == first;
        QByteArray initials;
        for (qsizetype at = 0; at + 1 < words.size(); ++at)
            initials += words[at].front();
        const QByteArray family = spelt(words.last());
        if (m_letters == first || m_letters == initials + family.first(1))
            return true;
        // A letter between them may be that of a name which is not told, and what comes behind anything.
        return m_letters.startsWith(initials + family) || m_letters.startsWith(family + first)
            || (m_letters.startsWith(first)
                && (m_letters.sliced(1).startsWith(family) || m_letters.mid(2).startsWith(family)));
    }

    QByteArray m_letters;
};

} // namespace

NameWords wordsOf(const QByteArray& key)
{
    NameWords words;
    QByteArrayView rest = key;
    while (!rest.isEmpty()) {
        const qsizetype space = rest.indexOf(' ');
        words.append(space < 0 ? rest : rest.first(space));
        rest = space < 0 ? QByteArrayView() : rest.sliced(space + 1);
    }
    return words;
}

std::vector<NameForm> namesOf(const Contact& contact, const Transliteration& transliteration)
{
    std::vector<NameForm> names;
    if (isNoName(contact.name) && !contact.name.contains(u" @ "_s)) // "Tom @ Foo"
        return names;
    names.push_back(formOf(personNameKey(transliteration.latin(contact.name)), contact.name));
    if (names.front().key.isEmpty()) {
        names.clear();
        return names;
    }
    if (const QString family = inBrackets(contact.name); !family.isEmpty()) {
        NameForm other = names.front();
        other.key
            = other.key.left(other.key.lastIndexOf(' ') + 1) + personNameKey(transliteration.latin(family));
        names.push_back(other);
    }
    const auto add = [&names, &contact](const QByteArray& key) {
        if (std::ranges::find(names, key, &NameForm::key) == names.end() && wordsOf(key).size() > 1)
            names.push_back(formOf(key, contact.name));
    };
    for (const QString& other : {withInitialsApart(contact.name), beforeSlogan(contact.name)}) {
        if (!other.isEmpty())
            add(personNameKey(transliteration.latin(other)));
    }
    if (const QString other = transliteration.ukrainian(contact.name); !other.isEmpty())
        add(personNameKey(other));
    for (std::size_t at = 0, told = names.size(); at < told; ++at)
        add(withParticlesJoined(names[at].key));
    return names;
}

bool namesDisagree(const QString& one, const QString& other, const Nicknames& nicknames)
{
    if (one == other || isNoName(one) || isNoName(other))
        return false;
    return disagree(inLatin(one), inLatin(other), nicknames);
}

bool areOneBehind(
    const QByteArray& mailbox, const QString& one, const QString& other, const Nicknames& nicknames)
{
    if (one == other || isNoName(one) || isNoName(other))
        return true;
    const NameForm first = inLatin(one);
    const NameForm second = inLatin(other);
    // The account in the place of a name.
    if (mailbox == first.key || mailbox == second.key)
        return true;
    if (disagree(first, second, nicknames))
        return false;
    const Mailbox said(mailbox);
    switch (compareNames(first, second, nicknames)) {
    case NameLevel::NotSaid:
    case NameLevel::Slip:
    case NameLevel::AcrossScripts:
    case NameLevel::OtherSpelling:
    case NameLevel::SameOfSeveral:
    case NameLevel::OtherOrder:
    case NameLevel::Same:
        return true;
    default:
        return said.isOf(wordsOf(first.key)) || said.isOf(wordsOf(second.key));
    }
}

NameLevel compareNames(const NameForm& one, const NameForm& other, const Nicknames& nicknames)
{
    const NameLevel level = NameComparison(one, other, nicknames).level();
    if (one.generation == other.generation || level == NameLevel::NotSaid)
        return level;
    return one.generation.isEmpty() || other.generation.isEmpty() ? std::min(level, NameLevel::PartOf)
                                                                  : NameLevel::Different;
}

} // namespace kith
