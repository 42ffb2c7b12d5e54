#include "core/base/givennames.h"

#include "core/base/resource.h"
#include "core/base/text.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

struct GivenNames {
    QSet<QByteArray> given; // folded()
    QSet<QByteArray> onlyGiven;
    QByteArrayList familyEndings;
};

GivenNames loadGivenNames()
{
    GivenNames all;
    const auto add = [](QSet<QByteArray>& to, const QJsonValue& list) {
        for (const QJsonValue name : list.toArray())
            to.insert(folded(name.toString()));
    };
    const QJsonObject json = resourceObject(u":/lexicons/givennames.json"_s);
    add(all.onlyGiven, json["names"_L1]);
    all.given = all.onlyGiven;
    add(all.given, json["alsoFamilyNames"_L1]);
    for (const QJsonValue group : resourceObject(u":/lexicons/nicknames.json"_s)["groups"_L1].toArray())
        add(all.given, group);
    for (const QJsonValue ending : json["familyEndings"_L1].toArray())
        all.familyEndings += folded(ending.toString());
    return all;
}

const GivenNames& givenNames()
{
    static const GivenNames all = loadGivenNames();
    return all;
}

bool holds(const QSet<QByteArray>& names, QStringView word)
{
    const QByteArray whole = folded(word);
    const qsizetype hyphen = whole.indexOf('-');
    return names.contains(whole) || (hyphen > 0 && names.contains(whole.first(hyphen)));
}

} // namespace

bool isGivenName(QStringView word)
{
    return holds(givenNames().given, word);
}

bool isOnlyGivenName(QStringView word)
{
    return holds(givenNames().onlyGiven, word);
}

bool endsAsFamilyName(QStringView word)
{
    const QByteArray whole = folded(word);
    return std::ranges::any_of(givenNames().familyEndings, [&whole](const QByteArray& ending) {
        return whole.size() > ending.size() && whole.endsWith(ending);
    });
}

} // namespace kith
