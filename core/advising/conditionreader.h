#pragma once

#include "core/advising/rule.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1String>
#include <QString>

#include <optional>
#include <utility>

namespace kith
{

// Reads the conditions of rules documents. Errors name what the condition belongs to.
class ConditionReader
{
public:
    // `named`: the conditions that others name.
    explicit ConditionReader(QJsonObject named);

    // What is read next: the id of a rule or the name of a gate.
    void enter(const QString& where) { m_where = where; }
    tl::unexpected<Error> wrong(const QString& what) const;
    tl::unexpected<Error> meansNothing(const QString& word) const;

    Result<Condition> read(const QJsonValue& json) const { return read(json, 0); }
    Result<FactKind> readFact(const QJsonValue& json) const;

private:
    Result<Condition> read(const QJsonValue& json, int depth) const;
    Result<Condition> readParts(Condition::Kind kind, const QJsonArray& parts, int depth) const;
    Result<Condition> readLeaf(const QJsonObject& object) const;
    Result<Condition> readGoal(const QJsonObject& object) const;
    Result<Condition> readConnections(const QJsonValue& limit) const;
    Done readQualifier(const QString& key, const QJsonValue& value, Leaf& leaf) const;
    Result<Days> readDays(const QJsonValue& value) const;

    QJsonObject m_named;
    QString m_where;
};

// The value that goes by a name in JSON; nothing for other names.
template <typename Enum, std::size_t size>
std::optional<Enum> named(const std::pair<QLatin1StringView, Enum> (&names)[size], const QJsonValue& value)
{
    const QString wanted = value.toString();
    for (const auto& [name, each] : names) {
        if (name == wanted)
            return each;
    }
    return std::nullopt;
}

} // namespace kith
