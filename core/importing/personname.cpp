#include "core/importing/personname.h"

#include "core/base/casing.h"
#include "core/base/generation.h"
#include "core/base/givennames.h"
#include "core/base/mailbox.h"
#include "core/base/text.h"
#include "core/importing/guestwords.h"
#include "core/importing/namewords.h"
#include "core/importing/salutation.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// What stands behind a comma without being a given name; compared in lower case and without full stops.
constexpr std::array suffixes{"phd"_L1, "md"_L1, "mba"_L1, "msc"_L1, "bsc"_L1, "ma"_L1, "ba"_L1, "mph"_L1,
    "jd"_L1, "llm"_L1, "cpa"_L1, "cfa"_L1, "pmp"_L1, "cissp"_L1, "pe"_L1, "rn"_L1, "esq"_L1, "jr"_L1, "sr"_L1,
    "ii"_L1, "iii"_L1, "iv"_L1, "inc"_L1, "ltd"_L1, "llc"_L1, "gmbh"_L1, "co"_L1, "corp"_L1, "plc"_L1,
    "ag"_L1, "sa"_L1};

// Parts of addresses that belong to a function, a list or a machine, beside the mailboxes of offices.
constexpr std::array functions{"no"_L1, "not"_L1, "reply"_L1, "customer"_L1, "services"_L1, "event"_L1,
    "the"_L1, "all"_L1, "everyone"_L1, "room"_L1, "meeting"_L1, "conf"_L1, "conference"_L1, "group"_L1,
    "list"_L1, "dev"_L1, "company"_L1};

bool isSuffix(const QString& part)
{
    const QString plain = part.toLower().remove(u'.').remove(u' ');
    return std::ranges::find(suffixes, plain) != suffixes.end();
}

bool isNamePart(const QString& part)
{
    const bool letters
        = std::ranges::all_of(part, [](QChar c) { return c.isLetter() || c.isMark() || c == u'-'; });
    return letters && part.size() >= 2 && part.front().isLetter() && part.back().isLetter()
        && std::ranges::find(functions, part) == functions.end() && !isShared(folded(part));
}

QString capitalised(QString part)
{
    bool start = true;
    for (QChar& c : part) {
        c = start ? c.toUpper() : c;
        start = c == u'-';
    }
    return part;
}

QString unquoted(QString text)
{
    for (const QChar mark : {u'"', u'\''}) {
        if (text.size() >= 2 && text.front() == mark && text.back() == mark)
            text = text.mid(1, text.size() - 2).trimmed();
    }
    return text;
}

// "Mara (EXT)" → "Mara"
QString withoutRemark(const QString& text)
{
    const qsizetype open = text.indexOf(u'(');
    return open > 0 && text.endsWith(u')') ? text.first(open).trimmed() : text;
}

bool isInSmallLetters(const QString& text)
{
    return text == text.toLower();
}

// "van der Berg", "Ortega y Gasset"
bool isJoined(const QStringList& family)
{
    return std::ranges::any_of(family, isInSmallLetters);
}

QByteArray lettersOf(QStringView text)
{
    QByteArray letters = folded(text);
    letters.removeIf([](char c) { return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z'); });
    return letters;
}

// Whether the address spells the words as a given and a family name: "jane.doe@", but not "pierrelouis@",
// which may be a family name of two words.
bool spellsName(QStringView address, const QStringList& words)
{
    const QString local = address.first(std::max<qsizetype>(address.indexOf(u'@'), 0)).toString();
    const QString plain = local.section(u'+', 0, 0).replace(u'_', u'.');
    const qsizetype dot = plain.indexOf(u'.');
    const QByteArray first = lettersOf(words.front());
    const QByteArray last = lettersOf(words.back());
    const QByteArray one = lettersOf(plain.first(std::max<qsizetype>(dot, 0)));
    const QByteArray other = lettersOf(plain.sliced(dot + 1));
    return dot > 0 && !first.isEmpty()
        && ((one == first && other == last) || (one == last && other == first));
}

// "jdoe@acme.example" is whose initial and last word it spells at what is called so: "Jane Doe, Acme".
bool isAtFirm(QStringView address, const QStringList& words, const QString& firm)
{
    const QByteArray mailbox = lettersOf(address.first(std::max<qsizetype>(address.indexOf(u'@'), 0)));
    const QStringView host = address.sliced(address.indexOf(u'@') + 1);
    const QByteArray last = lettersOf(words.back());
    const QByteArray called = lettersOf(firm);
    return last.size() > 2 && called.size() > 2 && mailbox.endsWith(last) && isGivenName(words.front())
        && mailbox.startsWith(lettersOf(words.front()).first(1)) && !mailbox.contains(called)
        && lettersOf(host.first(std::max<qsizetype>(host.indexOf(u'.'), 0))) == called;
}

// Whether the name stands before the comma, in its order, and something else behind it: "Eva Blau,
// Geschäftsführerin", "Jane Doe, Acme GmbH". "Pierre Louis, Wideline" is written as "Jane Doe, Acme" is: only
// the address tells. What is dropped by mistake makes two people one, so in doubt the family comes first.
bool isNameBeforeComma(const QString& before, const QString& behind, QStringView address)
{
    const QStringList names = before.split(u' ');
    const QStringList words = behind.split(u' ');
    if (names.size() < 2 || isJoined(names) || isGivenName(words.front()))
        return false;
    const QByteArray mailbox = mailboxOf(address);
    const auto isSpelt = [&mailbox](const QString& word) {
        const QByteArray letters = folded(word);
        return letters.size() > 2 && mailbox.contains(letters);
    };
    if (std::ranges::all_of(words, isSpelt))
        return false;
    return tellsRole(behind) || tellsOrganisation(behind) || spellsName(address, names)
        || isAtFirm(address, names, behind);
}

bool fitsName(const QString& part)
{
    return !part.isEmpty() && part.count(u' ') < 4
        && std::ranges::none_of(part, [](QChar c) { return c.isDigit() || c == u'@' || c == u'/'; });
}

// Which of the two an address gives to whose name: "tarquin.dupont@" and "tdupont@" to Tarquin Dupont.
bool belongsTo(QStringView address, const QString& given, const QString& family)
{
    const QByteArray mailbox = mailboxOf(address);
    const QByteArray first = lettersOf(given);
    const QByteArray last = lettersOf(family);
    return !first.isEmpty() && last.size() > 1
        && (mailbox == first + last || mailbox == first.first(1) + last);
}

// Whether the first words, in capitals, are the family: "JUAN Pérez", "UNICEF Germany" and "NASA Johnson" are
// written so, too. In doubt they stay where they are.
bool isFamilyFirst(const QStringList& words, qsizetype count, FamilyFirst evidence, QStringView address)
{
    const QString front = words.first(count).join(u' ');
    const QString& given = words[count];
    const bool toGiven = belongsTo(address, given, front);
    if (toGiven != belongsTo(address, front, given))
        return toGiven;
    if (familyInCapitals(words) > 0)
        return true;
    const QString behind = words.sliced(count).join(u' ');
    if (evidence == FamilyFirst::NamesTell || isGivenName(given) || isGivenName(words[0])
        || endsAsFamilyName(words.back()) || mayBeOrganisation(behind) || mayBeOrganisation(front)
        || tellsRole(behind))
        return false;
    // Short ones may be abbreviations.
    return count > 1 || front.size() > 4;
}

} // namespace

PersonName withFamilyLast(const QString& full, FamilyFirst evidence, QStringView address)
{
    // Most names have none.
    const auto areCapitals = [](QChar one, QChar other) { return one.isUpper() && other.isUpper(); };
    if (std::adjacent_find(full.begin(), full.end(), areCapitals) == full.end())
        return {full, {}, {}};
    const QString titles = titlesBefore(full);
    const QStringList words = withoutRemark(full.sliced(titles.size())).split(u' ');
    const qsizetype count = wordsInCapitals(words);
    const QString given = words.sliced(count).join(u' ');
    if (count == 0 || !fitsName(given) || full.contains(u',')
        || guestWords().roomBeginnings.contains(words[0].toLower())
        || !isFamilyFirst(words, count, evidence, address))
        return {full, {}, {}};
    const QString family = properName(words.first(count).join(u' '));
    return {titles + given + u' ' + family, given, family};
}

PersonName personName(const QString& written, QStringView address)
{
    const QString full = withoutSalutation(unquoted(cleaned(written).simplified()));
    if (full.contains(u'@') && !full.contains(u' '))
        return {};
    QStringList parts = full.split(u',');
    std::ranges::for_each(parts, [](QString& part) { part = part.trimmed(); });
    QString generation;
    while (parts.size() > 1 && (parts.back().isEmpty() || isSuffix(parts.back()))) {
        if (!generationOf(parts.back()).isEmpty())
            generation = u' ' + parts.back();
        parts.removeLast();
    }
    if (parts.size() == 1) {
        // "TOYOTA Tsusho" may be a firm.
        PersonName name = withFamilyLast(parts[0], FamilyFirst::NamesTell, address);
        if (name.given.isEmpty())
            return {full, {}, {}};
        name.full += generation;
        return name;
    }
    if (parts.size() != 2)
        return {full, {}, {}};
    // "Dr. Huber, Anna" is Dr. Anna Huber, whatever salutation stands before either.
    const QString titles = titlesBefore(parts[0]);
    const QString family = parts[0].sliced(titles.size());
    const QString given = withoutSalutation(withoutRemark(parts[1]));
    if (!fitsName(family) || !fitsName(given))
        return {full, {}, {}};
    if (isNameBeforeComma(family, given, address))
        return withFamilyLast(parts[0], FamilyFirst::NamesTell, address);
    return {withoutSalutation(titles + given + u' ' + family) + generation, given, family};
}

QString nameFromAddress(QStringView address)
{
    const qsizetype at = address.indexOf(u'@');
    if (at <= 0)
        return {};
    QString local = address.first(at).toString().toLower();
    local.truncate(local.indexOf(u'+') < 0 ? local.size() : local.indexOf(u'+'));
    local.replace(u'_', u'.');
    QStringList parts = local.split(u'.');
    if (parts.size() < 2 || parts.size() > 3 || !std::ranges::all_of(parts, isNamePart))
        return {};
    std::ranges::transform(parts, parts.begin(), capitalised);
    return parts.join(u' ');
}

bool isFuller(QStringView name, QStringView other)
{
    const auto words = [](QStringView of) { return of.split(u' ', Qt::SkipEmptyParts).size(); };
    return words(name) > words(other);
}

} // namespace kith
