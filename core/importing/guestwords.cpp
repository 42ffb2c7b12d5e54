#include "core/importing/guestwords.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

QStringList listOf(const QJsonValue& words)
{
    QStringList all;
    for (const QJsonValue word : words.toArray())
        all += QString::fromUtf8(folded(word.toString()));
    return all;
}

QSet<QString> setOf(const QJsonValue& words)
{
    const QStringList all = listOf(words);
    return {all.begin(), all.end()};
}

QStringList phrasesOf(const QJsonValue& words)
{
    QStringList all;
    for (const QJsonValue word : words.toArray())
        all += guestNameWords(word.toString()).join(u' ');
    return all;
}

QSet<QString> phraseSetOf(const QJsonValue& words)
{
    const QStringList all = phrasesOf(words);
    return {all.begin(), all.end()};
}

GuestWords loadGuestWords()
{
    const QJsonObject json = resourceObject(u":/guests.json"_s);
    const QJsonValue rooms = json["rooms"_L1];
    const QJsonValue lists = json["lists"_L1];
    const QJsonValue nameless = json["nameless"_L1];
    const QJsonValue totals = json["totals"_L1];
    const QJsonValue devices = json["devices"_L1];
    return {.rooms = setOf(rooms["words"_L1]),
        .roomPhrases = listOf(rooms["phrases"_L1]),
        .roomBeginnings = setOf(rooms["beginnings"_L1]),
        .givenNames = setOf(rooms["givenNames"_L1]),
        .listHosts = setOf(lists["hosts"_L1]),
        .listHostBeginnings = listOf(lists["hostBeginnings"_L1]),
        .manyFirst = setOf(lists["first"_L1]),
        .manyLast = setOf(lists["last"_L1]),
        .familyNames = setOf(lists["familyNames"_L1]),
        .placeholders = phraseSetOf(nameless["placeholders"_L1]),
        .companions = phraseSetOf(nameless["companions"_L1]),
        .companionsOf = phrasesOf(nameless["companionsOf"_L1]),
        .owner = phraseSetOf(json["owner"_L1]),
        .totals = setOf(totals["words"_L1]),
        .counted = setOf(totals["counted"_L1]),
        .besideTotals = setOf(totals["between"_L1]),
        .devices = setOf(devices["names"_L1]),
        .deviceFamilyNames = setOf(devices["familyNames"_L1]),
        .besideDevices = setOf(devices["beside"_L1])};
}

} // namespace

QStringList guestNameWords(const QString& text)
{
    static const QRegularExpression between(
        u"[^\\p{L}\\p{M}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString::fromUtf8(folded(text)).split(between, Qt::SkipEmptyParts);
}

bool hasDigit(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.isDigit(); });
}

const GuestWords& guestWords()
{
    static const GuestWords all = loadGuestWords();
    return all;
}

} // namespace kith
