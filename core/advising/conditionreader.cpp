#include "core/advising/conditionreader.h"

#include "core/advising/texts.h"
#include "core/base/text.h"

#include <QJsonArray>

#include <utility>

namespace kith
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int deepest = 32; // conditions inside conditions; more is a circle of names

constexpr std::pair<QLatin1StringView, Certainty> certainties[]{
    {"stated"_L1, Certainty::Stated},
    {"inferred"_L1, Certainty::Inferred},
};
constexpr std::pair<QLatin1StringView, Origin::By> origins[]{
    {"file"_L1, Origin::By::File},
    {"you"_L1, Origin::By::You},
    {"detector"_L1, Origin::By::Detector},
};

} // namespace

ConditionReader::ConditionReader(QJsonObject named) : m_named(std::move(named)) { }

tl::unexpected<Error> ConditionReader::wrong(const QString& what) const
{
    return failure(ErrorCode::Invalid, Advising::tr("The rule “%1” cannot be used: %2.").arg(m_where, what));
}

tl::unexpected<Error> ConditionReader::meansNothing(const QString& word) const
{
    return wrong(Advising::tr("“%1” means nothing here").arg(word));
}

Result<FactKind> ConditionReader::readFact(const QJsonValue& value) const
{
    const auto kind = factKind(value.toString());
    if (!kind)
        return wrong(Advising::tr("there is no fact called “%1”").arg(value.toString()));
    return *kind;
}

Result<Days> ConditionReader::readDays(const QJsonValue& value) const
{
    if (value.isDouble())
        return Days{value.toInt(), {}};
    if (!limitByName({}, value.toString()))
        return wrong(Advising::tr("there is no limit called “%1”").arg(value.toString()));
    return Days{0, value.toString()};
}

Done ConditionReader::readQualifier(const QString& key, const QJsonValue& value, Leaf& leaf) const
{
    if (key == "fact"_L1 || key == "unlessLater"_L1) {
        const auto kind = readFact(value);
        if (!kind)
            return tl::unexpected(kind.error());
        (key == "fact"_L1 ? leaf.fact : leaf.unlessLater.emplace()) = *kind;
    } else if (key == "within"_L1 || key == "olderThan"_L1) {
        const auto days = readDays(value);
        if (!days)
            return tl::unexpected(days.error());
        (key == "within"_L1 ? leaf.within : leaf.olderThan) = *days;
    } else if (key == "certainty"_L1) {
        leaf.certainty = named(certainties, value);
        if (!leaf.certainty)
            return meansNothing(value.toString());
    } else if (key == "by"_L1) {
        leaf.by = named(origins, value);
        if (!leaf.by)
            return meansNothing(value.toString());
    } else if (key == "value"_L1) {
        leaf.value = value.toString();
    } else if (key == "min"_L1) {
        leaf.least = value.toInt();
    } else if (key == "max"_L1) {
        leaf.most = value.toInt();
    } else if (key == "dated"_L1) {
        leaf.dated = value.toBool();
    } else if (key == "current"_L1) {
        leaf.current = value.toBool();
    } else {
        return meansNothing(key);
    }
    return {};
}

Result<Condition> ConditionReader::readLeaf(const QJsonObject& object) const
{
    Condition condition;
    condition.kind = Condition::Kind::Leaf;
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (const Done done = readQualifier(each.key(), each.value(), condition.leaf); !done)
            return tl::unexpected(done.error());
    }
    // Without a value they would tell of what other rules look for.
    const bool watched
        = condition.leaf.fact == FactKind::TitleSays || condition.leaf.fact == FactKind::WorksAt;
    // Every note holds nothing.
    const bool inNote = condition.leaf.fact == FactKind::Noted && !condition.leaf.value.isEmpty();
    if ((watched || inNote) && folded(condition.leaf.value).isEmpty())
        return wrong(Advising::tr("“%1” needs a value: what to look for").arg(kindName(condition.leaf.fact)));
    return condition;
}

Result<Condition> ConditionReader::readParts(Condition::Kind kind, const QJsonArray& parts, int depth) const
{
    Condition condition;
    condition.kind = kind;
    for (const QJsonValue part : parts) {
        auto each = read(part, depth + 1);
        if (!each)
            return each;
        condition.parts.push_back(std::move(*each));
    }
    return condition;
}

Result<Condition> ConditionReader::read(const QJsonValue& value, int depth) const
{
    const QJsonObject object = value.toObject();
    if (depth > deepest)
        return wrong(Advising::tr("its conditions name each other in a circle"));
    if (object.contains("all"_L1))
        return readParts(Condition::Kind::All, object["all"_L1].toArray(), depth);
    if (object.contains("any"_L1))
        return readParts(Condition::Kind::Any, object["any"_L1].toArray(), depth);
    if (object.contains("not"_L1))
        return readParts(Condition::Kind::Not, QJsonArray{object["not"_L1]}, depth);
    if (object.contains("fact"_L1))
        return readLeaf(object);
    if (object.contains("always"_L1))
        return Condition();
    if (object.contains("is"_L1)) {
        const QString name = object["is"_L1].toString();
        if (!m_named.contains(name))
            return wrong(Advising::tr("there is no condition called “%1”").arg(name));
        auto condition = read(m_named[name], depth + 1);
        if (condition)
            condition->name = name;
        return condition;
    }
    if (object.contains("goal"_L1))
        return readGoal(object);
    if (object.contains("connections"_L1))
        return readConnections(object["connections"_L1]);
    return wrong(Advising::tr("it has a condition that says nothing"));
}

Result<Condition> ConditionReader::readGoal(const QJsonObject& object) const
{
    const auto goal = goalFrom(object["goal"_L1].toString());
    if (!goal)
        return wrong(Advising::tr("there is no goal called “%1”").arg(object["goal"_L1].toString()));
    Condition condition;
    condition.kind = Condition::Kind::Goal;
    condition.goal = *goal;
    condition.chosen = object["chosen"_L1].toBool();
    return condition;
}

Result<Condition> ConditionReader::readConnections(const QJsonValue& limit) const
{
    Condition condition;
    condition.kind = Condition::Kind::Leaf;
    condition.leaf.connections = limit.toString();
    if (!limitByName({}, condition.leaf.connections))
        return wrong(Advising::tr("there is no limit called “%1”").arg(condition.leaf.connections));
    return condition;
}

} // namespace kith
