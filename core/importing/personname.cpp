#include "core/importing/personname.h"

#include "core/base/casing.h"
#include "core/base/generation.h"
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

// "Jean" of "Jean-Luc Marie"
QString firstPart(const QString& given)
{
    return given.section(u' ', 0, 0).section(u'-', 0, 0);
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

// Whether the name stands before the comma, in its order, and something else behind it: "Eva Blau,
// Geschäftsführerin", "Jane Doe, Acme". Of two family names, "Smith Jones, Eve", nobody knows it but by the
// given name; where that tells nothing the family comes first.
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
    if (tellsRole(behind) || tellsOrganisation(behind))
        return true;
    const bool isShouted = before == before.toUpper() && behind != behind.toUpper();
    return words.size() == 1 && !isShouted
        && (isOnlyGivenName(names.front()) || (isSpelt(names.front()) && isSpelt(names.back())));
}

bool fitsName(const QString& part)
{
    return !part.isEmpty() && part.count(u' ') < 4
        && std::ranges::none_of(part, [](QChar c) { return c.isDigit() || c == u'@' || c == u'/'; });
}

} // namespace

PersonName withFamilyLast(const QString& full)
{
    // Most names have none.
    const auto areCapitals = [](QChar one, QChar other) { return one.isUpper() && other.isUpper(); };
    if (std::adjacent_find(full.begin(), full.end(), areCapitals) == full.end())
        return {full, {}, {}};
    const QString titles = titlesBefore(full);
    const QStringList words = withoutRemark(full.sliced(titles.size())).split(u' ');
    const qsizetype count = familyInCapitals(words);
    const QString given = words.sliced(count).join(u' ');
    const bool isFirm = !isGivenName(firstPart(given)) && (tellsOrganisation(given) || tellsRole(given));
    if (count == 0 || !fitsName(given) || full.contains(u',') || isFirm
        || guestWords().roomBeginnings.contains(words[0].toLower()))
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
        PersonName name = withFamilyLast(parts[0]);
        if (!isGivenName(firstPart(name.given)))
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
        return withFamilyLast(parts[0]);
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
