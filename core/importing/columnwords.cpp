#include "core/importing/columnwords.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

void addFields(const QJsonObject& columns, FieldByKey& fields)
{
    for (auto each = columns.begin(); each != columns.end(); ++each) {
        const std::optional<ListField> field = listFieldNamed(each.key());
        Q_ASSERT(field);
        for (const QJsonValue name : each->toArray())
            fields.insert(bareKey(name.toString()), *field);
    }
}

ListFormat listFormat(const QJsonObject& json)
{
    ListFormat list;
    list.format = json["format"_L1].toString().toLatin1();
    list.program = json["program"_L1].toString();
    list.addressBook = json["addressBook"_L1].toString();
    list.hasProfiles = json["profiles"_L1].toBool();
    list.hasFooter = json["footer"_L1].toBool();
    for (const QJsonValue set : json["told"_L1].toArray()) {
        std::vector<QByteArray>& keys = list.told.emplace_back();
        for (const QJsonValue name : set.toArray())
            keys.push_back(bareKey(name.toString()));
    }
    addFields(json["columns"_L1].toObject(), list.columns);
    return list;
}

ColumnWords loadColumnWords()
{
    const QJsonObject json = resourceObject(u":/columns.json"_s);
    ColumnWords all;
    for (const QJsonValue cell : json["nothing"_L1].toArray())
        all.nothing.insert(folded(cell.toString()));
    for (const QJsonValue cell : json["nobody"_L1].toArray())
        all.nobody.insert(folded(cell.toString()));
    for (const QJsonValue name : json["people"_L1].toArray())
        all.people.insert(bareKey(name.toString()));
    for (const QJsonValue name : json["clients"_L1].toArray())
        all.clients.insert(bareKey(name.toString()));
    for (const QJsonValue name : json["keepers"_L1].toArray())
        all.keepers.insert(bareKey(name.toString()));
    for (const QJsonValue name : json["groups"_L1].toArray())
        all.groups.insert(bareKey(name.toString()));
    for (const QJsonValue word : json["conjunctions"_L1].toArray())
        all.conjunctions += word.toString();
    for (const QJsonValue language : json["words"_L1].toObject())
        addFields(language.toObject(), all.words);
    for (const QJsonValue list : json["lists"_L1].toArray())
        all.lists.push_back(listFormat(list.toObject()));
    const QJsonObject linkedIn = json["linkedin"_L1].toObject();
    for (auto each = linkedIn.begin(); each != linkedIn.end(); ++each)
        all.linkedIn.insert(each.key(), each->toVariant().toStringList());
    addFields(json["ldif"_L1].toObject(), all.ldif);
    const QJsonObject noise = json["noise"_L1].toObject();
    for (auto each = noise.begin(); each != noise.end(); ++each) {
        for (const QJsonValue name : each->toArray())
            all.noise[each.key().toLatin1()].insert(bareKey(name.toString()));
    }
    return all;
}

std::optional<ListField> lookUp(const FieldByKey& fields, const QByteArray& key)
{
    const auto found = fields.constFind(key);
    return found == fields.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

std::optional<ListField> ColumnWords::fieldOf(const QByteArray& key) const
{
    for (const QByteArray& form : {key, withoutDigits(key)}) {
        if (const auto field = lookUp(words, form))
            return field;
    }
    const bool ofPerson = !key.contains("company") && !key.contains("organi");
    if (key.contains("linkedin") && ofPerson)
        return ListField::Profile;
    return std::nullopt;
}

std::optional<ListField> ColumnWords::fieldOf(const QByteArray& key, const ListFormat& format) const
{
    for (const QByteArray& form : {key, withoutDigits(key)}) {
        if (const auto field = lookUp(format.columns, form))
            return field;
    }
    return fieldOf(key);
}

bool ColumnWords::isNoise(const QByteArray& key, QLatin1StringView format) const
{
    const QSet<QByteArray> keys = noise.value(QByteArray(format.data(), format.size()));
    return keys.contains(key) || keys.contains(withoutDigits(key));
}

const ColumnWords& columnWords()
{
    static const ColumnWords all = loadColumnWords();
    return all;
}

} // namespace kith
