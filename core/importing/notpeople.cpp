#include "core/importing/notpeople.h"

#include "core/base/givennames.h"
#include "core/importing/guestwords.h"
#include "core/importing/texts.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// "room4" → "room"
QString withoutNumber(QString word)
{
    while (!word.isEmpty() && word.back().isDigit())
        word.chop(1);
    return word;
}

// Whether the words tell a room, wherever they stand.
bool nameRoom(const QStringList& words)
{
    const QString text = u' ' + words.join(u' ') + u' ';
    return std::ranges::any_of(
               words, [](const QString& word) { return guestWords().rooms.contains(withoutNumber(word)); })
        || std::ranges::any_of(guestWords().roomPhrases,
            [&text](const QString& phrase) { return text.contains(u' ' + phrase + u' '); });
}

bool beginLikeRoom(const QStringList& words)
{
    if (words.isEmpty() || !guestWords().roomBeginnings.contains(withoutNumber(words.front())))
        return false;
    // Sala Baker and Rum Jordan are people.
    const auto hasNumber = [](const QString& word) { return word.back().isDigit(); };
    return !guestWords().givenNames.contains(words.front()) || words.size() > 2
        || std::ranges::any_of(words, hasNumber);
}

QString beforeAt(const QString& address)
{
    return address.first(std::max<qsizetype>(address.lastIndexOf(u'@'), 0));
}

// Whether the mailbox is spelt like "peter.raum", of which the name is the family's first: "Raum Peter".
bool isTurnedRound(const QStringList& name, const QStringList& mailbox)
{
    return name.size() == 2 && mailbox.size() == 2 && mailbox.front() == name.back();
}

bool isNumber(const QString& word)
{
    return std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
}

// The words but for numbers: "Guest 2" gives "guest".
QString withoutNumbers(const QString& name)
{
    QStringList words = guestNameWords(name);
    words.removeIf(isNumber);
    return words.join(u' ');
}

// "Sales Team", "Team Berlin", where no address tells more. Frank Staff is somebody.
bool nameMany(const QStringList& words)
{
    const GuestWords& all = guestWords();
    const auto isLast = [&all](const QString& word) {
        return all.manyLast.contains(word) && !all.familyNames.contains(word);
    };
    return words.size() > 1 && !isGivenName(words.front())
        && (isLast(words.back()) || (isLast(words.front()) && all.manyFirst.contains(words.front())));
}

// What a device is called for itself: "iPhone", "MacBook Pro", "Galaxy S21", and "SM-G991B" by its maker.
bool isDevice(const QString& name)
{
    static const QRegularExpression model(
        u"^SM-[A-Z]\\d{3,4}[A-Z]{0,2}$"_s, QRegularExpression::CaseInsensitiveOption);
    const QStringList words = guestNameWords(name);
    const auto isName = [](const QString& word) { return guestWords().devices.contains(word); };
    const auto isBeside
        = [](const QString& word) { return guestWords().besideDevices.contains(word) || hasDigit(word); };
    // Max Handy is somebody, "Handy" and "Galaxy S21" are not.
    const auto isSure = [&](const QString& word) {
        return (isName(word) && (words.size() == 1 || !guestWords().deviceFamilyNames.contains(word)))
            || hasDigit(word);
    };
    return model.match(name).hasMatch()
        || (std::ranges::all_of(words, [&](const QString& word) { return isName(word) || isBeside(word); })
            && std::ranges::any_of(words, isName) && std::ranges::any_of(words, isSure));
}

// Whether the line gives a name and not only the address again.
bool givesName(const QString& name)
{
    return !name.isEmpty() && !name.contains(u'@');
}

} // namespace

bool isRoom(const QString& name, const QString& address)
{
    const QStringList spelt = guestNameWords(beforeAt(address));
    if (!givesName(name))
        return nameRoom(spelt) || beginLikeRoom(spelt);
    const QStringList words = guestNameWords(name);
    const bool tellsWhich = address.isEmpty()
        ? std::ranges::any_of(words, hasDigit) // Sala Giuseppe Maria is somebody
        : words.size() > 1 || (!words.isEmpty() && words.front().back().isDigit());
    // "Raum, Peter" is somebody.
    return nameRoom(words)
        || (beginLikeRoom(words) && tellsWhich && !name.contains(u',') && !isTurnedRound(words, spelt));
}

bool isMailingList(const QString& name, const QString& address)
{
    const QString host = address.sliced(address.lastIndexOf(u'@') + 1).toLower();
    if (guestWords().listHosts.contains(host)
        || std::ranges::any_of(guestWords().listHostBeginnings, [&host](const QString& start) {
               return host.startsWith(start) && host.count(u'.') > 1; // list.lu is a firm
           }))
        return true;
    const auto areMany = [](const QStringList& words) {
        return !words.isEmpty()
            && (guestWords().manyFirst.contains(words.front())
                || guestWords().manyLast.contains(words.back()));
    };
    const QStringList words = guestNameWords(name);
    if (address.isEmpty())
        return nameMany(words);
    const QString mailbox = beforeAt(address);
    const QStringList spelt = guestNameWords(mailbox);
    if (!areMany(spelt))
        return false;
    if (!givesName(name))
        return true;
    const auto isOfMany = [](const QString& word) {
        return guestWords().manyFirst.contains(word) || guestWords().manyLast.contains(word);
    };
    if (words.size() == 2 && (mailbox.contains(u'.') || spelt.size() == 1)) // frank.staff@ is Frank Staff
        return std::ranges::all_of(words, isOfMany)
            || (guestWords().manyLast.contains(words.back())
                && !guestWords().familyNames.contains(words.back()));
    // Somebody may have the mailbox of the team.
    return areMany(words) || (words.size() == 1 && spelt.size() > 1);
}

QString isAThing()
{
    return Importing::tr("A room, a device or a machine, not a person.");
}

QString isAGroup()
{
    return Importing::tr("A group, not a person.");
}

std::optional<QString> deviceOwner(const QString& name)
{
    if (isDevice(name))
        return QString();
    static const QRegularExpression owners(
        u"^(.+?)(?:['’´`]s|(?<=s)['’])\\s+(.+)$"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ownersBehind(u"^(.+?)\\s+(?:(?:von|van|de|di|of)\\s+|d['’]\\s*)(.+)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    if (const auto match = owners.match(name); match.hasMatch() && isDevice(match.captured(2)))
        return match.captured(1).trimmed();
    if (const auto match = ownersBehind.match(name); match.hasMatch() && isDevice(match.captured(1)))
        return match.captured(2).trimmed();
    return std::nullopt;
}

bool isPlaceholder(const QString& name)
{
    return guestWords().placeholders.contains(withoutNumbers(name));
}

bool isCompanion(const QString& name)
{
    static const QRegularExpression plus(
        u"^\\+\\s?\\d\\s*($|[(\\p{L}])"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (plus.match(name).hasMatch() || guestWords().companions.contains(withoutNumbers(name)))
        return true;
    const QString text = guestNameWords(name).join(u' ');
    return std::ranges::any_of(guestWords().companionsOf,
        [&text](const QString& beginning) { return text.startsWith(beginning + u' '); });
}

bool isTotal(const QString& name)
{
    const QStringList words = guestNameWords(name);
    const auto any = [&words](auto test) { return std::ranges::any_of(words, test); };
    const auto isSum = [](const QString& word) { return guestWords().totals.contains(word); };
    const auto isCounted = [](const QString& word) { return guestWords().counted.contains(word); };
    const bool areAllOfTotals = std::ranges::all_of(words, [&](const QString& word) {
        return isSum(word) || isCounted(word) || isNumber(word) || guestWords().besideTotals.contains(word);
    });
    return areAllOfTotals && (any(isSum) || (any(isCounted) && any(isNumber)));
}

bool isOwnersWord(const QString& name)
{
    return guestWords().owner.contains(guestNameWords(name).join(u' '));
}

QString namesNobodySays(const QString& name)
{
    return Importing::tr("The row names nobody: it says “%1”.").arg(name);
}

} // namespace kith
