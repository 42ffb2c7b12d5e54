#include "core/matching/nicknames.h"

#include "core/base/text.h"
#include "core/matching/texts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace kith
{

using namespace Qt::StringLiterals;

namespace
{

// "Käthe" as "Kaethe".
QString withDigraphs(QString name)
{
    for (const auto& [letter, two] :
        {std::pair(u'ä', "ae"_L1), std::pair(u'ö', "oe"_L1), std::pair(u'ü', "ue"_L1)})
        name.replace(letter, two);
    return name;
}

} // namespace

Result<Nicknames> Nicknames::load()
{
    QFile file(u":/lexicons/nicknames.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::NotFound, Matching::tr("The nicknames are missing from this build of Kith."));
    const QJsonArray groups = QJsonDocument::fromJson(file.readAll())["groups"_L1].toArray();
    Nicknames nicknames;
    for (qsizetype group = 0; group < groups.size(); ++group) {
        for (const QJsonValue& value : groups[group].toArray()) {
            const QString name = value.toString();
            const QByteArray plain = folded(name);
            const QByteArray spelt = folded(withDigraphs(name));
            nicknames.m_groups.insert(plain, static_cast<int>(group));
            if (spelt != plain)
                nicknames.m_groups.insert(spelt, static_cast<int>(group));
        }
    }
    return nicknames;
}

bool Nicknames::related(const QByteArray& one, const QByteArray& other) const
{
    return std::ranges::any_of(groupsOf(one), [&](int group) { return m_groups.contains(other, group); });
}

} // namespace kith
