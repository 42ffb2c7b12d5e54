#include "core/importing/attendeewords.h"

#include "core/base/resource.h"
#include "core/importing/table.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// By AttendeeColumn.
constexpr std::array columnNames{"name"_L1, "zoom-name"_L1, "given"_L1, "family"_L1, "email"_L1,
    "organisation"_L1, "title"_L1, "profile"_L1, "link"_L1, "phone"_L1, "street"_L1, "postal-code"_L1,
    "city"_L1, "region"_L1, "country"_L1, "notes"_L1, "account"_L1, "status"_L1, "attendance"_L1, "answer"_L1,
    "cancelled"_L1, "registered"_L1, "event"_L1, "day"_L1, "seen"_L1, "joined"_L1, "waiting"_L1, "ignore"_L1};
static_assert(columnNames.size() == attendeeColumnCount);

std::vector<QByteArray> keysIn(const QJsonValue& words)
{
    std::vector<QByteArray> keys;
    for (const QJsonValue word : words.toArray())
        keys.push_back(bareKey(word.toString()));
    return keys;
}

std::vector<QByteArray> keysOfLanguages(const QJsonValue& languages)
{
    std::vector<QByteArray> keys;
    for (const QJsonValue words : languages.toObject())
        std::ranges::move(keysIn(words), std::back_inserter(keys));
    return keys;
}

QSet<QByteArray> setOf(const std::vector<QByteArray>& keys)
{
    return {keys.begin(), keys.end()};
}

AttendeeColumnByKey columnsIn(const QJsonValue& json)
{
    AttendeeColumnByKey columns;
    const QJsonObject kinds = json.toObject();
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind) {
        const auto* name = std::ranges::find(columnNames, kind.key());
        Q_ASSERT(name != columnNames.end());
        for (const QByteArray& key : keysIn(*kind))
            columns.insert(key, static_cast<AttendeeColumn>(name - columnNames.begin()));
    }
    return columns;
}

AttendeeWords loadAttendeeWords()
{
    const QJsonObject json = resourceObject(u":/attendees.json"_s);
    AttendeeWords all;
    all.columns = columnsIn(json["columns"_L1]);
    for (const QJsonValue instead : json["instead"_L1].toArray()) {
        all.instead.push_back({keysIn(instead["beside"_L1]), columnsIn(instead["columns"_L1]),
            instead["appointments"_L1].toBool()});
    }
    all.strangers = setOf(keysIn(json["strangers"_L1]));
    all.signs = keysOfLanguages(json["signs"_L1]);
    all.absent = setOf(keysOfLanguages(json["absent"_L1]));
    all.unsure = setOf(keysOfLanguages(json["unsure"_L1]));
    all.registered = setOf(keysOfLanguages(json["registered"_L1]));
    all.yes = setOf(keysIn(json["yes"_L1]));
    all.fileSigns = keysOfLanguages(json["fileNames"_L1]["signs"_L1]);
    all.fileNoise = setOf(keysOfLanguages(json["fileNames"_L1]["noise"_L1]));
    return all;
}

} // namespace

const AttendeeWords& attendeeWords()
{
    static const AttendeeWords all = loadAttendeeWords();
    return all;
}

std::optional<AttendeeColumn> columnIn(const AttendeeColumnByKey& columns, const QByteArray& key)
{
    if (const auto found = columns.constFind(key); found != columns.constEnd())
        return *found;
    const auto numbered = columns.constFind(withoutDigits(key));
    // "Response 2" answers the second of several questions.
    return numbered == columns.constEnd() || *numbered == AttendeeColumn::Answer ? std::nullopt
                                                                                 : std::optional(*numbered);
}

} // namespace kith
