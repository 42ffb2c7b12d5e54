#include "core/matching/nicknames.h"

#include "core/base/text.h"
#include "core/matching/texts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace kith
{

using namespace Qt::StringLiterals;

Result<Nicknames> Nicknames::load()
{
    QFile file(u":/lexicons/nicknames.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::NotFound, Matching::tr("The nicknames are missing from this build of Kith."));
    const QJsonArray groups = QJsonDocument::fromJson(file.readAll())["groups"_L1].toArray();
    Nicknames nicknames;
    for (qsizetype group = 0; group < groups.size(); ++group) {
        for (const QJsonValue& name : groups[group].toArray())
            nicknames.m_groups.insert(folded(name.toString()), static_cast<int>(group));
    }
    return nicknames;
}

bool Nicknames::related(const QByteArray& one, const QByteArray& other) const
{
    return std::ranges::any_of(groupsOf(one), [&](int group) { return m_groups.contains(other, group); });
}

} // namespace kith
