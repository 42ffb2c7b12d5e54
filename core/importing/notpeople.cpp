#include "core/importing/notpeople.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// All by folded().

// What nobody is called, in a name or an address; in several languages.
constexpr std::array roomWords{"boardroom"_L1, "confroom"_L1, "conferenceroom"_L1, "meetingroom"_L1,
    "meetingraum"_L1, "besprechungsraum"_L1, "besprechungszimmer"_L1, "konferenzraum"_L1,
    "konferenzzimmer"_L1, "sitzungszimmer"_L1, "sitzungsraum"_L1, "schulungsraum"_L1, "seminarraum"_L1,
    "vergaderzaal"_L1, "vergaderruimte"_L1, "vergaderkamer"_L1, "konferensrum"_L1, "motesrum"_L1,
    "sammantradesrum"_L1, "modelokale"_L1, "moderum"_L1, "moterom"_L1, "konferencerum"_L1,
    "neuvotteluhuone"_L1, "kokoushuone"_L1, "targyalo"_L1, "zasedacka"_L1};
constexpr std::array roomPhrases{"conference room"_L1, "conf room"_L1, "meeting room"_L1, "board room"_L1,
    "training room"_L1, "huddle room"_L1, "phone booth"_L1, "salle de reunion"_L1, "salle de conference"_L1,
    "salle reunion"_L1, "sala de reuniones"_L1, "sala de reunion"_L1, "sala de juntas"_L1,
    "sala de conferencias"_L1, "sala de reunioes"_L1, "sala de reuniao"_L1, "sala riunioni"_L1,
    "sala conferenze"_L1, "sala konferencyjna"_L1, "sala spotkan"_L1, "zasedaci mistnost"_L1};
// Names of families, too, but seldom the first word of a name.
constexpr std::array roomBeginnings{
    "room"_L1, "raum"_L1, "salle"_L1, "sala"_L1, "zaal"_L1, "rum"_L1, "salka"_L1, "saal"_L1};

constexpr std::array givenNames{"sala"_L1, "rum"_L1, "salle"_L1, "saal"_L1}; // among these

// Hosts of mailing lists, and what their names begin with elsewhere.
constexpr std::array listHosts{
    "googlegroups.com"_L1, "groups.io"_L1, "yahoogroups.com"_L1, "groups.google.com"_L1, "freelists.org"_L1};
constexpr std::array listHostBeginnings{"lists."_L1, "list."_L1, "listserv."_L1, "groups."_L1, "listes."_L1};
// Mailboxes of many, beside other words ("all-staff", "acme-team") or alone.
constexpr std::array manyFirst{"all"_L1, "alle"_L1, "tous"_L1, "todos"_L1, "tutti"_L1, "everyone"_L1,
    "everybody"_L1, "allstaff"_L1, "staff"_L1, "team"_L1, "mitarbeiter"_L1, "mitarbeitende"_L1};
constexpr std::array manyLast{"team"_L1, "staff"_L1, "everyone"_L1, "all"_L1, "verteiler"_L1,
    "mailinglist"_L1, "mitarbeiter"_L1, "equipe"_L1, "equipo"_L1};

constexpr std::array familyNames{"staff"_L1, "all"_L1}; // among these

template <typename Words>
bool isWordOf(const Words& words, const QString& word)
{
    return std::ranges::find(words, word) != words.end();
}

QStringList wordsIn(const QString& text)
{
    static const QRegularExpression between(
        u"[^\\p{L}\\p{M}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString::fromUtf8(folded(text)).split(between, Qt::SkipEmptyParts);
}

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
               words, [](const QString& word) { return isWordOf(roomWords, withoutNumber(word)); })
        || std::ranges::any_of(roomPhrases,
            [&text](QLatin1StringView phrase) { return text.contains(u' ' + QString(phrase) + u' '); });
}

bool beginLikeRoom(const QStringList& words)
{
    if (words.isEmpty() || !isWordOf(roomBeginnings, withoutNumber(words.front())))
        return false;
    // Sala Baker and Rum Jordan are people.
    const auto hasNumber = [](const QString& word) { return word.back().isDigit(); };
    return !isWordOf(givenNames, words.front()) || words.size() > 2 || std::ranges::any_of(words, hasNumber);
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

// Whether the line gives a name and not only the address again.
bool givesName(const QString& name)
{
    return !name.isEmpty() && !name.contains(u'@');
}

} // namespace

bool isRoom(const QString& name, const QString& address)
{
    const QStringList spelt = wordsIn(beforeAt(address));
    if (!givesName(name))
        return nameRoom(spelt) || beginLikeRoom(spelt);
    const QStringList words = wordsIn(name);
    const bool tellsWhich = words.size() > 1 || (!words.isEmpty() && words.front().back().isDigit());
    // "Raum, Peter" is somebody.
    return nameRoom(words)
        || (beginLikeRoom(words) && tellsWhich && !name.contains(u',') && !isTurnedRound(words, spelt));
}

bool isMailingList(const QString& name, const QString& address)
{
    const QString host = address.sliced(address.lastIndexOf(u'@') + 1).toLower();
    if (isWordOf(listHosts, host)
        || std::ranges::any_of(listHostBeginnings, [&host](QLatin1StringView start) {
               return host.startsWith(start) && host.count(u'.') > 1; // list.lu is a firm
           }))
        return true;
    const auto areMany = [](const QStringList& words) {
        return !words.isEmpty() && (isWordOf(manyFirst, words.front()) || isWordOf(manyLast, words.back()));
    };
    const QStringList words = wordsIn(name);
    const QString mailbox = beforeAt(address);
    const QStringList spelt = wordsIn(mailbox);
    if (!areMany(spelt))
        return false;
    if (!givesName(name))
        return true;
    const auto isOfMany
        = [](const QString& word) { return isWordOf(manyFirst, word) || isWordOf(manyLast, word); };
    if (words.size() == 2 && (mailbox.contains(u'.') || spelt.size() == 1)) // frank.staff@ is Frank Staff
        return std::ranges::all_of(words, isOfMany)
            || (isWordOf(manyLast, words.back()) && !isWordOf(familyNames, words.back()));
    // Somebody may have the mailbox of the team.
    return areMany(words) || (words.size() == 1 && spelt.size() > 1);
}

} // namespace kith
